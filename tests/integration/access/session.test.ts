import { beforeEach, describe, expect, it } from 'vitest';
import { changePassword } from '#app/modules/access/password/service.server';
import { changeRole, setMemberStatus } from '#app/modules/access/member/service.server';
import { resolveSession, signIn, signOut, switchTenant } from '#app/modules/access/session/service.server';
import { withControl } from '#app/platform/db.server';
import { actorOf, aTenant, client, cookieFrom, PASSWORD, type Person, type TestTenant } from '#tests/factories/tenant';

let tenant: TestTenant;
let agent: Person;

beforeEach(async () => {
  tenant = await aTenant();
  agent = await tenant.member('agent', { name: '王芳' });
  await withControl((db) => db.rateLimit.deleteMany());
});

const attempt = (email: string, password: string, ip = client.ip) =>
  signIn({ email, password, client: { ...client, ip } }, tenant.clock).then(() => 'signed in', (error: { code: string; reason: string }) => `${error.code} ${error.reason}`);
const at = (days: number, hours = 0): void => tenant.clock.set(new Date(Date.parse('2026-11-23T02:00:00Z') + (days * 24 + hours) * 3_600_000));
const isOpen = async (cookie: string): Promise<boolean> => (await resolveSession(cookie, tenant.clock)) !== null;

