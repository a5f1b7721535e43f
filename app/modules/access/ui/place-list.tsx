import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import type { MembershipChoice } from '#app/modules/access/session/schema';

/** The person's tenants; a press opens another one. A native post: the other tenant may speak another language. */
export function PlaceList({ places, currentMembershipId }: { places: readonly MembershipChoice[]; currentMembershipId: string }) {
  const { t } = useTranslation('access');
  return (
    <form method="post">
      <input type="hidden" name="intent" value="switch-tenant" />
      <ul className="divide-y divide-base-content/12">
        {places.map((place) => (
          <li key={place.membershipId} className="flex items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <span className="block truncate font-medium">{place.tenantName}</span>
              <span className="text-xs text-base-content/75">{t(`common:roles.${place.role}`)}</span>
            </span>
            {place.membershipId === currentMembershipId ? (
              <Badge tone="primary">{t('places.current')}</Badge>
            ) : (
              <button type="submit" name="membershipId" value={place.membershipId} className="btn btn-sm">
                {t('places.open')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </form>
  );
}
