import { z } from 'zod';
import { civilDateSchema } from '#app/lib/civil-date';
import { pageInput } from '#app/lib/paging';

/** Stored states. Whether a contact is open or overdue follows from its dates and is never stored. */
export const CONTACT_STATUSES = [
  'planned',
  'promised',
  'done',
  'unreachable',
  'refused',
  'expired',
  'suppressed',
  'cancelled',
] as const;
export const contactStatusSchema = z.enum(CONTACT_STATUSES);
export type ContactStatus = z.infer<typeof contactStatusSchema>;

/** What became of one attempt (D-36). */
export const OUTCOMES = [
  'reached',
  'no-answer',
  'busy',
  'call-later',
  'wrong-number',
  'refused',
  'do-not-call',
] as const;
export const outcomeSchema = z.enum(OUTCOMES);
export type OutcomeKind = z.infer<typeof outcomeSchema>;

const instantSchema = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/** The changing part of a contact; as JSON it is the `state before` of an attempt, from which undo restores. */
export const contactStateSchema = z.strictObject({
  status: contactStatusSchema,
  reason: z.string().nullable(),
  attemptCount: z.int().min(0),
  promisedAt: instantSchema.nullable(),
  nextAttemptAt: instantSchema.nullable(),
  firstAttemptAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  finishedOn: civilDateSchema.nullable(),
});
export type ContactState = z.output<typeof contactStateSchema>;
export type ContactSnapshot = z.input<typeof contactStateSchema>;

/** Statuses as lists filter them: the stored ones, with `planned` split into planned (not open yet), open and overdue. */
export const LIST_STATUSES = [...CONTACT_STATUSES, 'open', 'overdue'] as const;

/** Still to be called: may be assigned and cancelled. */
export function isUnfinished(status: (typeof LIST_STATUSES)[number]): boolean {
  return status === 'planned' || status === 'open' || status === 'overdue' || status === 'promised';
}

/** How the figures of the overview and of the rules open exactly their rows (K-01 to K-03). */
const figureFilter = {
  /** Leaves out suppressed and cancelled contacts: the denominator of coverage. */
  counted: z.enum(['yes']).optional(),
  /** Finished on the target day, by the closing day, or after it. */
  timeliness: z.enum(['on-target', 'on-time', 'late']).optional(),
  /** Unfinished: its window has opened, has closed, or lies ahead; promised calls included. */
  work: z.enum(['due', 'overdue', 'ahead']).optional(),
  /** Bounds on the day of an attempt, both inclusive, with its outcome and its caller. */
  attemptedFrom: civilDateSchema.optional(),
  attemptedTo: civilDateSchema.optional(),
  attemptedBy: z.uuid().optional(),
  outcome: outcomeSchema.optional(),
  /** The attempt brought a survey with a score. */
  scored: z.enum(['yes']).optional(),
};

const listFilter = {
  /** Name, sound of the name, phone, plate, VIN or number of the customer. */
  q: z.string().max(100).optional(),
  /** Code of the rule, e.g. 7DC. */
  rule: z.string().max(40).optional(),
  status: z.enum(LIST_STATUSES).optional(),
  customerId: z.uuid().optional(),
  serviceRecordId: z.uuid().optional(),
  assigneeId: z.uuid().optional(),
  orgUnitId: z.uuid().optional(),
  /** Bounds on the target day, both inclusive. */
  targetFrom: civilDateSchema.optional(),
  targetTo: civilDateSchema.optional(),
  /** Bounds on the day on which the contact was finished, both inclusive: how figures open their rows. */
  finishedFrom: civilDateSchema.optional(),
  finishedTo: civilDateSchema.optional(),
  /** A complaint was heard, or the score was low. */
  signal: z.enum(['complaint', 'low-score']).optional(),
  ...figureFilter,
};
export const listContactsInput = z.strictObject({ ...listFilter, ...pageInput });
export type ListContactsInput = z.output<typeof listContactsInput>;
export const exportContactsInput = z.strictObject(listFilter);
export type ExportContactsInput = z.output<typeof exportContactsInput>;
export const FIGURE_FILTERS = Object.keys(figureFilter) as (keyof typeof figureFilter)[];
export const CONTACT_FILTERS = Object.keys(listFilter) as (keyof typeof listFilter)[];

/** A contact in lists and in the public API. */
export const contactItemSchema = z.object({
  id: z.uuid(),
  rule: z.string(),
  ruleName: z.string(),
  status: z.enum(LIST_STATUSES),
  reason: z.string().nullable(),
  open: z.string(),
  target: z.string(),
  close: z.string(),
  expire: z.string(),
  rolled: z.boolean(),
  provisional: z.boolean(),
  customer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  vehicle: z.object({ id: z.uuid(), vin: z.string().nullable(), plate: z.string().nullable() }).nullable(),
  home: z.object({ id: z.uuid(), address: z.string() }).nullable(),
  serviceRecord: z.object({ id: z.uuid() }),
  orgUnit: z.string().nullable(),
  /** Who is to call; who called, once it is finished. */
  assignee: z.string().nullable(),
  attempts: z.int(),
  promisedAt: z.string().nullable(),
  finishedOn: z.string().nullable(),
  scoreNumerator: z.int().nullable(),
  scoreDenominator: z.int().nullable(),
  complaint: z.boolean(),
});
export type ContactItem = z.output<typeof contactItemSchema>;

export const contactPage = z.object({ items: z.array(contactItemSchema), nextCursor: z.string().nullable() });

export const contactIdInput = z.strictObject({ id: z.uuid() });

/** One line of the contact's history; answers are read through the forms module. */
export const attemptViewSchema = z.object({
  id: z.uuid(),
  at: z.string(),
  by: z.string(),
  outcome: outcomeSchema,
  note: z.string().nullable(),
  phone: z.string().nullable(),
  promisedAt: z.string().nullable(),
  undone: z.boolean(),
});
export type AttemptView = z.output<typeof attemptViewSchema>;

/** A contact with everything that was tried, newest first. */
export const contactDetailSchema = contactItemSchema.extend({ log: z.array(attemptViewSchema) });
export type ContactDetail = z.output<typeof contactDetailSchema>;

const contactIds = z.array(z.uuid()).min(1).max(200);

/** Several unfinished contacts to one agent; null puts them back for everybody. */
export const assignContactsInput = z.strictObject({ ids: contactIds, membershipId: z.uuid().nullable() });
export type AssignContactsInput = z.output<typeof assignContactsInput>;

/** The reason is kept with the contact and leaves the denominators explained. */
export const cancelContactsInput = z.strictObject({ ids: contactIds, reason: z.string().trim().min(2).max(200) });
export type CancelContactsInput = z.output<typeof cancelContactsInput>;

/** An agent of the filter and the choice of whom to give calls to. */
export interface Colleague {
  membershipId: string;
  name: string;
  role: string;
}

/** What the filters of the list offer. */
export interface ContactChoices {
  rules: { code: string; name: string }[];
  colleagues: Colleague[];
  orgUnits: { id: string; name: string }[];
}
