import { z } from 'zod';

export const ORG_UNIT_KINDS = ['company', 'outlet', 'department', 'site'] as const;
export type OrgUnitKind = (typeof ORG_UNIT_KINDS)[number];

/** Deepest tree that is still a company and not a mistake. */
export const MAX_DEPTH = 8;

const name = z.string().trim().min(1).max(80);
const fields = {
  kind: z.enum(ORG_UNIT_KINDS),
  /** Short sign of the unit in files and numbers, unique in the tenant. */
  code: z.string().trim().min(1).max(30),
  name,
  /** 1 or 2 for an outlet (二级网点 is tier 2), nothing for other kinds. */
  tier: z.coerce.number().int().min(1).max(2).nullish().transform((tier) => tier ?? null),
  /** Other names in files and speech (O-19): a list, or as typed in one field with commas or lines between them. */
  aliases: z
    .array(z.string().max(2_500))
    .max(30)
    .default([])
    .transform((parts) => parts.flatMap((part) => part.split(/[\n,，、;；]/)).map((part) => part.trim()).filter((part) => part !== ''))
    .pipe(z.array(name).max(30)),
};

function tierFits(unit: { kind: OrgUnitKind; tier: number | null }): boolean {
  return (unit.kind === 'outlet') === (unit.tier !== null);
}
const tierProblem = { path: ['tier'], error: 'tenancy:error.tier' };

export const createOrgUnitInput = z
  .strictObject({ ...fields, parentId: z.uuid().nullish().transform((id) => id ?? null) })
  .refine(tierFits, tierProblem);
export type CreateOrgUnitInput = z.input<typeof createOrgUnitInput>;

export const updateOrgUnitInput = z.strictObject({ orgUnitId: z.uuid(), ...fields }).refine(tierFits, tierProblem);
export type UpdateOrgUnitInput = z.infer<typeof updateOrgUnitInput>;

export const moveOrgUnitInput = z.strictObject({ orgUnitId: z.uuid(), parentId: z.uuid().nullish().transform((id) => id ?? null) });
export type MoveOrgUnitInput = z.infer<typeof moveOrgUnitInput>;

export const setOrgUnitActiveInput = z.strictObject({ orgUnitId: z.uuid(), active: z.boolean() });
export type SetOrgUnitActiveInput = z.infer<typeof setOrgUnitActiveInput>;

/** One more name for a unit, as a file or a person wrote it. */
export const addAliasInput = z.strictObject({ orgUnitId: z.uuid(), alias: name });
export type AddAliasInput = z.infer<typeof addAliasInput>;

export const orgUnitIdInput = z.strictObject({ orgUnitId: z.uuid() });
export const listOrgUnitsInput = z.strictObject({ includeInactive: z.boolean().default(false) });

/** A unit at its place in the tree; lists come in tree order. */
export interface OrgUnitRow {
  orgUnitId: string;
  kind: OrgUnitKind;
  code: string;
  name: string;
  tier: number | null;
  parentId: string | null;
  active: boolean;
  aliases: string[];
  memberCount: number;
  /** 0 for a root */
  depth: number;
}

/** What a name in a file means: one unit, none, or several of that name. */
export type OrgUnitMatch = { found: 'one'; orgUnitId: string } | { found: 'none' } | { found: 'several' };
