import { Link, useLocation, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { FIGURE_FILTERS, type Colleague } from '../schema';

/** Says in words which figure's rows the list shows, with the way back to all; the filter bar has no controls for these. */
export function FigureFilterNote({ colleagues }: { colleagues: readonly Colleague[] }) {
  const { t } = useTranslation('outreach');
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const value = (name: (typeof FIGURE_FILTERS)[number]): string => params.get(name) ?? '';
  const words: string[] = [];
  if (value('counted') !== '') words.push(t('contacts.figure.counted'));
  if (value('timeliness') !== '') words.push(t(`contacts.figure.timeliness.${value('timeliness')}`));
  if (value('work') !== '') words.push(t(`contacts.figure.work.${value('work')}`));
  if (value('attemptedFrom') !== '' || value('attemptedTo') !== '') words.push(t('contacts.figure.attempted', { from: value('attemptedFrom') || '…', to: value('attemptedTo') || '…' }));
  if (value('attemptedBy') !== '') {
    const name = colleagues.find(({ membershipId }) => membershipId === value('attemptedBy'))?.name ?? '…';
    words.push(t('contacts.figure.attempted-by', { name }));
  }
  if (value('outcome') !== '') words.push(t('contacts.figure.outcome', { outcome: t(`call.outcome.${value('outcome')}`) }));
  if (value('scored') !== '') words.push(t('contacts.figure.scored'));
  if (words.length === 0) return null;
  const rest = new URLSearchParams([...params].filter(([name]) => name !== 'cursor' && !FIGURE_FILTERS.some((filter) => filter === name)));
  return (
    <p className="mb-2 flex flex-wrap items-center gap-1.5">
      <span className="text-xs text-base-content/80">{t('contacts.figure.label')}</span>
      {words.map((word) => (
        <Badge key={word} tone="primary">
          {word}
        </Badge>
      ))}
      <Link to={`${pathname}?${rest.toString()}`} className="link inline-flex min-h-6 items-center text-xs">
        {t('contacts.figure.clear')}
      </Link>
    </p>
  );
}
