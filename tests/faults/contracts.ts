import { z } from 'zod';
import { defineEvent, defineJob } from '#app/lib/job-contract';
import { defineTurn } from '#app/lib/turn-contract';

const unit = z.strictObject({ unit: z.int() });

/** An effect on the outside: a post to the sink, with the effect key. Fails now and then before it gets there. */
export const outside = defineJob({ name: 'faults.outside', queue: 'interactive', payload: unit, attempts: 8, backoffMs: 200 });
/** An effect in the database that would show a second run: it counts up, and no key of the table stops it. */
export const counted = defineEvent('faults.counted', unit);
/** The same done in turns over many rows. */
export const countTurn = defineTurn({ kind: 'faults.count-turn', everyMinutes: 60, maxRows: 5, attempts: 8, backoffMs: 200 });

/** Series of tenant counters the effects are written to; the year is the unit. */
export const COUNTED_SERIES = 'faults-counted';
export const TURN_SERIES = 'faults-turn';
