import { cx } from '../class-names';
import { Field, useControl, type ControlProps } from './field';

export interface TextAreaProps extends ControlProps {
  rows?: number;
  placeholder?: string;
  maxLength?: number;
}

export function TextArea(props: TextAreaProps) {
  const { field } = props;
  const control = useControl(props);
  return (
    <Field {...props} control={control}>
      <textarea
        key={field?.key}
        {...control.attributes}
        rows={props.rows ?? 3}
        placeholder={props.placeholder}
        minLength={field?.minLength}
        maxLength={props.maxLength ?? field?.maxLength}
        defaultValue={field?.defaultValue ?? props.defaultValue}
        className={cx('textarea min-h-0 w-full', control.errors.length > 0 && 'textarea-error')}
      />
    </Field>
  );
}
