import { useTranslation } from 'react-i18next';
import { phone } from '#app/i18n/format';
import { Icon } from './icon';

/** A number to call, in national format; the softphone or the mobile dials it. */
export function TelLink({ value, isButton = false }: { value: string | null | undefined; isButton?: boolean }) {
  const { t } = useTranslation();
  if (value === null || value === undefined || value === '') return <>—</>;
  const number = phone(value);
  const href = `tel:${value.replaceAll(/[^\d+]/g, '')}`;
  return (
    <a href={href} aria-label={t('phone.call', { number })} className={isButton ? 'btn btn-primary' : 'link link-hover whitespace-nowrap'}>
      {isButton && <Icon name="phone" />}
      {number}
    </a>
  );
}
