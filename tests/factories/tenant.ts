import type { Role } from '#app/lib/permissions';
import { addMember } from '#app/modules/access/member/service.server';
import { resolveSession, signIn } from '#app/modules/access/session/service.server';
import type { CreateTenantInput } from '#app/modules/tenancy/tenant/schema';
import { createTenant, type NewTenant } from '#app/modules/tenancy/tenant/service.server';
import { fixedClock, type Clock } from '#app/platform/clock.server';
import { systemCtx, type Actor, type TenantCtx } from '#app/platform/context.server';
import { withTenant } from '#app/platform/db.server';
import { createCaller, type Caller } from '#app/server/root-router.server';

export const PASSWORD = 'three homeowners a day';
/** A Monday morning in Shanghai. */
export const NOW = '2026-11-23T02:00:00Z';

let counter = 0;
/** Different on every call, in every test file. */
export function unique(prefix: string): string {
  counter += 1;
  return `${prefix}${process.pid.toString(36)}${counter.toString(36)}`;
}

export interface Person {
  email: string;
  membershipId: string;
  userId: string;
}

export interface TestTenant extends NewTenant {
  tenantId: string;
  clock: ReturnType<typeof fixedClock>;
  owner: Person;
  /** One more member; everybody has the password PASSWORD. */
  member(role: Role, overrides?: { email?: string; name?: string }): Promise<Person>;
  /** The person's cookie after signing in. */
  cookieOf(person: Person): Promise<string>;
  /** The in-process caller of a signed-in person. */
  callerOf(person: Person): Promise<Caller>;
  /** One unit of work in the tenant, the product itself acting. */
  asSystem<T>(work: (ctx: TenantCtx) => Promise<T>): Promise<T>;
}

/** The smallest tenant that works: an owner, and whatever the test adds. */
export async function aTenant(overrides: Partial<CreateTenantInput> = {}): Promise<TestTenant> {
  const clock = fixedClock(NOW);
  const slug = unique('t');
  const email = `owner@${slug}.example`;
  const created = await createTenant(
    { slug, name: `锦城汽车 ${slug}`, industry: 'dealership', owner: { email, name: '赵总' }, ...overrides },
    { clock, ownerPassword: PASSWORD },
  );
  const tenantId = created.tenant.id;

  const asSystem = <T>(work: (ctx: TenantCtx) => Promise<T>): Promise<T> =>
    withTenant(tenantId, (db) => work(systemCtx({ ...created.tenant, settings: {} }, db, 'test', clock)));

  const cookieOf = async (person: Person): Promise<string> => cookieFrom((await signIn({ email: person.email, password: PASSWORD, client }, clock)).cookie);

  return {
    ...created,
    tenantId,
    clock,
    owner: { email, membershipId: created.ownerMembershipId, userId: created.ownerUserId },
    asSystem,
    cookieOf,
    member: async (role, { email: address = `${unique(role)}@${slug}.example`, name = unique('王') } = {}) => ({
      email: address,
      ...(await asSystem((ctx) => addMember(ctx, { email: address, name, role, password: PASSWORD }))),
    }),
    callerOf: async (person) => callerFor(await actorOf(await cookieOf(person), clock), clock),
  };
}

/** Where the tests' requests come from. */
export const client = { ip: '203.0.113.7', userAgent: 'Test browser' };

export function callerFor(actor: Actor | null, clock: Clock): Caller {
  return createCaller({ actor, clock, requestId: 'test', locale: 'zh-CN' });
}

export async function actorOf(cookie: string, clock: Clock): Promise<Actor> {
  const session = await resolveSession(cookie, clock);
  if (!session) throw new Error('this cookie is nobody');
  return session.actor;
}

/** The part of a Set-Cookie value that a browser sends back. */
export function cookieFrom(setCookie: string): string {
  return setCookie.split(';')[0] ?? '';
}
