import type { ReactNode } from 'react';
import { cx } from '../class-names';
import { FieldError, Hint, RequiredMark, useControl, type ControlProps } from './field';
import type { Option } from './select';

export interface CheckboxProps extends ControlProps {
  defaultChecked?: boolean;
  /** What is posted when ticked; Conform reads "on" as true. */
  value?: string;
}

/** One tick; the label stands to its right. */
export function Checkbox(props: CheckboxProps) {
  const { field } = props;
  const control = useControl(props);
  return (
    <div className={cx('min-w-0', props.className)}>
      <label className="flex min-h-6 items-start gap-2">
        <input
          key={field?.key}
          {...control.attributes}
          type="checkbox"
          value={props.value ?? 'on'}
          defaultChecked={field?.defaultChecked ?? props.defaultChecked}
          className="checkbox checkbox-sm mt-px"
        />
        <span className={cx(props.isLabelHidden && 'sr-only')}>
          {props.label}
          {control.isRequired && <RequiredMark />}
        </span>
      </label>
      <Hint id={control.hintId}>{props.hint}</Hint>
      <FieldError id={control.errorId} errors={control.errors} />
    </div>
  );
}

/** A group of controls under one legend, with the group's own hint and error. */
export function ChoiceGroup(props: ControlProps & { children: ReactNode; role?: 'radiogroup' | 'group' }) {
  const control = useControl(props);
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid } = control.attributes;
  return (
    <fieldset
      id={control.id}
      // the error summary moves the focus here
      tabIndex={-1}
      role={props.role}
      aria-describedby={describedBy}
      aria-invalid={props.role === 'radiogroup' ? invalid : undefined}
      aria-required={props.role === 'radiogroup' ? control.isRequired || undefined : undefined}
      className={cx('min-w-0', props.className)}
    >
      <legend className={cx('mb-1 text-[0.8125rem] font-medium', props.isLabelHidden && 'sr-only')}>
        {props.label}
        {control.isRequired && <RequiredMark />}
      </legend>
      {props.children}
      <Hint id={control.hintId}>{props.hint}</Hint>
      <FieldError id={control.errorId} errors={control.errors} />
    </fieldset>
  );
}

export interface RadioGroupProps extends ControlProps {
  options: readonly (Option & { hint?: ReactNode })[];
  isInline?: boolean;
}

export function RadioGroup(props: RadioGroupProps) {
  const { field, options, isInline = false, ...rest } = props;
  const name = field?.name ?? props.name;
  const chosen = field?.defaultValue ?? props.defaultValue;
  return (
    <ChoiceGroup {...rest} {...(field === undefined ? {} : { field })} role="radiogroup">
      <div className={cx('flex gap-x-5 gap-y-1.5', isInline ? 'flex-wrap' : 'flex-col')}>
        {options.map((option) => (
          <label key={`${field?.key ?? ''}${option.value}`} className="flex min-h-6 items-start gap-2">
            <input
              type="radio"
              name={name}
              form={field?.formId}
              value={option.value}
              defaultChecked={chosen === option.value}
              disabled={option.isDisabled}
              required={(props.isRequired ?? field?.required) || undefined}
              className="radio radio-sm mt-px"
            />
            <span>
              {option.label}
              {option.hint !== undefined && <span className="block text-xs text-base-content/75">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </ChoiceGroup>
  );
}

/** Several ticks that post the same name. */
export function CheckboxGroup(props: RadioGroupProps & { defaultValues?: readonly string[] }) {
  const { field, options, isInline = false, defaultValues, ...rest } = props;
  const chosen = field?.defaultOptions ?? defaultValues ?? [];
  return (
    <ChoiceGroup {...rest} {...(field === undefined ? {} : { field })} role="group">
      <div className={cx('flex gap-x-5 gap-y-1.5', isInline ? 'flex-wrap' : 'flex-col')}>
        {options.map((option) => (
          <label key={`${field?.key ?? ''}${option.value}`} className="flex min-h-6 items-start gap-2">
            <input
              type="checkbox"
              name={field?.name ?? props.name}
              form={field?.formId}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.isDisabled}
              className="checkbox checkbox-sm mt-px"
            />
            <span>
              {option.label}
              {option.hint !== undefined && <span className="block text-xs text-base-content/75">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </ChoiceGroup>
  );
}
