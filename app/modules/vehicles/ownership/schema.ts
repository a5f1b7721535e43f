import { z } from 'zod';
import { civilDateSchema } from '#app/lib/civil-date';

/** The car changes hands on this day: the former owner's period ends on it, the new one's begins (O-18). */
export const changeOwnerInput = z.strictObject({ vehicleId: z.uuid(), customerId: z.uuid(), fromOn: civilDateSchema });
export type ChangeOwnerInput = z.output<typeof changeOwnerInput>;

/** The car is sold to somebody unknown, or scrapped. */
export const endOwnershipInput = z.strictObject({ vehicleId: z.uuid(), toOn: civilDateSchema });
export type EndOwnershipInput = z.output<typeof endOwnershipInput>;
