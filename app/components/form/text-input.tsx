import type { HTMLAttributes, InputHTMLAttributes } from 'react';
import { cx } from '../class-names';
import { Field, useControl, type ControlProps } from './field';

export interface TextInputProps extends ControlProps {
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | 'number' | 'time' | 'month' | 'date' | 'datetime-local' | 'file';
  autoComplete?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  placeholder?: string;
  /** Passed to the native element: min, max, step, list, accept, readOnly, autoFocus, onChange… */
  input?: Omit<InputHTMLAttributes<HTMLInputElement>, 'style'>;
}

/** One line of text, a number, a time or a file. */
export function TextInput(props: TextInputProps) {
  const { field, type = 'text' } = props;
  const control = useControl(props);
  return (
    <Field {...props} control={control}>
      <input
        key={field?.key}
        {...control.attributes}
        type={type}
        // a file can't be given back, and a password shouldn't be
        defaultValue={type === 'file' || type === 'password' ? undefined : (field?.defaultValue ?? props.defaultValue)}
        minLength={field?.minLength}
        maxLength={field?.maxLength}
        min={field?.min}
        max={field?.max}
        step={field?.step}
        pattern={field?.pattern}
        autoComplete={props.autoComplete ?? 'off'}
        inputMode={props.inputMode}
        placeholder={props.placeholder}
        {...props.input}
        className={cx(type === 'file' ? 'file-input w-full' : 'input w-full', control.errors.length > 0 && 'input-error')}
      />
    </Field>
  );
}

/** A civil date in the browser's own picker; the value is 'YYYY-MM-DD'. */
export function DateInput(props: Omit<TextInputProps, 'type'>) {
  return <TextInput {...props} type="date" />;
}
