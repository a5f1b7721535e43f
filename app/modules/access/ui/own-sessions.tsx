import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { DataTable } from '#app/components/data-table';
import { InstantText } from '#app/components/date-text';
import { SubmitButton } from '#app/components/form/submit-button';
import type { OwnSession } from '#app/modules/access/session/schema';

/** Browser and system in two words; the whole text is in the tooltip. */
function deviceOf(userAgent: string | null): string {
  if (userAgent === null) return '—';
  const browser = /(MicroMessenger|Edg|Firefox|Chrome|Safari)/.exec(userAgent)?.[1] ?? userAgent.slice(0, 20);
  const system = /(iPhone|iPad|Android|HarmonyOS|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1];
  const name = browser === 'Edg' ? 'Edge' : browser === 'MicroMessenger' ? 'WeChat' : browser;
  return system === undefined ? name : `${name} · ${system === 'Mac OS X' ? 'macOS' : system}`;
}

export function OwnSessions({ sessions, current }: { sessions: readonly OwnSession[]; current: string | null }) {
  const { t } = useTranslation('access');
  return (
    <DataTable
      caption={t('sessions.title')}
      rows={sessions}
      rowKey={(session) => session.sessionKey}
      columns={[
        {
          key: 'device',
          header: t('sessions.device'),
          isPrimary: true,
          cell: (session) => (
            <span title={session.userAgent ?? undefined} className="flex flex-wrap items-center gap-2">
              {deviceOf(session.userAgent)}
              {session.sessionKey === current && <Badge tone="primary">{t('sessions.current')}</Badge>}
            </span>
          ),
        },
        { key: 'tenant', header: t('sessions.tenant'), cell: (session) => session.tenantName },
        { key: 'ip', header: t('sessions.ip'), cell: (session) => <span className="font-mono text-xs">{session.ip ?? '—'}</span> },
        { key: 'since', header: t('sessions.since'), cell: (session) => <InstantText value={session.createdAt.toISOString()} /> },
        { key: 'until', header: t('sessions.until'), cell: (session) => <InstantText value={session.expiresAt.toISOString()} /> },
        {
          key: 'actions',
          header: t('common:table.actions'),
          isActions: true,
          cell: (session) =>
            session.sessionKey !== current && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="sessionKey" value={session.sessionKey} />
                <SubmitButton name="intent" value="revoke-session" tone="ghost" size="sm">
                  {t('sessions.revoke')}
                </SubmitButton>
              </Form>
            ),
        },
      ]}
    />
  );
}
