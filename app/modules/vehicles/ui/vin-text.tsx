import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';

/** A VIN, with a word beside it when its check digit doesn't hold. */
export function VinText({ vin, isOk }: { vin: string | null; isOk: boolean | null }) {
  const { t } = useTranslation('vehicles');
  if (vin === null) return <>—</>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="font-mono text-xs">{vin}</span>
      {isOk === false && <Badge tone="warning">{t('vin.check-digit')}</Badge>}
    </span>
  );
}
