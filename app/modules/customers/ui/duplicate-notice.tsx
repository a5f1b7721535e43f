import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#app/components/icon';
import type { Duplicate } from '#app/modules/customers/duplicate/schema';
import { DuplicateList } from './duplicate-card';

/** Before saving: who is like this one. It warns, the person decides. */
export function DuplicateNotice({ duplicates }: { duplicates: readonly Duplicate[] }) {
  const { t } = useTranslation('customers');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="alert alert-warning alert-soft mb-4 items-start text-base-content">
      <Icon name="users" className="mt-0.5 text-warning" />
      <div className="w-full">
        <p className="font-semibold">{t('duplicate.found')}</p>
        <p className="mb-2">{t('duplicate.found-hint')}</p>
        <DuplicateList duplicates={duplicates} />
      </div>
    </div>
  );
}
