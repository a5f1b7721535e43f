import { useTranslation } from 'react-i18next';
import { useActor } from './actor';

/** Name of a role as this tenant calls it. */
export function useRoleName(): (role: string) => string {
  const { t } = useTranslation();
  const { roleNames } = useActor().tenant;
  return (role) => roleNames[role] ?? t(`common:roles.${role}`);
}
