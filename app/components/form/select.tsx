import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../class-names';
import { Field, useControl, type ControlProps } from './field';

export interface Option {
  value: string;
  label: string;
  isDisabled?: boolean;
  /** Options with the same group stand under its name. */
  group?: string;
}

export interface SelectProps extends ControlProps {
  options: readonly Option[];
  /** Words of the empty choice; `null` leaves it out. Default: "Please choose". */
  emptyLabel?: string | null;
  onChange?: (event: ChangeEvent<HTMLSelectElement>) => void;
}

function OptionList({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.isDisabled}>
      {option.label}
    </option>
  ));
}

export function Select(props: SelectProps) {
  const { t } = useTranslation();
  const { field, options } = props;
  const control = useControl(props);
  const groups = [...new Set(options.map((option) => option.group))].filter((group) => group !== undefined);
  return (
    <Field {...props} control={control}>
      <select
        key={field?.key}
        {...control.attributes}
        defaultValue={field?.defaultValue ?? props.defaultValue ?? ''}
        onChange={props.onChange}
        className={cx('select w-full', control.errors.length > 0 && 'select-error')}
      >
        {props.emptyLabel !== null && <option value="">{props.emptyLabel ?? t('actions.choose')}</option>}
        <OptionList options={options.filter((option) => option.group === undefined)} />
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            <OptionList options={options.filter((option) => option.group === group)} />
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
