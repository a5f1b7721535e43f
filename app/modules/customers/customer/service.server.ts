import { AppError, fieldError, notFound } from '#app/lib/app-error';
import { civilToday, yearOf } from '#app/lib/civil-date';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import { audit } from '#app/modules/audit/service.server';
import { consentStates } from '#app/modules/customers/consent/schema';
import { doNotContactChanged } from '#app/modules/customers/jobs';
import { findDuplicates } from '#app/modules/customers/duplicate/queries.server';
import type { Duplicate } from '#app/modules/customers/duplicate/schema';
import { nameKeys } from '#app/modules/customers/name/domain';
import { replacePhones } from '#app/modules/customers/phone/service.server';
import { nextNumber } from '#app/modules/tenancy/number-series/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { recordEvent } from '#app/platform/outbox.server';
import { fromBirthColumns, lunarBirthdayProblem, nextBirthdayOf, readSearch, toBirthColumns } from './domain';
import { findCustomerFile, findCustomerIds, listCustomerRows, lockCustomer, type CustomerFileRow } from './queries.server';
import type { BirthdayInput, CreateCustomerInput, CustomerFile, CustomerListItem, ListCustomersInput, UpdateCustomerInput } from './schema';

/** Customers, newest first; text finds by name, sound, phone, plate, VIN and number (D-15). */
export async function listCustomers(ctx: TenantCtx, input: ListCustomersInput): Promise<Page<CustomerListItem>> {
  const { q, kind, vip, doNotContact, cursor, limit } = input;
  const rows = await listCustomerRows(ctx.db, ctx.actor.tenantId, {
    search: readSearch(q ?? ''),
    kind,
    vip: vip && vip === 'yes',
    doNotContact: doNotContact && doNotContact === 'yes',
    before: cursor === undefined ? undefined : String(decodeCursor(cursor, 1)[0]),
    limit: limit + 1,
  });
  return toPage(rows, limit, (row) => [row.id]);
}

/** As many as the largest file of calls has lines: a smaller limit would leave some out of it unsaid. */
const FOUND_LIMIT = 20_000;

/** The customers that somebody means by a text, as in the list of customers; the newest, if there are very many. */
export async function matchCustomers(ctx: TenantCtx, q: string): Promise<string[]> {
  const search = readSearch(q);
  return search === null ? [] : findCustomerIds(ctx.db, ctx.actor.tenantId, search, FOUND_LIMIT);
}

/** One customer with all that belongs to them (C-19). A merged one shows where it went. */
export async function getCustomer(ctx: TenantCtx, input: { customerId: string }): Promise<CustomerFile> {
  const row = await findCustomerFile(ctx.db, ctx.actor.tenantId, input.customerId);
  if (row === null) throw notFound();
  return toFile(ctx, row);
}

/** The file and who may be the same person; what the customer's page shows. */
export async function getCustomerPage(ctx: TenantCtx, input: { customerId: string }): Promise<{ customer: CustomerFile; duplicates: Duplicate[] }> {
  const customer = await getCustomer(ctx, input);
  return { customer, duplicates: customer.mergedInto === null ? await listDuplicates(ctx, customer, customer.id) : [] };
}

export async function createCustomer(ctx: TenantCtx, input: CreateCustomerInput): Promise<{ customerId: string; number: string; duplicates: Duplicate[] }> {
  const { tenantId } = ctx.actor;
  const { phones, birthday, ...rest } = input;
  assertBirthday(birthday);
  const duplicates = await listDuplicates(ctx, input);
  const number = await nextNumber(ctx.db, tenantId, 'C', yearOf(today(ctx)));
  const data = { ...blankToNull(rest), ...nameKeys(rest.name), ...toBirthColumns(birthday), number, source: sourceOf(ctx) };
  const { id } = await ctx.db.customer.create({ data: { tenantId, ...data, createdAt: ctx.clock.now(), updatedAt: ctx.clock.now() }, select: { id: true } });
  await replacePhones(ctx, id, phones);
  await audit(ctx, { action: 'customer.created', entity: 'customer', entityId: id, after: { ...rest, number, birthday, phones } });
  return { customerId: id, number, duplicates };
}

