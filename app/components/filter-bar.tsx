import { Form, Link, useLocation, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface FilterBarProps {
  /** Accessible name, e.g. "筛选客户". */
  label: string;
  /** Controls with `name`s; their values come from the URL: `defaultValue={params.get('status') ?? undefined}`. */
  children: ReactNode;
  /** Search parameters that a new filter keeps (saved view, sort order); never the page cursor. */
  keep?: readonly string[];
  /** More buttons behind "apply": export, save view. */
  actions?: ReactNode;
}

/** Filters as a GET form, so that they stand in the URL and a list can be shared and bookmarked. */
export function FilterBar({ label, children, keep = [], actions }: FilterBarProps) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const { pathname, search } = useLocation();
  const kept = keep.flatMap((name) => params.getAll(name).map((value) => ({ name, value })));
  const resetTo = kept.length === 0 ? pathname : `${pathname}?${new URLSearchParams(kept.map(({ name, value }) => [name, value])).toString()}`;
  return (
    // a new key when the URL changes, because the controls keep their own values otherwise
    <Form key={search} method="get" role="search" aria-label={label} className="mb-3 flex flex-wrap items-end gap-x-3 gap-y-2 print:hidden">
      {kept.map(({ name, value }) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <button type="submit" className="btn">
          {t('actions.filter')}
        </button>
        {search !== '' && (
          <Link to={resetTo} className="btn btn-ghost">
            {t('actions.reset')}
          </Link>
        )}
        {actions}
      </div>
    </Form>
  );
}
