import { z } from 'zod';
import { defineJob } from '#app/lib/job-contract';
import { defineTurn } from '#app/lib/turn-contract';

/** Tests or writes an upload from where it stands; asks for itself again when its turn is over. `run` tells an old request from a new one. */
export const continueImport = defineJob({
  name: 'imports.continue',
  queue: 'bulk',
  payload: z.strictObject({ importId: z.uuid(), run: z.int().positive() }),
});

/** Once a day: uploads that nobody needs any more are deleted. */
export const importSweepTurn = defineTurn({ kind: 'imports.sweep-turn', localHour: 3, localMinute: 20 });
