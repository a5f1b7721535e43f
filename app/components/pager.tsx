import { Link, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

export interface PagerProps {
  /** From the procedure's page; null on the last one. */
  nextCursor: string | null;
  /** Rows on this page. */
  count: number;
  /** Search parameter of the cursor; another name where a page has two lists. */
  parameter?: string;
}

/** Next and first page as links; the way back is the browser's. */
export function Pager({ nextCursor, count, parameter = 'cursor' }: PagerProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const isFirst = !params.has(parameter);

  function hrefWith(cursor: string | null): string {
    const next = new URLSearchParams(search);
    if (cursor === null) next.delete(parameter);
    else next.set(parameter, cursor);
    const query = next.toString();
    return query === '' ? pathname : `${pathname}?${query}`;
  }
  if (isFirst && nextCursor === null) return null;
  return (
    <nav aria-label={t('pager.label')} className="flex items-center justify-between gap-3 border-t border-base-content/12 px-3 py-2 print:hidden">
      <span className="text-xs text-base-content/75">{t('pager.shown', { count })}</span>
      <span className="flex gap-2">
        {!isFirst && (
          <Link to={hrefWith(null)} className="btn btn-sm">
            {t('pager.first')}
          </Link>
        )}
        {nextCursor !== null && (
          <Link to={hrefWith(nextCursor)} rel="next" className="btn btn-sm">
            {t('pager.next')}
          </Link>
        )}
      </span>
    </nav>
  );
}
