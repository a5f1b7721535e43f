import { z } from 'zod';
import { pageInput } from '#app/lib/paging';

/** Letters that wait for somebody, or those that were sent again. */
export const DEAD_LETTER_STATES = ['open', 'replayed'] as const;

export const listDeadLettersInput = z.strictObject({ ...pageInput, state: z.enum(DEAD_LETTER_STATES).default('open') });
export type ListDeadLettersInput = z.infer<typeof listDeadLettersInput>;

export const replayDeadLetterInput = z.strictObject({ deadLetterId: z.uuid() });
export type ReplayDeadLetterInput = z.infer<typeof replayDeadLetterInput>;

/** Work that failed for good, as an admin reads it. No payload: it is ids, and of no use to people. */
export interface DeadLetterRow {
  deadLetterId: string;
  name: string;
  /** Shortened by the workers; ISO instants. */
  error: string;
  attempts: number;
  failedAt: string;
  replayedAt: string | null;
}

/** The tenant's background work at a glance; counts stop at BACKLOG_COUNT_MAX. */
export interface Backlog {
  waiting: number;
  /** Since when the oldest waits; ISO instant, null when nothing waits. */
  waitingSince: string | null;
  running: number;
  /** Held back until a later time: promised calls, retries. */
  later: number;
  /** Recurring work that is under way, by kind. */
  turns: string[];
  dead: number;
}

export const BACKLOG_COUNT_MAX = 10_000;