describe('signing in', () => {
  it('opens the tenant with role, rights and settings', async () => {
    const actor = await actorOf(await tenant.cookieOf(agent), tenant.clock);
    expect(actor).toMatchObject({ kind: 'member', displayName: '王芳', role: 'agent', tenantId: tenant.tenantId, email: agent.email });
    expect(actor.permissions).toContain('outreach.contact.work');
    expect(actor.permissions).not.toContain('access.member.manage');
    expect(actor.tenant.settings).toMatchObject({ callingHours: { from: '09:00', to: '20:00' } });
  });

  it('refuses a wrong password, an unknown address and an account without password with the same words', async () => {
    await withControl((db) => db.userAccount.update({ where: { id: tenant.owner.userId }, data: { passwordHash: null } }));
    const answers = [await attempt(agent.email, 'not her password'), await attempt('nobody@nowhere.example', PASSWORD), await attempt(tenant.owner.email, PASSWORD)];
    expect(new Set(answers)).toEqual(new Set(['unauthenticated access:error.wrong-credentials']));
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    await attempt('warm-up@nowhere.example', 'x');
    for (let round = 0; round < 9; round += 1) {
      for (const [kind, email] of [['known', agent.email], ['unknown', `nobody${round}@nowhere.example`]] as const) {
        const begun = performance.now();
        await attempt(email, 'not the password', `198.51.${round}.1`);
        times[kind].push(performance.now() - begun);
      }
    }
    const median = (list: number[]): number => list.sort((a, b) => a - b)[4] ?? 0;
    const ratio = median(times.unknown) / median(times.known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('tells a suspended member so, but only after the right password', async () => {
    await tenant.asSystem((ctx) => setMemberStatus(ctx, { membershipId: agent.membershipId, status: 'suspended' }));
    expect(await attempt(agent.email, PASSWORD)).toBe('forbidden access:error.suspended');
    expect(await attempt(agent.email, 'wrong')).toBe('unauthenticated access:error.wrong-credentials');
  });

  it('sends the id once and stores only its hash', async () => {
    const { cookie } = await signIn({ email: agent.email, password: PASSWORD, client }, tenant.clock);
    expect(cookie).toMatch(/^hf_session=[a-z2-7]{40}; HttpOnly; Max-Age=2592000; Path=\/; SameSite=Lax$/);
    const id = cookieFrom(cookie).slice('hf_session='.length);
    const stored = await withControl((db) => db.session.findMany({ where: { userId: agent.userId } }));
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(id);
  });

  it('ends the session that was sent along, so that a planted id is worth nothing', async () => {
    const before = await tenant.cookieOf(agent);
    const { cookie } = await signIn({ email: agent.email, password: PASSWORD, client, cookieHeader: before }, tenant.clock);
    expect(cookieFrom(cookie)).not.toBe(before);
    expect(await isOpen(before)).toBe(false);
    expect(await isOpen(cookieFrom(cookie))).toBe(true);
  });

  it('renews a hash of weaker parameters with the next sign-in', async () => {
    const { hash } = await import('@node-rs/argon2');
    const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await withControl((db) => db.userAccount.update({ where: { id: agent.userId }, data: { passwordHash: weak } }));
    expect(await attempt(agent.email, PASSWORD)).toBe('signed in');
    const { passwordHash } = await withControl((db) => db.userAccount.findUniqueOrThrow({ where: { id: agent.userId } }));
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await attempt(agent.email, PASSWORD)).toBe('signed in');
  });
});

describe('a session', () => {
  it('lasts while it is used, and ends after seven idle days', async () => {
    const cookie = await tenant.cookieOf(agent);
    for (const day of [6, 12, 18]) {
      at(day);
      expect(await isOpen(cookie), `day ${day}`).toBe(true);
    }
    at(25, 1);
    expect(await isOpen(cookie)).toBe(false);
    expect(await withControl((db) => db.session.count({ where: { userId: agent.userId } }))).toBe(0);
  });

  it('ends thirty days after sign-in, however busy it is', async () => {
    const cookie = await tenant.cookieOf(agent);
    for (let day = 1; day < 30; day += 1) {
      at(day);
      expect(await isOpen(cookie), `day ${day}`).toBe(true);
    }
    at(30, 1);
    expect(await isOpen(cookie)).toBe(false);
  });

  it('of an owner ends after twelve idle hours', async () => {
    const cookie = await tenant.cookieOf(tenant.owner);
    at(0, 11);
    expect(await isOpen(cookie)).toBe(true);
    at(0, 24);
    expect(await isOpen(cookie)).toBe(false);
  });

  it('is written at most once an hour', async () => {
    const cookie = await tenant.cookieOf(agent);
    const deadline = async (): Promise<number> => (await withControl((db) => db.session.findFirstOrThrow({ where: { userId: agent.userId } }))).expiresAt.getTime();
    const first = await deadline();
    tenant.clock.set(new Date(tenant.clock.now().getTime() + 59 * 60_000));
    await isOpen(cookie);
    expect(await deadline()).toBe(first);
    tenant.clock.set(new Date(tenant.clock.now().getTime() + 2 * 60_000));
    await isOpen(cookie);
    expect(await deadline()).toBe(first + 61 * 60_000);
  });

  it('ends with sign-out, and the browser is told to forget it', async () => {
    const cookie = await tenant.cookieOf(agent);
    expect(await signOut(cookie, tenant.clock)).toBe('hf_session=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax');
    expect(await isOpen(cookie)).toBe(false);
  });

  it('ends everywhere when the password changes', async () => {
    const [office, phone] = [await tenant.cookieOf(agent), await tenant.cookieOf(agent)];
    const actor = await actorOf(office, tenant.clock);
    const change = { actor, ip: client.ip, requestId: 'test', newPassword: 'seven days after hand-over' };
    await expect(changePassword({ ...change, currentPassword: 'wrong' }, tenant.clock)).rejects.toMatchObject({ fields: [{ field: 'currentPassword' }] });
    expect(await isOpen(phone)).toBe(true);
    await changePassword({ ...change, currentPassword: PASSWORD }, tenant.clock);
    expect([await isOpen(office), await isOpen(phone)]).toEqual([false, false]);
    expect(await attempt(agent.email, PASSWORD)).toBe('unauthenticated access:error.wrong-credentials');
    expect(await attempt(agent.email, 'seven days after hand-over')).toBe('signed in');
  });

  it('ends when the member gets another role or is suspended', async () => {
    const cookie = await tenant.cookieOf(agent);
    await tenant.asSystem((ctx) => changeRole(ctx, { membershipId: agent.membershipId, role: 'manager' }));
    expect(await isOpen(cookie)).toBe(false);
    const next = await tenant.cookieOf(agent);
    await tenant.asSystem((ctx) => setMemberStatus(ctx, { membershipId: agent.membershipId, status: 'suspended' }));
    expect(await isOpen(next)).toBe(false);
  });

  it('is nobody when the tenant is suspended', async () => {
    const cookie = await tenant.cookieOf(agent);
    await withControl((db) => db.tenant.update({ where: { id: tenant.tenantId }, data: { status: 'suspended' } }));
    expect(await isOpen(cookie)).toBe(false);
  });

  it.each(['hf_session=', 'hf_session=%E0%A4%A', `hf_session=${'a'.repeat(40)}`, 'x=%; hf_session=../../etc', '=;;=', 'hf_session'])(
    'is not found for the cookie header "%s"',
    async (header) => expect(await isOpen(header)).toBe(false),
  );
});

describe('a person in two tenants', () => {
  it('opens the one used last and can change over, but only to an own place', async () => {
    const other = await aTenant();
    await other.member('manager', { email: agent.email });
    const stranger = await other.member('agent');
    const { cookie, memberships } = await signIn({ email: agent.email, password: PASSWORD, client }, tenant.clock);
    expect(memberships).toHaveLength(2);
    const actor = await actorOf(cookieFrom(cookie), tenant.clock);
    const elsewhere = memberships.find(({ tenantId }) => tenantId !== actor.tenantId);
    const request = { actor, client, cookieHeader: cookieFrom(cookie) };
    const changed = await switchTenant({ ...request, membershipId: elsewhere?.membershipId ?? '' }, tenant.clock);
    expect((await actorOf(cookieFrom(changed), tenant.clock)).tenantId).toBe(elsewhere?.tenantId);
    expect(await isOpen(cookieFrom(cookie))).toBe(false);
    await expect(switchTenant({ ...request, membershipId: stranger.membershipId }, tenant.clock)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('too many attempts', () => {
  it('close an account for a while, not for ever, and not for others', async () => {
    for (let guess = 0; guess < 10; guess += 1) expect(await attempt(agent.email, `guess ${guess}`, `198.51.${guess}.1`)).toMatch(/^unauthenticated/);
    expect(await attempt(agent.email, PASSWORD, '198.51.99.1')).toBe('rate-limited access:error.too-many-attempts');
    expect(await attempt(tenant.owner.email, PASSWORD)).toBe('signed in');
    at(0, 1);
    expect(await attempt(agent.email, PASSWORD)).toBe('signed in');
  });

  it('count the same for an address that does not exist', async () => {
    for (let guess = 0; guess < 10; guess += 1) await attempt('ghost@nowhere.example', 'x', `198.51.${guess}.1`);
    expect(await attempt('ghost@nowhere.example', 'x')).toBe('rate-limited access:error.too-many-attempts');
  });

  it('from one network stop, and one success between does not start them afresh', async () => {
    const neighbours = Array.from({ length: 59 }, (_, index) => `203.0.113.${index}`);
    await Promise.all(neighbours.slice(0, 30).map((ip, index) => attempt(`a${index}@x.example`, 'x', ip)));
    expect(await attempt(agent.email, PASSWORD)).toBe('signed in');
    await Promise.all(neighbours.slice(30).map((ip, index) => attempt(`b${index}@x.example`, 'x', ip)));
    expect(await attempt('last@x.example', 'x')).toBe('rate-limited access:error.too-many-attempts');
    expect(await attempt(agent.email, PASSWORD, '192.0.2.1')).toBe('signed in');
  });

  it('leave no address in the table', async () => {
    await attempt(agent.email, 'wrong');
    const keys = await withControl((db) => db.rateLimit.findMany());
    expect(keys.length).toBeGreaterThan(0);
    expect(JSON.stringify(keys)).not.toMatch(/@|203\.0\.113/);
  });
});
