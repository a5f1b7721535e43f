import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { useFormat } from '#app/components/format-context';
import { Timeline, type TimelineEntry } from '#app/components/timeline';
import type { Tone } from '#app/components/tone';
import { phone } from '#app/i18n/format';
import type { OutcomeKind } from '../../contact/schema';
import type { CallHistoryItem, CallView } from '../schema';

const TONES: Record<OutcomeKind, Tone> = {
  reached: 'success',
  'no-answer': 'neutral',
  busy: 'neutral',
  'call-later': 'info',
  'wrong-number': 'warning',
  refused: 'warning',
  'do-not-call': 'error',
};

function Result({ item }: { item: CallHistoryItem }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const { scoreNumerator, scoreDenominator } = item;
  const hasScore = scoreNumerator !== null && scoreDenominator !== null && scoreDenominator > 0;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Badge>{t(`contacts.status.${item.status}`)}</Badge>
      {hasScore && <Badge tone={item.lowScore ? 'warning' : 'success'}>{t('call.score', { score: format.number(scoreNumerator / scoreDenominator, 1) })}</Badge>}
      {item.complaint && <Badge tone="error">{t('contacts.open-signal')}</Badge>}
    </span>
  );
}

/** What was said before: tries of this call, then other calls to the customer with their scores. */
export function HistoryCard({ call }: { call: CallView }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const attempts: TimelineEntry[] = call.attempts.map((attempt) => ({
    id: attempt.id,
    at: attempt.at,
    by: attempt.by,
    tone: attempt.undone ? 'neutral' : TONES[attempt.outcome],
    title: attempt.undone ? <s>{t(`call.outcome.${attempt.outcome}`)}</s> : t(`call.outcome.${attempt.outcome}`),
    children: (
      <span className="break-words text-base-content/80">
        {[
          attempt.undone && t('call.undone'),
          attempt.phone !== null && phone(attempt.phone),
          attempt.promisedAt !== null && t('call.promised-for', { at: format.instant(attempt.promisedAt) }),
          attempt.note,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    ),
  }));
  const earlier: TimelineEntry[] = call.history.map((item) => ({
    id: item.id,
    at: item.lastAt ?? `${item.targetOn}T00:00:00Z`,
    by: item.lastBy,
    tone: item.complaint ? 'error' : item.lowScore ? 'warning' : item.lastOutcome === null ? 'neutral' : TONES[item.lastOutcome],
    title: (
      <Link to={`/calls/${item.id}?look=1`} className="link link-hover">
        {item.ruleName}
      </Link>
    ),
    children: (
      <>
        <Result item={item} />
        {item.lastNote !== null && <span className="mt-0.5 block break-words text-base-content/80">{item.lastNote}</span>}
      </>
    ),
  }));
  return (
    <Card title={t('call.history')}>
      {attempts.length > 0 && (
        <>
          <h3 className="mb-1.5 text-xs font-semibold text-base-content/75">{t('call.this-call')}</h3>
          <Timeline label={t('call.this-call')} entries={attempts} />
        </>
      )}
      {earlier.length > 0 ? (
        <div className={attempts.length > 0 ? 'mt-3 border-t border-base-content/10 pt-3' : undefined}>
          <Timeline label={t('call.history')} entries={earlier} />
        </div>
      ) : (
        attempts.length === 0 && <p className="text-base-content/75">{t('call.no-history')}</p>
      )}
    </Card>
  );
}
