import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TelLink } from '#app/components/tel-link';

interface Choice {
  id: string;
  number: string;
  name: string;
  phone: string | null;
}

/** Customers to merge with, one link each. */
export function MergeChoices({ customerId, choices, label }: { customerId: string; choices: readonly Choice[]; label: string }) {
  const { t } = useTranslation('customers');
  return (
    <ul aria-label={label} className="mt-3 divide-y divide-base-content/12">
      {choices.map((choice) => (
        <li key={choice.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <span>
            <Link to={`/customers/${choice.id}`} className="link link-hover font-medium">
              {choice.name}
            </Link>{' '}
            <span className="font-mono text-xs">{choice.number}</span> <TelLink value={choice.phone} />
          </span>
          <Link to={`/customers/${customerId}/merge?with=${choice.id}`} className="btn btn-sm" aria-label={`${t('merge.open')} ${choice.name} ${choice.number}`}>
            {t('merge.open')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
