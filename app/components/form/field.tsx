import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { translateMessage } from '#app/i18n/zod-errors';
import { cx } from '../class-names';

/** The part of Conform's field metadata that controls need; `fields.name` fits as it is. */
export interface FieldMeta {
  id: string;
  name: string;
  errorId: string;
  descriptionId: string;
  formId: string;
  key?: string | undefined;
  errors?: string[] | undefined;
  defaultValue?: string | undefined;
  defaultOptions?: string[] | undefined;
  defaultChecked?: boolean | undefined;
  required?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  pattern?: string | undefined;
}

/** Props shared by every control: a Conform field, or a bare `name` (filters and single-button forms). */
export interface ControlProps {
  field?: FieldMeta;
  name?: string;
  /** Start value without a Conform field. */
  defaultValue?: string | undefined;
  label: string;
  /** Keeps the label for screen readers only; use where the context shows it. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  isRequired?: boolean;
  className?: string;
}

/** A control's attributes and ids, the same for all kinds of control. */
export interface Control {
  id: string;
  errorId: string;
  hintId: string;
  errors: string[];
  isRequired: boolean;
  /** Spread on the native element. */
  attributes: {
    id: string;
    name: string;
    form: string | undefined;
    required: boolean | undefined;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
  };
}

/** Wires ids, name, error and hint of a control together. */
export function useControl({ field, name, hint, isRequired }: ControlProps): Control {
  const ownId = useId();
  const id = field?.id ?? ownId;
  const errorId = field?.errorId ?? `${id}-error`;
  const hintId = field?.descriptionId ?? `${id}-hint`;
  const errors = field?.errors ?? [];
  const required = isRequired ?? field?.required ?? false;
  const describedBy = cx(errors.length > 0 && errorId, hint !== undefined && hintId);
  return {
    id,
    errorId,
    hintId,
    errors,
    isRequired: required,
    attributes: {
      id,
      name: field?.name ?? name ?? '',
      form: field?.formId,
      required: required || undefined,
      'aria-invalid': errors.length > 0 || undefined,
      'aria-describedby': describedBy === '' ? undefined : describedBy,
    },
  };
}

export function RequiredMark() {
  return (
    <span className="ms-0.5 text-error" aria-hidden="true">
      *
    </span>
  );
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  if (children === undefined) return null;
  return (
    <div id={id} className="mt-1 text-xs text-base-content/75">
      {children}
    </div>
  );
}

export function FieldError({ id, errors }: { id: string; errors: string[] }) {
  const { t } = useTranslation();
  if (errors.length === 0) return null;
  return (
    <div id={id} className="mt-1 text-xs font-medium text-error">
      {errors.map((error) => translateMessage(t, error)).join(' ')}
    </div>
  );
}

/** Label, control, hint and error in one column. */
export function Field({ control, children, ...props }: ControlProps & { control: Control; children: ReactNode }) {
  return (
    <div className={cx('min-w-0', props.className)}>
      <label htmlFor={control.id} className={cx('mb-1 block text-[0.8125rem] font-medium', props.isLabelHidden && 'sr-only')}>
        {props.label}
        {control.isRequired && <RequiredMark />}
      </label>
      {children}
      <Hint id={control.hintId}>{props.hint}</Hint>
      <FieldError id={control.errorId} errors={control.errors} />
    </div>
  );
}
