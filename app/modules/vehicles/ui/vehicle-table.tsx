import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#app/components/data-table';
import { DateText } from '#app/components/date-text';
import { TelLink } from '#app/components/tel-link';
import type { VehicleListItem } from '#app/modules/vehicles/vehicle/schema';
import { VinText } from './vin-text';

export function VehicleTable({ rows, empty }: { rows: readonly VehicleListItem[]; empty: ReactNode }) {
  const { t } = useTranslation('vehicles');
  return (
    <DataTable
      caption={t('list.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'plate',
          header: t('fields.plate'),
          isPrimary: true,
          cell: (row) => (
            <Link to={`/vehicles/${row.id}`} className="link link-hover font-medium">
              {row.plate ?? t('list.no-plate')}
            </Link>
          ),
        },
        { key: 'vin', header: t('fields.vin'), cell: (row) => <VinText vin={row.vin} isOk={row.vinCheckOk} /> },
        { key: 'model', header: t('fields.model'), cell: (row) => [row.brand, row.model, row.color].filter(Boolean).join(' ') || '—' },
        {
          key: 'owner',
          header: t('owner.current'),
          isEmpty: (row) => row.owner === null,
          cell: (row) =>
            row.owner === null ? (
              '—'
            ) : (
              <span className="flex flex-wrap gap-x-2">
                <Link to={`/customers/${row.owner.id}`} className="link link-hover wrap-anywhere">
                  {row.owner.name}
                </Link>
                {row.owner.phone !== null && <TelLink value={row.owner.phone} />}
              </span>
            ),
        },
        { key: 'warranty', header: t('fields.warranty-ends-on'), isEmpty: (row) => row.warrantyEndsOn === null, cell: (row) => <DateText value={row.warrantyEndsOn} /> },
      ]}
    />
  );
}
