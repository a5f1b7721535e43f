import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Icon } from '#app/components/icon';
import { TelLink } from '#app/components/tel-link';
import type { QueueLine } from '../schema';
import { DueText } from './due-text';

/** Marks the link of each line, so that j and k find their way. */
export const LINE_ATTRIBUTE = 'data-queue-line';

function Holder({ line }: { line: QueueLine }) {
  const { t } = useTranslation('outreach');
  if (line.claimedByMe) return <Badge tone="primary">{t('queue.in-my-hand')}</Badge>;
  if (line.claimedByName !== null) return <Badge tone="warning">{t('queue.in-hand', { name: line.claimedByName })}</Badge>;
  return <span className="text-base-content/75">{line.assigneeName ?? t('queue.nobody')}</span>;
}

/** One call of the queue. The whole line leads to it; the number dials. */
export function QueueLineRow({ line }: { line: QueueLine }) {
  const { t } = useTranslation('outreach');
  const name = line.customerName ?? t('queue.no-customer');
  return (
    <li className="queue-line relative grid items-center gap-x-4 gap-y-0.5 border-b border-base-content/9 px-4 py-2 last:border-b-0 hover:bg-primary/5 has-[[data-queue-line]:focus-visible]:bg-primary/10">
      <span className="flex min-w-0 items-center gap-2">
        <Link
          to={`/calls/${line.id}`}
          {...{ [LINE_ATTRIBUTE]: '' }}
          aria-label={t('queue.line-label', { name })}
          className="truncate text-[0.9375rem] font-semibold outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:rounded-field focus-visible:after:outline-2 focus-visible:after:outline-primary"
          title={name}
        >
          {name}
        </Link>
        {line.vip && <Badge tone="primary">{t('customers:vip')}</Badge>}
      </span>
      <span className="queue-due">
        <DueText targetOn={line.targetOn} closeOn={line.closeOn} promisedAt={line.promisedAt} />
      </span>
      <span className="relative z-1 w-fit">
        {line.phone === null ? (
          <span className="flex items-center gap-1 text-error">
            <Icon name="alert" />
            {t('queue.no-phone')}
          </span>
        ) : (
          <TelLink value={line.phone} />
        )}
      </span>
      <span className="truncate" title={line.vehicleLabel ?? line.homeLabel ?? undefined}>
        {line.vehicleLabel ?? line.homeLabel ?? '—'}
      </span>
      <span className="flex min-w-0 flex-wrap gap-x-2 text-base-content/80">
        <span className="truncate">{line.ruleName}</span>
        {line.attemptCount > 0 && <span className="text-xs whitespace-nowrap text-base-content/75">{t('queue.attempts', { count: line.attemptCount })}</span>}
      </span>
      <span className="queue-holder truncate text-xs">
        <Holder line={line} />
      </span>
    </li>
  );
}
