import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { contacts, figureLinks, type FigureKey } from '../domain';
import type { Overview } from '../schema';
import { RatioStat } from './ratio-stat';

/** Satisfaction is the first figure on every manager page (L-22). */
const ORDER: readonly FigureKey[] = ['score', 'coverage', 'onTime', 'onTarget', 'reach'];
/** Every customer is to be called: K-01. */
const TARGETS: Partial<Record<FigureKey, string>> = { coverage: '100 %' };

export interface RuleFiguresProps {
  rule: Overview['rules'][number];
  from: string;
  today: string;
  canOpen: boolean;
}

/** The measures of one kind of callback, over the last days and today. */
export function RuleFigures({ rule, from, today, canOpen }: RuleFiguresProps) {
  const { t } = useTranslation('insight');
  const { code } = rule;
  const linksOf = (key: FigureKey, since: string) => (canOpen ? figureLinks(key, { rule: code, from: since, to: today }) : null);
  const open = canOpen
    ? [
        { key: 'open', count: rule.openNow, href: contacts({ rule: code, work: 'due' }), tone: 'neutral' as const },
        { key: 'overdue', count: rule.overdueNow, href: contacts({ rule: code, work: 'overdue' }), tone: 'error' as const },
        { key: 'missed', count: rule.expired, href: contacts({ rule: code, status: 'expired', targetFrom: from, targetTo: today }), tone: 'warning' as const },
      ].filter(({ count }) => count > 0)
    : [];
  const hasNothing = ORDER.every((key) => rule.span[key].denominator === 0);
  return (
    <section aria-label={rule.name} className="mb-5">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-[0.9375rem] font-semibold break-words">{rule.name}</h2>
        {!rule.active && <Badge>{t('outreach:rules.inactive')}</Badge>}
        {open.map(({ key, count, href, tone }) => (
          <Link key={key} to={href} className="inline-flex min-h-6 items-center hover:underline">
            <Badge tone={tone}>{t(`overview.${key}`, { count })}</Badge>
          </Link>
        ))}
      </div>
      {hasNothing && <p className="text-base-content/80">{t('overview.nothing-due')}</p>}
      <div className={hasNothing ? 'hidden' : 'flex flex-wrap gap-3'}>
        {ORDER.map((key) => (
          <RatioStat
            key={key}
            label={t(`overview.figure.${key}`)}
            hint={t(`overview.figure-hint.${key}`)}
            kind={key === 'score' ? 'mean' : 'share'}
            target={TARGETS[key]}
            span={{ label: t('overview.span'), ratio: rule.span[key], links: linksOf(key, from) }}
            today={{ label: t('overview.today'), ratio: rule.today[key], links: linksOf(key, today) }}
          />
        ))}
      </div>
    </section>
  );
}
