import { z } from 'zod';
import { defineEvent } from '#app/lib/job-contract';

/** These cars have another owner: what is planned for the former ones is to be looked at. */
export const ownerChanged = defineEvent('vehicles.owner-changed', z.strictObject({ vehicleIds: z.array(z.uuid()).min(1).max(2000) }));
