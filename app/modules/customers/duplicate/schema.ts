import { z } from 'zod';

export const DUPLICATE_REASONS = ['phone', 'id-document', 'name-and-birthday'] as const;

/** Somebody who may be the same customer, and why (C-19). A warning: nothing is refused because of it. */
export const duplicateSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  reasons: z.array(z.enum(DUPLICATE_REASONS)),
});
export type Duplicate = z.output<typeof duplicateSchema>;
