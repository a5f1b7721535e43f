import { addDays, civilToInstant, civilToday, timeOfDay, type CivilDate } from '#app/lib/civil-date';
import type { CallingHours, RetryPolicy, RetryStep } from '../rule/schema';
import { contactStateSchema, type ContactSnapshot, type ContactState, type ContactStatus, type OutcomeKind } from './schema';

const TERMINAL: ReadonlySet<ContactStatus> = new Set([
  'done',
  'unreachable',
  'refused',
  'expired',
  'suppressed',
  'cancelled',
]);

export const UNDO_WINDOW_MS = 10_000;

/** A promise further ahead is a slip of the keyboard. */
const MAX_PROMISE_DAYS = 366;

export interface ContactDates {
  openOn: CivilDate;
  targetOn: CivilDate;
  closeOn: CivilDate;
  expireOn: CivilDate;
}

/** Where and when: `today` is the civil date of `now` in `timeZone`. */
export interface Moment {
  now: Date;
  today: CivilDate;
  timeZone: string;
}

export type Outcome = { kind: Exclude<OutcomeKind, 'call-later'> } | { kind: 'call-later'; at: Date };

/** What the service has to do besides storing the next state. Undo has to take each of them back. */
export type OutcomeEffect = 'complete' | 'mark-phone-invalid' | 'try-next-phone' | 'set-do-not-contact';

export type OutcomeProblem = 'already-finished' | 'survey-not-final' | 'promise-in-past' | 'promise-too-far';

export type OutcomeResult =
  | { ok: true; next: ContactState; effects: OutcomeEffect[] }
  | { ok: false; problem: OutcomeProblem };

export function isTerminal(status: ContactStatus): boolean {
  return TERMINAL.has(status);
}

/** The state of a contact nobody has touched yet. */
export function initialState(status: ContactStatus, reason: string | null): ContactState {
  return {
    status,
    reason,
    attemptCount: 0,
    promisedAt: null,
    nextAttemptAt: null,
    firstAttemptAt: null,
    finishedAt: null,
    finishedOn: null,
  };
}

/** A change of the rule re-plans only what nobody has touched yet (DESIGN 6). */
export function isUntouched(state: ContactState): boolean {
  return state.status === 'planned' && state.attemptCount === 0;
}

/**
 * The state after one attempt (D-36). `survey` says whether the rule has a form and how far it is filled in;
 * "reached" needs it final. `otherPhones` counts the customer's further numbers not known to be wrong.
 * - no-answer, busy: retry by the policy; unreachable after its attempts or when the next try would come after expiry
 * - call-later: promised; the agreed time stands above window and expiry
 * - wrong-number: the next number at once, else unreachable
 * - refused, do-not-call: refused; do-not-call also blocks the customer
 * No outcome leaves a terminal state.
 */
export function applyOutcome(input: {
  contact: ContactState & Pick<ContactDates, 'expireOn'>;
  outcome: Outcome;
  policy: { retry: RetryPolicy; callingHours: CallingHours };
  survey: 'none' | 'draft' | 'final';
  otherPhones: number;
  moment: Moment;
}): OutcomeResult {
  const { contact, outcome, moment } = input;
  if (isTerminal(contact.status)) return { ok: false, problem: 'already-finished' };

  const tried: ContactState = {
    status: 'planned',
    reason: null,
    attemptCount: contact.attemptCount + 1,
    promisedAt: null,
    nextAttemptAt: null,
    firstAttemptAt: contact.firstAttemptAt ?? moment.now,
    finishedAt: null,
    finishedOn: null,
  };
  const finish = (status: ContactStatus, reason: string | null): ContactState => ({
    ...tried,
    status,
    reason,
    finishedAt: moment.now,
    finishedOn: moment.today,
  });

  switch (outcome.kind) {
    case 'reached':
      if (input.survey === 'draft') return { ok: false, problem: 'survey-not-final' };
      return { ok: true, next: finish('done', null), effects: ['complete'] };
    case 'no-answer':
    case 'busy': {
      const step = input.policy.retry[outcome.kind];
      if (tried.attemptCount >= step.maxAttempts) {
        return { ok: true, next: finish('unreachable', 'attempts-used-up'), effects: [] };
      }
      const nextAttemptAt = retryAt(step, input.policy.callingHours, moment);
      if (civilToday(nextAttemptAt, moment.timeZone) > contact.expireOn) {
        return { ok: true, next: finish('unreachable', 'past-expiry'), effects: [] };
      }
      return { ok: true, next: { ...tried, nextAttemptAt }, effects: [] };
    }
    case 'call-later': {
      if (outcome.at.getTime() <= moment.now.getTime()) return { ok: false, problem: 'promise-in-past' };
      if (civilToday(outcome.at, moment.timeZone) > addDays(moment.today, MAX_PROMISE_DAYS)) {
        return { ok: false, problem: 'promise-too-far' };
      }
      const next: ContactState = { ...tried, status: 'promised', promisedAt: outcome.at, nextAttemptAt: outcome.at };
      return { ok: true, next, effects: [] };
    }
    case 'wrong-number':
      if (input.otherPhones > 0 && moment.today <= contact.expireOn) {
        return { ok: true, next: tried, effects: ['mark-phone-invalid', 'try-next-phone'] };
      }
      return { ok: true, next: finish('unreachable', 'no-valid-phone'), effects: ['mark-phone-invalid'] };
    case 'refused':
      return { ok: true, next: finish('refused', null), effects: [] };
    case 'do-not-call':
      return { ok: true, next: finish('refused', 'do-not-contact'), effects: ['set-do-not-contact'] };
  }
}

