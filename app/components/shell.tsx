import { Link, useLocation, useNavigation } from '@remix-run/react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogTrigger } from './dialog';
import { HOTKEY_HELP_ID, HotkeyHelp } from './hotkey-help';
import { Icon } from './icon';
import { LanguageSwitch } from './language-switch';
import { Menu } from './menu';
import { Dock, Navigation, type NavItem, type NavSection } from './navigation';

export interface ShellProps {
  tenantName: string;
  person: { name: string; role: string };
  /** Where the tenant's name leads. */
  homeHref: string;
  sections: readonly NavSection[];
  /** Up to four items for the bottom of a phone. */
  quick: readonly NavItem[];
  /** The search form of the top bar. */
  search?: ReactNode;
  children: ReactNode;
}

const NAV_ID = 'app-nav';

export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50 focus:rounded-field focus:bg-base-100 focus:px-4 focus:py-2 focus:shadow-lg">
      {t('nav.skip')}
    </a>
  );
}

/** A thin bar at the top while the next page is on its way. */
export function PendingBar() {
  const { t } = useTranslation();
  if (useNavigation().state === 'idle') return null;
  return <progress className="progress progress-primary fixed inset-x-0 top-0 z-50 h-0.5 rounded-none" aria-label={t('states.loading')} />;
}

function UserMenu({ person }: { person: ShellProps['person'] }) {
  const { t } = useTranslation();
  return (
    <Menu
      label={`${t('user.menu')}: ${person.name}`}
      summaryClassName="btn btn-ghost btn-sm gap-1.5 font-medium"
      summary={
        <>
          <Icon name="user" />
          <span className="hidden max-w-32 truncate sm:inline">{person.name}</span>
        </>
      }
    >
      <p className="border-b border-base-content/12 px-2.5 pt-1 pb-2">
        <span className="block font-medium">{person.name}</span>
        <span className="text-xs text-base-content/75">{person.role}</span>
      </p>
      <Link to="/account" className="menu-item mt-1">
        <Icon name="settings" />
        {t('user.account')}
      </Link>
      <DialogTrigger dialogId={HOTKEY_HELP_ID} className="menu-item">
        <Icon name="keyboard" />
        {t('hotkeys.title')}
      </DialogTrigger>
      <form method="post" action="/sign-out">
        <button type="submit" className="menu-item">
          <Icon name="lock" />
          {t('user.sign-out')}
        </button>
      </form>
    </Menu>
  );
}

/** The frame of every page behind the sign-in: top bar, navigation, content. */
export function Shell({ tenantName, person, homeHref, sections, quick, search, children }: ShellProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  useEffect(() => {
    // a page reached from the open menu must not stay behind it
    const nav = document.getElementById(NAV_ID);
    if (nav?.matches(':popover-open') === true) nav.hidePopover();
  }, [pathname]);

  return (
    <>
      <SkipLink />
      <PendingBar />
      <header className="sticky top-0 z-20 flex h-bar items-center gap-2 border-b border-base-content/12 bg-base-100 px-3 lg:gap-4 lg:px-5 print:hidden">
        <Link to={homeHref} className="flex min-w-0 items-center gap-2 font-semibold lg:w-48">
          <span aria-hidden="true" className="grid size-7 flex-none place-items-center rounded-field bg-primary text-primary-content">
            <Icon name="phone" />
          </span>
          {/* phones give the room to the search; the menu shows the name */}
          <span className="sr-only md:not-sr-only md:truncate">{tenantName}</span>
        </Link>
        <div className="min-w-0 flex-1">{search}</div>
        <LanguageSwitch />
        <UserMenu person={person} />
      </header>
      <div className="flex">
        <nav id={NAV_ID} aria-label={t('nav.main')} className="app-nav print:hidden" {...{ popover: 'auto' }}>
          <p className="mb-3 border-b border-base-content/12 px-2.5 pb-2 font-semibold lg:hidden">{tenantName}</p>
          <Navigation sections={sections} pathname={pathname} />
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-3 pt-4 pb-24 outline-none lg:px-6 lg:pb-10 print:p-0">
          {children}
        </main>
      </div>
      <Dock items={quick} menuId={NAV_ID} />
      <HotkeyHelp />
    </>
  );
}

/** The frame of pages without sign-in: sign-in, survey links, errors. */
export function PlainShell({ children, isWide = false }: { children: ReactNode; isWide?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PendingBar />
      <header className="flex h-bar items-center justify-between px-4 print:hidden">
        <Link to="/" className="flex items-center gap-2 font-semibold">
          <span aria-hidden="true" className="grid size-7 place-items-center rounded-field bg-primary text-primary-content">
            <Icon name="phone" />
          </span>
          {t('product.name')}
        </Link>
        <LanguageSwitch />
      </header>
      <main id="main" tabIndex={-1} className={isWide ? 'mx-auto w-full max-w-5xl flex-1 px-4 py-6 outline-none' : 'mx-auto w-full max-w-md flex-1 px-4 py-8 outline-none'}>
        {children}
      </main>
    </div>
  );
}
