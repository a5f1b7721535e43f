import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import type { ImportView } from '../job/schema';

/** Where the imported rows are now. */
export function NextSteps({ view: { kind } }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const can = useCan();
  const links = [
    { key: 'records', href: `/records?kind=${kind === 'deliveries' ? 'delivery' : 'repair'}`, isShown: kind !== 'homes' && can('service-records.record.read') },
    { key: 'vehicles', href: '/vehicles', isShown: kind !== 'homes' && can('vehicles.vehicle.read') },
    { key: 'homes', href: '/homes', isShown: kind === 'homes' && can('homes.home.read') },
    { key: 'customers', href: '/customers', isShown: can('customers.customer.read') },
    { key: 'queue', href: '/queue', isShown: kind !== 'homes' && can('outreach.contact.work') },
  ];
  return (
    <Card className="mb-4">
      <div className="flex flex-wrap items-center gap-2">
        {links
          .filter(({ isShown }) => isShown)
          .map(({ key, href }) => (
            <Link key={key} to={href} className="btn btn-sm">
              {t(`view.${key}`)}
            </Link>
          ))}
        {kind !== 'homes' && <span className="text-xs text-base-content/75">{t('view.planned')}</span>}
      </div>
    </Card>
  );
}
