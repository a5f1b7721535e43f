import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { Timeline } from '#app/components/timeline';
import type { Tone } from '#app/components/tone';
import type { RuleEvent } from '../schema';

const TONES: Record<RuleEvent['what'], Tone> = { version: 'neutral', activated: 'success', deactivated: 'warning', 'go-live': 'info' };

/** Who changed, switched and dated the rule; each version can be looked at as it was. */
export function RuleHistory({ events, currentVersion }: { events: readonly RuleEvent[]; currentVersion: number }) {
  const { t } = useTranslation('outreach');
  return (
    <Card title={t('rules.history.title')}>
      <Timeline
        label={t('rules.history.title')}
        entries={events.map((event) => ({
          id: event.id,
          at: event.at,
          by: event.by ?? t('rules.history.by-product'),
          tone: TONES[event.what],
          title:
            event.what === 'version' ? (
              <Link to={`?version=${event.version}`} preventScrollReset={false} className="link">
                {t(event.version === currentVersion ? 'rules.history.version-current' : 'rules.history.version', { version: event.version })}
              </Link>
            ) : (
              t(`rules.history.${event.what}`, { date: event.goLiveOn ?? '' })
            ),
        }))}
      />
    </Card>
  );
}
