import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { DateText } from '#app/components/date-text';
import { RuleSummary } from '../../rule-form/ui/rule-sentence';
import type { RuleChoices, RuleLine } from '../schema';

/** All rules, each with what it does and what it has in the queue. */
export function RuleTable({ rules, choices, empty }: { rules: readonly RuleLine[]; choices: Pick<RuleChoices, 'forms'>; empty: ReactNode }) {
  const { t } = useTranslation('outreach');
  return (
    <DataTable
      caption={t('rules.title')}
      rows={rules}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: t('rules.name'),
          isPrimary: true,
          className: 'min-w-36',
          cell: (rule) => (
            <Link to={`/admin/rules/${rule.id}`} className="link-hover link font-medium break-words">
              {rule.name}
            </Link>
          ),
        },
        { key: 'code', header: t('rules.code'), cell: (rule) => <span className="font-mono text-xs break-all">{rule.code}</span> },
        { key: 'what', header: t('rules.what'), className: 'max-w-xl', cell: (rule) => <span className="text-base-content/85"><RuleSummary rule={rule} choices={choices} /></span> },
        { key: 'state', header: t('rules.state'), cell: (rule) => <Badge tone={rule.active ? 'success' : 'neutral'}>{t(rule.active ? 'rules.active' : 'rules.inactive')}</Badge> },
        { key: 'go-live', header: t('rules.go-live'), cell: (rule) => <DateText value={rule.goLiveOn} /> },
        { key: 'open', header: t('rules.load.open'), isNumber: true, cell: (rule) => <Figure rule={rule} work="due" count={rule.load.open} /> },
        { key: 'overdue', header: t('rules.load.overdue'), isNumber: true, cell: (rule) => <Figure rule={rule} work="overdue" count={rule.load.overdue} /> },
        { key: 'ahead', header: t('rules.load.ahead'), isNumber: true, cell: (rule) => <Figure rule={rule} work="ahead" count={rule.load.ahead} /> },
      ]}
    />
  );
}

/** A number that opens its rows. */
function Figure({ rule, work, count }: { rule: RuleLine; work: 'due' | 'overdue' | 'ahead'; count: number }) {
  const { t } = useTranslation('outreach');
  if (count === 0) return <>0</>;
  const label = t('rules.load.open-rows', { rule: rule.name, count });
  return (
    <Link to={`/contacts?rule=${encodeURIComponent(rule.code)}&work=${work}`} aria-label={label} className={work === 'overdue' ? 'link font-medium text-error' : 'link'}>
      {count}
    </Link>
  );
}
