import { z } from 'zod';
import { pageInput } from '#app/lib/paging';
import { formDefinitionSchema, type FormDefinition } from '../schema';

/** What a form is for: a survey is scored, a record sheet keeps what was asked and answered (F-07). */
export const FORM_KINDS = ['survey', 'record'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** Stable; rules, answers and the API name a form by it, whatever its title is (O-17). */
export const formCodeSchema = z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);
const title = z.string().trim().min(1).max(80);
const versionSchema = z.coerce.number().int().min(1).max(100_000);
/** Stamp of the draft as the person saw it; what changed meanwhile is a conflict. */
const seenAt = z.iso.datetime().optional();

export const listFormsInput = z.strictObject({ ...pageInput });
export const getFormInput = z.strictObject({ code: formCodeSchema, version: versionSchema.optional() });
export const createFormInput = z.strictObject({ code: formCodeSchema, title, kind: z.enum(FORM_KINDS).default('survey') });
export const saveFormDraftInput = z.strictObject({ code: formCodeSchema, definition: formDefinitionSchema, seenAt });
export type SaveFormDraftInput = z.infer<typeof saveFormDraftInput>;
export const publishFormInput = z.strictObject({ code: formCodeSchema, seenAt });
export const formCodeInput = z.strictObject({ code: formCodeSchema });
export const renameFormInput = z.strictObject({ code: formCodeSchema, title });

/** A form in the list. */
export const formSummarySchema = z.strictObject({
  id: z.uuid(),
  code: formCodeSchema,
  title: z.string(),
  kind: z.enum(FORM_KINDS),
  publishedVersion: z.int().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  /** A draft waits behind or before the published version. */
  hasDraft: z.boolean(),
});
export type FormSummary = z.infer<typeof formSummarySchema>;
export const formPageSchema = z.strictObject({ items: z.array(formSummarySchema), nextCursor: z.string().nullable() });

/** One version with who and when; names are null for the product itself (industry pack). */
export interface FormVersionInfo {
  version: number;
  editedBy: string | null;
  updatedAt: string;
  publishedBy: string | null;
  /** Null: the draft. */
  publishedAt: string | null;
}

export interface FormDetail extends FormSummary {
  versions: FormVersionInfo[];
  shown: FormVersionInfo & { definition: FormDefinition };
}

/** The version of a form that is filled in now. */
export interface PublishedForm {
  formId: string;
  formVersionId: string;
  code: string;
  title: string;
  version: number;
  definition: FormDefinition;
}
