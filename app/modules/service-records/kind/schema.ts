import { z } from 'zod';
import { plainText } from '#app/lib/plain-text';
import type { Feature } from '#app/modules/tenancy/tenant/schema';

/** Facts that the product knows. A tenant offers those of the parts it uses (`settings.features`). */
export const RECORD_KINDS = ['delivery', 'repair', 'service-request'] as const;
export const recordKindSchema = z.enum(RECORD_KINDS);
export type RecordKind = z.infer<typeof recordKindSchema>;

const KINDS_OF: Record<Feature, readonly RecordKind[]> = { vehicles: ['delivery', 'repair'], homes: ['service-request'] };

/** The kinds that a tenant offers; one that hasn't chosen its parts yet takes all. */
export function kindsFor(features: readonly string[]): RecordKind[] {
  const kinds = (['vehicles', 'homes'] as const).filter((feature) => features.includes(feature)).flatMap((feature) => KINDS_OF[feature]);
  return kinds.length > 0 ? kinds : [...RECORD_KINDS];
}

const line = (max: number) => z.string().overwrite(plainText).max(max).nullish();
const text = z.string().trim().max(1000).nullish();

/**
 * What a record says beyond the columns that all kinds share. Booleans are marks by which callback rules choose
 * (`filter.flags`), e.g. `accident`.
 */
export const DETAILS = {
  delivery: z.strictObject({
    contractNumber: line(60),
    invoiceNumber: line(60),
    payment: z.enum(['cash', 'loan', 'lease']).nullish(),
    manufacturedOn: z.iso.date().nullish(),
    insuranceEndsOn: z.iso.date().nullish(),
    note: text,
  }),
  repair: z.strictObject({
    /** Kilometres. */
    mileage: z.int().min(0).max(5_000_000).nullish(),
    repairType: line(60),
    technician: line(60),
    work: text,
    accident: z.boolean().nullish(),
    nextServiceOn: z.iso.date().nullish(),
    note: text,
  }),
  'service-request': z.strictObject({
    category: line(60),
    summary: text,
    finishedBy: line(60),
    note: text,
  }),
} as const satisfies Record<RecordKind, z.ZodObject>;

export type Details = Record<string, string | number | boolean | null | undefined>;

/** Details of a kind as they are stored: checked, without what says nothing. */
export function storedDetails(kind: RecordKind, details: Details): Record<string, string | number | boolean> {
  const checked: Details = DETAILS[kind].parse(details);
  return Object.fromEntries(Object.entries(checked).filter(([, value]) => value !== null && value !== undefined && value !== '')) as Record<string, string | number | boolean>;
}
