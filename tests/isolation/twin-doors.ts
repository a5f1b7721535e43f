import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveSession } from '#app/modules/access/session/service.server';
import { callerFor } from '#tests/factories/tenant';
import { outcomeOf } from './twin-answer';
import { publicPaths, startRest, type RestServer } from './twin-rest';
import { trials, type Twins } from './twins';

/** Who is nobody stays outside, whatever they ask for; and a token opens its own tenant or none. */
export function doorSuite(twins: () => Twins): void {
  describe('whoever is nobody', () => {
    it('with no cookie, a suspended member’s or a made-up one: every procedure refuses, with the right ids too', async () => {
      const { host } = twins();
      const { clock } = host.tenant;
      const cookies = [null, host.suspendedCookie, `hf_session=${'a'.repeat(40)}`];
      for (const cookie of cookies) expect(await resolveSession(cookie, clock), String(cookie)).toBeNull();
      const nobody = callerFor(null, clock);
      for (const { path, trial, title } of trials) {
        expect.soft((await outcomeOf(nobody, path, trial.input?.(host, host))).code, title).toBe('unauthenticated');
      }
    });

    it('a cookie opens the tenant of its own member only', async () => {
      const { host } = twins();
      const session = await resolveSession(host.agentCookie, host.tenant.clock);
      expect(session?.actor).toMatchObject({ tenantId: host.tenant.tenantId, membershipId: host.agent.membershipId, role: 'agent' });
    });
  });

  describe('a token that is no token', () => {
    let rest: RestServer;
    beforeAll(async () => {
      rest = await startRest();
    });
    afterAll(() => rest.stop());

    /** Tokens read `hf_<tenant>_<secret>`. */
    const crossed = (tenantOf: string, secretOf: string): string => [...tenantOf.split('_').slice(0, 2), ...secretOf.split('_').slice(2)].join('_');
    const tokens: [name: string, token: (twins: Twins) => string | null][] = [
      ['none', () => null],
      ['made up', ({ host }) => crossed(host.bearer.good, 'hf_x_nobodyknowsthissecretnobodyknowsthissecret0')],
      ['revoked', ({ host }) => host.bearer.revoked],
      ['of a suspended member', ({ host }) => host.bearer.suspended],
      ['of one tenant with the other’s name', ({ host, stranger }) => crossed(host.bearer.good, stranger.bearer.good)],
      ['the other way round', ({ host, stranger }) => crossed(stranger.bearer.good, host.bearer.good)],
    ];
    it.each(tokens)('%s: every operation answers 401 with the same words', async (_name, token) => {
      const { host, prints } = twins();
      const before = await prints();
      const bodies = new Set<string>();
      for (const { path, trial, title } of trials.filter((one) => publicPaths.includes(one.path))) {
        const { status, body } = await rest.call(path, trial.input?.(host, host), token(twins()));
        expect.soft(status, title).toBe(401);
        bodies.add(body);
      }
      expect(bodies.size).toBe(1);
      expect(await prints()).toEqual(before);
    });

    it('a suspended tenant is closed to its own token and cookie', async () => {
      const { host, witness } = twins();
      const stand = (status: string) => witness.client.query('UPDATE tenant SET status = $2 WHERE id = $1', [host.tenant.tenantId, status]);
      expect((await rest.call('customers.list', {}, host.bearer.good)).status).toBe(200);
      expect(await resolveSession(host.agentCookie, host.tenant.clock)).not.toBeNull();
      await stand('suspended');
      expect((await rest.call('customers.list', {}, host.bearer.good)).status).toBe(401);
      expect(await resolveSession(host.agentCookie, host.tenant.clock)).toBeNull();
      await stand('active');
    });
  });
}
