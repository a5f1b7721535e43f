import { z } from 'zod';
import { pageInput } from '#app/lib/paging';

/** Repair list: records that a switched-on rule takes but can't count from (O-04). `rule` is the rule's code. */
export const listGapsInput = z.strictObject({ rule: z.string().max(40).optional(), ...pageInput });
export type ListGapsInput = z.output<typeof listGapsInput>;

export const gapSchema = z.object({
  recordId: z.uuid(),
  ruleId: z.uuid(),
  ruleCode: z.string(),
  ruleName: z.string(),
  recordKind: z.string(),
  externalNumber: z.string().nullable(),
  customerId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  vehicleVin: z.string().nullable(),
  vehiclePlate: z.string().nullable(),
  orgUnitName: z.string().nullable(),
  /** A date that the record does have, to find the paper by. */
  knownOn: z.string().nullable(),
  /** The date that is missing: occurredOn, invoicedOn or receivedOn. */
  anchor: z.enum(['occurredOn', 'invoicedOn', 'receivedOn']),
});
export type Gap = z.output<typeof gapSchema>;
