import { textsFor } from '#app/i18n/i18n.server';
import type { FieldProblem } from '#app/lib/app-error';
import { zodFieldProblems } from '#app/lib/zod-problems';
import { placeKey } from '#app/modules/homes/place/schema';
import type { RecordDraft } from '#app/modules/service-records/bulk/schema';
import { bulkUpsertRecords } from '#app/modules/service-records/bulk/service.server';
import { RECORD_KINDS, type RecordKind } from '#app/modules/service-records/kind/schema';
import { naturalKeyOf } from '#app/modules/service-records/record/domain';
import { createRecordInput } from '#app/modules/service-records/record/schema';
import { offeredKinds } from '#app/modules/service-records/record/service.server';
import { resolveOrgUnits } from '#app/modules/tenancy/org-unit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { findHomesAt, findKnownIds, type KnownIds } from './queries.server';
import { batchRow, type BatchResult, type BatchRow, type UpsertRecordsInput } from './schema';

type RowResult = BatchResult['rows'][number];
type Problem = Pick<FieldProblem, 'field' | 'reason' | 'params'>;

interface Surroundings {
  ids: KnownIds;
  /** Home by place key, or the word that several sites have it. */
  homes: Map<string, string | 'several'>;
  units: Awaited<ReturnType<typeof resolveOrgUnits>>;
  kinds: readonly RecordKind[];
}

/**
 * Takes a partner's rows (D-18): each is created, updated, found unchanged, or rejected with its reasons; a
 * rejected row doesn't stop the others. The same rows twice create nothing.
 */
export async function upsertRecords(ctx: TenantCtx, input: UpsertRecordsInput): Promise<BatchResult> {
  const parsed = input.rows.map(parseRow);
  const around = await lookAround(ctx, parsed.flatMap(({ row }) => row ?? []));
  const t = textsFor(ctx.actor.locale);
  const rejected = (problems: Problem[]): RowResult => ({
    outcome: 'rejected',
    serviceRecordId: null,
    problems: problems.map(({ field, reason, params }) => ({ field, reason, message: t(reason, params ?? {}) })),
  });
  const results = parsed.map(({ problems }) => rejected(problems));
  for (const kind of RECORD_KINDS) {
    const taken: { index: number; draft: RecordDraft }[] = [];
    parsed.forEach(({ row }, index) => {
      if (row?.kind !== kind) return;
      const read = toDraft(row, around);
      if ('problems' in read) results[index] = rejected(read.problems);
      else taken.push({ index, draft: read.draft });
    });
    const outcomes = await bulkUpsertRecords(ctx, kind, taken.map(({ draft }) => draft), ctx.actor.kind === 'token' ? 'api' : 'manual');
    outcomes.forEach((outcome, at) => {
      const index = taken[at]?.index;
      if (index !== undefined) results[index] = { ...outcome, problems: [] };
    });
  }
  const count = (outcome: RowResult['outcome']): number => results.filter((row) => row.outcome === outcome).length;
  return { created: count('created'), updated: count('updated'), unchanged: count('unchanged'), rejected: count('rejected'), rows: results };
}

function parseRow(raw: Record<string, unknown>): { row: BatchRow | null; problems: Problem[] } {
  const shape = batchRow.safeParse(raw);
  if (!shape.success) return { row: null, problems: zodFieldProblems(shape.error.issues) };
  // The schema of one record also knows which details belong to its kind.
  const { orgUnit: _orgUnit, ...record } = shape.data;
  const whole = createRecordInput.safeParse(record);
  return whole.success ? { row: shape.data, problems: [] } : { row: null, problems: zodFieldProblems(whole.error.issues) };
}

