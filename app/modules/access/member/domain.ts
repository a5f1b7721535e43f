import type { Role } from '#app/lib/permissions';

/** Nobody gives or takes a right that is above his own: 2 owner, 1 admin, 0 everybody else. */
function powerOf(role: Role): number {
  if (role === 'owner') return 2;
  return role === 'admin' ? 1 : 0;
}

/** Whether somebody of role `actor` may turn a member of role `from` into `to`. The product itself acts as an owner. */
export function mayChangeRole(actor: Role, from: Role, to: Role): boolean {
  return powerOf(actor) >= powerOf(from) && powerOf(actor) >= powerOf(to);
}

/** The roles that somebody may give to others. */
export function rolesToGive(actor: Role, roles: readonly Role[]): Role[] {
  return roles.filter((role) => powerOf(actor) >= powerOf(role));
}

interface Standing {
  membershipId: string;
  role: Role;
  isActive: boolean;
}

/**
 * Whether the tenant keeps an owner, and somebody who can change settings, when one member gets another
 * standing. A tenant that never had an owner needs none.
 */
export function keepsLeadership(members: readonly Standing[], change: Standing): boolean {
  const after = members.map((member) => (member.membershipId === change.membershipId ? change : member));
  const count = (list: readonly Standing[], least: number): number =>
    list.filter((member) => member.isActive && powerOf(member.role) >= least).length;
  const keeps = (least: number): boolean => count(after, least) > 0 || count(members, least) === 0;
  return keeps(2) && keeps(1);
}
