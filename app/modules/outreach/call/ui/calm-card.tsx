import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';

const POINTS = ['listen', 'repeat', 'apologise', 'next', 'words'] as const;

/** What helps when a customer is angry: listen, repeat, apologise, say what happens next (C-13 to C-16). */
export function CalmCard() {
  const { t } = useTranslation('outreach');
  return (
    <Card title={t('call.calm.title')} className="border-warning/50">
      <ol className="list-decimal space-y-1 ps-5">
        {POINTS.map((point) => (
          <li key={point}>{t(`call.calm.${point}`)}</li>
        ))}
      </ol>
    </Card>
  );
}
