import { z } from 'zod';
import { defineEvent, defineJob } from '#app/lib/job-contract';
import { withControl, withTenant } from '#app/platform/db.server';
import { recordEvent } from '#app/platform/outbox.server';
import type { JobContract } from '#app/lib/job-contract';
import type { Registered } from '#workers/handler';
import { buildRegistry } from '#workers/build-registry';
import { startRuntime, type Runtime, type RuntimeOptions } from '#workers/runtime';

/** Contracts of the tests' own; the product's are not needed to try the machinery. */
export const greeted = defineEvent('test.greeted', z.strictObject({ n: z.int() }));
export const flaky = defineJob({ name: 'test.flaky', queue: 'interactive', payload: z.strictObject({ n: z.int() }), attempts: 3, backoffMs: 20 });

let counter = 0;

/** A tenant with nothing in it; returns its id. */
export async function bareTenant(overrides: { timeZone?: string; status?: string } = {}): Promise<string> {
  counter += 1;
  const slug = `jobs-${process.pid}-${Date.now().toString(36)}-${counter}`;
  const tenant = await withControl((db) => db.tenant.create({ data: { slug, name: slug, industry: 'dealership', ...overrides }, select: { id: true } }));
  return tenant.id;
}

export function record<P extends z.ZodType>(tenantId: string, contract: JobContract<P>, payload: z.input<P>): Promise<string> {
  return withTenant(tenantId, (db) => recordEvent(db, tenantId, contract, payload));
}

export async function outboxRow(tenantId: string, id: string) {
  return withControl((db) => db.outboxEvent.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } }));
}

export function deadLetters(tenantId: string) {
  return withControl((db) => db.deadLetter.findMany({ where: { tenantId }, orderBy: { failedAt: 'asc' } }));
}

/** Workers in this process, quick to look, that start no turn at a minute of the real time; stop them in afterEach. */
export async function start(handlers: readonly Registered[], options: RuntimeOptions = {}, silent: readonly JobContract[] = []): Promise<Runtime> {
  return startRuntime(buildRegistry(handlers, silent), { relayMs: 50, sweepMs: 3_600_000, lostAfterMs: 0, ticks: false, ...options });
}

/** An empty queue and no rows of earlier tests. */
export async function clearJobs(): Promise<void> {
  await withControl(async (db) => {
    await db.$executeRaw`DELETE FROM outbox_event`;
    await db.$executeRaw`DELETE FROM dead_letter`;
    await db.$executeRaw`DELETE FROM tenant_turn`;
    await db.$executeRaw`UPDATE tenant SET status = 'suspended'`;
  });
}
