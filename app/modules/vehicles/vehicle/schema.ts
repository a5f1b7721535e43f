import { z } from 'zod';
import { civilDateSchema } from '#app/lib/civil-date';
import { pageInput } from '#app/lib/paging';
import { plainText } from '#app/lib/plain-text';
import { readPlate } from '#app/lib/plate';
import { readVin } from '#app/lib/vin';

const VIN_PROBLEMS = { vinLength: 'vehicles:problem.vin-length', vinCharacters: 'vehicles:problem.vin-characters', vinLetters: 'vehicles:problem.vin-letters' };

/** 17 characters as in the papers; a wrong check digit is told on the vehicle's page, never refused. */
export const vinSchema = z
  .string()
  .max(60)
  .overwrite((text) => {
    const reading = readVin(text);
    return 'vin' in reading ? reading.vin : text;
  })
  .superRefine((text, context) => {
    const reading = readVin(text);
    if ('problem' in reading) context.addIssue({ code: 'custom', message: VIN_PROBLEMS[reading.problem] });
  });

export const plateSchema = z
  .string()
  .max(40)
  .overwrite((text) => readPlate(text)?.plate ?? text)
  .refine((text) => readPlate(text) !== null, { error: 'vehicles:problem.plate' });

const line = (max: number) => z.string().overwrite(plainText).max(max).nullish();

const fields = {
  vin: vinSchema.nullish(),
  plate: plateSchema.nullish(),
  brand: line(60),
  model: line(100),
  color: line(40),
  engineNo: line(40),
  warrantyEndsOn: civilDateSchema.nullish(),
};

export const createVehicleInput = z
  .strictObject({ ...fields, ownerId: z.uuid().nullish(), ownedFrom: civilDateSchema.nullish() })
  .refine(({ vin, plate }) => Boolean(vin) || Boolean(plate), { path: ['vin'], error: 'vehicles:problem.vin-or-plate' });
export type CreateVehicleInput = z.output<typeof createVehicleInput>;

export const updateVehicleInput = z.strictObject({ vehicleId: z.uuid(), ...fields });
export type UpdateVehicleInput = z.output<typeof updateVehicleInput>;

export const vehicleIdInput = z.strictObject({ vehicleId: z.uuid() });

export const listVehiclesInput = z.strictObject({
  /** VIN or plate from either end, or the owner's name or phone. */
  q: z.string().max(100).optional(),
  warranty: z.enum(['running', 'ended', 'unknown']).optional(),
  ...pageInput,
});
export type ListVehiclesInput = z.output<typeof listVehiclesInput>;

const owner = z.object({ id: z.uuid(), name: z.string(), phone: z.string().nullable() });
const core = {
  id: z.uuid(),
  vin: z.string().nullable(),
  /** Null without VIN; false: position 9 is not the check digit of the rest (ISO 3779). */
  vinCheckOk: z.boolean().nullable(),
  plate: z.string().nullable(),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  color: z.string().nullable(),
  warrantyEndsOn: z.string().nullable(),
};

export const vehicleListItem = z.object({ ...core, owner: owner.nullable() });
export type VehicleListItem = z.output<typeof vehicleListItem>;
export const vehiclePage = z.object({ items: z.array(vehicleListItem), nextCursor: z.string().nullable() });

export const vehicleFile = z.object({
  ...core,
  engineNo: z.string().nullable(),
  createdAt: z.string(),
  /** Newest first; the one without end owns the car now. */
  owners: z.array(z.object({ ...owner.shape, number: z.string(), fromOn: z.string().nullable(), toOn: z.string().nullable() })),
  records: z.array(
    z.object({
      id: z.uuid(), kind: z.string(), externalNumber: z.string().nullable(), occurredOn: z.string().nullable(), invoicedOn: z.string().nullable(),
      receivedOn: z.string().nullable(), orgUnitName: z.string().nullable(), staffName: z.string().nullable(), amountMinor: z.number().nullable(),
      currency: z.string().nullable(), customer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    }),
  ),
});
export type VehicleFile = z.output<typeof vehicleFile>;
