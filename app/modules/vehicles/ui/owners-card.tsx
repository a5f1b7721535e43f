import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { DateText } from '#app/components/date-text';
import { TelLink } from '#app/components/tel-link';
import type { VehicleFile } from '#app/modules/vehicles/vehicle/schema';

/** Who owns the car and who owned it before (O-18). */
export function OwnersCard({ owners, children }: { owners: VehicleFile['owners']; children: ReactNode }) {
  const { t } = useTranslation('vehicles');
  return (
    <Card title={t('owner.title')}>
      {owners.length === 0 && <p className="text-base-content/75">{t('owner.none')}</p>}
      <ol className="space-y-2">
        {owners.map((owner) => (
          <li key={`${owner.id}${owner.fromOn ?? ''}`} className="flex flex-wrap items-center justify-between gap-x-4">
            <span>
              <Link to={`/customers/${owner.id}`} className="link link-hover font-medium">
                {owner.name}
              </Link>{' '}
              <span className="font-mono text-xs">{owner.number}</span> {owner.toOn === null && <TelLink value={owner.phone} />}
            </span>
            <span className="flex items-center gap-1.5 text-sm">
              {owner.fromOn !== null && <DateText value={owner.fromOn} />}
              {owner.toOn === null ? <Badge tone="success">{t('owner.current')}</Badge> : <>– <DateText value={owner.toOn} /></>}
            </span>
          </li>
        ))}
      </ol>
      {children}
    </Card>
  );
}
