import { AppError, fieldError, notFound } from '#app/lib/app-error';
import { toDbDate, type CivilDate } from '#app/lib/civil-date';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import { uuidV7 } from '#app/lib/uuid-v7';
import { zodFieldProblems } from '#app/lib/zod-problems';
import { audit } from '#app/modules/audit/service.server';
import { announceRecords } from '#app/modules/service-records/bulk/service.server';
import { DETAILS, kindsFor, storedDetails, type Details, type RecordKind } from '#app/modules/service-records/kind/schema';
import { resolveSubjects } from '#app/modules/service-records/subject/service.server';
import { tenantSettingsSchema } from '#app/modules/tenancy/tenant/schema';
import { claimOwners } from '#app/modules/vehicles/bulk/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma } from '#app/platform/db.server';
import { naturalKeyOf, readRecordSearch } from './domain';
import { findRecord, listRecordRows, type RecordRow } from './queries.server';
import type { CreateRecordInput, ListRecordsInput, RecordFile, RecordListItem, UpdateRecordInput } from './schema';

/** The kinds of record that this tenant takes. */
export function offeredKinds(ctx: TenantCtx): RecordKind[] {
  return kindsFor(tenantSettingsSchema.parse(ctx.actor.tenant.settings).features);
}

/** Records, newest day first and those without a day before them. */
export async function listRecords(ctx: TenantCtx, input: ListRecordsInput): Promise<Page<RecordListItem>> {
  const { q, cursor, limit, ...filters } = input;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, 2);
  const rows = await listRecordRows(ctx.db, ctx.actor.tenantId, {
    ...filters,
    search: readRecordSearch(q ?? ''),
    after: after && { day: after[0] === null ? null : String(after[0]), id: String(after[1]) },
    limit: limit + 1,
  });
  return toPage(rows, limit, (row) => [row.occurredOn, row.id]);
}

