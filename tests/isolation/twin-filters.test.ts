import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '#app/platform/db.server';
import { strangerSuite } from './twin-stranger';
import { makeTwins, type Twins } from './twins';

/**
 * The same trials without row-level security: the tenant filters of the code have to hold by themselves. While the
 * policies stand, a missing filter shows nowhere (docs/decisions/2026-11-23-isolation-trials.md).
 */
let twins: Twins;
beforeAll(async () => {
  twins = await makeTwins();
  const { client, tables } = twins.witness;
  for (const table of tables) await client.query(`ALTER TABLE ${pg.escapeIdentifier(table)} DISABLE ROW LEVEL SECURITY`);
}, 240_000);
afterAll(() => twins.witness.end());

describe('with the policies out of the way', () => {
  it('a query without a filter sees the other tenant’s rows, so the filters stand alone', async () => {
    const { stranger, host } = twins;
    const seen = await withTenant(stranger.tenant.tenantId, (db) => db.customer.count({ where: { tenantId: host.tenant.tenantId } }));
    expect(seen).toBeGreaterThan(0);
  });

  strangerSuite(() => twins);
});
