import { z } from 'zod';

/** What the person sees of a column before the import: how sure the guess is, and a few values. */
export const columnFacts = z.object({
  confidence: z.number(),
  source: z.enum(['remembered', 'name', 'part', 'none']),
  samples: z.array(z.string()),
});
export type ColumnFacts = z.infer<typeof columnFacts>;
