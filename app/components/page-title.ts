import { useMatches } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/**
 * A route names its page by `export const handle: PageHandle = { title: 'customers:list.title' }`;
 * a function gets the route's loader data, e.g. for a person's name.
 */
export interface PageHandle {
  title?: string | ((data: unknown, t: TFunction) => string | null);
}

function titleOf(handle: unknown, data: unknown, t: TFunction): string | null {
  if (typeof handle !== 'object' || handle === null || !('title' in handle)) return null;
  const { title } = handle as PageHandle;
  if (typeof title === 'function') return data === undefined || data === null ? null : title(data, t);
  return title === undefined ? null : t(title);
}

/** "Customers · Huifang": the deepest route that has a title, then the product. */
export function usePageTitle(): string {
  const { t } = useTranslation();
  const product = t('common:product.name');
  for (const match of [...useMatches()].reverse()) {
    const title = titleOf(match.handle, match.data, t);
    if (title !== null) return `${title} · ${product}`;
  }
  return product;
}
