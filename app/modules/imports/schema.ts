import { z } from 'zod';

/** What a file can bring in: car deliveries, repair orders, homes with their owners (D-18). */
export const IMPORT_KINDS = ['deliveries', 'repairs', 'homes'] as const;
export const importKindSchema = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof importKindSchema>;

const KINDS_OF: Record<string, readonly ImportKind[]> = { vehicles: ['deliveries', 'repairs'], homes: ['homes'] };

/** The kinds that a tenant can use, by the parts of the product it has; all of them where it has named none. */
export function kindsFor(features: readonly string[]): readonly ImportKind[] {
  const kinds = features.flatMap((feature) => KINDS_OF[feature] ?? []);
  return kinds.length > 0 ? kinds : IMPORT_KINDS;
}

/** Largest upload, for people to read; `TABLE_LIMITS` enforces it. */
export const UPLOAD_MEGABYTES = 50;
