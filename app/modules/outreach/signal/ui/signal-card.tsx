import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { EmptyState } from '#app/components/states';
import type { SignalPage } from '../schema';
import { SignalList } from './signal-list';

/** Newest complaints and low scores for the manager's overview; data by `contacts.signals({ unseen: 'yes', limit: 5 })`. */
export function SignalCard({ page }: { page: SignalPage }) {
  const { t } = useTranslation('outreach');
  return (
    <Card
      isFlush
      title={
        <span className="flex items-center gap-2">
          {t('signals.title')}
          {page.unseen > 0 && <Badge tone="error">{page.unseen > 99 ? '99+' : page.unseen}</Badge>}
        </span>
      }
      actions={
        <Link to="/signals" className="link text-xs">
          {t('signals.all')}
        </Link>
      }
    >
      {page.items.length === 0 ? (
        <EmptyState icon="check" title={t('signals.empty')} headingLevel={3}>
          {t('signals.empty-hint')}
        </EmptyState>
      ) : (
        <SignalList signals={page.items} />
      )}
    </Card>
  );
}
