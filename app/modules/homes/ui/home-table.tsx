import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { useFormat } from '#app/components/format-context';
import { TelLink } from '#app/components/tel-link';
import type { HomeListItem } from '#app/modules/homes/home/schema';
import { homeAddress } from './home-address';

export function HomeTable({ rows, empty }: { rows: readonly HomeListItem[]; empty: ReactNode }) {
  const { t } = useTranslation('homes');
  const format = useFormat();
  return (
    <DataTable
      caption={t('list.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'address',
          header: t('fields.address'),
          isPrimary: true,
          cell: (row) => (
            <Link to={`/homes/${row.id}`} className="link link-hover font-medium">
              {homeAddress(row)}
            </Link>
          ),
        },
        {
          key: 'people',
          header: t('people.title'),
          isEmpty: (row) => row.people.length === 0,
          cell: (row) => (
            <ul>
              {row.people.map((person) => (
                <li key={`${person.id}${person.relation}`} className="flex flex-wrap items-center gap-x-2">
                  <Link to={`/customers/${person.id}`} className="link link-hover wrap-anywhere">
                    {person.name}
                  </Link>
                  {person.relation !== 'homeowner' && <span className="text-xs text-base-content/75">{t(`relations.${person.relation}`)}</span>}
                  {person.phone !== null && <TelLink value={person.phone} />}
                </li>
              ))}
            </ul>
          ),
        },
        { key: 'zone', header: t('fields.zone'), isEmpty: (row) => row.zone === null, cell: (row) => row.zone ?? '—' },
        { key: 'occupancy', header: t('fields.occupancy'), cell: (row) => <Badge tone={row.occupancy === 'occupied' ? 'success' : 'neutral'}>{t(`occupancy.${row.occupancy}`)}</Badge> },
        { key: 'area', header: t('fields.area'), isNumber: true, isEmpty: (row) => row.areaSqm === null, cell: (row) => (row.areaSqm === null ? '—' : t('area', { area: format.number(row.areaSqm, 2) })) },
      ]}
    />
  );
}