export async function getRecord(ctx: TenantCtx, input: { serviceRecordId: string }): Promise<RecordFile> {
  const row = await findRecord(ctx.db, ctx.actor.tenantId, input.serviceRecordId);
  if (row === null) throw notFound();
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

/** Writes down one fact. A second one with the same VIN or number is refused: it is on file already (D-18). */
export async function createRecord(ctx: TenantCtx, input: CreateRecordInput): Promise<{ serviceRecordId: string }> {
  const { tenantId, tenant } = ctx.actor;
  const { kind } = input;
  if (!offeredKinds(ctx).includes(kind)) throw fieldError('kind', 'records:problem.kind-not-offered');
  await assertOrgUnit(ctx, input.orgUnitId);
  const source = ctx.actor.kind === 'token' ? 'api' : 'manual';
  const { vin, ...subjects } = await resolveSubjects(ctx, input, null, source);
  const id = uuidV7();
  const row = { ...subjects, ...toColumns(input), details: storedDetails(kind, input.details) };
  await refusingKnownKey(kind, () =>
    ctx.db.serviceRecord.create({
      data: {
        tenantId,
        id,
        kind,
        source,
        naturalKey: naturalKeyOf(kind, { vin, externalNumber: row.externalNumber ?? null }) ?? `id:${id}`,
        ...row,
        currency: row.amountMinor === null || row.amountMinor === undefined ? null : tenant.currency,
        createdAt: ctx.clock.now(),
        updatedAt: ctx.clock.now(),
      },
      select: { id: true },
    }),
  );
  await claim(ctx, kind, subjects, input.occurredOn ?? null);
  await audit(ctx, { action: 'service-record.created', entity: 'service-record', entityId: id, after: input });
  await announceRecords(ctx.db, tenantId, [id]);
  return { serviceRecordId: id };
}

/** Changes the named fields only; `null` empties one. What tells the record apart follows its VIN or number. */
export async function updateRecord(ctx: TenantCtx, input: UpdateRecordInput): Promise<{ serviceRecordId: string }> {
  const { tenantId, tenant } = ctx.actor;
  const { serviceRecordId } = input;
  const locked = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM service_record WHERE tenant_id = ${tenantId}::uuid AND id = ${serviceRecordId}::uuid FOR UPDATE`;
  const before = locked.length === 0 ? null : await findRecord(ctx.db, tenantId, serviceRecordId);
  if (before === null) throw notFound();
  const kind = before.kind as RecordKind;
  const details = input.details === undefined ? undefined : checkedDetails(kind, input.details);
  await assertOrgUnit(ctx, input.orgUnitId);
  const { vin, ...found } = await resolveSubjects(ctx, input, before.customer?.id ?? null, 'manual');
  const subjects = keptSubjects(input, found, before);
  const columns = toColumns(input);
  const externalNumber = columns.externalNumber === undefined ? before.externalNumber : columns.externalNumber;
  const key = naturalKeyOf(kind, { vin: vin ?? (subjects.vehicleId === before.vehicle?.id ? (before.vehicle?.vin ?? null) : null), externalNumber });
  await refusingKnownKey(kind, () =>
    ctx.db.serviceRecord.updateMany({
      where: { tenantId, id: serviceRecordId },
      data: {
        ...subjects,
        ...columns,
        ...(key === null ? {} : { naturalKey: key }),
        ...(columns.amountMinor === undefined ? {} : { currency: columns.amountMinor === null ? null : (before.currency ?? tenant.currency) }),
        ...(details === undefined ? {} : { details }),
        updatedAt: ctx.clock.now(),
      },
    }),
  );
  await claim(ctx, kind, subjects, input.occurredOn ?? (before.occurredOn as CivilDate | null));
  const { serviceRecordId: _id, ...changes } = input;
  const stored: Record<string, unknown> = { ...before, customerId: before.customer?.id, vehicleId: before.vehicle?.id, homeId: before.home?.id, orgUnitId: before.orgUnit?.id };
  await audit(ctx, { action: 'service-record.updated', entity: 'service-record', entityId: serviceRecordId, before: Object.fromEntries(Object.keys(changes).map((name) => [name, stored[name]])), after: changes });
  await announceRecords(ctx.db, tenantId, [serviceRecordId]);
  return { serviceRecordId };
}

type SubjectIds = { customerId: string | null; vehicleId: string | null; homeId: string | null };

/** A subject that the input doesn't name stays; one that it names with `null` is taken off. */
function keptSubjects(input: UpdateRecordInput, found: SubjectIds, before: RecordRow): SubjectIds {
  const isNamed = (id: unknown, thing: unknown): boolean => id !== undefined || thing !== undefined;
  return {
    customerId: isNamed(input.customerId, input.customer) ? found.customerId : (before.customer?.id ?? null),
    vehicleId: isNamed(input.vehicleId, input.vehicle) ? found.vehicleId : (before.vehicle?.id ?? null),
    homeId: isNamed(input.homeId, input.home) ? found.homeId : (before.home?.id ?? null),
  };
}

function toColumns(input: Omit<UpdateRecordInput, 'serviceRecordId'>) {
  const day = (value: CivilDate | null | undefined) => value && toDbDate(value);
  return {
    externalNumber: input.externalNumber === undefined ? undefined : input.externalNumber || null,
    orgUnitId: input.orgUnitId,
    occurredOn: day(input.occurredOn),
    invoicedOn: day(input.invoicedOn),
    receivedOn: day(input.receivedOn),
    staffName: input.staffName === undefined ? undefined : input.staffName || null,
    amountMinor: input.amountMinor,
  };
}

function checkedDetails(kind: RecordKind, details: Details): Prisma.InputJsonObject {
  const parsed = DETAILS[kind].safeParse(details);
  if (!parsed.success) throw new AppError('invalid-input', { fields: zodFieldProblems(parsed.error.issues.map((issue) => ({ ...issue, path: ['details', ...issue.path] }))) });
  return storedDetails(kind, details);
}

async function claim(ctx: TenantCtx, kind: RecordKind, { vehicleId, customerId }: SubjectIds, fromOn: CivilDate | null): Promise<void> {
  if (vehicleId === null || customerId === null) return;
  await claimOwners(ctx, [{ vehicleId, customerId, fromOn, how: kind === 'delivery' ? 'bought' : 'seen' }]);
}

async function assertOrgUnit(ctx: TenantCtx, orgUnitId: string | null | undefined): Promise<void> {
  if (!orgUnitId) return;
  const unit = await ctx.db.orgUnit.findFirst({ where: { tenantId: ctx.actor.tenantId, id: orgUnitId }, select: { id: true } });
  if (unit === null) throw fieldError('orgUnitId', 'records:problem.org-unit');
}

async function refusingKnownKey<T>(kind: RecordKind, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error;
    throw fieldError(kind === 'delivery' ? 'vehicle.vin' : 'externalNumber', `records:problem.exists-${kind}`);
  }
}
