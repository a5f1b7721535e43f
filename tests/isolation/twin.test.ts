import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf } from './twin-answer';
import { doorSuite } from './twin-doors';
import { ledger } from './twin-ledger';
import { restSuite } from './twin-rest';
import { sqlSuite } from './twin-sql';
import { strangerSuite } from './twin-stranger';
import { makeTwins, procedures, queryTrials, type Twins } from './twins';

/**
 * Two tenants with the same names, phones, VINs, codes and numbers; every procedure is tried across them (DESIGN 5).
 * A procedure that is not in the ledger fails here.
 */
let twins: Twins;
beforeAll(async () => {
  twins = await makeTwins();
}, 240_000);
afterAll(() => twins.witness.end());

it('the ledger names every procedure and no other', () => {
  expect(procedures.filter((path) => !ledger[path]?.length), 'not in the ledger').toEqual([]);
  expect(Object.keys(ledger).filter((path) => !procedures.includes(path)), 'gone').toEqual([]);
});

describe('the twins', () => {
  it('each have a row in every table of a tenant, and as many as the other', async () => {
    const { witness, stranger, host } = twins;
    const [first, second] = [await witness.counts(stranger.tenant.tenantId), await witness.counts(host.tenant.tenantId)];
    expect(witness.tables.filter((table) => !first[table])).toEqual([]);
    expect(second).toEqual(first);
    expect(twins.secrets.size).toBeGreaterThan(300);
  });

  it('see the same with and without the other', async () => {
    const { stranger, alone } = twins;
    for (const { path, trial, title } of queryTrials) {
      expect.soft((await outcomeOf(stranger.call, path, trial.input?.(stranger, stranger))).text, title).toBe(alone.get(title));
    }
  });
});

sqlSuite(() => twins);

strangerSuite(() => twins);
restSuite(() => twins);
doorSuite(() => twins);
