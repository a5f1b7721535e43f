import { z } from 'zod';
import { civilDateSchema } from '#app/lib/civil-date';
import { HOME_RELATIONS } from '#app/modules/homes/home/schema';

export const addHomePersonInput = z.strictObject({
  homeId: z.uuid(),
  customerId: z.uuid(),
  relation: z.enum(HOME_RELATIONS),
  fromOn: civilDateSchema.nullish(),
});
export type AddHomePersonInput = z.output<typeof addHomePersonInput>;

export const endHomePersonInput = z.strictObject({ homePersonId: z.uuid(), toOn: civilDateSchema });
export type EndHomePersonInput = z.output<typeof endHomePersonInput>;
