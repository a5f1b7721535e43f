import { z } from 'zod';
import { answersSchema } from '#app/modules/forms/schema';
import { outcomeSchema } from '../contact/schema';

const note = z.string().trim().max(2_000).optional();

/**
 * One attempt on a contact. `attemptId` is made by the caller (UUID): the same id twice is the same attempt, so that a
 * double click or a repeated request counts once. `at` is the agreed time of `call-later`.
 */
export const recordAttemptInput = z
  .strictObject({
    id: z.uuid(),
    attemptId: z.uuid().optional(),
    outcome: outcomeSchema,
    at: z.iso.datetime({ offset: true }).optional(),
    phone: z.string().max(20).optional(),
    note,
    talkSeconds: z.int().min(0).max(36_000).optional(),
    /** Answers of the survey; handed in together with `reached`. */
    answers: answersSchema.optional(),
  })
  .superRefine((input, context) => {
    if (input.outcome === 'call-later' && input.at === undefined) {
      context.addIssue({ code: 'custom', path: ['at'], message: 'errors:field.required' });
    }
  });
export type RecordAttemptInput = z.output<typeof recordAttemptInput>;

/** The customer was reached: the survey is handed in and the contact is done. */
export const completeContactInput = z.strictObject({
  id: z.uuid(),
  attemptId: z.uuid().optional(),
  answers: answersSchema.default({}),
  note,
  talkSeconds: z.int().min(0).max(36_000).optional(),
});
export type CompleteContactInput = z.output<typeof completeContactInput>;

export const attemptOutput = z.object({
  attemptId: z.uuid(),
  contactId: z.uuid(),
  status: z.string(),
  reason: z.string().nullable(),
  promisedAt: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
  /** Until when `undo` takes the attempt back. */
  undoUntil: z.string(),
});
export type AttemptOutput = z.output<typeof attemptOutput>;

export const undoAttemptInput = z.strictObject({ attemptId: z.uuid() });

/** What an attempt's `state_before` holds: the contact's state, and what else undo has to take back. */
export const stateBeforeSchema = z.strictObject({
  contact: z.unknown(),
  phoneId: z.uuid().nullable(),
  setDoNotContact: z.boolean(),
  responseId: z.uuid().nullable(),
  assigneeId: z.uuid().nullable(),
});
