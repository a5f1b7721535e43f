import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { useHotkeys } from '#app/components/hotkeys';
import { Icon } from '#app/components/icon';
import { phone as nationalFormat } from '#app/i18n/format';
import type { CallPhone } from '../schema';

export interface PhoneListProps {
  phones: readonly CallPhone[];
  customerId: string;
  /** The call's form: the chosen number is posted with the outcome. */
  formId: string;
  canDial: boolean;
}

const DIAL = 'data-dial';

/** Dials the chosen number, else the first. */
function dial(): void {
  const chosen = document.querySelector<HTMLElement>(`li:has(input[name=phone]:checked) [${DIAL}]`) ?? document.querySelector<HTMLElement>(`[${DIAL}]`);
  chosen?.click();
}

/** The customer's numbers in the order in which they are dialled. The one last pressed is the one the outcome is about. */
export function PhoneList({ phones, customerId, formId, canDial }: PhoneListProps) {
  const { t } = useTranslation('outreach');
  const usable = phones.filter(({ invalid }) => !invalid);
  useHotkeys(canDial ? [{ keys: 'p', label: t('call.keys.dial'), run: dial }] : []);
  return (
    <div>
      {usable.length === 0 && (
        <p className="mb-2 flex items-center gap-2 text-error">
          <Icon name="alert" />
          <span>
            {t('call.no-phone')}{' '}
            <Link to={`/customers/${customerId}`} className="link">
              {t('call.edit-customer')}
            </Link>
          </span>
        </p>
      )}
      <ul className="space-y-1.5" aria-label={t('call.phones')}>
        {phones.map(({ phone, label, invalid }) => (
          <li key={phone} className="flex flex-wrap items-center gap-2">
            {invalid ? (
              <>
                <s className="text-base-content/75">{nationalFormat(phone)}</s>
                <Badge tone="error">{t('call.phone-invalid')}</Badge>
              </>
            ) : (
              <>
                {canDial && usable.length > 1 && (
                  <input type="radio" name="phone" value={phone} form={formId} defaultChecked={phone === usable[0]?.phone} className="radio radio-sm" aria-label={nationalFormat(phone)} />
                )}
                {canDial && usable.length === 1 && <input type="hidden" name="phone" value={phone} form={formId} />}
                <a
                  href={`tel:${phone}`}
                  {...{ [DIAL]: '' }}
                  onClick={(event) => event.currentTarget.closest('li')?.querySelector<HTMLInputElement>('input[type=radio]')?.click()}
                  aria-label={t('common:phone.call', { number: nationalFormat(phone) })}
                  className="btn btn-outline btn-primary h-10 gap-2 px-4 text-base font-semibold tabular-nums"
                >
                  <Icon name="phone" />
                  {nationalFormat(phone)}
                </a>
              </>
            )}
            {label !== null && <span className="text-xs text-base-content/75">{label}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
