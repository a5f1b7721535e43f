import { z } from 'zod';
import { pageInput } from '#app/lib/paging';
import { codeSchema } from '../rule/schema';

export const SCRIPT_STATUSES = ['draft', 'approved', 'retired'] as const;
export const scriptStatusSchema = z.enum(SCRIPT_STATUSES);
export type ScriptStatus = z.infer<typeof scriptStatusSchema>;

/** What a script may name (D-08); everything is text, and what a record does not have is left out. */
export const SCRIPT_PLACEHOLDERS = [
  'customer.name',
  'customer.salutation',
  'vehicle.plate',
  'vehicle.model',
  'home.address',
  'record.occurredOn',
  'staff.name',
  'agent.name',
  'tenant.name',
] as const;
export type ScriptPlaceholder = (typeof SCRIPT_PLACEHOLDERS)[number];

const versionSchema = z.coerce.number().int().min(1).max(100_000);
const title = z.string().trim().min(1).max(80);
/** Bytes are counted by the service (20 kB); this bound only keeps nonsense out. */
const body = z.string().trim().min(1).max(20_000);
/** Stamp of the draft as the person saw it; what changed meanwhile is a conflict. */
const seenAt = z.iso.datetime().optional();

export const listScriptsInput = z.strictObject({ ...pageInput });
export const getScriptInput = z.strictObject({ code: codeSchema, version: versionSchema.optional() });
export const proposeScriptInput = z.strictObject({ code: codeSchema, title, body, seenAt });
export type ProposeScriptInput = z.infer<typeof proposeScriptInput>;
/** The editor's form: a proposal, the button that sent it, and the record chosen for the preview. */
export const scriptFormInput = z.strictObject({
  intent: z.enum(['propose', 'preview']).default('propose'),
  code: codeSchema,
  title,
  body,
  seenAt,
  recordId: z.uuid().optional(),
});
export const approveScriptInput = z.strictObject({ code: codeSchema, seenAt });
export const scriptCodeInput = z.strictObject({ code: codeSchema });
/** `code`: records of the kind that the script's rules call about come first in mind. */
export const previewScriptInput = z.strictObject({ body: z.string().max(20_000), recordId: z.uuid().optional(), code: codeSchema.optional() });
export const renderScriptInput = z.strictObject({ code: codeSchema, recordId: z.uuid() });
export const listSampleRecordsInput = z.strictObject({ code: codeSchema.optional() });

/** A script in the library: one line per code. */
export const scriptSummarySchema = z.strictObject({
  code: codeSchema,
  title: z.string(),
  approvedVersion: z.int().nullable(),
  draftVersion: z.int().nullable(),
  latestVersion: z.int(),
  updatedAt: z.iso.datetime(),
});
export type ScriptSummary = z.infer<typeof scriptSummarySchema>;

/** One version with who and when. Names are display names; null is the product itself (industry pack). */
export interface ScriptVersion {
  version: number;
  status: ScriptStatus;
  title: string;
  proposedBy: string | null;
  approvedBy: string | null;
  createdAt: string;
  updatedAt: string;
  approvedAt: string | null;
  retiredAt: string | null;
}

export interface ScriptDetail {
  code: string;
  versions: ScriptVersion[];
  shown: ScriptVersion & { body: string };
}

/** A script with the words of one call put in. */
export interface RenderedScript {
  code: string;
  version: number;
  title: string;
  text: string;
}

/** A real record to preview a script against. */
export interface SampleRecord {
  recordId: string;
  customerName: string | null;
  /** Plate, model or address: what tells the record apart. */
  about: string | null;
  occurredOn: string | null;
}
