import { useTranslation } from 'react-i18next';
import type { DemoLogin } from '#app/modules/access/demo/service.server';

/** One press per person of the demo tenants; the server offers this on its own machine only. */
export function DemoLogins({ logins, returnTo }: { logins: readonly DemoLogin[]; returnTo: string }) {
  const { t } = useTranslation('access');
  const tenants = [...new Set(logins.map((login) => login.tenantId))];
  return (
    <section aria-labelledby="demo-logins" className="mt-8 border-t border-base-content/12 pt-5">
      <h2 id="demo-logins" className="font-semibold">
        {t('demo.title')}
      </h2>
      <p className="mb-3 text-xs text-base-content/75">{t(tenants.length === 0 ? 'demo.empty' : 'demo.hint')}</p>
      {tenants.map((tenantId) => {
        const people = logins.filter((login) => login.tenantId === tenantId);
        return (
          <form key={tenantId} method="post" className="mb-4">
            <input type="hidden" name="returnTo" value={returnTo} />
            <h3 className="mb-1.5 text-sm font-medium">{people[0]?.tenantName}</h3>
            <ul className="grid gap-1.5 sm:grid-cols-2">
              {people.map((person) => (
                <li key={person.membershipId}>
                  <button type="submit" name="membershipId" value={person.membershipId} className="btn btn-sm h-auto w-full justify-between gap-2 py-1.5">
                    <span className="truncate font-medium">{person.name}</span>
                    <span className="text-xs font-normal text-base-content/75">{person.roleName ?? t(`common:roles.${person.role}`)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </form>
        );
      })}
    </section>
  );
}
