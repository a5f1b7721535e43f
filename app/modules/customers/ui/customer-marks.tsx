import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';

/** What must be known of a customer before calling, in words. */
export function CustomerMarks({ vip, doNotContact, kind }: { vip: boolean; doNotContact: boolean; kind?: string }) {
  const { t } = useTranslation('customers');
  return (
    <span className="inline-flex flex-wrap gap-1">
      {vip && <Badge tone="primary">{t('vip')}</Badge>}
      {kind === 'company' && <Badge>{t('kinds.company')}</Badge>}
      {doNotContact && <Badge tone="error">{t('do-not-contact.mark')}</Badge>}
    </span>
  );
}
