import { textsFor } from '#app/i18n/i18n.server';
import { phone } from '#app/i18n/format';
import { AppError } from '#app/lib/app-error';
import { civilToday } from '#app/lib/civil-date';
import { readSearch } from '#app/modules/customers/customer/domain';
import { listCustomerRows } from '#app/modules/customers/customer/queries.server';
import type { CustomerListItem, ListCustomersInput } from '#app/modules/customers/customer/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { writeSheet } from '#app/platform/spreadsheet/write.server';

/** More is a matter for the API: a sheet that nobody can open helps nobody. */
export const EXPORT_LIMIT = 20_000;

const CHUNK = 5_000;

type Filter = Pick<ListCustomersInput, 'q' | 'kind' | 'vip' | 'doNotContact'>;

/** The filtered list as an xlsx file in the person's language; `content` is base64. */
export async function exportCustomers(ctx: TenantCtx, filter: Filter): Promise<{ fileName: string; content: string }> {
  const t = textsFor(ctx.actor.locale);
  const items = await readAll(ctx, filter);
  const file = await writeSheet<CustomerListItem>(
    t('customers:list.title'),
    [
      { header: t('customers:fields.number'), width: 16, value: (row) => row.number },
      { header: t('customers:fields.name'), width: 20, value: (row) => row.name },
      { header: t('customers:fields.kind'), width: 10, value: (row) => t(`customers:kinds.${row.kind}`) },
      { header: t('customers:fields.phones'), width: 28, value: (row) => row.phones.filter(({ invalid }) => !invalid).map((entry) => phone(entry.phone)).join(' / ') },
      { header: t('customers:vip'), width: 8, value: (row) => t(row.vip ? 'common:form.yes' : 'common:form.no') },
      { header: t('customers:do-not-contact.mark'), width: 10, value: (row) => t(row.doNotContact ? 'common:form.yes' : 'common:form.no') },
      { header: t('customers:fields.vehicles'), width: 32, value: (row) => row.vehicles.map(({ plate, vin, model }) => [plate, vin, model].filter(Boolean).join(' ')).join(' / ') },
      { header: t('customers:fields.homes'), width: 32, value: (row) => row.homes.map(({ address }) => address).join(' / ') },
    ],
    items,
  );
  const day = civilToday(ctx.clock.now(), ctx.actor.tenant.timeZone);
  return { fileName: `${t('customers:export.file')}-${day}.xlsx`, content: Buffer.from(file).toString('base64') };
}

async function readAll(ctx: TenantCtx, { q, kind, vip, doNotContact }: Filter): Promise<CustomerListItem[]> {
  const items: CustomerListItem[] = [];
  for (let before: string | undefined; ; before = items.at(-1)?.id) {
    const rows = await listCustomerRows(ctx.db, ctx.actor.tenantId, {
      search: readSearch(q ?? ''),
      kind,
      vip: vip && vip === 'yes',
      doNotContact: doNotContact && doNotContact === 'yes',
      before,
      limit: CHUNK,
    });
    items.push(...rows);
    if (items.length > EXPORT_LIMIT) throw new AppError('too-large', { reason: 'customers:problem.export-too-large', params: { limit: EXPORT_LIMIT } });
    if (rows.length < CHUNK) break;
  }
  return items;
}
