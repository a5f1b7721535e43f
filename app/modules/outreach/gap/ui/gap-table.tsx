import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { DateText } from '#app/components/date-text';
import type { Gap } from '../schema';

/** Records that wait for a date; entering it plans the call. */
export function GapTable({ gaps, hasVehicles, empty }: { gaps: readonly Gap[]; hasVehicles: boolean; empty: ReactNode }) {
  const { t } = useTranslation('outreach');
  const canWrite = useCan()('service-records.record.write');
  const missing = ({ anchor, recordKind }: Gap): string => t(anchor === 'occurredOn' ? `sentence.anchor.on-${recordKind}` : `sentence.anchor.${anchor}`);
  const vehicle = {
    key: 'vehicle',
    header: t('contacts.subject-vehicle'),
    isEmpty: (gap: Gap) => gap.vehiclePlate === null && gap.vehicleVin === null,
    cell: (gap: Gap) => (
      <span>
        {gap.vehiclePlate} <span className="font-mono text-xs break-all">{gap.vehicleVin}</span>
      </span>
    ),
  };
  return (
    <DataTable
      caption={t('gaps.title')}
      rows={gaps}
      rowKey={({ recordId, ruleCode }) => `${recordId} ${ruleCode}`}
      empty={empty}
      columns={[
        {
          key: 'customer',
          header: t('contacts.customer'),
          isPrimary: true,
          cell: (gap) => (
            <Link to={`/records/${gap.recordId}`} className="link-hover link break-words">
              {gap.customerName ?? t('gaps.no-customer')}
            </Link>
          ),
        },
        { key: 'missing', header: t('gaps.missing'), cell: (gap) => <Badge tone="warning">{missing(gap)}</Badge> },
        { key: 'rule', header: t('contacts.rule'), cell: (gap) => gap.ruleName },
        { key: 'kind', header: t('gaps.kind'), cell: (gap) => t(`records:kinds.${gap.recordKind}`) },
        { key: 'number', header: t('gaps.number'), isEmpty: (gap) => gap.externalNumber === null, cell: (gap) => <span className="break-all">{gap.externalNumber ?? '—'}</span> },
        ...(hasVehicles ? [vehicle] : []),
        { key: 'unit', header: t('contacts.unit'), isEmpty: (gap) => gap.orgUnitName === null, cell: (gap) => gap.orgUnitName ?? '—' },
        { key: 'known', header: t('gaps.known-on'), isEmpty: (gap) => gap.knownOn === null, cell: (gap) => <DateText value={gap.knownOn} /> },
        {
          key: 'actions',
          header: t('common:table.actions'),
          isActions: true,
          cell: (gap) =>
            canWrite && (
              <Link to={`/records/${gap.recordId}/edit`} className="btn btn-sm" aria-label={t('gaps.enter-for', { anchor: missing(gap), name: gap.customerName ?? gap.externalNumber ?? '' })}>
                {t('gaps.enter')}
              </Link>
            ),
        },
      ]}
    />
  );
}
