import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#app/components/data-table';
import { EmptyState } from '#app/components/states';
import { contacts } from '../domain';
import type { Overview } from '../schema';

/** Each agent's day; the numbers open their calls, the name the day's report. */
export function AgentTable({ agents, today, canOpen }: { agents: Overview['agents']; today: string; canOpen: boolean }) {
  const { t } = useTranslation('insight');
  const figure = (count: number, href: string, label: string): ReactNode =>
    count === 0 || !canOpen ? (
      count
    ) : (
      <Link to={href} className="link" aria-label={label}>
        {count}
      </Link>
    );
  const attempts = (membershipId: string) => ({ attemptedBy: membershipId, attemptedFrom: today, attemptedTo: today });
  return (
    <DataTable
      caption={t('overview.agents')}
      rows={agents}
      rowKey={({ membershipId }) => membershipId}
      empty={<EmptyState icon="users" headingLevel={3} title={t('overview.no-agents')} />}
      columns={[
        {
          key: 'name',
          header: t('daily.member'),
          isPrimary: true,
          cell: ({ membershipId, name }) =>
            canOpen ? (
              <Link to={`/reports/daily?member=${membershipId}`} className="link-hover link">
                {name}
              </Link>
            ) : (
              name
            ),
        },
        {
          key: 'called',
          header: t('daily.figure.called'),
          isNumber: true,
          cell: ({ membershipId, name, calledToday }) => figure(calledToday, contacts(attempts(membershipId)), `${name}: ${t('daily.figure.called')} ${calledToday}`),
        },
        {
          key: 'reached',
          header: t('daily.figure.reached'),
          isNumber: true,
          cell: ({ membershipId, name, reachedToday }) =>
            figure(reachedToday, contacts({ ...attempts(membershipId), outcome: 'reached' }), `${name}: ${t('daily.figure.reached')} ${reachedToday}`),
        },
        {
          key: 'open',
          header: t('overview.agent-open'),
          isNumber: true,
          cell: ({ membershipId, name, openNow }) => figure(openNow, contacts({ assigneeId: membershipId, work: 'due' }), `${name}: ${t('overview.agent-open')} ${openNow}`),
        },
      ]}
    />
  );
}
