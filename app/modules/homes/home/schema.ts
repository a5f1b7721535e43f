import { z } from 'zod';
import { pageInput } from '#app/lib/paging';
import { plainText } from '#app/lib/plain-text';
import { placeFields } from '#app/modules/homes/place/schema';

export const OCCUPANCIES = ['occupied', 'vacant', 'rented', 'renovating', 'unsold'] as const;
export const HOME_RELATIONS = ['homeowner', 'tenant', 'family'] as const;

const fields = {
  siteId: z.uuid(),
  ...placeFields,
  /** Zone of the archive (L-12): family quarters, teaching area, student community … */
  zone: z.string().overwrite(plainText).max(60).nullish(),
  /** Square metres with at most two decimals. */
  areaSqm: z.number().positive().max(1_000_000).refine((area) => Math.abs(area * 100 - Math.round(area * 100)) < 1e-6, { error: 'homes:problem.area' }).nullish(),
  occupancy: z.enum(OCCUPANCIES),
};

export const createHomeInput = z.strictObject({ ...fields, occupancy: fields.occupancy.default('occupied') });
export type CreateHomeInput = z.output<typeof createHomeInput>;

export const updateHomeInput = z.strictObject({ homeId: z.uuid(), ...z.strictObject(fields).partial().shape });
export type UpdateHomeInput = z.output<typeof updateHomeInput>;

export const homeIdInput = z.strictObject({ homeId: z.uuid() });

export const listHomesInput = z.strictObject({
  /** A place such as "1-2-301" or "3号楼", or a resident's name or phone. */
  q: z.string().max(100).optional(),
  siteId: z.uuid().optional(),
  zone: z.string().max(60).optional(),
  occupancy: z.enum(OCCUPANCIES).optional(),
  ...pageInput,
});
export type ListHomesInput = z.output<typeof listHomesInput>;

const person = z.object({ id: z.uuid(), name: z.string(), phone: z.string().nullable(), relation: z.enum(HOME_RELATIONS) });
const core = {
  id: z.uuid(),
  site: z.object({ id: z.uuid(), name: z.string() }),
  building: z.string(),
  unit: z.string(),
  room: z.string(),
  zone: z.string().nullable(),
  areaSqm: z.number().nullable(),
  occupancy: z.enum(OCCUPANCIES),
};

export const homeListItem = z.object({ ...core, people: z.array(person) });
export type HomeListItem = z.output<typeof homeListItem>;
export const homePage = z.object({ items: z.array(homeListItem), nextCursor: z.string().nullable() });

export const homeFile = z.object({
  ...core,
  createdAt: z.string(),
  /** Those who live there or own it now first. */
  people: z.array(z.object({ ...person.shape, homePersonId: z.uuid(), number: z.string(), fromOn: z.string().nullable(), toOn: z.string().nullable() })),
  records: z.array(
    z.object({
      id: z.uuid(), kind: z.string(), externalNumber: z.string().nullable(), occurredOn: z.string().nullable(), receivedOn: z.string().nullable(),
      staffName: z.string().nullable(), customer: z.object({ id: z.uuid(), name: z.string() }).nullable(), details: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type HomeFile = z.output<typeof homeFile>;

export const homeSites = z.array(z.object({ id: z.uuid(), name: z.string() }));
