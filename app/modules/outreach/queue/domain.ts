import { addDays, compareCivil, laterOf, type CivilDate } from '#app/lib/civil-date';
import { isTerminal, type ContactDates } from '../contact/domain';
import type { ContactState, ContactStatus } from '../contact/schema';

/** What a list shows: the stored status, with `planned` refined by the dates. */
export type DisplayStatus = ContactStatus | 'open' | 'overdue';

export type QueuedContact = Pick<ContactState, 'status' | 'promisedAt' | 'nextAttemptAt'> & ContactDates & { id: string };

type Dated = Pick<ContactState, 'status'> & Pick<ContactDates, 'openOn' | 'closeOn'>;

/** Past its close day and not finished, agreed times included. SQL: status IN ('planned','promised') AND close_on < today. */
export function isOverdue(contact: Dated, today: CivilDate): boolean {
  return !isTerminal(contact.status) && contact.closeOn < today;
}

/** An agreed time is shown as promised even when overdue; `isOverdue` still counts it. */
export function displayStatus(contact: Dated, today: CivilDate): DisplayStatus {
  if (contact.status !== 'planned') return contact.status;
  if (contact.closeOn < today) return 'overdue';
  return contact.openOn <= today ? 'open' : 'planned';
}

/** May be dialled now: the window is open or the agreed time has come, and no waiting time runs. */
export function isCallable(contact: QueuedContact, today: CivilDate, now: Date): boolean {
  return !isTerminal(contact.status) && queueGroup(contact, today, now) < QUEUE_GROUPS.waiting;
}

/** What burns, first to last. */
export const QUEUE_GROUPS = { promiseDue: 0, closesToday: 1, overdue: 2, targetReached: 3, open: 4, waiting: 5 } as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[keyof typeof QUEUE_GROUPS];

function queueGroup(contact: QueuedContact, today: CivilDate, now: Date): QueueGroup {
  if (contact.promisedAt !== null && contact.promisedAt <= now) return QUEUE_GROUPS.promiseDue;
  if (contact.nextAttemptAt !== null && contact.nextAttemptAt > now) return QUEUE_GROUPS.waiting;
  if (contact.openOn > today) return QUEUE_GROUPS.waiting;
  if (contact.closeOn === today) return QUEUE_GROUPS.closesToday;
  if (contact.closeOn < today) return QUEUE_GROUPS.overdue;
  return contact.targetOn <= today ? QUEUE_GROUPS.targetReached : QUEUE_GROUPS.open;
}

export type QueueRank = readonly [group: QueueGroup, promisedAt: number, closeOn: CivilDate, targetOn: CivilDate, id: string];

/**
 * The place of an unfinished contact in the agent's queue, compared from left to right. The same in SQL:
 *
 *     WHERE status IN ('planned', 'promised')
 *     ORDER BY CASE WHEN promised_at <= :now THEN 0
 *                   WHEN next_attempt_at > :now OR open_on > :today THEN 5
 *                   WHEN close_on = :today THEN 1
 *                   WHEN close_on < :today THEN 2
 *                   WHEN target_on <= :today THEN 3
 *                   ELSE 4 END,
 *              COALESCE(promised_at, 'infinity'), close_on, target_on, id
 *
 * Group 5 waits (not open yet, retry delay, agreed time to come) and is not dialled. Today's last chance stands
 * before what is late already: a contact that closes today can still be on time.
 */
export function queueRank(contact: QueuedContact, today: CivilDate, now: Date): QueueRank {
  const promised = contact.promisedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return [queueGroup(contact, today, now), promised, contact.closeOn, contact.targetOn, contact.id];
}

export function compareQueue(left: QueueRank, right: QueueRank): number {
  for (const [index, value] of left.entries()) {
    const other = right[index];
    if (other === undefined || value === other) continue;
    return value < other ? -1 : 1;
  }
  return 0;
}

export type Timeliness = 'early' | 'on-target' | 'in-window' | 'late';

/** On time counts by the close day; the target day is shown apart (O-01). */
export function timeliness(contact: ContactDates, finishedOn: CivilDate): Timeliness {
  if (finishedOn > contact.closeOn) return 'late';
  if (finishedOn === contact.targetOn) return 'on-target';
  return finishedOn < contact.openOn ? 'early' : 'in-window';
}

/**
 * From which day the contact cap lets the customer be called again (O-08), at the earliest the contact's open day.
 * The cap puts a call off, it never drops it: when the day lies after the close day, `late` is true and the caller
 * has to decide.
 */
export function applyContactCap(
  contact: ContactDates,
  lastReachedOn: CivilDate | null,
  minDaysBetweenCalls: number,
): { callableFrom: CivilDate; late: boolean } {
  const callableFrom =
    lastReachedOn === null || minDaysBetweenCalls === 0
      ? contact.openOn
      : laterOf(contact.openOn, addDays(lastReachedOn, minDaysBetweenCalls));
  return { callableFrom, late: compareCivil(callableFrom, contact.closeOn) > 0 };
}

/**
 * The customer's other contacts that one call can settle together, each with its own form (O-08): unfinished and
 * open by today, in the order of the queue.
 */
export function callTogether<T extends QueuedContact & { customerId: string | null }>(
  contact: T,
  others: readonly T[],
  today: CivilDate,
  now: Date,
): T[] {
  if (contact.customerId === null) return [];
  return others
    .filter(
      (other) =>
        other.id !== contact.id &&
        other.customerId === contact.customerId &&
        !isTerminal(other.status) &&
        other.openOn <= today,
    )
    .sort((left, right) => compareQueue(queueRank(left, today, now), queueRank(right, today, now)));
}
