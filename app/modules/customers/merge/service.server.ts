import { AppError, notFound } from '#app/lib/app-error';
import { audit } from '#app/modules/audit/service.server';
import { lockIdentities } from '#app/modules/customers/bulk/queries.server';
import { fromBirthColumns, toBirthColumns } from '#app/modules/customers/customer/domain';
import { findCustomerFile, type CustomerFileRow } from '#app/modules/customers/customer/queries.server';
import { customerMerged, doNotContactChanged } from '#app/modules/customers/jobs';
import { nameKeys } from '#app/modules/customers/name/domain';
import type { TenantCtx } from '#app/platform/context.server';
import { recordEvent } from '#app/platform/outbox.server';
import { mergedValues } from './domain';
import { lockPair, movePossessions } from './queries.server';
import type { MergeCandidate, MergeCustomersInput, MergeValues } from './schema';

/** Both customers as a person compares them before merging. */
export async function getMergePair(ctx: TenantCtx, input: { survivorId: string; mergedId: string }): Promise<{ survivor: MergeCandidate; merged: MergeCandidate }> {
  return { survivor: toCandidate(await fileOf(ctx, input.survivorId)), merged: toCandidate(await fileOf(ctx, input.mergedId)) };
}

/**
 * Puts two records of one customer together (C-19). Everything of the merged one goes to the survivor; the merged
 * record stays as a pointer, so that old numbers and links still lead somewhere. Who must not be contacted in
 * either record must not be contacted afterwards. Of two merges of one customer at the same time one is refused.
 */
export async function mergeCustomers(ctx: TenantCtx, input: MergeCustomersInput): Promise<{ customerId: string; mergedNumber: string }> {
  const { survivorId, mergedId, keep } = input;
  const { tenantId } = ctx.actor;
  if (survivorId === mergedId) throw new AppError('invalid-input', { reason: 'customers:problem.merge-self' });
  // Bulk work in the meantime would hang new records on the customer that is about to go.
  await lockIdentities(ctx.db, tenantId);
  const locked = await lockPair(ctx.db, tenantId, [survivorId, mergedId]);
  if (locked.length < 2) throw notFound();
  if (locked.some(({ mergedIntoId }) => mergedIntoId !== null)) throw new AppError('conflict', { reason: 'customers:problem.already-merged' });
  const [survivor, merged] = [await fileOf(ctx, survivorId), await fileOf(ctx, mergedId)];

  const moved = await movePossessions(ctx.db, tenantId, mergedId, survivorId);
  await ctx.db.customer.updateMany({ where: { tenantId, id: survivorId }, data: { ...survivorColumns(survivor, merged, keep), updatedAt: ctx.clock.now() } });
  await ctx.db.customer.updateMany({ where: { tenantId, id: mergedId }, data: { mergedIntoId: survivorId, updatedAt: ctx.clock.now() } });
  await audit(ctx, {
    action: 'customer.merged',
    entity: 'customer',
    entityId: survivorId,
    before: { survivor: snapshot(survivor), merged: snapshot(merged) },
    after: { survivor: mergedValues(valuesOf(survivor), valuesOf(merged), keep), moved },
  });
  await recordEvent(ctx.db, tenantId, customerMerged, { survivorId, mergedId });
  if (survivor.doNotContact !== merged.doNotContact) await recordEvent(ctx.db, tenantId, doNotContactChanged, { customerId: survivorId });
  return { customerId: survivorId, mergedNumber: merged.number };
}

async function fileOf(ctx: TenantCtx, customerId: string): Promise<CustomerFileRow> {
  const row = await findCustomerFile(ctx.db, ctx.actor.tenantId, customerId);
  if (row === null) throw notFound();
  return row;
}

function valuesOf(row: CustomerFileRow): MergeValues {
  return {
    kind: row.kind,
    name: row.name,
    email: row.email,
    address: row.address,
    idDocument: row.idDocumentNumber === null ? null : { kind: row.idDocumentKind, number: row.idDocumentNumber },
    birthday: fromBirthColumns(row),
    note: row.note,
  };
}

function snapshot(row: CustomerFileRow): object {
  return { number: row.number, ...valuesOf(row), phones: row.phones.map(({ phone }) => phone), vip: row.vip, doNotContact: row.doNotContact };
}

function survivorColumns(survivor: CustomerFileRow, merged: CustomerFileRow, keep: MergeCustomersInput['keep']) {
  const { idDocument, birthday, ...values } = mergedValues(valuesOf(survivor), valuesOf(merged), keep);
  const forbidden = survivor.doNotContact ? survivor : merged;
  return {
    ...values,
    ...nameKeys(values.name),
    idDocumentKind: idDocument?.kind ?? null,
    idDocumentNumber: idDocument?.number ?? null,
    ...toBirthColumns(birthday),
    vip: survivor.vip || merged.vip,
    doNotContact: forbidden.doNotContact,
    doNotContactReason: forbidden.doNotContactReason,
    doNotContactAt: forbidden.doNotContactAt,
  };
}

function toCandidate(row: CustomerFileRow): MergeCandidate {
  return {
    id: row.id,
    number: row.number,
    values: valuesOf(row),
    vip: row.vip,
    doNotContact: row.doNotContact,
    phones: row.phones.map(({ phone }) => phone),
    counts: { vehicles: row.vehicles.length, homes: row.homes.length, records: row.records.length },
  };
}
