import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { SubmitButton } from '#app/components/form/submit-button';
import { EmptyState } from '#app/components/states';
import type { OrgUnitRow } from '#app/modules/tenancy/org-unit/schema';

/** Indent by depth in classes: the page's security policy allows no style attributes. */
const INDENTS = ['', 'ps-5', 'ps-10', 'ps-14', 'ps-18', 'ps-22', 'ps-26', 'ps-30'];

export function OrgUnitTable({ units }: { units: readonly OrgUnitRow[] }) {
  const { t } = useTranslation('tenancy');
  return (
    <DataTable
      caption={t('units.title')}
      rows={units}
      rowKey={(unit) => unit.orgUnitId}
      empty={<EmptyState icon="tree">{t('units.empty')}</EmptyState>}
      columns={[
        {
          key: 'name',
          header: t('units.name'),
          isPrimary: true,
          cell: (unit) => (
            <span className={`flex flex-wrap items-center gap-2 ${INDENTS[unit.depth] ?? 'ps-30'}`}>
              <Link to={`/admin/org-units/${unit.orgUnitId}`} className="link link-hover">
                {unit.name}
              </Link>
              {!unit.active && <Badge>{t('units.closed')}</Badge>}
            </span>
          ),
        },
        { key: 'code', header: t('units.code'), cell: (unit) => <span className="font-mono text-xs">{unit.code}</span> },
        { key: 'kind', header: t('units.kind'), cell: (unit) => t(unit.tier === null ? `kind.${unit.kind}` : `kind.outlet-${unit.tier}`) },
        { key: 'aliases', header: t('units.aliases'), cell: (unit) => unit.aliases.join(t('units.separator')) || '—', isEmpty: (unit) => unit.aliases.length === 0 },
        { key: 'members', header: t('units.members'), isNumber: true, cell: (unit) => unit.memberCount },
        {
          key: 'actions',
          header: t('common:table.actions'),
          isActions: true,
          cell: (unit) => (
            <Form method="post">
              <input type="hidden" name="orgUnitId" value={unit.orgUnitId} />
              <SubmitButton name="active" value={unit.active ? 'false' : 'true'} tone="ghost" size="sm">
                {t(unit.active ? 'units.close' : 'units.reopen')}
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  );
}
