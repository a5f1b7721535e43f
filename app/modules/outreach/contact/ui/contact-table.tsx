import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable, type Column } from '#app/components/data-table';
import { DateText } from '#app/components/date-text';
import { useFormat } from '#app/components/format-context';
import { DueText } from '../../queue/ui/due-text';
import { isUnfinished, type ContactItem } from '../schema';
import { ContactStatusBadge } from './contact-status';

export interface ContactTableProps {
  rows: readonly ContactItem[];
  /** Parts of the product that the tenant has. */
  features: readonly string[];
  /** Ticks at the rows that post `ids` with this form. */
  choiceFormId?: string | undefined;
  /** Leaves the customer's column out, on the customer's own file. */
  hidesCustomer?: boolean;
  empty: ReactNode;
}

function Score({ row }: { row: ContactItem }) {
  const format = useFormat();
  const { t } = useTranslation('outreach');
  const { scoreNumerator, scoreDenominator } = row;
  const hasScore = scoreNumerator !== null && scoreDenominator !== null && scoreDenominator > 0;
  return (
    <>
      {row.complaint && (
        <>
          <Badge tone="error">{t('contacts.open-signal')}</Badge>{' '}
        </>
      )}
      {hasScore ? format.number(scoreNumerator / scoreDenominator, 1) : row.complaint ? '' : '—'}
    </>
  );
}

/** Calls with their state; each leads to its call screen for reading (F-01). */
export function ContactTable({ rows, features, choiceFormId, hidesCustomer = false, empty }: ContactTableProps) {
  const { t } = useTranslation('outreach');
  const nameOf = (row: ContactItem): string => row.customer?.name ?? t('call.no-name');
  const hasVehicles = features.includes('vehicles') || rows.some((row) => row.vehicle !== null);
  const hasHomes = features.includes('homes') || rows.some((row) => row.home !== null);
  const openLink = (row: ContactItem, text: string) => (
    <Link to={`/calls/${row.id}?look=1`} className="link link-hover">
      {text}
    </Link>
  );
  const columns: Column<ContactItem>[] = [
    ...(choiceFormId === undefined
      ? []
      : [
          {
            key: 'choice',
            header: t('common:actions.select'),
            isActions: true,
            className: 'w-8',
            cell: (row: ContactItem) =>
              isUnfinished(row.status) && (
                <input type="checkbox" name="ids" value={row.id} form={choiceFormId} aria-label={t('contacts.choose', { name: nameOf(row) })} className="checkbox checkbox-sm" />
              ),
          },
        ]),
    ...(hidesCustomer
      ? [{ key: 'rule', header: t('contacts.rule'), isPrimary: true, cell: (row: ContactItem) => openLink(row, row.ruleName) }]
      : [
          { key: 'customer', header: t('contacts.customer'), isPrimary: true, className: 'min-w-28 break-words', cell: (row: ContactItem) => openLink(row, nameOf(row)) },
          { key: 'rule', header: t('contacts.rule'), className: 'min-w-29', cell: (row: ContactItem) => row.ruleName },
        ]),
    ...(hasVehicles
      ? [{ key: 'vehicle', header: t('contacts.subject-vehicle'), className: 'whitespace-nowrap', cell: (row: ContactItem) => row.vehicle?.plate ?? row.vehicle?.vin ?? '—', isEmpty: (row: ContactItem) => row.vehicle === null }]
      : []),
    ...(hasHomes ? [{ key: 'home', header: t('contacts.subject-home'), cell: (row: ContactItem) => row.home?.address ?? '—', isEmpty: (row: ContactItem) => row.home === null }] : []),
    { key: 'status', header: t('contacts.status-label'), cell: (row) => <ContactStatusBadge status={row.status} reason={row.reason} /> },
    {
      key: 'target',
      header: t('contacts.target'),
      cell: (row) => <DateText value={row.target} />,
    },
    {
      key: 'window',
      header: t('contacts.window'),
      isEmpty: (row) => !['open', 'overdue', 'promised'].includes(row.status),
      cell: (row) => (['open', 'overdue', 'promised'].includes(row.status) ? <DueText targetOn={row.target} closeOn={row.close} promisedAt={row.promisedAt} hidesTarget /> : '—'),
    },
    { key: 'attempts', header: t('contacts.attempts'), isNumber: true, cell: (row) => row.attempts },
    { key: 'score', header: t('contacts.score'), isNumber: true, cell: (row) => <Score row={row} />, isEmpty: (row) => row.scoreDenominator === null && !row.complaint },
    { key: 'agent', header: t('contacts.agent'), cell: (row) => row.assignee ?? '—', isEmpty: (row) => row.assignee === null },
    { key: 'finished', header: t('contacts.finished-on'), cell: (row) => <DateText value={row.finishedOn} />, isEmpty: (row) => row.finishedOn === null },
  ];
  return <DataTable caption={t('contacts.title')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} />;
}
