import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { useFormat } from '#app/components/format-context';
import { useRoleName } from '#app/components/role-name';
import { ROLES } from '#app/lib/permissions';
import type { AuditDifference, AuditRow } from '#app/modules/audit/schema';

/** Values shown at once; the rest unfolds. */
const SHOWN = 4;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

export function AuditTable({ entries, empty }: { entries: readonly AuditRow[]; empty: ReactNode }) {
  const { t } = useTranslation('access');
  return (
    <DataTable
      caption={t('audit.title')}
      rows={entries}
      rowKey={(entry) => entry.entryId}
      empty={empty}
      columns={[
        { key: 'at', header: t('audit.at'), cell: (entry) => <InstantText value={entry.at.toISOString()} /> },
        { key: 'actor', header: t('audit.actor'), cell: (entry) => entry.actorName },
        { key: 'action', header: t('audit.action'), isPrimary: true, cell: (entry) => t(`audit.actions.${entry.action}`, { defaultValue: entry.action }) },
        {
          key: 'entity',
          header: t('audit.entity'),
          cell: (entry) => {
            const name = t(`audit.entities.${entry.entity}`, { defaultValue: entry.entity });
            if (entry.entityId === null) return name;
            return (
              <Link to={`?entity=${encodeURIComponent(entry.entity)}&entityId=${encodeURIComponent(entry.entityId)}`} className="link link-hover inline-block min-h-6 content-center" title={entry.entityId}>
                {name}
              </Link>
            );
          },
        },
        { key: 'changes', header: t('audit.changes'), cell: (entry) => <Differences entry={entry} />, isEmpty: (entry) => entry.differences.length === 0 },
      ]}
    />
  );
}

function Differences({ entry: { entity, differences: items } }: { entry: AuditRow }) {
  const { t } = useTranslation('access');
  if (items.length === 0) return <>—</>;
  const rest = items.slice(SHOWN);
  return (
    <div>
      <DifferenceList entity={entity} items={items.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer py-1 text-xs text-base-content/75">{t('audit.more', { count: rest.length })}</summary>
          <DifferenceList entity={entity} items={rest} />
        </details>
      )}
    </div>
  );
}

function DifferenceList({ entity, items }: { entity: string; items: readonly AuditDifference[] }) {
  const { t, i18n } = useTranslation('access');
  const roleName = useRoleName();
  const format = useFormat();
  // Stored text is never handed to the translator: it could contain its signs.
  const known = (key: string, otherwise: string): string => (i18n.exists(`access:${key}`) ? t(key) : otherwise);
  /** A place inside a longer value is named part by part: "Window 1 target". */
  const partsOf = (path: string): string =>
    path
      .split('.')
      .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : known(`audit.parts.${part}`, part)))
      .join(' ');
  const labelOf = (path: string): string => (entity === 'role' ? t(`common:roles.${path}`) : known(`audit.fields.${path}`, partsOf(path)));
  /** Stored words of a closed list in the reader's language; everything else as it was written. */
  const wordsOf = (path: string, value: string): string => {
    if (path === 'role' && (ROLES as readonly string[]).includes(value)) return roleName(value);
    if (INSTANT.test(value)) return format.instant(value);
    return known(`audit.values.${path}.${value}`, known(`audit.yes-no.${value}`, value));
  };
  return (
    <dl className="space-y-0.5 text-xs">
      {items.map(({ path, before, after }) => (
        <div key={path} className="flex flex-wrap gap-x-2">
          <dt className="text-base-content/75">{labelOf(path)}</dt>
          <dd className="min-w-0 break-all">
            {before !== null && <del className="text-base-content/75">{wordsOf(path, before)}</del>}
            {before !== null && after !== null && <span aria-hidden="true"> → </span>}
            {after !== null && <ins className="font-medium no-underline">{wordsOf(path, after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
