import { beforeEach, describe, expect, it } from 'vitest';
import { changeRole, setMemberStatus } from '#app/modules/access/member/service.server';
import { resolveApiToken } from '#app/modules/access/api-token/service.server';
import { withControl } from '#app/platform/db.server';
import { aTenant, callerFor, type Person, type TestTenant } from '#tests/factories/tenant';

let tenant: TestTenant;
beforeEach(async () => {
  await withControl((db) => db.rateLimit.deleteMany());
  tenant = await aTenant();
});

const auditOf = (entity: string) => tenant.asSystem((ctx) => ctx.db.auditEntry.findMany({ where: { tenantId: tenant.tenantId, entity }, orderBy: { id: 'asc' } }));

describe('the people of a tenant', () => {
  it('are found by name and address, page by page, with their department', async () => {
    const names = ['刘洋', '周杰', '孙丽'];
    for (const name of names) await tenant.member('agent', { name });
    const caller = await tenant.callerOf(tenant.owner);
    const first = await caller.access.member.list({ limit: 2 });
    const second = await caller.access.member.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ displayName }) => displayName)).toEqual(['赵总', ...names]);
    expect(second.nextCursor).toBeNull();
    expect((await caller.access.member.list({ search: '周' })).items.map(({ displayName }) => displayName)).toEqual(['周杰']);
    expect((await caller.access.member.list({ search: 'owner@' })).items).toMatchObject([{ email: tenant.owner.email, role: 'owner' }]);
    expect((await caller.access.member.list({ search: '%' })).items).toEqual([]);
  });

  it('never show those of another tenant', async () => {
    const other = await aTenant();
    const foreigner = await other.member('agent');
    const caller = await tenant.callerOf(tenant.owner);
    await expect(caller.access.member.get({ membershipId: foreigner.membershipId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(caller.access.member.changeRole({ membershipId: foreigner.membershipId, role: 'viewer' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(caller.access.member.setStatus({ membershipId: foreigner.membershipId, status: 'suspended' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(caller.access.member.update({ membershipId: foreigner.membershipId, displayName: 'x', orgUnitId: null })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await caller.access.member.list({})).items.map(({ email }) => email)).toEqual([tenant.owner.email]);
  });

  it('cannot be put into a department of another tenant', async () => {
    const other = await aTenant();
    const unit = await (await other.callerOf(other.owner)).tenancy.orgUnit.create({ kind: 'department', code: 'CS', name: '客服部' });
    const agent = await tenant.member('agent');
    const caller = await tenant.callerOf(tenant.owner);
    await expect(caller.access.member.update({ membershipId: agent.membershipId, displayName: '王', orgUnitId: unit.orgUnitId })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('leave a trace in the audit log with every change', async () => {
    const agent = await tenant.member('agent', { name: '王芳' });
    const caller = await tenant.callerOf(tenant.owner);
    await caller.access.member.update({ membershipId: agent.membershipId, displayName: '王小芳', orgUnitId: null });
    await caller.access.member.changeRole({ membershipId: agent.membershipId, role: 'manager' });
    await caller.access.member.setStatus({ membershipId: agent.membershipId, status: 'suspended' });
    const trail = (await auditOf('member')).map(({ action, before, after, actorName }) => ({ action, before, after, actorName }));
    expect(trail.slice(-3)).toEqual([
      { action: 'member.updated', before: { displayName: '王芳', orgUnitId: null }, after: { displayName: '王小芳', orgUnitId: null }, actorName: '赵总' },
      { action: 'member.role-changed', before: { role: 'agent', status: 'active' }, after: { role: 'manager', status: 'active' }, actorName: '赵总' },
      { action: 'member.suspended', before: { role: 'manager', status: 'active' }, after: { role: 'manager', status: 'suspended' }, actorName: '赵总' },
    ]);
  });
});

describe('somebody stays in charge', () => {
  const demote = (person: Person) => tenant.asSystem((ctx) => changeRole(ctx, { membershipId: person.membershipId, role: 'agent' }));

  it('the last owner is neither demoted nor suspended', async () => {
    await expect(demote(tenant.owner)).rejects.toMatchObject({ reason: 'access:error.last-leader' });
    await expect(tenant.asSystem((ctx) => setMemberStatus(ctx, { membershipId: tenant.owner.membershipId, status: 'suspended' }))).rejects.toMatchObject({ reason: 'access:error.last-leader' });
  });

  it('two owners who are demoted at the same moment: one stays', async () => {
    const second = await tenant.member('owner');
    const results = await Promise.allSettled([demote(tenant.owner), demote(second)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const owners = await tenant.asSystem((ctx) => ctx.db.membership.count({ where: { tenantId: tenant.tenantId, role: 'owner', status: 'active' } }));
    expect(owners).toBe(1);
  });

  it('an admin neither demotes an owner nor makes himself one, and nobody suspends himself', async () => {
    const admin = await tenant.member('admin');
    const caller = await tenant.callerOf(admin);
    await expect(caller.access.member.changeRole({ membershipId: tenant.owner.membershipId, role: 'agent' })).rejects.toMatchObject({ message: 'access:error.role-above-own' });
    await expect(caller.access.member.changeRole({ membershipId: admin.membershipId, role: 'owner' })).rejects.toMatchObject({ message: 'access:error.role-above-own' });
    await expect(caller.access.member.setStatus({ membershipId: admin.membershipId, status: 'suspended' })).rejects.toMatchObject({ message: 'access:error.own-status' });
  });
});

describe('a token for a partner system', () => {
  it('acts with the role of its member until it is revoked', async () => {
    const clerk = await tenant.member('department');
    const caller = await tenant.callerOf(tenant.owner);
    const { token, tokenId } = await caller.access.apiToken.create({ name: 'DMS', membershipId: clerk.membershipId });
    expect(token).toMatch(/^hf_[0-9a-f]{32}_[\w-]{43}$/);
    const actor = await resolveApiToken(`Bearer ${token}`, tenant.clock);
    expect(actor).toMatchObject({ kind: 'token', role: 'department', tenantId: tenant.tenantId, membershipId: clerk.membershipId });
    const { items } = await caller.access.apiToken.list({});
    expect(items).toMatchObject([{ name: 'DMS', lastUsedAt: tenant.clock.now(), revokedAt: null }]);
    expect(JSON.stringify(items)).not.toContain(token.slice(-20));
    await expect(callerFor(actor, tenant.clock).access.account.sessions()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await caller.access.apiToken.revoke({ tokenId });
    expect(await resolveApiToken(`Bearer ${token}`, tenant.clock)).toBeNull();
  });

  it('dies with its member, and is worth nothing in another tenant', async () => {
    const clerk = await tenant.member('department');
    const caller = await tenant.callerOf(tenant.owner);
    const { token } = await caller.access.apiToken.create({ name: 'DMS', membershipId: clerk.membershipId });
    const other = await aTenant();
    const foreign = token.replace(tenant.tenantId.replaceAll('-', ''), other.tenantId.replaceAll('-', ''));
    expect(await resolveApiToken(`Bearer ${foreign}`, tenant.clock)).toBeNull();
    await caller.access.member.setStatus({ membershipId: clerk.membershipId, status: 'suspended' });
    expect(await resolveApiToken(`Bearer ${token}`, tenant.clock)).toBeNull();
  });

  it('is not made for an owner by an admin', async () => {
    const admin = await tenant.member('admin');
    await expect((await tenant.callerOf(admin)).access.apiToken.create({ name: 'x', membershipId: tenant.owner.membershipId })).rejects.toMatchObject({ message: 'access:error.role-above-own' });
  });

  it.each([null, '', 'Bearer', 'Bearer hf_x_y', `Bearer hf_${'0'.repeat(32)}_${'A'.repeat(43)}`, 'Basic abc'])('"%s" is nobody', async (header) => {
    expect(await resolveApiToken(header, tenant.clock)).toBeNull();
  });
});

describe('the own account', () => {
  it('shows the own sessions and ends one of them, but nobody else’s', async () => {
    const agent = await tenant.member('agent');
    const [own, foreign] = [await tenant.callerOf(agent), await tenant.callerOf(tenant.owner)];
    await tenant.cookieOf(agent);
    const sessions = await own.access.account.sessions();
    expect(sessions).toHaveLength(2);
    const [first] = sessions;
    await expect(foreign.access.account.revokeSession({ sessionKey: first?.sessionKey ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await own.access.account.revokeSession({ sessionKey: first?.sessionKey ?? '' });
    expect(await own.access.account.sessions()).toHaveLength(1);
  });
});
