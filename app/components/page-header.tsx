import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Crumb {
  label: string;
  href: string;
}

export interface PageHeaderProps {
  title: ReactNode;
  /** The pages above this one; the page itself isn't repeated. */
  breadcrumbs?: readonly Crumb[];
  /** State badge or key beside the title. */
  aside?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, breadcrumbs = [], aside, description, actions }: PageHeaderProps) {
  const { t } = useTranslation();
  return (
    <header className="mb-4">
      {breadcrumbs.length > 0 && (
        <nav aria-label={t('nav.breadcrumbs')} className="mb-0.5 text-xs print:hidden">
          <ol className="flex flex-wrap items-center gap-1.5 text-base-content/80">
            {breadcrumbs.map((crumb) => (
              <li key={crumb.href} className="flex items-center gap-1.5 not-last:after:text-base-content/60 not-last:after:content-['/']">
                <Link to={crumb.href} className="inline-flex min-h-6 items-center hover:underline">
                  {crumb.label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold wrap-anywhere">{title}</h1>
          {aside}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </div>
      {description !== undefined && <p className="mt-1 max-w-prose text-base-content/80">{description}</p>}
    </header>
  );
}
