import { beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf, ROLES, type Role } from '#app/lib/permissions';
import type { Actor } from '#app/platform/context.server';
import { toAppError } from '#app/platform/trpc.server';
import { rootRouter, type Caller } from '#app/server/root-router.server';
import { actorOf, aTenant, callerFor, type TestTenant } from '#tests/factories/tenant';

/**
 * Who may call what, tried out: every procedure × every role. The ledger beside this file is what was agreed on;
 * a new procedure or a changed permission shows as a difference and is to be looked at before it is written
 * (`npx vitest run --project isolation -u`).
 */
const procedures = Object.keys(rootRouter._def.procedures).sort();

let tenant: TestTenant;
let owner: Actor;
beforeAll(async () => {
  tenant = await aTenant();
  owner = await actorOf(await tenant.cookieOf(tenant.owner), tenant.clock);
});

/** Code of the refusal, or 'ok'. Nothing is given as input: whoever may enter is told what is missing. */
async function tryIt(caller: Caller, path: string): Promise<string> {
  const call = path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], caller) as (input?: unknown) => Promise<unknown>;
  try {
    await call(undefined);
    return 'ok';
  } catch (error) {
    return toAppError(error).code;
  }
}

const callerOf = (role: Role): Caller => callerFor({ ...owner, role, permissions: permissionsOf(role) }, tenant.clock);

describe('every procedure has its door', () => {
  it('lets nobody in who is not signed in', async () => {
    const stranger = callerFor(null, tenant.clock);
    for (const path of procedures) expect(await tryIt(stranger, path), path).toBe('unauthenticated');
  });

  it('declares the permission it asks for', () => {
    const without = Object.entries(rootRouter._def.procedures).filter(([, procedure]) => {
      const { _def } = procedure as unknown as { _def: { meta?: { permission?: string } } };
      return _def.meta?.permission === undefined;
    });
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('lets in exactly the roles of the ledger', async () => {
    const lines: string[] = [];
    for (const path of procedures) {
      const allowed: Role[] = [];
      for (const role of ROLES) {
        const answer = await tryIt(callerOf(role), path);
        expect(answer, `${path} as ${role}`).not.toBe('internal');
        expect(answer, `${path} as ${role}`).not.toBe('unauthenticated');
        if (answer !== 'forbidden') allowed.push(role);
      }
      lines.push(`${path}: ${allowed.join(' ')}`);
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./role-matrix.ledger.txt');
  }, 120_000);
});
