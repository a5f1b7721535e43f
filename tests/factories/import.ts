import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { uuidV7 } from '#app/lib/uuid-v7';
import { readHead } from '#app/modules/imports/file/service.server';
import { createImport, getImport, rememberedMapping, type NewImport } from '#app/modules/imports/job/service.server';
import type { ImportView } from '#app/modules/imports/job/schema';
import { continueImport } from '#app/modules/imports/jobs';
import { continueRun, type RunParts } from '#app/modules/imports/run/service.server';
import type { ImportKind } from '#app/modules/imports/schema';
import { permissionsOf, type Role } from '#app/lib/permissions';
import { systemCtx, type TenantCtx } from '#app/platform/context.server';
import { withControl, withTenant } from '#app/platform/db.server';
import { fileStorage } from '#app/platform/storage.server';
import type { TestTenant } from './tenant';

/** A file of the samples. */
export function sampleFile(name: 'deliveries.xlsx' | 'repairs-gbk.csv' | 'homes.xlsx'): Buffer {
  return readFileSync(path.resolve('tests/fixtures/samples', name));
}

/** One unit of work as somebody of the tenant; a manager unless said otherwise. */
export function asMember<T>(tenant: TestTenant, work: (ctx: TenantCtx) => Promise<T>, role: Role = 'manager'): Promise<T> {
  return tenant.asSystem((ctx) => work({ ...ctx, actor: { ...ctx.actor, kind: 'member', role, permissions: permissionsOf(role), membershipId: tenant.owner.membershipId } }));
}

/** Takes a file on as an upload does, without the network. */
export async function anImport(
  tenant: TestTenant,
  { kind, content, next = 'run', role = 'manager' }: { kind: ImportKind; content: Buffer | string; next?: NewImport['next']; role?: Role },
): Promise<string> {
  const importId = uuidV7();
  const key = { tenantId: tenant.tenantId, fileId: importId };
  const { bytes, sha256 } = await fileStorage().write(key, Readable.from([Buffer.from(content)]));
  const remembered = await tenant.asSystem((ctx) => rememberedMapping(ctx, kind));
  const head = await fileStorage().withLocalFile(key, (filePath) => readHead(filePath, kind, remembered));
  await asMember(tenant, (ctx) => createImport(ctx, { importId, kind, fileName: 'file', fileSha256: sha256, fileBytes: bytes, head, next }), role);
  return importId;
}

/** The parts that a worker lends, without a worker. */
export function runParts(tenant: TestTenant, overrides: Partial<RunParts> = {}): RunParts {
  return {
    unit: (work, options) => withTenant(tenant.tenantId, (db) => work(systemCtx({ ...tenant.tenant, settings: {} }, db, 'test', tenant.clock)), options),
    signal: new AbortController().signal,
    isLastTry: true,
    ...overrides,
  };
}

/** Does the tenant's import work that waits, turn after turn, until none is left. */
export async function workImports(tenant: TestTenant, parts: Partial<RunParts> = {}): Promise<void> {
  for (;;) {
    const [event] = await withControl((db) =>
      db.outboxEvent.findMany({ where: { tenantId: tenant.tenantId, name: continueImport.name, doneAt: null }, orderBy: { id: 'asc' }, take: 1 }),
    );
    if (!event) return;
    await continueRun(continueImport.payload.parse(event.payload), runParts(tenant, parts));
    await withControl((db) => db.outboxEvent.updateMany({ where: { tenantId: tenant.tenantId, id: event.id }, data: { doneAt: new Date(), dispatchedAt: new Date() } }));
  }
}

/** Takes a file on, does the work and shows what came of it. */
export async function imported(tenant: TestTenant, options: Parameters<typeof anImport>[1]): Promise<ImportView> {
  const importId = await anImport(tenant, options);
  await workImports(tenant);
  return viewOf(tenant, importId);
}

export function viewOf(tenant: TestTenant, importId: string): Promise<ImportView> {
  return tenant.asSystem((ctx) => getImport(ctx, { importId }));
}

/** How many rows of each kind the tenant has. */
export async function recordCounts(tenant: TestTenant): Promise<{ customers: number; vehicles: number; homes: number; records: number }> {
  const { tenantId } = tenant;
  return tenant.asSystem(async ({ db }) => ({
    customers: await db.customer.count({ where: { tenantId } }),
    vehicles: await db.vehicle.count({ where: { tenantId } }),
    homes: await db.home.count({ where: { tenantId } }),
    records: await db.serviceRecord.count({ where: { tenantId } }),
  }));
}
