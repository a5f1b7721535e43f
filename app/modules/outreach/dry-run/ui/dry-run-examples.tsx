import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { DateText } from '#app/components/date-text';
import type { Tone } from '#app/components/tone';
import type { DryRunExample } from '../schema';

const TONES: Record<DryRunExample['status'], Tone> = { planned: 'success', suppressed: 'neutral', expired: 'warning', gap: 'warning' };

/** A few records by name: what would become of each. */
export function DryRunExamples({ examples }: { examples: readonly DryRunExample[] }) {
  const { t } = useTranslation('outreach');
  const reason = ({ status, reason: code }: DryRunExample): string | null => {
    if (code === null) return null;
    return status === 'gap' ? t('dry-run.missing', { anchor: t(`rules.anchor-of.${code}`) }) : t(`contacts.reason.${code}`);
  };
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 text-[0.8125rem] font-semibold">{t('dry-run.examples')}</h3>
      <DataTable
        caption={t('dry-run.examples')}
        rows={examples}
        rowKey={({ recordId }) => recordId}
        empty={<p className="text-base-content/75">{t('dry-run.no-examples')}</p>}
        columns={[
          {
            key: 'customer',
            header: t('contacts.customer'),
            isPrimary: true,
          className: 'min-w-24',
            cell: (row) => (
              <Link to={`/records/${row.recordId}`} className="link-hover link">
                {row.customerName ?? t('gaps.no-customer')}
              </Link>
            ),
          },
          { key: 'number', header: t('gaps.number'), cell: (row) => row.externalNumber ?? '—' },
          { key: 'anchor', header: t('dry-run.anchor-on'), cell: (row) => <DateText value={row.anchorOn} /> },
          { key: 'target', header: t('rules.offset.target'), cell: (row) => <DateText value={row.target} /> },
          {
            key: 'window',
            header: t('contacts.window'),
            isEmpty: (row) => row.open === null,
            cell: (row) => (row.open === null ? '—' : <span className="whitespace-nowrap">{row.open} – {row.close}</span>),
          },
          {
            key: 'result',
            header: t('dry-run.result'),
            cell: (row) => (
              <span className="flex flex-wrap items-center gap-1">
                <Badge tone={TONES[row.status]}>{t(`dry-run.status.${row.status}`)}</Badge>
                {row.rolled && <Badge tone="info">{t('rules.preview.rolled')}</Badge>}
                {row.provisional && <Badge tone="warning">{t('rules.preview.provisional')}</Badge>}
                {reason(row) !== null && <span className="text-xs">{reason(row)}</span>}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
