import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { EmptyState } from '#app/components/states';
import { RuleTable } from '#app/modules/outreach/rule-board/ui/rule-table';

export const handle: PageHandle = { title: 'outreach:rules.title' };

export async function loader({ context }: LoaderFunctionArgs) {
  const { callbackRules } = context.caller;
  const [rules, { forms }] = await Promise.all([callbackRules.board({}), callbackRules.choices({})]);
  return { rules, forms };
}

export default function RulesPage() {
  const { t } = useTranslation('outreach');
  const { rules, forms } = useLoaderData<typeof loader>();
  const canManage = useCan()('outreach.rule.manage');
  const add = canManage ? (
    <Link to="/admin/rules/new" className="btn btn-primary btn-sm">
      {t('rules.add')}
    </Link>
  ) : undefined;
  return (
    <>
      <PageHeader title={t('rules.title')} description={t('rules.description')} actions={add} />
      <Card isFlush>
        <RuleTable rules={rules} choices={{ forms }} empty={<EmptyState icon="rule" title={t('rules.empty')} actions={add}>{t('rules.empty-hint')}</EmptyState>} />
      </Card>
    </>
  );
}
