import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useCan } from '#app/components/actor';
import { Card } from '#app/components/card';
import { TelLink } from '#app/components/tel-link';
import type { Duplicate } from '#app/modules/customers/duplicate/schema';

/** Who may be the same customer, with the way to put both together (C-19). */
export function DuplicateCard({ customerId, duplicates }: { customerId: string; duplicates: readonly Duplicate[] }) {
  const { t } = useTranslation('customers');
  const canMerge = useCan()('customers.customer.merge');
  if (duplicates.length === 0) return null;
  return (
    <Card title={t('duplicate.title')} description={t('duplicate.hint')}>
      <DuplicateList duplicates={duplicates} mergeHref={canMerge ? (id) => `/customers/${customerId}/merge?with=${id}` : null} />
    </Card>
  );
}

export function DuplicateList({ duplicates, mergeHref = null }: { duplicates: readonly Duplicate[]; mergeHref?: ((id: string) => string) | null }) {
  const { t } = useTranslation('customers');
  return (
    <ul className="space-y-2">
      {duplicates.map((duplicate) => (
        <li key={duplicate.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <span>
            <Link to={`/customers/${duplicate.id}`} className="link font-medium">
              {duplicate.name}
            </Link>{' '}
            <span className="font-mono text-xs">{duplicate.number}</span>
            <span className="block text-xs text-base-content/75">
              {duplicate.reasons.map((reason) => t(`duplicate.reasons.${reason}`)).join(t('list.separator'))}
              {duplicate.phone !== null && <> · <TelLink value={duplicate.phone} /></>}
            </span>
          </span>
          {mergeHref !== null && (
            <Link to={mergeHref(duplicate.id)} className="btn btn-sm">
              {t('merge.open')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
