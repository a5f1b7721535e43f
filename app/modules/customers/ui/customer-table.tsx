import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#app/components/data-table';
import { TelLink } from '#app/components/tel-link';
import type { CustomerListItem } from '#app/modules/customers/customer/schema';
import { CustomerMarks } from './customer-marks';

/** The customer list: who, how to reach them, and what they own. */
export function CustomerTable({ rows, empty, features }: { rows: readonly CustomerListItem[]; empty: ReactNode; features: readonly string[] }) {
  const { t } = useTranslation('customers');
  const shows = (feature: string): boolean => features.includes(feature);
  return (
    <DataTable
      caption={t('list.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: t('fields.name'),
          isPrimary: true,
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link to={`/customers/${row.id}`} className="link link-hover font-medium">
                {row.name}
              </Link>
              <CustomerMarks {...row} />
            </span>
          ),
        },
        {
          key: 'phones',
          header: t('fields.phone'),
          isEmpty: (row) => row.phones.length === 0,
          cell: (row) => <PhoneCell phones={row.phones} />,
        },
        ...(shows('vehicles')
          ? [
              {
                key: 'vehicles',
                header: t('fields.vehicles'),
                isEmpty: (row: CustomerListItem) => row.vehicles.length === 0,
                cell: (row: CustomerListItem) => <LinkList links={row.vehicles.map(({ id, plate, vin, model }) => ({ href: `/vehicles/${id}`, text: [plate ?? vin, model].filter(Boolean).join(' ') }))} />,
              },
            ]
          : []),
        ...(shows('homes')
          ? [
              {
                key: 'homes',
                header: t('fields.homes'),
                isEmpty: (row: CustomerListItem) => row.homes.length === 0,
                cell: (row: CustomerListItem) => <LinkList links={row.homes.map(({ id, address }) => ({ href: `/homes/${id}`, text: address }))} />,
              },
            ]
          : []),
        { key: 'number', header: t('fields.number'), cell: (row) => <span className="font-mono text-xs whitespace-nowrap">{row.number}</span> },
      ]}
    />
  );
}

/** The first number that still works stands in the row; the file shows all. */
function PhoneCell({ phones }: { phones: CustomerListItem['phones'] }) {
  const { t } = useTranslation('customers');
  const first = phones.find((phone) => !phone.invalid) ?? phones[0];
  if (first === undefined) return <>—</>;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <TelLink value={first.phone} />
      {first.invalid && <span className="text-xs text-error">{t('phone.invalid')}</span>}
      {phones.length > 1 && <span className="text-xs text-base-content/75">{t('phone.more', { count: phones.length - 1 })}</span>}
    </span>
  );
}

const SHOWN = 2;

function LinkList({ links }: { links: { href: string; text: string }[] }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {links.slice(0, SHOWN).map((link) => (
        <Link key={link.href} to={link.href} className="link link-hover">
          {link.text}
        </Link>
      ))}
      {links.length > SHOWN && <span className="text-xs text-base-content/75">+{links.length - SHOWN}</span>}
    </span>
  );
}
