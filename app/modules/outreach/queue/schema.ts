import { z } from 'zod';
import { pageInput } from '#app/lib/paging';

/** mine: given to me or claimed by me, and what nobody has yet; team: everybody's; the rest narrow the team's. */
export const QUEUE_VIEWS = ['mine', 'team', 'overdue', 'promised'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** Place of the last line of a page: group, promised (ISO or ''), close, target, id. */
export const queueKeySchema = z.tuple([
  z.int().min(0).max(5),
  z.union([z.iso.datetime({ precision: 6 }), z.literal('')]),
  z.iso.date(),
  z.iso.date(),
  z.uuid(),
]);
export type QueueKey = z.output<typeof queueKeySchema>;

export const queueInput = z.strictObject({ view: z.enum(QUEUE_VIEWS).default('mine'), ...pageInput });
export type QueueInput = z.output<typeof queueInput>;

/** One line of the queue: all that the agent needs to choose and to dial. Dates and instants are ISO text. */
export interface QueueLine {
  id: string;
  group: number;
  ruleCode: string;
  ruleName: string;
  status: string;
  openOn: string;
  targetOn: string;
  closeOn: string;
  promisedAt: string | null;
  nextAttemptAt: string | null;
  attemptCount: number;
  customerId: string | null;
  customerName: string | null;
  vip: boolean;
  phone: string | null;
  vehicleLabel: string | null;
  homeLabel: string | null;
  orgUnitName: string | null;
  assigneeName: string | null;
  claimedByName: string | null;
  claimedByMe: boolean;
}

export interface QueueCounts {
  mine: number;
  team: number;
  overdue: number;
  promised: number;
}

/** What the agent did today in the tenant's zone; undone attempts don't count. */
export interface AgentDay {
  attempts: number;
  reached: number;
  /** Calls that need no further try: reached or refused. */
  finished: number;
  /** When the next of my waiting calls may be dialled, ISO. */
  nextAt: string | null;
}

export interface QueuePage {
  items: QueueLine[];
  nextCursor: string | null;
  counts: QueueCounts;
  day: AgentDay;
}
