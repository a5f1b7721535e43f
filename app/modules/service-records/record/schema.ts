import { z } from 'zod';
import { civilDateSchema } from '#app/lib/civil-date';
import { pageInput } from '#app/lib/paging';
import { plainText } from '#app/lib/plain-text';
import { phoneSchema } from '#app/modules/customers/phone/schema';
import { placeFields } from '#app/modules/homes/place/schema';
import { DETAILS, recordKindSchema } from '#app/modules/service-records/kind/schema';
import { plateSchema, vinSchema } from '#app/modules/vehicles/vehicle/schema';

const line = (max: number) => z.string().overwrite(plainText).max(max).nullish();

/** Who and what the record is about: by id when known, else by what tells them apart. */
const subjects = {
  customerId: z.uuid().nullish(),
  /** Found by phone and name, else the owner of the vehicle or home by that name, else a new customer. */
  customer: z.strictObject({ name: line(120), phone: phoneSchema.nullish() }).nullish(),
  vehicleId: z.uuid().nullish(),
  /** Found by VIN, else by plate, else a new vehicle. */
  vehicle: z.strictObject({ vin: vinSchema.nullish(), plate: plateSchema.nullish(), brand: line(60), model: line(100) }).nullish(),
  homeId: z.uuid().nullish(),
  /** A home that is on file, by its place. */
  home: z.strictObject({ siteId: z.uuid().nullish(), building: placeFields.building.nullish(), unit: placeFields.unit, room: placeFields.room.nullish() }).nullish(),
};

const dates = {
  /** The day it happened: car delivered, handed back, request finished. Callbacks count from it. */
  occurredOn: civilDateSchema.nullish(),
  invoicedOn: civilDateSchema.nullish(),
  /** Car taken in, request made. */
  receivedOn: civilDateSchema.nullish(),
};

const facts = {
  /** Number of the order, invoice or request in the system it comes from. */
  externalNumber: line(60),
  orgUnitId: z.uuid().nullish(),
  ...dates,
  /** Sales consultant, service adviser, who finished the request. */
  staffName: line(60),
  /** Minor units (fen) of the tenant's currency. */
  amountMinor: z.int().min(0).max(1_000_000_000_000).nullish(),
};

/** Details are checked by the schema of the kind (`DETAILS`); keys of another kind are refused. */
const details = z.record(z.string(), z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]));

function checkDetails(value: { kind?: string | undefined; details?: object | undefined }, context: z.RefinementCtx): void {
  const kind = recordKindSchema.safeParse(value.kind);
  if (!kind.success || value.details === undefined) return;
  for (const issue of DETAILS[kind.data].safeParse(value.details).error?.issues ?? []) {
    context.addIssue({ ...issue, path: ['details', ...issue.path] });
  }
}

export const createRecordInput = z.strictObject({ kind: recordKindSchema, ...subjects, ...facts, details: details.default({}) }).superRefine(checkDetails);
export type CreateRecordInput = z.output<typeof createRecordInput>;

/** Kind and natural key stay. `details` are replaced as a whole. */
export const updateRecordInput = z.strictObject({ serviceRecordId: z.uuid(), ...subjects, ...facts, details: details.optional() });
export type UpdateRecordInput = z.output<typeof updateRecordInput>;

export const serviceRecordIdInput = z.strictObject({ serviceRecordId: z.uuid() });

export const listRecordsInput = z.strictObject({
  kind: recordKindSchema.optional(),
  /** External number, VIN, plate, customer's name or phone. */
  q: z.string().max(100).optional(),
  orgUnitId: z.uuid().optional(),
  /** Civil dates of the day it happened, both included. */
  from: civilDateSchema.optional(),
  to: civilDateSchema.optional(),
  ...pageInput,
});
export type ListRecordsInput = z.output<typeof listRecordsInput>;

const core = {
  id: z.uuid(),
  kind: z.string(),
  externalNumber: z.string().nullable(),
  occurredOn: z.string().nullable(),
  invoicedOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  staffName: z.string().nullable(),
  amountMinor: z.number().nullable(),
  currency: z.string().nullable(),
  customer: z.object({ id: z.uuid(), name: z.string(), phone: z.string().nullable() }).nullable(),
  vehicle: z.object({ id: z.uuid(), vin: z.string().nullable(), plate: z.string().nullable(), model: z.string().nullable() }).nullable(),
  home: z.object({ id: z.uuid(), address: z.string() }).nullable(),
  orgUnit: z.object({ id: z.uuid(), name: z.string(), tier: z.int().nullable() }).nullable(),
};

export const recordListItem = z.object(core);
export type RecordListItem = z.output<typeof recordListItem>;
export const recordPage = z.object({ items: z.array(recordListItem), nextCursor: z.string().nullable() });

export const recordFile = z.object({
  ...core,
  naturalKey: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  source: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type RecordFile = z.output<typeof recordFile>;
