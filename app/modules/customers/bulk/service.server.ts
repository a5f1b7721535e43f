import { civilToday, yearOf } from '#app/lib/civil-date';
import { uuidV7 } from '#app/lib/uuid-v7';
import { toBirthColumns, type BirthColumns } from '#app/modules/customers/customer/domain';
import { nameKeys } from '#app/modules/customers/name/domain';
import { reserveNumbers } from '#app/modules/tenancy/number-series/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { combineDrafts, CustomerMatcher, type Candidate } from './domain';
import { addPhones, fillCustomers, findKnownCustomers, insertCustomers, lockIdentities } from './queries.server';
import type { CustomerDraft, CustomerHints, CustomerMatch } from './schema';

export { lockIdentities };

/**
 * Finds or creates the customers of a batch, in order, with a fixed number of statements. The caller holds
 * `lockIdentities`. What is known is only filled up, never overwritten; new phones are added.
 */
export async function resolveCustomers(
  ctx: TenantCtx,
  rows: readonly { draft: CustomerDraft; hints: CustomerHints }[],
  source: string,
): Promise<CustomerMatch[]> {
  const { tenantId } = ctx.actor;
  const phones = new Set(rows.flatMap(({ draft }) => draft.phones));
  const ids = new Set(rows.flatMap(({ hints }) => [hints.former, hints.owner].filter((id) => typeof id === 'string')));
  const matcher = new CustomerMatcher(await findKnownCustomers(ctx.db, tenantId, [...phones], [...ids]));
  const seen = new Map<Candidate, 'created' | 'updated' | null>();
  const matched = rows.map(({ draft, hints }) => matcher.match(draft, hints));
  const used = [...new Set(matched.filter((candidate) => candidate !== null))];
  await createNew(ctx, used.filter(({ known }) => known === null), source);
  const changed = await fillKnown(ctx, used.filter(({ known }) => known !== null));
  return matched.map((candidate) => {
    if (candidate === null) return { customerId: null, change: null };
    // The row that made the customer is the one that tells of it.
    const change = seen.has(candidate) ? null : candidate.known === null ? 'created' : changed.has(candidate) ? 'updated' : null;
    seen.set(candidate, change);
    return { customerId: candidate.id, change };
  });
}

async function createNew(ctx: TenantCtx, candidates: readonly Candidate[], source: string): Promise<void> {
  const { tenantId, tenant } = ctx.actor;
  const at = ctx.clock.now();
  const numbers = await reserveNumbers(ctx.db, tenantId, 'C', yearOf(civilToday(at, tenant.timeZone)), candidates.length);
  const rows = candidates.map((candidate, index) => {
    const id = uuidV7();
    candidate.id = id;
    const { birthday, ...fields } = combineDrafts(candidate.drafts);
    return { id, number: numbers[index] ?? '', name: candidate.name, ...nameKeys(candidate.name), ...fields, ...birthColumns(birthday) };
  });
  await insertCustomers(ctx.db, tenantId, rows, source, at);
  await addPhones(
    ctx.db,
    tenantId,
    candidates.flatMap(({ id, phones }) => [...phones].map((phone, position) => ({ customerId: id ?? '', phone, position }))),
  );
}

/** Those that got something new. */
async function fillKnown(ctx: TenantCtx, candidates: readonly Candidate[]): Promise<Set<Candidate>> {
  const changed = new Set<Candidate>();
  const fills = [];
  const phones = [];
  for (const candidate of candidates) {
    const { known } = candidate;
    if (known === null) continue;
    const { birthday, address, idDocumentKind, idDocumentNumber } = combineDrafts(candidate.drafts);
    const adds =
      (known.address === null && address !== null) ||
      (known.idDocumentNumber === null && idDocumentNumber !== null) ||
      (known.birthCalendar === null && birthday !== null);
    if (adds) fills.push({ id: known.id, address, idDocumentKind, idDocumentNumber, ...birthColumns(birthday) });
    const fresh = [...candidate.phones].filter((phone) => !known.phones.includes(phone));
    phones.push(...fresh.map((phone, index) => ({ customerId: known.id, phone, position: ADDED_POSITION + index })));
    if (adds || fresh.length > 0) changed.add(candidate);
  }
  await fillCustomers(ctx.db, ctx.actor.tenantId, fills, ctx.clock.now());
  await addPhones(ctx.db, ctx.actor.tenantId, phones);
  return changed;
}

/** Behind every phone that a person put in order by hand. */
const ADDED_POSITION = 100;

/** A birthday without calendar is taken as solar: that is what most files mean. */
function birthColumns(birthday: CustomerDraft['birthday']): BirthColumns {
  return toBirthColumns(birthday && { ...birthday, calendar: birthday.calendar ?? 'solar' });
}
