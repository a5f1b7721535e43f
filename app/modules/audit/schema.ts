import { z } from 'zod';
import { civilDateSchema } from '#app/lib/civil-date';
import { pageInput } from '#app/lib/paging';

/** A change worth keeping: who is in the context, this is what. Values must be plain JSON, never secrets. */
export interface AuditChange {
  /** `<noun>.<past participle>`, e.g. `rule.updated` */
  action: string;
  entity: string;
  entityId?: string | null;
  before?: unknown;
  after?: unknown;
}

export const listAuditInput = z.strictObject({
  ...pageInput,
  actorMembershipId: z.uuid().optional(),
  entity: z.string().max(60).optional(),
  entityId: z.string().max(60).optional(),
  /** Civil dates in the tenant's zone, both included. */
  from: civilDateSchema.optional(),
  to: civilDateSchema.optional(),
});
export type ListAuditInput = z.infer<typeof listAuditInput>;

/** One changed value, named by its path in dots. `undefined` became null: there was nothing. */
export interface AuditDifference {
  path: string;
  before: string | null;
  after: string | null;
}

export interface AuditRow {
  entryId: string;
  at: Date;
  actorName: string;
  action: string;
  entity: string;
  entityId: string | null;
  requestId: string | null;
  differences: AuditDifference[];
}
