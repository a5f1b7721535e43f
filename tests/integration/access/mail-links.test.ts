import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AcceptInvitationInput } from '#app/modules/access/invitation/schema';
import { acceptInvitation, readInvitation } from '#app/modules/access/joining/service.server';
import { consumeReset, isResetOpen, requestReset } from '#app/modules/access/password/service.server';
import { resolveSession, signIn } from '#app/modules/access/session/service.server';
import { withControl } from '#app/platform/db.server';
import { accessHandlers } from '#workers/access';
import { actorOf, aTenant, client, cookieFrom, PASSWORD, unique, type Person, type TestTenant } from '#tests/factories/tenant';

// Before any module of the product reads its environment.
const server = await vi.hoisted(async () => {
  const { startMailServer } = await import('#tests/setup/mail-server');
  const started = await startMailServer();
  process.env.SMTP_URL = started.url;
  process.env.BASE_URL = 'https://desk.example';
  return started;
});
let tenant: TestTenant;
let agent: Person;

afterAll(() => server.stop());

beforeEach(async () => {
  await withControl(async (db) => {
    await db.rateLimit.deleteMany();
    await db.outboxEvent.deleteMany();
  });
  tenant = await aTenant();
  // The worker's handlers go by the real time.
  tenant.clock.set(new Date());
  agent = await tenant.member('agent', { name: '王芳' });
  server.mails.length = 0;
});

/** Does what stands in the outbox, as the worker would, and empties it. */
async function deliver(): Promise<void> {
  const events = await withControl((db) => db.outboxEvent.findMany({ orderBy: { id: 'asc' } }));
  for (const { tenantId, id, name, payload } of events) {
    const handler = accessHandlers.find(({ contract }) => contract.name === name);
    if (handler?.kind !== 'plain') throw new Error(`nobody handles ${name}`);
    await handler.handle(payload, { jobId: id, tenantId, effectKey: id, attempt: 1, signal: new AbortController().signal });
  }
  await withControl((db) => db.outboxEvent.deleteMany());
}

function linkIn(path: string, at = -1): string {
  const found = new RegExp(`https://desk\\.example/${path}/(\\S+)`).exec(server.mails.at(at)?.text ?? '')?.[1];
  if (!found) throw new Error(`no link to ${path} in the mail`);
  return found;
}

