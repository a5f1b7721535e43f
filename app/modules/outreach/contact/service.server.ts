import { z } from 'zod';
import { fieldError, notFound } from '#app/lib/app-error';
import { readCursor, toPage, type Page } from '#app/lib/paging';
import { PERMISSIONS } from '#app/lib/permissions';
import { audit } from '#app/modules/audit/service.server';
import { matchCustomers } from '#app/modules/customers/customer/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { todayOf } from '../planner/service.server';
import * as queries from './queries.server';
import type { AssignContactsInput, CancelContactsInput, ContactChoices, ContactDetail, ContactItem, ExportContactsInput, ListContactsInput } from './schema';

const keySchema = z.tuple([z.iso.date(), z.uuid()]);
/** Contacts that stand on the file of a customer, a car or a record. */
const FILE_LIMIT = 50;
/** Whoever may work calls may be given some. */
const CALLERS = PERMISSIONS['outreach.contact.work'];

/** The callback management sheet (F-01), newest target day first; one statement, and one more for a text. */
export async function listContacts(ctx: TenantCtx, input: ListContactsInput): Promise<Page<ContactItem>> {
  const { cursor, limit, ...wanted } = input;
  const filter = await withCustomers(ctx, wanted);
  const after = cursor === undefined ? null : readCursor(cursor, keySchema);
  const rows = await queries.readContacts(ctx.db, { tenantId: ctx.actor.tenantId, today: todayOf(ctx), filter, after, limit: limit + 1 });
  return toPage(rows, limit, (row) => [row.target, row.id]);
}

/** The filter with the customers that its text means. */
export async function withCustomers(ctx: TenantCtx, { q, ...filter }: ExportContactsInput): Promise<queries.ContactFilter> {
  return q === undefined || q.trim() === '' ? filter : { ...filter, customerIds: await matchCustomers(ctx, q) };
}

/** The sheet's page: its rows and what its filters offer. */
export async function readSheetPage(ctx: TenantCtx, input: ListContactsInput): Promise<{ page: Page<ContactItem>; choices: ContactChoices }> {
  return { page: await listContacts(ctx, input), choices: await contactChoices(ctx) };
}

/** One contact with everything that was tried. Throws not-found. */
export async function getContact(ctx: TenantCtx, input: { id: string }): Promise<ContactDetail> {
  const { tenantId } = ctx.actor;
  const [item] = await queries.readContacts(ctx.db, { tenantId, today: todayOf(ctx), filter: { id: input.id }, after: null, limit: 1 });
  if (!item) throw notFound();
  return { ...item, log: await queries.readAttempts(ctx.db, tenantId, input.id) };
}

/** The newest contacts of a customer, for the customer's file. */
export function contactsOfCustomer(ctx: TenantCtx, input: { customerId: string }): Promise<ContactItem[]> {
  return newest(ctx, { customerId: input.customerId });
}

/** The contacts that a service record has led to. */
export function contactsOfRecord(ctx: TenantCtx, input: { serviceRecordId: string }): Promise<ContactItem[]> {
  return newest(ctx, { serviceRecordId: input.serviceRecordId });
}

function newest(ctx: TenantCtx, filter: queries.ContactFilter): Promise<ContactItem[]> {
  return queries.readContacts(ctx.db, { tenantId: ctx.actor.tenantId, today: todayOf(ctx), filter, after: null, limit: FILE_LIMIT });
}

/** Rules, agents and outlets to filter by and to assign to. */
export function contactChoices(ctx: TenantCtx): Promise<ContactChoices> {
  return queries.readChoices(ctx.db, ctx.actor.tenantId, CALLERS);
}

/** Gives calls to an agent or, with null, back to everybody. Finished ones stay as they are. Unknown agents: field error. */
export async function assignContacts(ctx: TenantCtx, input: AssignContactsInput): Promise<{ changed: number }> {
  const { tenantId } = ctx.actor;
  const { ids, membershipId } = input;
  if (membershipId !== null) {
    const { colleagues } = await contactChoices(ctx);
    if (!colleagues.some((colleague) => colleague.membershipId === membershipId)) throw fieldError('membershipId', 'errors:field.choice');
  }
  const changed = await queries.assignContacts(ctx.db, { tenantId, ids, membershipId, now: ctx.clock.now() });
  if (changed.length > 0) {
    await audit(ctx, { action: 'contact.assigned', entity: 'contact', entityId: changed[0] ?? null, after: { contactIds: changed, membershipId } });
  }
  return { changed: changed.length };
}

/** Takes calls off the list with a reason; what an agent is working on right now stays. */
export async function cancelContacts(ctx: TenantCtx, input: CancelContactsInput): Promise<{ changed: number }> {
  const { ids, reason } = input;
  const changed = await queries.cancelContacts(ctx.db, { tenantId: ctx.actor.tenantId, ids, reason, now: ctx.clock.now() });
  if (changed.length > 0) {
    await audit(ctx, { action: 'contact.cancelled', entity: 'contact', entityId: changed[0] ?? null, after: { contactIds: changed, reason } });
  }
  return { changed: changed.length };
}
