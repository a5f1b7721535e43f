import { NavLink } from '@remix-run/react';
import { cx } from './class-names';

export interface Tab {
  href: string;
  label: string;
  /** Number behind the label, e.g. open items; text where it is capped ("99+"). */
  count?: number | string;
  /** Only the exact address marks it, not the pages below. */
  isExact?: boolean;
  /** Set where the tabs differ by search parameters. */
  isCurrent?: boolean;
}

/** Tabs that are pages of their own: links, with the current one marked. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto border-b border-base-content/15 print:hidden">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <NavLink
              to={tab.href}
              end={tab.isExact ?? false}
              aria-current={tab.isCurrent === false ? 'false' : 'page'}
              className={({ isActive }) =>
                cx(
                  '-mb-px block border-b-2 px-3 py-2 whitespace-nowrap',
                  (tab.isCurrent ?? isActive) ? 'border-primary font-semibold text-primary' : 'border-transparent hover:border-base-content/30',
                )
              }
            >
              {tab.label}
              {tab.count !== undefined && <span className="ms-1.5 rounded-selector bg-base-300 px-1.5 text-xs text-base-content">{tab.count}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
