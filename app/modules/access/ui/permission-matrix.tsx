import { useTranslation } from 'react-i18next';
import { DataTable } from '#app/components/data-table';
import { Icon } from '#app/components/icon';
import { useRoleName } from '#app/components/role-name';
import { can, PERMISSIONS, ROLES, type Permission } from '#app/lib/permissions';

const ALL = Object.keys(PERMISSIONS) as Permission[];

/** Role by permission, as the server decides. */
export function PermissionMatrix() {
  const { t } = useTranslation('access');
  const roleName = useRoleName();
  return (
    <DataTable
      caption={t('roles.table')}
      onPhone="scroll"
      rows={ALL}
      rowKey={(permission) => permission}
      columns={[
        { key: 'permission', header: t('roles.permission'), isPrimary: true, className: 'min-w-32', cell: (permission) => t(`permission.${permission}`, { defaultValue: permission }) },
        ...ROLES.map((role) => ({
          key: role,
          header: roleName(role),
          // The words for screen readers stand inside the cell, or they would widen the page on a phone.
          className: 'relative text-center',
          cell: (permission: Permission) =>
            can(role, permission) ? (
              <>
                <Icon name="check" className="inline text-success" />
                <span className="sr-only">{t('roles.may')}</span>
              </>
            ) : (
              <>
                <span aria-hidden="true" className="text-base-content/40">
                  –
                </span>
                <span className="sr-only">{t('roles.may-not')}</span>
              </>
            ),
        })),
      ]}
    />
  );
}
