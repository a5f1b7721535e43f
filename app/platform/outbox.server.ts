import type { z } from 'zod';
import type { JobContract } from '#app/lib/job-contract';
import type { TenantDb } from './db.server';

/**
 * Records work in the transaction of the change that causes it; the relay hands it to the queue after
 * COMMIT with the row's id as job id. `availableAt` holds it back until then (promised calls, retries).
 * Returns the row's id.
 */
export async function recordEvent<P extends z.ZodType>(
  db: TenantDb,
  tenantId: string,
  contract: JobContract<P>,
  payload: z.input<P>,
  options: { availableAt?: Date } = {},
): Promise<string> {
  const row = await db.outboxEvent.create({
    data: {
      tenantId,
      name: contract.name,
      payload: contract.payload.parse(payload) as object,
      ...(options.availableAt ? { availableAt: options.availableAt } : {}),
    },
    select: { id: true },
  });
  return row.id;
}
