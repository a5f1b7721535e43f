import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable, type Column } from '#app/components/data-table';
import { DateText } from '#app/components/date-text';
import { Money } from '#app/components/money';
import { TelLink } from '#app/components/tel-link';

/** What a row may say; a file shows rows with less than the list. */
export interface RecordRow {
  id: string;
  kind: string;
  externalNumber: string | null;
  occurredOn: string | null;
  invoicedOn?: string | null;
  receivedOn: string | null;
  staffName: string | null;
  amountMinor?: number | null;
  currency?: string | null;
  customer?: { id: string; name: string; phone?: string | null } | null;
  vehicle?: { id: string; vin: string | null; plate: string | null; model: string | null } | null;
  home?: { id: string; address: string } | null;
  orgUnit?: { name: string; tier: number | null } | null;
  orgUnitName?: string | null;
}

type ColumnKey = 'customer' | 'vehicle' | 'home' | 'amount' | 'unit';

/** Records, newest first; columns that say nothing here are left out. */
export function RecordTable({ rows, hides = [], empty }: { rows: readonly RecordRow[]; hides?: readonly ColumnKey[]; empty: ReactNode }) {
  const { t } = useTranslation('records');
  const columns: (Column<RecordRow> & { key: string })[] = [
    {
      key: 'kind',
      header: t('fields.kind'),
      isPrimary: true,
      cell: (row) => (
        <Link to={`/records/${row.id}`} className="link link-hover whitespace-nowrap">
          {t(`kinds.${row.kind}`)}
        </Link>
      ),
    },
    { key: 'date', header: t('fields.date'), cell: (row) => <RecordDay row={row} /> },
    { key: 'number', header: t('fields.number'), isEmpty: (row) => row.externalNumber === null, cell: (row) => row.externalNumber ?? '—' },
    {
      key: 'customer',
      header: t('fields.customer'),
      isEmpty: (row) => !row.customer,
      cell: (row) =>
        row.customer ? (
          <span className="flex flex-wrap gap-x-2">
            <Link to={`/customers/${row.customer.id}`} className="link link-hover min-w-20 wrap-anywhere">
              {row.customer.name}
            </Link>
            {row.customer.phone && <TelLink value={row.customer.phone} />}
          </span>
        ) : (
          '—'
        ),
    },
    {
      key: 'vehicle',
      header: t('fields.vehicle'),
      isEmpty: (row) => !row.vehicle,
      cell: (row) =>
        row.vehicle ? (
          <Link to={`/vehicles/${row.vehicle.id}`} className="link link-hover">
            {[row.vehicle.plate ?? row.vehicle.vin, row.vehicle.model].filter(Boolean).join(' ')}
          </Link>
        ) : (
          '—'
        ),
    },
    {
      key: 'home',
      header: t('fields.home'),
      isEmpty: (row) => !row.home,
      cell: (row) =>
        row.home ? (
          <Link to={`/homes/${row.home.id}`} className="link link-hover">
            {row.home.address}
          </Link>
        ) : (
          '—'
        ),
    },
    { key: 'unit', header: t('fields.org-unit'), isEmpty: (row) => (row.orgUnit?.name ?? row.orgUnitName ?? null) === null, cell: (row) => row.orgUnit?.name ?? row.orgUnitName ?? '—' },
    { key: 'staff', header: t('fields.staff'), className: 'whitespace-nowrap', isEmpty: (row) => row.staffName === null, cell: (row) => row.staffName ?? '—' },
    { key: 'amount', header: t('fields.amount'), isNumber: true, isEmpty: (row) => (row.amountMinor ?? null) === null, cell: (row) => <Money amount={row.amountMinor} currency={row.currency ?? 'CNY'} /> },
  ];
  return <DataTable caption={t('list.title')} rows={rows} rowKey={(row) => row.id} empty={empty} columns={columns.filter(({ key }) => !hides.some((hidden) => hidden === key))} />;
}

/** The day it happened; without one no callback can be counted, and the row says so. */
function RecordDay({ row }: { row: RecordRow }) {
  const { t } = useTranslation('records');
  if (row.occurredOn !== null) return <DateText value={row.occurredOn} />;
  const other = row.invoicedOn ?? row.receivedOn;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {other && <DateText value={other} />}
      <Badge tone="warning">{t(`no-day.${row.kind}`)}</Badge>
    </span>
  );
}
