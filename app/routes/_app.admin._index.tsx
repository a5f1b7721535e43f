import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Icon, type IconName } from '#app/components/icon';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { NoPermission } from '#app/components/states';
import type { Permission } from '#app/lib/permissions';
import { MailNotice } from '#app/modules/access/ui/mail-notice';

export const handle: PageHandle = { title: 'common:nav.admin-home' };

interface Tile {
  /** Key of `common:nav` and of `tenancy:admin`. */
  key: string;
  href: string;
  icon: IconName;
  permission: Permission;
}

const TILES: Tile[] = [
  { key: 'rules', href: '/admin/rules', icon: 'rule', permission: 'outreach.rule.read' },
  { key: 'forms', href: '/admin/forms', icon: 'form', permission: 'forms.form.read' },
  { key: 'scripts', href: '/admin/scripts', icon: 'quote', permission: 'outreach.script.read' },
  { key: 'users', href: '/admin/users', icon: 'users', permission: 'access.member.manage' },
  { key: 'roles', href: '/admin/roles', icon: 'shield', permission: 'access.member.manage' },
  { key: 'org-units', href: '/admin/org-units', icon: 'tree', permission: 'tenancy.org-unit.manage' },
  { key: 'settings', href: '/admin/settings', icon: 'settings', permission: 'tenancy.settings.manage' },
  { key: 'calendar', href: '/admin/calendar', icon: 'calendar', permission: 'calendars.day.manage' },
  { key: 'api-tokens', href: '/admin/api-tokens', icon: 'key', permission: 'access.api-token.manage' },
  { key: 'audit', href: '/admin/audit', icon: 'list', permission: 'audit.entry.read' },
  { key: 'jobs', href: '/admin/jobs', icon: 'clock', permission: 'integrations.dead-letter.manage' },
];

export function loader({ context }: LoaderFunctionArgs) {
  return { mailMode: context.auth.mailMode() };
}

export default function AdminHomePage() {
  const { t } = useTranslation('tenancy');
  const can = useCan();
  const { mailMode } = useLoaderData<typeof loader>();
  const tiles = TILES.filter(({ permission }) => can(permission));
  if (tiles.length === 0) return <NoPermission headingLevel={1} />;
  return (
    <>
      <PageHeader title={t('common:nav.admin-home')} />
      {can('tenancy.settings.manage') && <MailNotice mode={mailMode} />}
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {tiles.map((tile) => (
          <li key={tile.key}>
            <Link to={tile.href} className="flex h-full items-start gap-3 rounded-box border border-base-content/12 bg-base-100 p-4 hover:border-primary">
              <Icon name={tile.icon} className="mt-0.5 size-5 text-primary" />
              <span>
                <span className="block font-semibold">{t(`common:nav.${tile.key}`)}</span>
                <span className="text-xs text-base-content/75">{t(`admin.${tile.key}`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