/** Changes the named fields only; `null` empties a field, a list of phones replaces the former one. */
export async function updateCustomer(ctx: TenantCtx, input: UpdateCustomerInput): Promise<{ customerId: string; duplicates: Duplicate[] }> {
  const { tenantId } = ctx.actor;
  const { customerId, phones, birthday, ...rest } = input;
  const locked = await lockCustomer(ctx.db, tenantId, customerId);
  if (locked === null) throw notFound();
  if (locked.mergedIntoId !== null) throw new AppError('conflict', { reason: 'customers:problem.merged' });
  assertBirthday(birthday);
  const before = await findCustomerFile(ctx.db, tenantId, customerId);
  if (before === null) throw notFound();
  await ctx.db.customer.updateMany({
    where: { tenantId, id: customerId },
    data: {
      ...blankToNull(rest),
      ...(rest.name === undefined ? {} : nameKeys(rest.name)),
      ...(birthday === undefined ? {} : toBirthColumns(birthday)),
      updatedAt: ctx.clock.now(),
    },
  });
  if (phones !== undefined) {
    await replacePhones(ctx, customerId, phones);
    await recordEvent(ctx.db, tenantId, doNotContactChanged, { customerId });
  }
  await audit(ctx, { action: 'customer.updated', entity: 'customer', entityId: customerId, before: editable(before, input), after: { ...rest, birthday, phones } });
  const known = { name: rest.name ?? before.name, phones: phones ?? before.phones, birthday: birthday === undefined ? fromBirthColumns(before) : birthday,
    idDocumentNumber: rest.idDocumentNumber === undefined ? before.idDocumentNumber : rest.idDocumentNumber };
  return { customerId, duplicates: await listDuplicates(ctx, known, customerId) };
}

type DuplicateProbe = { name: string; phones: readonly { phone: string }[]; birthday?: BirthdayInput | null | undefined; idDocumentNumber?: string | null | undefined };

/** Who may be the same customer as this one; asked before saving and shown afterwards. */
export function listDuplicates(ctx: TenantCtx, customer: DuplicateProbe, exceptId: string | null = null): Promise<Duplicate[]> {
  return findDuplicates(
    ctx.db,
    ctx.actor.tenantId,
    {
      name: customer.name,
      phones: customer.phones.map(({ phone }) => phone),
      idDocumentNumber: customer.idDocumentNumber || null,
      ...toBirthColumns(customer.birthday),
    },
    exceptId,
  );
}

function today(ctx: TenantCtx) {
  return civilToday(ctx.clock.now(), ctx.actor.tenant.timeZone);
}

function sourceOf(ctx: TenantCtx): string {
  return ctx.actor.kind === 'token' ? 'api' : ctx.actor.kind === 'system' ? 'import' : 'manual';
}

function assertBirthday(birthday: BirthdayInput | null | undefined): void {
  const problem = birthday ? lunarBirthdayProblem(birthday) : null;
  if (problem !== null) throw fieldError(problem.field, problem.reason);
}

/** Empty text is no text: a column holds a value or nothing. */
function blankToNull<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value === '' ? null : value])) as T;
}

/** Of the stored customer, what the change names: both sides of the audit entry have the same keys. */
function editable(before: CustomerFileRow, input: UpdateCustomerInput): object {
  const all = { ...before, birthday: fromBirthColumns(before) };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in input && key !== 'customerId'));
}

function toFile(ctx: TenantCtx, row: CustomerFileRow): CustomerFile {
  const { birthCalendar, birthYear, birthMonth, birthDay, birthLeapMonth, doNotContact, doNotContactReason, doNotContactAt, ...rest } = row;
  const isoTime = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString());
  return {
    ...rest,
    birthday: fromBirthColumns(row),
    nextBirthday: nextBirthdayOf(row, today(ctx)),
    doNotContact: doNotContact ? { reason: doNotContactReason ?? '', at: (doNotContactAt ?? row.updatedAt).toISOString() } : null,
    phones: row.phones.map((phone) => ({ ...phone, invalidAt: isoTime(phone.invalidAt) })),
    consents: consentStates(row.consents.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }))),
    consentHistory: row.consents.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
