import { z } from 'zod';
import { civilDateSchema } from '#app/lib/civil-date';

/** Whose day: one agent's, or the whole team's when no member is named. */
const scope = {
  date: civilDateSchema.optional(),
  rule: z.string().trim().min(1).max(40).optional(),
  membershipId: z.uuid().optional(),
};
export const dailyReportInput = z.strictObject(scope);
/** Search parameters of the report's address; `show` narrows the lines on the page. */
export const REPORT_PARAMS = ['date', 'rule', 'member', 'show'] as const;
export type DailyReportInput = z.output<typeof dailyReportInput>;

export const saveDailyReportInput = z.strictObject({
  date: civilDateSchema,
  rule: z.string().trim().min(1).max(40),
  remarks: z.string().trim().max(4_000).default(''),
  /** Handed in: the figures are frozen as they are now. */
  submit: z.boolean().default(false),
});
export type SaveDailyReportInput = z.output<typeof saveDailyReportInput>;

/** Numerator over denominator; a denominator of 0 means "no data", never 0 %. */
export const ratioSchema = z.object({ numerator: z.number(), denominator: z.number() });
export type Ratio = z.output<typeof ratioSchema>;

/** The day's figures of one kind of callback (F-04). */
export const dailyFiguresSchema = z.object({
  /** Contacts whose target day has come and that were not finished before the day. */
  due: z.int(),
  /** Contacts with at least one attempt on the day. */
  called: z.int(),
  /** Attempts on the day. */
  dials: z.int(),
  reached: z.int(),
  /** Contacts called but not reached, by the outcome of the day's last attempt. */
  failed: z.array(z.object({ outcome: z.string(), count: z.int() })),
  score: ratioSchema,
  /** Surveys of the day with words of the customer. */
  opinions: z.int(),
  issues: z.int(),
  /** Due and still not finished at the end of the day. */
  leftOver: z.int(),
});
export type DailyFigures = z.output<typeof dailyFiguresSchema>;

export const dailyLineSchema = z.object({
  contactId: z.uuid(),
  customerId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  phone: z.string().nullable(),
  subject: z.string().nullable(),
  agent: z.string().nullable(),
  at: z.string().nullable(),
  /** Outcome of the day's last attempt; null: due, and not called. */
  outcome: z.string().nullable(),
  attempts: z.int(),
  score: ratioSchema.nullable(),
  /** The customer's own words in the survey. */
  opinion: z.string().nullable(),
  /** What the agent noted on the day's calls. */
  note: z.string().nullable(),
  complaint: z.boolean(),
  lowScore: z.boolean(),
  /** The target day had come; a call before it is extra. */
  due: z.boolean(),
  leftOver: z.boolean(),
});
export type DailyLine = z.output<typeof dailyLineSchema>;

export const dailyReportSchema = z.object({
  date: civilDateSchema,
  rule: z.string(),
  ruleName: z.string(),
  member: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  figures: dailyFiguresSchema,
  lines: z.array(dailyLineSchema),
  /** False: there were more lines than a report holds. */
  complete: z.boolean(),
  remarks: z.string(),
  submittedAt: z.string().nullable(),
  /** What was handed in, when the figures have changed since. */
  submittedFigures: dailyFiguresSchema.nullable(),
  /** Of the team's report: each agent's words. */
  remarksOfTeam: z.array(z.object({ membershipId: z.uuid(), name: z.string(), remarks: z.string(), submittedAt: z.string().nullable() })),
  /** The reader's own report of today or before, not handed in yet. */
  canWrite: z.boolean(),
  /** The tenant's day, so that the page knows which days lie ahead. */
  today: civilDateSchema,
  rules: z.array(z.object({ code: z.string(), name: z.string() })),
  members: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type DailyReport = z.output<typeof dailyReportSchema>;

/** Lines of the report that a figure opens (`?show=`). */
export const LINE_FILTERS = ['due', 'called', 'reached', 'failed', 'scored', 'opinions', 'issues', 'left-over'] as const;
export type LineFilter = (typeof LINE_FILTERS)[number];
