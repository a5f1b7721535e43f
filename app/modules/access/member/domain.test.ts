import { describe, expect, it } from 'vitest';
import { ROLES } from '#app/lib/permissions';
import { keepsLeadership, mayChangeRole, rolesToGive } from './domain';

const member = (membershipId: string, role: 'owner' | 'admin' | 'agent', isActive = true) => ({ membershipId, role, isActive });

describe('who may give which role', () => {
  it.each([
    ['owner', 'admin', 'owner', true],
    ['owner', 'owner', 'agent', true],
    ['admin', 'agent', 'admin', true],
    ['admin', 'agent', 'owner', false],
    ['admin', 'owner', 'agent', false],
    ['manager', 'agent', 'admin', false],
  ] as const)('%s turns %s into %s: %s', (actor, from, to, allowed) => expect(mayChangeRole(actor, from, to)).toBe(allowed));
  it('an admin is never offered the role of the owner', () => expect(rolesToGive('admin', ROLES)).not.toContain('owner'));
});

describe('somebody stays in charge', () => {
  const team = [member('boss', 'owner'), member('it', 'admin'), member('li', 'agent')];
  it('the only owner cannot step down', () => expect(keepsLeadership(team, member('boss', 'admin'))).toBe(false));
  it('the only owner cannot be suspended', () => expect(keepsLeadership(team, member('boss', 'owner', false))).toBe(false));
  it('one of two owners can', () => expect(keepsLeadership([...team, member('wife', 'owner')], member('boss', 'agent'))).toBe(true));
  it('an owner in charge is enough: the admin can leave', () => expect(keepsLeadership(team, member('it', 'admin', false))).toBe(true));
  it('without an owner the last admin has to stay', () => {
    expect(keepsLeadership([member('it', 'admin'), member('li', 'agent')], member('it', 'agent'))).toBe(false);
  });
  it('a suspended owner does not count', () => {
    expect(keepsLeadership([member('old', 'owner', false), member('boss', 'owner')], member('boss', 'agent'))).toBe(false);
  });
});
