import type { ReactNode } from 'react';
import { cx } from './class-names';

export interface Definition {
  term: string;
  /** A missing value shows as a dash. */
  value: ReactNode;
  isWide?: boolean;
}

const COLUMNS = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 xl:grid-cols-3' };

/** Facts of one record: term over value, in one to three columns. */
export function DefinitionList({ items, columns = 2 }: { items: readonly Definition[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={cx('grid gap-x-6 gap-y-2.5', COLUMNS[columns])}>
      {items.map((item) => (
        <div key={item.term} className={cx('min-w-0', item.isWide && 'col-span-full')}>
          <dt className="text-xs text-base-content/75">{item.term}</dt>
          <dd className="break-words">{item.value === null || item.value === undefined || item.value === '' ? '—' : item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