async function lookAround(ctx: TenantCtx, rows: readonly BatchRow[]): Promise<Surroundings> {
  const { tenantId } = ctx.actor;
  const given = (values: readonly (string | null | undefined)[]): string[] => [...new Set(values.filter((value) => typeof value === 'string'))];
  const ids = await findKnownIds(ctx.db, tenantId, {
    customers: given(rows.map((row) => row.customerId)),
    vehicles: given(rows.map((row) => row.vehicleId)),
    homes: given(rows.map((row) => row.homeId)),
    orgUnits: given(rows.map((row) => row.orgUnitId)),
  });
  const homes = new Map<string, string>();
  for (const { id, siteId, placeKey: key } of await findHomesAt(ctx.db, tenantId, given(rows.map((row) => placeOf(row))))) {
    homes.set(`${siteId} ${key}`, id);
    homes.set(key, homes.has(key) ? 'several' : id);
  }
  const names = given(rows.map((row) => row.orgUnit));
  const units = names.length === 0 ? new Map() : await resolveOrgUnits(ctx.db, tenantId, names);
  return { ids, homes, units, kinds: offeredKinds(ctx) };
}

function placeOf({ homeId, home }: BatchRow): string | null {
  if (homeId || !home?.building || !home.room) return null;
  return placeKey({ building: home.building, unit: home.unit ?? '', room: home.room });
}

/** What makes a row a draft: its ids are the tenant's, its unit and home are found, and something tells it apart. */
function toDraft(row: BatchRow, { ids, homes, units, kinds }: Surroundings): { draft: RecordDraft } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const refuse = (field: string, reason: string): null => {
    problems.push({ field, reason });
    return null;
  };
  if (!kinds.includes(row.kind)) refuse('kind', 'records:problem.kind-not-offered');
  if (row.customerId && !ids.customers.has(row.customerId)) refuse('customerId', 'errors:not-found');
  if (row.vehicleId && !ids.vehicles.has(row.vehicleId)) refuse('vehicleId', 'errors:not-found');
  if (row.homeId && !ids.homes.has(row.homeId)) refuse('homeId', 'errors:not-found');
  if (row.orgUnitId && !ids.orgUnits.has(row.orgUnitId)) refuse('orgUnitId', 'records:problem.org-unit');
  const unit = row.orgUnit ? (units.get(row.orgUnit) ?? { found: 'none' }) : null;
  if (unit !== null && unit.found !== 'one') refuse('orgUnit', unit.found === 'none' ? 'records:problem.org-unit' : 'records:problem.org-unit-several');
  const place = placeOf(row);
  const home = place === null ? null : (homes.get(row.home?.siteId ? `${row.home.siteId} ${place}` : place) ?? refuse('home.room', 'records:problem.home-unknown'));
  if (home === 'several') refuse('home.siteId', 'records:problem.home-several');
  const vin = row.vehicle?.vin || (row.vehicleId ? (ids.vehicles.get(row.vehicleId) ?? null) : null);
  const naturalKey = naturalKeyOf(row.kind, { vin, externalNumber: row.externalNumber || null });
  if (naturalKey === null) refuse('externalNumber', `records:problem.no-key-${row.kind}`);
  if (problems.length > 0 || naturalKey === null) return { problems };
  const { customer, vehicle } = row;
  return {
    draft: {
      naturalKey,
      externalNumber: row.externalNumber || null,
      customerId: row.customerId,
      customer: row.customerId || !customer ? null : { name: customer.name || null, kind: 'person', phones: customer.phone ? [customer.phone] : [], idDocumentKind: null, idDocumentNumber: null, birthday: null, address: null },
      vehicleId: row.vehicleId,
      vehicle: row.vehicleId || !vehicle ? null : { vin: vehicle.vin || null, plate: vehicle.plate || null, brand: vehicle.brand || null, model: vehicle.model || null, color: null, engineNo: null, warrantyEndsOn: null },
      homeId: row.homeId ?? home,
      orgUnitId: row.orgUnitId ?? (unit?.found === 'one' ? unit.orgUnitId : null),
      occurredOn: row.occurredOn ?? null,
      invoicedOn: row.invoicedOn ?? null,
      receivedOn: row.receivedOn ?? null,
      staffName: row.staffName || null,
      amountMinor: row.amountMinor ?? null,
      details: row.details,
    },
  };
}
