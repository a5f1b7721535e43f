import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { DataTable } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { EmptyState } from '#app/components/states';
import { phone } from '#app/i18n/format';
import { isIn } from '../domain';
import type { DailyLine, LineFilter } from '../schema';

export interface ReportLinesProps {
  lines: readonly DailyLine[];
  show: LineFilter | null;
  allHref: string;
  isTeam: boolean;
  isComplete: boolean;
}

const FIGURE: Record<LineFilter, string> = {
  due: 'due',
  called: 'called',
  reached: 'reached',
  failed: 'failed',
  scored: 'score',
  opinions: 'opinions',
  issues: 'issues',
  'left-over': 'left-over',
};

/** The calls behind the figures, or those of one figure. */
export function ReportLines({ lines, show, allHref, isTeam, isComplete }: ReportLinesProps) {
  const { t } = useTranslation('insight');
  const shown = show === null ? lines : lines.filter((line) => isIn(show, line));
  const title = show === null ? t('daily.lines') : t('daily.lines-of', { figure: t(`daily.figure.${FIGURE[show]}`), count: shown.length });
  return (
    <Card
      isFlush
      className="scroll-mt-16 print:break-inside-auto!"
      title={<span id="lines">{title}</span>}
      description={isComplete ? undefined : t('daily.incomplete', { count: lines.length })}
      actions={
        show !== null && (
          <Link to={allHref} preventScrollReset className="btn btn-sm">
            {t('daily.all-lines')}
          </Link>
        )
      }
    >
      <DataTable
        caption={title}
        rows={shown}
        rowKey={({ contactId }) => contactId}
        empty={<EmptyState icon="phone" headingLevel={3} title={t('daily.no-lines')}>{t(show === null ? 'daily.no-lines-hint' : 'daily.no-lines-of')}</EmptyState>}
        columns={[
          {
            key: 'customer',
            header: t('daily.line.customer'),
            isPrimary: true,
            className: 'min-w-20',
            cell: ({ contactId, customerName }) => (
              <Link to={`/calls/${contactId}`} className="link-hover link">
                {customerName ?? t('outreach:gaps.no-customer')}
              </Link>
            ),
          },
          { key: 'time', header: t('daily.line.time'), isEmpty: ({ at }) => at === null, cell: ({ at }) => <InstantText value={at} style="time" /> },
          { key: 'phone', header: t('daily.line.phone'), isEmpty: (line) => line.phone === null, cell: (line) => <span className="whitespace-nowrap">{line.phone === null ? '—' : phone(line.phone)}</span> },
          { key: 'subject', header: t('daily.line.subject'), isEmpty: ({ subject }) => subject === null, cell: ({ subject }) => subject ?? '—' },
          ...(isTeam ? [{ key: 'agent', header: t('daily.line.agent'), cell: ({ agent }: DailyLine) => agent ?? '—' }] : []),
          { key: 'outcome', header: t('daily.line.outcome'), cell: (line) => <Outcome line={line} /> },
          { key: 'attempts', header: t('daily.line.attempts'), isNumber: true, isEmpty: ({ attempts }) => attempts === 0, cell: ({ attempts }) => attempts },
          {
            key: 'score',
            header: t('daily.line.score'),
            isNumber: true,
            isEmpty: ({ score }) => score === null,
            cell: ({ score }) => (score === null ? '—' : (score.numerator / score.denominator).toFixed(2)),
          },
          {
            key: 'words',
            header: t('daily.line.words'),
            className: 'max-w-md',
            isEmpty: ({ opinion, note }) => opinion === null && note === null,
            cell: ({ opinion, note }) => (
              <div>
                {opinion !== null && <p className="break-words">{opinion}</p>}
                {note !== null && <p className="text-xs break-words text-base-content/75">{t('daily.line.noted', { note })}</p>}
              </div>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Outcome({ line }: { line: DailyLine }) {
  const { t } = useTranslation('insight');
  const words = line.outcome === null ? t('daily.line.not-called') : t(`outreach:call.outcome.${line.outcome}`);
  return (
    <span className="flex flex-wrap gap-1">
      <Badge tone={line.outcome === 'reached' ? 'success' : line.outcome === null ? 'warning' : 'neutral'}>{words}</Badge>
      {line.complaint && <Badge tone="error">{t('daily.line.complaint')}</Badge>}
      {line.lowScore && <Badge tone="error">{t('daily.line.low-score')}</Badge>}
      {line.leftOver && line.outcome !== null && <Badge tone="warning">{t('daily.line.left-over')}</Badge>}
    </span>
  );
}