describe('a forgotten password', () => {
  const ask = (email: string) => requestReset({ email, ip: client.ip }, tenant.clock);
  const NEW = 'callback on the third day';

  it('is set anew by the mailed link, once, and ends every session', async () => {
    const cookie = await tenant.cookieOf(agent);
    await ask(agent.email);
    await deliver();
    const [mail] = server.mails;
    expect(mail?.subject).toBe('重设您的登录密码');
    expect(mail?.to).toMatchObject({ text: `"王芳" <${agent.email}>` });
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    const token = linkIn('reset-password');
    expect(await isResetOpen(token, tenant.clock)).toBe(true);
    await consumeReset({ token, password: NEW }, tenant.clock);
    expect(await resolveSession(cookie, tenant.clock)).toBeNull();
    expect((await signIn({ email: agent.email, password: NEW, client }, tenant.clock)).memberships).toHaveLength(1);
    await expect(consumeReset({ token, password: 'another one for me' }, tenant.clock)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is answered the same for an unknown address, and no mail is sent', async () => {
    await expect(ask('nobody@nowhere.example')).resolves.toBeUndefined();
    await deliver();
    expect(server.mails).toHaveLength(0);
  });

  it('used with one link makes the other links worthless', async () => {
    await ask(agent.email);
    await ask(agent.email);
    await deliver();
    const [first, second] = [linkIn('reset-password', 0), linkIn('reset-password', 1)];
    await consumeReset({ token: first, password: NEW }, tenant.clock);
    expect(await isResetOpen(second, tenant.clock)).toBe(false);
  });

  it('lets the link die after half an hour', async () => {
    await ask(agent.email);
    await deliver();
    tenant.clock.set(new Date(Date.now() + 31 * 60_000));
    await expect(consumeReset({ token: linkIn('reset-password'), password: NEW }, tenant.clock)).rejects.toMatchObject({ reason: 'access:error.dead-link' });
  });

  it('raced by two clicks is set by one of them', async () => {
    await ask(agent.email);
    await deliver();
    const token = linkIn('reset-password');
    const results = await Promise.allSettled([1, 2].map((n) => consumeReset({ token, password: `${NEW} ${n}` }, tenant.clock)));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses an easy password and keeps the link', async () => {
    await ask(agent.email);
    await deliver();
    const token = linkIn('reset-password');
    await expect(consumeReset({ token, password: 'password123' }, tenant.clock)).rejects.toMatchObject({ fields: [{ field: 'password' }] });
    expect(await isResetOpen(token, tenant.clock)).toBe(true);
  });

  it('sends at most three links in a quarter of an hour', async () => {
    for (let times = 0; times < 3; times += 1) await ask(agent.email);
    await expect(ask(agent.email)).rejects.toMatchObject({ code: 'rate-limited' });
  });

  it('leaves no secret in the outbox', async () => {
    await ask(agent.email);
    const [event] = await withControl((db) => db.outboxEvent.findMany());
    expect(event?.payload).toEqual({ userId: agent.userId });
  });

  it('is tried again when the mail server is busy', async () => {
    await ask(agent.email);
    server.refuse = true;
    await expect(deliver()).rejects.toThrow(/mailbox full/);
    server.refuse = false;
    await deliver();
    expect(server.mails).toHaveLength(1);
  });
});

describe('an invitation', () => {
  const invite = async (email: string, role: 'agent' | 'admin' | 'owner' = 'agent', by = tenant.owner) => {
    const caller = await tenant.callerOf(by);
    return caller.access.invitation.create({ email, name: '李明', role, orgUnitId: null, locale: 'en' });
  };
  const accept = (input: AcceptInvitationInput) => acceptInvitation({ ...input, client, cookieHeader: null, requestId: 'test' }, tenant.clock);
  const newcomer = () => `${unique('li')}@guest.example`;

  it('lets a newcomer choose name and password, and is used up by it', async () => {
    const email = newcomer();
    await invite(email);
    await deliver();
    expect(server.mails[0]?.subject).toContain(tenant.tenant.name);
    const token = linkIn('invite');
    expect(await readInvitation(token, tenant.clock)).toMatchObject({ email, name: '李明', role: 'agent', hasAccount: false });
    const { cookie } = await accept({ token, name: '李小明', password: 'welcome to the desk' });
    const setCookieName = cookieFrom(cookie).split('=')[0];
    expect(setCookieName).toBe('__Host-hf_session');
    expect(cookie).toContain('Secure');
    expect(await actorOf(cookieFrom(cookie), tenant.clock)).toMatchObject({ displayName: '李小明', role: 'agent', tenantId: tenant.tenantId, locale: 'en' });
    expect(await readInvitation(token, tenant.clock)).toBeNull();
    await expect(accept({ token, password: 'welcome to the desk' })).rejects.toMatchObject({ reason: 'access:error.dead-invitation' });
  });

  it('asks somebody with an account for its password and changes nothing of the account', async () => {
    const other = await aTenant();
    const known = await other.member('manager', { name: '陈静' });
    await invite(known.email);
    await deliver();
    const token = linkIn('invite');
    expect(await readInvitation(token, tenant.clock)).toMatchObject({ hasAccount: true });
    await expect(accept({ token, password: 'what I would like' })).rejects.toMatchObject({ fields: [{ field: 'password', reason: 'access:error.wrong-password' }] });
    await accept({ token, password: PASSWORD });
    expect((await signIn({ email: known.email, password: PASSWORD, client }, tenant.clock)).memberships).toHaveLength(2);
  });

  it('revoked or seven days old opens nothing', async () => {
    const { invitationId } = await invite(newcomer());
    await deliver();
    const token = linkIn('invite');
    await (await tenant.callerOf(tenant.owner)).access.invitation.revoke({ invitationId });
    expect(await readInvitation(token, tenant.clock)).toBeNull();
    await invite(newcomer());
    await deliver();
    tenant.clock.set(new Date(Date.now() + 7 * 86_400_000 + 60_000));
    expect(await readInvitation(linkIn('invite'), tenant.clock)).toBeNull();
  });

  it('sent again has a new link, and the old one is dead', async () => {
    const { invitationId } = await invite(newcomer());
    await deliver();
    tenant.clock.set(new Date(Date.now() + 60_000));
    await (await tenant.callerOf(tenant.owner)).access.invitation.resend({ invitationId });
    await deliver();
    const [first, second] = [linkIn('invite', 0), linkIn('invite', 1)];
    expect(await readInvitation(first, tenant.clock)).toBeNull();
    expect(await readInvitation(second, tenant.clock)).not.toBeNull();
  });

  it('to a member is refused, and a second one to the same address replaces the first', async () => {
    await expect(invite(agent.email)).rejects.toMatchObject({ message: 'access:error.already-member' });
    const email = newcomer();
    await invite(email);
    await invite(email);
    const { items } = await (await tenant.callerOf(tenant.owner)).access.invitation.list({});
    expect(items.filter((row) => row.email === email)).toHaveLength(1);
  });

  it('to be owner comes from an owner only, and an agent invites nobody', async () => {
    const admin = await tenant.member('admin');
    await expect(invite(newcomer(), 'owner', admin)).rejects.toMatchObject({ message: 'access:error.role-above-own' });
    await expect(invite(newcomer(), 'agent', agent)).rejects.toMatchObject({ message: 'errors:forbidden' });
    await expect(invite(newcomer(), 'owner')).resolves.toBeDefined();
  });

  it('accepted twice at once makes one member', async () => {
    await invite(newcomer());
    await deliver();
    const token = linkIn('invite');
    const results = await Promise.allSettled([1, 2].map(() => accept({ token, password: 'welcome to the desk' })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('shows its link to nobody where mails are really sent', async () => {
    await invite(newcomer());
    const { items } = await (await tenant.callerOf(tenant.owner)).access.invitation.list({});
    expect(items.map(({ link }) => link)).toEqual([null]);
  });
});
