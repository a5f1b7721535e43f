import type { Role } from '#app/lib/permissions';
import { addMember, setMemberStatus } from '#app/modules/access/member/service.server';
import { signIn } from '#app/modules/access/session/service.server';
import { sha256 } from '#app/platform/secret.server';
import { cookieFrom, PASSWORD, type Person } from '#tests/factories/tenant';
import { poolOf, several, type Pool, type WorldCore } from '../twin-world';

export interface PeopleParts {
  agent: Person;
  agentCookie: string;
  /** Signed in, then suspended: this cookie must be nobody's. */
  suspendedCookie: string;
  member: Pool;
  /** Units without children, members and homes. */
  unit: Pool;
  outlet: string;
  site: string;
  /** The owner's own further sessions, by their stored key. */
  sessionKey: Pool;
  invitation: Pool;
  apiToken: Pool;
  /** Bearer text of a token of the owner, of a revoked one, and of the suspended member's. */
  bearer: { good: string; revoked: string; suspended: string };
}

/** Units, members, sessions, invitations and tokens; the same names and codes in both worlds. */
export async function withPeople({ tenant, owner, call, canary }: WorldCore): Promise<PeopleParts> {
  const unit = async (kind: 'company' | 'outlet' | 'department' | 'site', code: string, name: string, more: { tier?: number; aliases?: string[] } = {}): Promise<string> =>
    (await call.tenancy.orgUnit.create({ kind, code, name, ...more })).orgUnitId;
  await unit('company', 'HQ', '锦城汽车总部');
  const outlet = await unit('outlet', 'T1', '城南店', { tier: 1, aliases: ['南店', `别名 ${canary}`] });
  const site = await unit('site', 'SITE', '晴川家园');
  const units = await several(9, (index) => unit('department', `D${index}`, index === 8 ? `部门 ${canary}` : `部门${index}`));
  await call.tenancy.tenant.updateRoleNames({ roleNames: { agent: `客访专员 ${canary}` } });

  // Who never signs in needs no password, and hashing is slow.
  const aMember = async (role: Role, name: string, password?: string): Promise<Person> => {
    const email = `${role}-${name}@${tenant.tenant.slug}.example`;
    const added = await tenant.asSystem((ctx) => addMember(ctx, { email, name, role, orgUnitId: outlet, ...(password ? { password } : {}) }));
    return { email, ...added };
  };
  const agent = await aMember('agent', `客访 ${canary}`, PASSWORD);
  const suspended = await aMember('manager', '离职经理', PASSWORD);
  const members = await several(10, async (index) => (await aMember(index < 5 ? 'agent' : 'manager', `王${index}`)).membershipId);
  // One person with a place in both worlds: the address is shared, nothing else is.
  await tenant.asSystem((ctx) => addMember(ctx, { email: 'both@twins.example', name: '两处任职', role: 'agent' }));

  const agentCookie = await tenant.cookieOf(agent);
  const suspendedCookie = await tenant.cookieOf(suspended);
  const suspendedToken = await call.access.apiToken.create({ name: '离职接口', membershipId: suspended.membershipId });
  await tenant.asSystem((ctx) => setMemberStatus(ctx, { membershipId: suspended.membershipId, status: 'suspended' }));

  const sessionKeys = await several(2, async () => {
    const client = { ip: '203.0.113.7', userAgent: `Browser ${canary}` };
    const { cookie } = await signIn({ email: owner.email, password: PASSWORD, client }, tenant.clock);
    return sha256(cookieFrom(cookie).split('=')[1] ?? '');
  });
  const invitations = await several(4, async (index) => {
    const email = `new${index}@twins.example`;
    return (await call.access.invitation.create({ email, name: `新人 ${canary}`, role: 'agent', orgUnitId: outlet, locale: 'zh-CN' })).invitationId;
  });
  const tokens: { tokenId: string; token: string }[] = [];
  for (let index = 0; index < 4; index += 1) tokens.push(await call.access.apiToken.create({ name: `DMS ${canary}`, membershipId: owner.membershipId }));
  const [good, revoked, ...spare] = tokens;
  if (!good || !revoked) throw new Error('four tokens were made');
  await call.access.apiToken.revoke({ tokenId: revoked.tokenId });
  return {
    agent, agentCookie, suspendedCookie, outlet, site,
    member: poolOf('member', members),
    unit: poolOf('unit', units.slice(0, 8)),
    sessionKey: poolOf('session', sessionKeys),
    invitation: poolOf('invitation', invitations),
    apiToken: poolOf('token', spare.map(({ tokenId }) => tokenId)),
    bearer: { good: good.token, revoked: revoked.token, suspended: suspendedToken.token },
  };
}
