import { z } from 'zod';
import { plainText } from '#app/lib/plain-text';

const reason = z.string().overwrite(plainText).min(1).max(200);

export const setDoNotContactInput = z.strictObject({ customerId: z.uuid(), reason });
export type SetDoNotContactInput = z.output<typeof setDoNotContactInput>;

/** The reason for calling again is as much a proof as the one for stopping. */
export const liftDoNotContactInput = z.strictObject({ customerId: z.uuid(), reason });
export type LiftDoNotContactInput = z.output<typeof liftDoNotContactInput>;
