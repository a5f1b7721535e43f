import { z } from 'zod';
import type { FieldProblem } from '#app/lib/app-error';
import type { Sheet } from '#app/modules/forms/sheet/schema';
import { sheetFieldsSchema } from '#app/modules/forms/sheet/schema';
import { outcomeSchema, type AttemptView, type ContactStatus, type OutcomeKind } from '../contact/schema';
import type { DisplayStatus } from '../queue/domain';
import type { RenderedScript } from '../script/schema';

const note = z.string().trim().max(2_000).nullable().default(null);

/** `open` takes the call in hand when it is mine to make or nobody's; `look` changes nothing. */
export const openCallInput = z.strictObject({ id: z.uuid(), mode: z.enum(['open', 'look']).default('open') });
export type OpenCallInput = z.output<typeof openCallInput>;

export const saveAnswersInput = z.strictObject({ id: z.uuid(), fields: sheetFieldsSchema.default({}), note });
export type SaveAnswersInput = z.output<typeof saveAnswersInput>;

/** Why a draft was not kept: an i18n key and its values. */
export interface SaveRefusal {
  reason: string;
  params: Record<string, string | number>;
}

/** The call screen's form: outcome, note and the sheet as it was typed. The next call is claimed with it. */
export const finishCallInput = z
  .strictObject({
    id: z.uuid(),
    attemptId: z.uuid(),
    outcome: outcomeSchema,
    at: z.iso.datetime({ offset: true }).optional(),
    phone: z.string().max(20).optional(),
    note,
    talkSeconds: z.coerce.number().int().min(0).max(36_000).optional(),
    fields: sheetFieldsSchema.default({}),
  })
  .superRefine((input, context) => {
    if (input.outcome === 'call-later' && input.at === undefined) {
      context.addIssue({ code: 'custom', path: ['at'], message: 'outreach:problem.promise-missing' });
    }
  });
export type FinishCallInput = z.output<typeof finishCallInput>;

/** Either the call is recorded, or `problems` say what the survey lacks; what was typed is kept both ways. */
export interface FinishedCall {
  problems: FieldProblem[];
  recorded: { attemptId: string; outcome: OutcomeKind; status: ContactStatus; nextAttemptAt: string | null; undoSeconds: number } | null;
  /** The call now in my hands; null: my queue is done. */
  nextId: string | null;
}

export interface CallPhone {
  phone: string;
  label: string | null;
  invalid: boolean;
}

export interface CallCustomer {
  id: string;
  number: string;
  name: string;
  kind: 'person' | 'company';
  vip: boolean;
  doNotContact: boolean;
  doNotContactReason: string | null;
  note: string | null;
  address: string | null;
  phones: CallPhone[];
  /** Purposes on which the customer has said yes or no; the newest word each. */
  consents: { purpose: string; granted: boolean }[];
}

export interface CallVehicle {
  id: string;
  vin: string | null;
  plate: string | null;
  brand: string | null;
  model: string | null;
  color: string | null;
}

export interface CallHome {
  id: string;
  address: string;
  zone: string | null;
  occupancy: string;
}

export interface CallRecord {
  id: string;
  kind: string;
  externalNumber: string | null;
  occurredOn: string | null;
  invoicedOn: string | null;
  receivedOn: string | null;
  staffName: string | null;
  orgUnitName: string | null;
  amountMinor: number | null;
  currency: string | null;
  details: Record<string, unknown>;
}

/** An earlier or other contact of the same customer. */
export interface CallHistoryItem {
  id: string;
  ruleName: string;
  status: ContactStatus;
  targetOn: string;
  finishedOn: string | null;
  responseId: string | null;
  scoreNumerator: number | null;
  scoreDenominator: number | null;
  complaint: boolean;
  lowScore: boolean;
  lastOutcome: OutcomeKind | null;
  lastAt: string | null;
  lastBy: string | null;
  lastNote: string | null;
}

export interface OpenSignal {
  id: string;
  contactId: string;
  kind: 'low-score' | 'complaint';
  note: string | null;
  createdAt: string;
}

/** What a press on an outcome brings about. */
export interface OutcomePreview {
  status: ContactStatus;
  reason: string | null;
  nextAttemptAt: string | null;
  /** Another number of the customer comes next. */
  nextPhone: boolean;
}

export interface PromiseChoice {
  key: 'in-an-hour' | 'this-evening' | 'tomorrow-morning' | 'tomorrow-evening';
  at: string;
}

/** Everything of the call screen. Dates are ISO text. */
export interface CallView {
  id: string;
  /** Id of the attempt that the next outcome records: a double click counts once. */
  attemptId: string;
  rule: { code: string; name: string; kind: string; level: number };
  status: DisplayStatus;
  reason: string | null;
  openOn: string;
  targetOn: string;
  closeOn: string;
  expireOn: string;
  rolled: boolean;
  provisional: boolean;
  promisedAt: string | null;
  nextAttemptAt: string | null;
  attemptCount: number;
  assigneeName: string | null;
  /** mine: I may work; other: somebody else does; free: nobody has it; closed: it is finished. */
  hands: 'mine' | 'other' | 'free' | 'closed';
  claimedByName: string | null;
  note: string | null;
  customer: CallCustomer | null;
  vehicle: CallVehicle | null;
  home: CallHome | null;
  record: CallRecord;
  attempts: AttemptView[];
  history: CallHistoryItem[];
  /** Other calls due to the same customer: one conversation can settle them all (O-08). */
  alsoDue: { id: string; ruleName: string; closeOn: string }[];
  signals: OpenSignal[];
  script: RenderedScript | null;
  sheet: Sheet | null;
  outcomes: Record<'no-answer' | 'busy' | 'wrong-number', OutcomePreview>;
  promises: PromiseChoice[];
}
