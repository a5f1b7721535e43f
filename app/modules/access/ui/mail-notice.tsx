import { useTranslation } from 'react-i18next';
import { Icon } from '#app/components/icon';

/** Says so where mails are written to a file because no mail server is configured. */
export function MailNotice({ mode }: { mode: 'smtp' | 'preview' }) {
  const { t } = useTranslation('access');
  if (mode === 'smtp') return null;
  return (
    <p role="note" className="alert alert-warning alert-soft mb-4 items-start">
      <Icon name="info" className="mt-0.5" />
      <span>{t('mail.preview')}</span>
    </p>
  );
}
