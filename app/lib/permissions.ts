/**
 * Who may do what: one table, role by permission (DESIGN 4). A permission is `<module>.<noun>.<verb>`;
 * `tenantProcedure` takes one of these and nothing else. Display names of the roles are the tenant's.
 */
export const ROLES = [
  'owner',
  'admin',
  'manager',
  'agent',
  'department',
  'inspector',
  'viewer',
  'vendor',
  'customer',
] as const;
export type Role = (typeof ROLES)[number];

const MANAGEMENT = ['owner', 'admin', 'manager'] as const;
const DESK = [...MANAGEMENT, 'agent'] as const;
const STAFF = [...DESK, 'department', 'inspector'] as const;
const READERS = [...STAFF, 'viewer'] as const;
const CONFIGURERS = ['owner', 'admin'] as const;

export const PERMISSIONS = {
  // own account: everybody who is signed in
  'access.self.manage': ROLES,
  // tenancy and access
  'tenancy.settings.read': STAFF,
  'tenancy.settings.manage': CONFIGURERS,
  'tenancy.org-unit.read': READERS,
  'tenancy.org-unit.manage': CONFIGURERS,
  'access.member.read': DESK,
  'access.member.manage': CONFIGURERS,
  'access.api-token.manage': CONFIGURERS,
  'audit.entry.read': CONFIGURERS,
  'calendars.day.read': STAFF,
  'calendars.day.manage': CONFIGURERS,
  // records
  'customers.customer.read': STAFF,
  'customers.customer.write': [...DESK, 'department'],
  'customers.customer.merge': DESK,
  'vehicles.vehicle.read': STAFF,
  'vehicles.vehicle.write': [...DESK, 'department'],
  'homes.home.read': STAFF,
  'homes.home.write': [...DESK, 'department'],
  'service-records.record.read': STAFF,
  'service-records.record.write': [...DESK, 'department'],
  // outreach
  'outreach.rule.read': DESK,
  'outreach.rule.manage': CONFIGURERS,
  'outreach.contact.read': DESK,
  'outreach.contact.work': DESK,
  'outreach.contact.manage': MANAGEMENT,
  'outreach.script.read': DESK,
  'outreach.script.propose': DESK,
  'outreach.script.manage': MANAGEMENT,
  // forms
  'forms.form.read': DESK,
  'forms.form.manage': CONFIGURERS,
  // insight
  'insight.daily-report.read': DESK,
  'insight.daily-report.write': DESK,
  'insight.overview.read': [...MANAGEMENT, 'viewer'],
  // imports
  'imports.job.manage': [...MANAGEMENT, 'agent'],
  // background work
  'integrations.dead-letter.manage': CONFIGURERS,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function can(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** Everything a role may do, for navigation and for hiding what would be refused anyway. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => can(role, permission));
}
