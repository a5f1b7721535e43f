import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { EmptyState } from '#app/components/states';
import { AgentTable } from '#app/modules/insight/overview/ui/agent-table';
import { MissingReports } from '#app/modules/insight/overview/ui/missing-reports';
import { RuleFigures } from '#app/modules/insight/overview/ui/rule-figures';
import { SignalCard } from '#app/modules/outreach/signal/ui/signal-card';

export const handle: PageHandle = { title: 'common:nav.overview' };

/** Signals on the page; the rest stands on their own. */
const SIGNALS = 5;

export async function loader({ context }: LoaderFunctionArgs) {
  const seesSignals = context.actor?.permissions.includes('outreach.contact.manage') === true;
  const [overview, signals] = await Promise.all([
    context.caller.overview.get({}),
    seesSignals ? context.caller.contacts.signals({ unseen: 'yes', limit: SIGNALS }) : null,
  ]);
  return { overview, signals };
}

export default function OverviewPage() {
  const { t } = useTranslation('insight');
  const { overview, signals } = useLoaderData<typeof loader>();
  const can = useCan();
  const canOpen = can('outreach.contact.read');
  const { rules, agents, today, from, gaps, reportsMissing } = overview;
  const toRules = (
    <Link to="/admin/rules" className="btn btn-primary btn-sm">
      {t('overview.to-rules')}
    </Link>
  );
  return (
    <>
      <PageHeader title={t('common:nav.overview')} description={t('overview.description', { from, to: today })} />
      {rules.length === 0 && (
        <Card className="mb-4">
          <EmptyState icon="rule" title={t('overview.no-rules')} actions={can('outreach.rule.read') ? toRules : undefined}>
            {t('overview.no-rules-hint')}
          </EmptyState>
        </Card>
      )}
      {rules.map((rule) => (
        <RuleFigures key={rule.ruleId} rule={rule} from={from} today={today} canOpen={canOpen} />
      ))}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {signals !== null && <SignalCard page={signals} />}
        <div className="min-w-0 space-y-4">
          <Card title={t('overview.agents')} isFlush>
            <AgentTable agents={agents} today={today} canOpen={canOpen} />
          </Card>
          {can('outreach.rule.read') && <GapCard gaps={gaps} />}
          {canOpen && <MissingReports reports={reportsMissing} />}
        </div>
      </div>
    </>
  );
}

function GapCard({ gaps }: { gaps: number }) {
  const { t } = useTranslation('insight');
  return (
    <Card
      title={t('outreach:gaps.title')}
      actions={
        <Link to="/gaps" className="btn btn-sm">
          {t('overview.to-gaps')}
        </Link>
      }
    >
      <p className={gaps > 0 ? 'font-medium text-warning' : 'text-base-content/80'}>{gaps > 0 ? t('overview.gaps', { count: gaps }) : t('overview.no-gaps')}</p>
    </Card>
  );
}