/** When to try again: inside the calling hours, else when they begin next. */
function retryAt(step: RetryStep, hours: CallingHours, { now, today, timeZone }: Moment): Date {
  if (step.wait === 'next-day') return civilToInstant(addDays(today, 1), hours.from, timeZone);
  const wanted = new Date(now.getTime() + step.minutes * 60_000);
  const day = civilToday(wanted, timeZone);
  const time = timeOfDay(wanted, timeZone);
  if (time < hours.from) return civilToInstant(day, hours.from, timeZone);
  return time < hours.to ? wanted : civilToInstant(addDays(day, 1), hours.from, timeZone);
}

/**
 * The state of a contact whose last day has gone by, or null when it still stands. Never tried: expired. Tried in
 * vain: unreachable. An agreed time beyond the last day keeps the contact alive until that day is over.
 */
export function expireContact(
  contact: ContactState & Pick<ContactDates, 'expireOn'>,
  { today, timeZone }: Pick<Moment, 'today' | 'timeZone'>,
): ContactState | null {
  if (isTerminal(contact.status) || contact.expireOn >= today) return null;
  if (contact.promisedAt !== null && civilToday(contact.promisedAt, timeZone) >= today) return null;
  return contact.attemptCount > 0
    ? closed(contact, 'unreachable', 'past-expiry')
    : closed(contact, 'expired', 'window-passed');
}

/** Takes a contact out of the work with a reason, e.g. do-not-contact set meanwhile; null when already finished. */
export function withdrawContact(
  state: ContactState,
  status: 'suppressed' | 'cancelled',
  reason: string,
): ContactState | null {
  return isTerminal(state.status) ? null : closed(state, status, reason);
}

/** Ends without an attempt leave `finishedAt` empty: it tells when somebody finished the work. */
function closed(state: ContactState, status: ContactStatus, reason: string): ContactState {
  const { attemptCount, firstAttemptAt } = state;
  return { ...initialState(status, reason), attemptCount, firstAttemptAt };
}

/** Undo within ten seconds, once, and only of the contact's newest attempt. */
export function canUndo(attempt: { at: Date; undoneAt: Date | null; isLatest: boolean }, now: Date): boolean {
  const age = now.getTime() - attempt.at.getTime();
  return attempt.isLatest && attempt.undoneAt === null && age >= 0 && age <= UNDO_WINDOW_MS;
}

/** The state as JSON, kept with each attempt. */
export function snapshotOf(contact: ContactState): ContactSnapshot {
  const { status, reason, attemptCount, promisedAt, nextAttemptAt, firstAttemptAt, finishedAt, finishedOn } = contact;
  return contactStateSchema.encode({
    status,
    reason,
    attemptCount,
    promisedAt,
    nextAttemptAt,
    firstAttemptAt,
    finishedAt,
    finishedOn,
  });
}

/** The state before an attempt, restored from its snapshot. Throws when the JSON is not one. */
export function restoreSnapshot(json: unknown): ContactState {
  return contactStateSchema.parse(json);
}
