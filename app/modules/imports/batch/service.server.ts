import type { BulkOutcome, RecordDraft } from '#app/modules/service-records/bulk/schema';
import { bulkUpsertHomes } from '#app/modules/homes/bulk/service.server';
import { openHomeRehearsal, rehearseHomes } from '#app/modules/homes/rehearsal/service.server';
import type { DeliveryValue } from '#app/modules/imports/delivery/schema';
import { deliveryDraft, groupRows, homeDraft, repairDraft, type RowGroup } from '#app/modules/imports/draft/domain';
import type { HomeValue } from '#app/modules/imports/home/schema';
import type { RejectRow } from '#app/modules/imports/job/schema';
import type { RepairValue } from '#app/modules/imports/repair/schema';
import { rejectRow, type Batch } from '#app/modules/imports/run/domain';
import type { ImportKind } from '#app/modules/imports/schema';
import type { Tally } from '#app/modules/imports/tally/domain';
import type { UnitDirectory } from '#app/modules/imports/unit/service.server';
import { bulkUpsertRecords } from '#app/modules/service-records/bulk/service.server';
import { openRecordRehearsal, rehearseRecords } from '#app/modules/service-records/rehearsal/service.server';
import type { TenantCtx } from '#app/platform/context.server';

/** What a pass over the file carries from batch to batch. */
export interface Pass {
  kind: ImportKind;
  isRehearsal: boolean;
  directory: UnitDirectory;
  tally: Tally;
}

/** What a batch came to; the rejects are those of its rows and those that the tenant's data refused. */
export interface BatchResult {
  created: number;
  updated: number;
  unchanged: number;
  rejects: RejectRow[];
}

const SOURCE = 'import';
type Accepted = Batch['accepted'][number];

/** Prepares the one transaction of a test; every batch of it then goes through `writeBatch` as in a run. */
export function openRehearsal(ctx: TenantCtx, kind: ImportKind): Promise<void> {
  return kind === 'homes' ? openHomeRehearsal(ctx) : openRecordRehearsal(ctx);
}

/** Writes a batch of rows, or rehearses it: the same statements on copies. */
export async function writeBatch(ctx: TenantCtx, pass: Pass, batch: Batch): Promise<BatchResult> {
  for (const { row, warning } of batch.warnings) pass.tally.addWarning(warning, row);
  return pass.kind === 'homes' ? writeHomes(ctx, pass, batch) : writeRecords(ctx, pass, batch);
}

async function writeRecords(ctx: TenantCtx, pass: Pass, batch: Batch): Promise<BatchResult> {
  const rows = batch.accepted.flatMap(({ row, value }) => (value.kind === 'homes' ? [] : [{ row, value }]));
  const unitOf = await outletsOf(ctx, pass, rows);
  const write = pass.isRehearsal ? rehearseRecords : bulkUpsertRecords;
  const groups = groupRows(rows.map(({ value }) => value));
  const drafts = groups.map(({ value }): RecordDraft => {
    const unit = value.outlet === null ? null : unitOf(value.outlet);
    return value.kind === 'deliveries' ? deliveryDraft(value, unit) : repairDraft(value, unit);
  });
  const outcomes = await write(ctx, pass.kind === 'deliveries' ? 'delivery' : 'repair', drafts, SOURCE);
  return { ...countOutcomes(groups, outcomes), rejects: batch.rejects };
}

/** An outlet that nobody knows is told and left empty: the customer is called all the same (D-04). */
async function outletsOf(ctx: TenantCtx, { directory, tally }: Pass, rows: readonly { row: number; value: DeliveryValue | RepairValue }[]): Promise<(name: string) => string | null> {
  const outlets = await directory.outletsOf(ctx, rows.flatMap(({ value }) => value.outlet ?? []));
  const unitOf = (name: string): string | null => {
    const match = outlets.get(name);
    return match?.found === 'one' ? match.orgUnitId : null;
  };
  for (const { row, value: { outlet } } of rows) {
    if (outlet === null || unitOf(outlet) !== null) continue;
    const isAmbiguous = outlets.get(outlet)?.found === 'several';
    tally.addUnit(outlet, isAmbiguous);
    tally.addWarning({ code: isAmbiguous ? 'outletAmbiguous' : 'outletUnknown', field: 'outlet', value: outlet }, row);
  }
  return unitOf;
}

async function writeHomes(ctx: TenantCtx, pass: Pass, batch: Batch): Promise<BatchResult> {
  const rows = batch.accepted.flatMap(({ row, value, cells }) => (value.kind === 'homes' ? [{ row, value, cells }] : []));
  const siteOf = await pass.directory.sitesOf(ctx, rows.map(({ value }) => value.site));
  const rejects = [...batch.rejects];
  const sited: { value: HomeValue; siteId: string }[] = [];
  for (const row of rows) {
    const answer = siteOf(row.value.site);
    if ('siteId' in answer) sited.push({ value: row.value, siteId: answer.siteId });
    else rejects.push(rejectedHome(row, answer.reject));
  }
  const siteIds = new Map(sited.map(({ value, siteId }) => [value.site, siteId]));
  const write = pass.isRehearsal ? rehearseHomes : bulkUpsertHomes;
  const groups = groupRows(sited.map(({ value }) => value));
  const outcomes = await write(ctx, groups.map(({ value }) => homeDraft(value, siteIds.get(value.site) ?? '')), SOURCE);
  return { ...countOutcomes(groups, outcomes), rejects };
}

function rejectedHome({ row, value, cells }: Accepted & { value: HomeValue }, code: 'siteMissing' | 'siteUnknown' | 'siteAmbiguous'): RejectRow {
  return rejectRow(row, { code, field: 'site', value: value.site ?? '' }, cells);
}

/** The first row of a group tells what became of the record; its doubles changed nothing. */
function countOutcomes(groups: readonly RowGroup<DeliveryValue | RepairValue | HomeValue>[], outcomes: readonly Pick<BulkOutcome, 'outcome'>[]): Omit<BatchResult, 'rejects'> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  groups.forEach(({ rowCount }, index) => {
    counts[outcomes[index]?.outcome ?? 'unchanged'] += 1;
    counts.unchanged += rowCount - 1;
  });
  return counts;
}
