import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useNavigate } from '@remix-run/react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor, useFrameData, type FrameData } from '#app/components/actor';
import { PageErrorBoundary } from '#app/components/error-boundary';
import { useHotkeys } from '#app/components/hotkeys';
import type { IconName } from '#app/components/icon';
import type { NavItem } from '#app/components/navigation';
import { SearchBox } from '#app/components/search-box';
import { PlainShell, Shell } from '#app/components/shell';
import type { Permission } from '#app/lib/permissions';
import type { DueReminder } from '#app/modules/outreach/reminder/schema';
import { ReminderBanner } from '#app/modules/outreach/reminder/ui/reminder-banner';

interface AppPage {
  /** Key of `common:nav`. */
  key: string;
  href: string;
  icon: IconName;
  permission: Permission;
  /** Shown only where the tenant's industry pack brings this part. */
  feature?: 'vehicles' | 'homes';
  /** "g" and this letter lead here. */
  letter?: string;
}

const DESK: AppPage[] = [
  { key: 'overview', href: '/overview', icon: 'gauge', permission: 'insight.overview.read', letter: 'o' },
  { key: 'queue', href: '/queue', icon: 'phone', permission: 'outreach.contact.work', letter: 'q' },
  { key: 'signals', href: '/signals', icon: 'alert', permission: 'outreach.contact.manage', letter: 's' },
  { key: 'contacts', href: '/contacts', icon: 'list', permission: 'outreach.contact.read', letter: 'l' },
  { key: 'daily-report', href: '/reports/daily', icon: 'chart', permission: 'insight.daily-report.read', letter: 'd' },
  { key: 'gaps', href: '/gaps', icon: 'alert', permission: 'outreach.rule.read' },
];

const RECORDS: AppPage[] = [
  { key: 'customers', href: '/customers', icon: 'users', permission: 'customers.customer.read', letter: 'c' },
  { key: 'vehicles', href: '/vehicles', icon: 'car', permission: 'vehicles.vehicle.read', feature: 'vehicles', letter: 'v' },
  { key: 'homes', href: '/homes', icon: 'home', permission: 'homes.home.read', feature: 'homes', letter: 'h' },
  { key: 'service-records', href: '/records', icon: 'record', permission: 'service-records.record.read', letter: 'r' },
  { key: 'imports', href: '/imports', icon: 'upload', permission: 'imports.job.manage' },
];

const ADMIN: AppPage[] = [
  { key: 'rules', href: '/admin/rules', icon: 'rule', permission: 'outreach.rule.read' },
  { key: 'forms', href: '/admin/forms', icon: 'form', permission: 'forms.form.read' },
  { key: 'scripts', href: '/admin/scripts', icon: 'quote', permission: 'outreach.script.read' },
  { key: 'users', href: '/admin/users', icon: 'user', permission: 'access.member.manage' },
  { key: 'org-units', href: '/admin/org-units', icon: 'tree', permission: 'tenancy.org-unit.manage' },
  { key: 'roles', href: '/admin/roles', icon: 'shield', permission: 'access.member.manage' },
  { key: 'calendar', href: '/admin/calendar', icon: 'calendar', permission: 'calendars.day.manage' },
  { key: 'api-tokens', href: '/admin/api-tokens', icon: 'key', permission: 'access.api-token.manage' },
  { key: 'audit', href: '/admin/audit', icon: 'list', permission: 'audit.entry.read' },
  { key: 'jobs', href: '/admin/jobs', icon: 'clock', permission: 'integrations.dead-letter.manage' },
  { key: 'settings', href: '/admin/settings', icon: 'settings', permission: 'tenancy.settings.manage' },
];

/** Pages at the bottom of a phone, as far as the person may see them. */
const QUICK = ['queue', 'overview', 'customers', 'daily-report'];

/** The pages behind the sign-in, with the agreed calls that are due. Nobody signed in: to the sign-in, and back here afterwards. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<FrameData & { reminders: DueReminder[] }> {
  if (context.actor === null) {
    const { pathname, search } = new URL(request.url);
    throw redirect(`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`);
  }
  const { membershipId, displayName, role, permissions, tenant } = context.actor;
  const isCaller = permissions.includes('outreach.contact.work');
  const reminders = isCaller ? await context.caller.contacts.dueReminders({}) : [];
  return { membershipId, displayName, role, permissions, tenant, reminders };
}

function visiblePages(pages: AppPage[], { permissions, tenant }: FrameData): AppPage[] {
  return pages.filter(
    ({ permission, feature }) =>
      permissions.includes(permission) && (feature === undefined || tenant.features.includes(feature)),
  );
}

function toItems(pages: AppPage[], t: TFunction): NavItem[] {
  return pages.map(({ key, href, icon }) => ({ label: t(`nav.${key}`), href, icon }));
}

function Frame({ data, children }: { data: FrameData; children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const desk = visiblePages(DESK, data);
  const records = visiblePages(RECORDS, data);
  const admin = visiblePages(ADMIN, data);
  const everyday = [...desk, ...records];

  useHotkeys(
    everyday.flatMap(({ key, href, letter }) =>
      letter === undefined
        ? []
        : [{ keys: `g ${letter}`, label: t(`nav.${key}`), group: 'navigation' as const, run: () => navigate(href) }],
    ),
  );
  const adminHome: NavItem = { label: t('nav.admin-home'), href: '/admin', icon: 'building', isExact: true };
  const quick = everyday.filter(({ key }) => QUICK.includes(key)).slice(0, QUICK.length);
  const canSearch = data.permissions.includes('customers.customer.read');

  return (
    <Shell
      tenantName={data.tenant.name}
      person={{ name: data.displayName, role: data.tenant.roleNames[data.role] ?? t(`roles.${data.role}`) }}
      homeHref="/"
      sections={[
        { key: 'desk', items: toItems(desk, t) },
        { key: 'records', label: t('nav.records'), items: toItems(records, t) },
        { key: 'admin', label: t('nav.admin'), items: admin.length === 0 ? [] : [adminHome, ...toItems(admin, t)], isFolded: true },
      ]}
      quick={toItems(quick, t)}
      search={
        canSearch && (
          <SearchBox
            action="/customers"
            label={t('search.label')}
            placeholder={t(data.tenant.features.includes('vehicles') ? 'search.placeholder' : 'search.placeholder-short')}
            submitLabel={t('search.submit')}
            hotkeyLabel={t('search.label')}
          />
        )
      }
    >
      {children}
    </Shell>
  );
}

export default function AppFrame() {
  const { reminders } = useLoaderData<typeof loader>();
  return (
    <Frame data={useActor()}>
      <ReminderBanner reminders={reminders} />
      <Outlet />
    </Frame>
  );
}

/** An error of a page leaves the frame standing, so that the person can go on elsewhere. */
export function ErrorBoundary() {
  const data = useFrameData();
  if (data === null) {
    return (
      <PlainShell>
        <PageErrorBoundary />
      </PlainShell>
    );
  }
  return (
    <Frame data={data}>
      <PageErrorBoundary />
    </Frame>
  );
}
