import { NavLink } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from './icon';

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** Marked on this address only, not on those below. */
  isExact?: boolean;
}

export interface NavSection {
  key: string;
  /** No label: the items stand at the top. */
  label?: string;
  items: readonly NavItem[];
  /** Folded away unless one of its pages is shown. */
  isFolded?: boolean;
}

function NavList({ items }: { items: readonly NavItem[] }) {
  return (
    <ul className="space-y-px">
      {items.map((item) => (
        <li key={item.href}>
          <NavLink to={item.href} end={item.isExact ?? false} className="app-nav-link">
            <Icon name={item.icon} className="opacity-80" />
            {item.label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** The main navigation's content; the shell decides where it stands. */
export function Navigation({ sections, pathname }: { sections: readonly NavSection[]; pathname: string }) {
  return sections.map((section) => {
    if (section.items.length === 0) return null;
    if (section.label === undefined) return <NavList key={section.key} items={section.items} />;
    if (section.isFolded !== true) {
      return (
        <section key={section.key} className="mt-4">
          <h2 className="mb-1 px-2.5 text-xs font-semibold text-base-content/75">{section.label}</h2>
          <NavList items={section.items} />
        </section>
      );
    }
    const isHere = section.items.some((item) => pathname === item.href || pathname.startsWith(`${item.href}/`));
    return (
      <details key={`${section.key}${isHere}`} open={isHere} className="group mt-4">
        <summary className="menu-summary flex min-h-8 cursor-pointer items-center justify-between rounded-field px-2.5 text-xs font-semibold text-base-content/75">
          {section.label}
          <Icon name="chevron" className="transition-transform group-open:rotate-180" />
        </summary>
        <NavList items={section.items} />
      </details>
    );
  });
}

/** The few most used pages at the bottom of a phone, and the button that opens the rest. */
export function Dock({ items, menuId }: { items: readonly NavItem[]; menuId: string }) {
  const { t } = useTranslation();
  const cell = 'dock-link flex h-full w-full flex-col items-center justify-center gap-0.5 text-xs';
  return (
    <nav aria-label={t('nav.quick')} className="fixed inset-x-0 bottom-0 z-30 border-t border-base-content/15 bg-base-100 pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden">
      <ul className="grid h-14 auto-cols-fr grid-flow-col">
        {items.map((item) => (
          <li key={item.href}>
            <NavLink to={item.href} end={item.isExact ?? false} className={cell}>
              <Icon name={item.icon} className="size-5" />
              {item.label}
            </NavLink>
          </li>
        ))}
        <li>
          <button type="button" className={cell} {...{ popovertarget: menuId }}>
            <Icon name="menu" className="size-5" />
            {t('nav.menu')}
          </button>
        </li>
      </ul>
    </nav>
  );
}
