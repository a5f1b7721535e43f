import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceGroup } from './choice';
import type { ControlProps } from './field';

export interface ScoreInputProps extends ControlProps {
  /** 1 unless the scale starts elsewhere. */
  min?: number;
  /** 5, 10, … */
  max: number;
  step?: number;
  /** What the ends of the scale mean, e.g. "很不满意" and "非常满意". */
  lowLabel?: string;
  highLabel?: string;
  onScore?: (score: number) => void;
}

/** Milliseconds in which "1" may still become "10". */
const SECOND_DIGIT_MS = 600;

/**
 * Score as a row of buttons (D-07). They are radios: arrow keys work without script, number keys with it.
 * "0" means 10 where the scale has a 10 and no 0.
 */
export function ScoreInput({ min = 1, max, step = 1, lowLabel, highLabel, onScore, ...props }: ScoreInputProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const lastDigit = useRef<{ digit: string; at: number } | null>(null);
  const { field } = props;
  const chosen = field?.defaultValue ?? props.defaultValue;
  const scores = Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => min + index * step);

  function choose(event: KeyboardEvent): void {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const previous = lastDigit.current;
    const combined = previous !== null && event.timeStamp - previous.at < SECOND_DIGIT_MS ? previous.digit + event.key : event.key;
    const single = event.key === '0' && min > 0 ? '10' : event.key;
    const radio = [combined, single]
      .map((value) => row.current?.querySelector<HTMLInputElement>(`input[value="${value}"]`))
      .find((found) => found !== null && found !== undefined);
    if (radio === undefined || radio === null) return;
    event.preventDefault();
    lastDigit.current = { digit: event.key, at: event.timeStamp };
    radio.focus();
    radio.click();
  }

  return (
    <ChoiceGroup {...props} role="radiogroup" hint={props.hint}>
      <div ref={row} onKeyDown={choose} className="flex flex-wrap items-center gap-1.5" title={t('form.score-keys')}>
        {lowLabel !== undefined && <span className="text-xs text-base-content/75">{lowLabel}</span>}
        {scores.map((score) => (
          <label key={`${field?.key ?? ''}${score}`} className="score-option">
            <input
              type="radio"
              className="sr-only"
              name={field?.name ?? props.name}
              form={field?.formId}
              value={score}
              defaultChecked={chosen === String(score)}
              required={(props.isRequired ?? field?.required) || undefined}
              onChange={() => onScore?.(score)}
            />
            {score}
          </label>
        ))}
        {highLabel !== undefined && <span className="text-xs text-base-content/75">{highLabel}</span>}
      </div>
    </ChoiceGroup>
  );
}
