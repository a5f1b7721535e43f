import { z } from 'zod';

/** Fields of which a merge keeps one value; phones, consents, cars, homes and records of both stay. */
export const MERGE_FIELDS = ['kind', 'name', 'email', 'address', 'idDocument', 'birthday', 'note'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

const side = z.enum(['survivor', 'merged']);
export type MergeSide = z.infer<typeof side>;

export const mergePairInput = z.strictObject({ survivorId: z.uuid(), mergedId: z.uuid() });

/** Fields that are not named keep the survivor's value, or the other's where the survivor has none. */
export const mergeCustomersInput = z.strictObject({
  survivorId: z.uuid(),
  mergedId: z.uuid(),
  keep: z.partialRecord(z.enum(MERGE_FIELDS), side).default({}),
});
export type MergeCustomersInput = z.output<typeof mergeCustomersInput>;

/** Values of one customer, as the comparison shows them. */
export interface MergeValues {
  kind: 'person' | 'company';
  name: string;
  email: string | null;
  address: string | null;
  idDocument: { kind: string | null; number: string } | null;
  birthday: { calendar: 'solar' | 'lunar'; year: number | null; month: number; day: number; leap: boolean } | null;
  note: string | null;
}

/** What a person compares before merging: both customers' values and how much hangs on each. */
export interface MergeCandidate {
  id: string;
  number: string;
  values: MergeValues;
  vip: boolean;
  doNotContact: boolean;
  phones: string[];
  counts: { vehicles: number; homes: number; records: number };
}
