import { beforeAll, describe, expect, it } from 'vitest';
import { blinded, leaksIn, outcomeOf, withUnknown } from './twin-answer';
import type { Trial } from './twin-ledger';
import { changedTables, type Print } from './twin-state';
import { definitionOf, trials, type Twins } from './twins';

/** Every trial of the ledger: what a stranger with the other tenant's ids is told, and what it changes. */
export function strangerSuite(twinsOf: () => Twins): void {
  describe('a stranger with the other tenant’s ids', () => {
    let twins: Twins;
    let seen: { host: Print; own: Print };
    beforeAll(async () => {
      twins = twinsOf();
      seen = await twins.prints();
    });

    it.each(trials)('$title', async ({ path, trial }) => {
      const { stranger, host, secrets, witness } = twins;
      const input = trial.input?.(stranger, host);
      const outcome = await outcomeOf(stranger.call, path, input);
      const [before, after] = [seen, await twins.prints()];
      seen = after;
      expect(changedTables(before.host, after.host), 'nothing of the other tenant changed').toEqual([]);
      const { input: unknownInput, used } = withUnknown(input, secrets);
      const asked = new Set(used.keys());
      expect(leaksIn(outcome.text, { canary: host.canary, secrets, asked }), 'nothing of the other tenant is told').toEqual([]);
      const written = changedTables(before.own, after.own);
      const rows = written.length === 0 ? '' : await witness.text(stranger.tenant.tenantId, written);
      expect(leaksIn(rows, { canary: host.canary, secrets }), 'no row points across').toEqual([]);
      if (trial.stranger === 'own') expect(outcome.code, outcome.text).toBe('ok');
      else {
        expect(used.size, 'the trial names an id of the other tenant').toBeGreaterThan(0);
        expect(outcome.code, outcome.text).toBe({ 'not-found': 'not-found', invalid: 'invalid-input', same: 'ok' }[trial.stranger]);
        expect(written, 'nothing was done').toEqual([]);
        const unknown = await outcomeOf(stranger.call, path, unknownInput);
        expect(blinded(outcome.text, asked), 'as for ids that nobody has').toBe(blinded(unknown.text, used.values()));
      }
      await hostSucceeds(path, trial);
    });

    /** The same input does its work where it belongs: what the stranger met was no mistake of the trial. */
    async function hostSucceeds(path: string, trial: Trial): Promise<void> {
      const { host, secrets } = twins;
      const outcome = await outcomeOf(host.call, path, trial.input?.(host, host));
      expect(outcome.code, outcome.text).toBe('ok');
      const isQuery = definitionOf(path).type === 'query';
      if (isQuery && !trial.plain) expect(leaksIn(outcome.text, { canary: host.canary, secrets }), 'the answer would show a leak').not.toEqual([]);
      if (isQuery) return;
      const before = seen;
      seen = await twins.prints();
      if (!trial.plain) expect(changedTables(before.host, seen.host), 'the work was done').not.toEqual([]);
    }
  });
}
