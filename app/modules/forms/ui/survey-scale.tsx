import { useId, useRef, type KeyboardEvent } from 'react';
import { cx } from '#app/components/class-names';
import { FieldError, RequiredMark } from '#app/components/form/field';

export interface ScaleOption {
  value: string;
  label: string;
  /** Number key that chooses it; left out: none. */
  digit?: number;
}

export interface SurveyScaleProps {
  name: string;
  formId?: string | undefined;
  label: string;
  hint?: string | undefined;
  options: readonly ScaleOption[];
  value: string | null;
  isRequired: boolean;
  errors: string[];
}

/** Milliseconds in which "1" may still become "10". */
const SECOND_DIGIT_MS = 600;
const ROW = '[data-survey-scale]';

/** The row below, or the text field after the last one, so that a sheet is keyed in without the mouse. */
function focusNext(row: HTMLElement): void {
  const survey = row.closest('[data-survey]');
  const rows = [...(survey?.querySelectorAll<HTMLElement>(`${ROW}, textarea, input[type=text]`) ?? [])];
  const next = rows[rows.indexOf(row) + 1];
  if (next === undefined) return;
  if (!next.matches(ROW)) return next.focus();
  (next.querySelector<HTMLElement>('input:checked') ?? next.querySelector<HTMLElement>('input'))?.focus();
}

/**
 * One question with a row of answers: label left, answers right. They are radios, so arrow keys work without
 * script; with it, number keys choose and go on to the next question, and Delete clears.
 */
export function SurveyScale(props: SurveyScaleProps) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const pending = useRef<{ digit: string; at: number; timer: ReturnType<typeof setTimeout> } | null>(null);
  const { options, errors } = props;
  const described = cx(props.hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`);

  function inputOf(option: ScaleOption | undefined): HTMLInputElement | undefined {
    return [...(row.current?.querySelectorAll('input') ?? [])].find((input) => input.value === option?.value);
  }
  function clear(): void {
    const checked = row.current?.querySelector<HTMLInputElement>('input:checked');
    if (checked === null || checked === undefined) return;
    checked.checked = false;
    // React follows the click event only; whoever listens to the form hears of it this way.
    checked.dispatchEvent(new Event('input', { bubbles: true }));
  }
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      return clear();
    }
    if (!/^\d$/.test(event.key)) return;
    const before = pending.current !== null && event.timeStamp - pending.current.at < SECOND_DIGIT_MS ? pending.current : null;
    if (before !== null) clearTimeout(before.timer);
    const combined = options.find((option) => before !== null && String(option.digit) === before.digit + event.key);
    const single = options.find((option) => String(option.digit) === event.key) ?? (event.key === '0' ? options.find((option) => option.digit === 10) : undefined);
    const chosen = combined ?? single;
    const input = inputOf(chosen);
    if (input === undefined) return;
    event.preventDefault();
    input.focus();
    input.click();
    const mayGrow = combined === undefined && options.some((option) => option.digit !== undefined && option.digit > 9 && String(option.digit).startsWith(event.key));
    const goOn = (): void => {
      if (row.current !== null && row.current.contains(document.activeElement)) focusNext(row.current);
    };
    if (mayGrow) pending.current = { digit: event.key, at: event.timeStamp, timer: setTimeout(goOn, SECOND_DIGIT_MS) };
    else goOn();
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
      {/* Beside the scale as long as a few words fit there, else above it. */}
      <div className="min-w-36 grow basis-full sm:basis-0">
        <span id={id} className="font-medium">
          {props.label}
          {props.isRequired && <RequiredMark />}
        </span>
        {props.hint !== undefined && (
          <span id={`${id}-hint`} className="block text-xs text-base-content/75">
            {props.hint}
          </span>
        )}
      </div>
      <div
        ref={row}
        role="radiogroup"
        aria-labelledby={id}
        aria-required={props.isRequired || undefined}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={described === '' ? undefined : described}
        data-survey-scale=""
        onKeyDown={press}
        className="flex flex-wrap gap-1"
      >
        {options.map((option) => (
          <label key={option.value} className="score-option">
            <input
              type="radio"
              className="sr-only"
              name={props.name}
              form={props.formId}
              value={option.value}
              defaultChecked={props.value === option.value}
            />
            {option.label}
          </label>
        ))}
      </div>
      {errors.length > 0 && (
        <div className="basis-full">
          <FieldError id={`${id}-error`} errors={errors} />
        </div>
      )}
    </div>
  );
}
