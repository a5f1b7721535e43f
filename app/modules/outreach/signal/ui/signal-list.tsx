import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { InstantText } from '#app/components/date-text';
import { useFormat } from '#app/components/format-context';
import { cx } from '#app/components/class-names';
import type { SignalItem } from '../schema';

function Facts({ signal }: { signal: SignalItem }) {
  const { t } = useTranslation('outreach');
  const facts = [
    signal.ruleName,
    signal.vehicleLabel ?? signal.homeLabel,
    signal.orgUnitName,
    signal.staffName !== null && t('signals.serving-staff', { name: signal.staffName }),
    signal.agentName !== null && t('signals.heard-by', { name: signal.agentName }),
  ];
  return <p className="text-xs break-words text-base-content/75">{facts.filter(Boolean).join(' · ')}</p>;
}

/** What customers complained about or scored low; unseen ones stand out and can be ticked off one by one. */
export function SignalList({ signals, canMark = true }: { signals: readonly SignalItem[]; canMark?: boolean }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  return (
    <ul>
      {signals.map((signal) => {
        const { scoreNumerator, scoreDenominator, seenAt } = signal;
        const hasScore = scoreNumerator !== null && scoreDenominator !== null && scoreDenominator > 0;
        return (
          <li key={signal.id} className={cx('flex flex-wrap items-start gap-x-4 gap-y-1.5 border-b border-base-content/9 px-4 py-2.5 last:border-b-0', seenAt === null && 'bg-error/4')}>
            <div className="min-w-0 flex-1 basis-72">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Badge tone={signal.kind === 'complaint' ? 'error' : 'warning'}>{t(`signals.kind.${signal.kind}`)}</Badge>
                <Link to={`/calls/${signal.contactId}?look=1`} className={cx('link link-hover min-w-0 break-words', seenAt === null && 'font-semibold')}>
                  {signal.customerName ?? t('call.no-name')}
                </Link>
                {signal.vip && <Badge tone="primary">{t('customers:vip')}</Badge>}
                {hasScore && <span className="text-xs">{t('call.score', { score: format.number(scoreNumerator / scoreDenominator, 1) })}</span>}
              </p>
              {signal.note !== null && <p className="mt-0.5 break-words whitespace-pre-line">{signal.note}</p>}
              <Facts signal={signal} />
            </div>
            <div className="flex items-center gap-3 text-xs text-base-content/75">
              <InstantText value={signal.createdAt} />
              {seenAt !== null && signal.seenByName !== null && <span title={format.instant(seenAt)}>{t('signals.seen-by', { name: signal.seenByName })}</span>}
              {seenAt === null && canMark && (
                <Form method="post" action="/signals">
                  <button type="submit" name="ids" value={signal.id} className="btn btn-sm">
                    {t('signals.mark')}
                  </button>
                </Form>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
