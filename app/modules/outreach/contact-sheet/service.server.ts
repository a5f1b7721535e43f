import { createFormat } from '#app/i18n/format';
import { textsFor } from '#app/i18n/i18n.server';
import { toLanguage } from '#app/i18n/namespaces';
import { AppError } from '#app/lib/app-error';
import type { TenantCtx } from '#app/platform/context.server';
import { writeSheet, type SheetColumn } from '#app/platform/spreadsheet/write.server';
import type { ExportContactsInput } from '../contact/schema';
import { withCustomers } from '../contact/service.server';
import { todayOf } from '../planner/service.server';
import { readSheetLines } from './queries.server';
import type { SheetLine } from './schema';

/** More is a matter for the API: a sheet that nobody can open helps nobody. */
const EXPORT_LIMIT = 20_000;

/** The filtered callback management sheet (F-01) as an xlsx file in the person's language; `content` is base64. */
export async function exportContacts(ctx: TenantCtx, filter: ExportContactsInput): Promise<{ fileName: string; content: string }> {
  const { tenantId, locale, tenant } = ctx.actor;
  const t = textsFor(locale);
  const today = todayOf(ctx);
  const lines = await readSheetLines(ctx.db, { tenantId, today, filter: await withCustomers(ctx, filter), limit: EXPORT_LIMIT + 1 });
  if (lines.length > EXPORT_LIMIT) throw new AppError('too-large', { reason: 'outreach:contacts.sheet.too-long', params: { limit: EXPORT_LIMIT } });
  const title = t('outreach:contacts.title');
  const format = createFormat({ language: toLanguage(locale), timeZone: tenant.timeZone, now: ctx.clock.now(), t });
  const columns = columnsFor(lines, t, format);
  return { fileName: `${title}-${today}.xlsx`, content: Buffer.from(await writeSheet(title, columns, lines)).toString('base64') };
}

/** Columns of cars or homes stand only where the tenant has some. */
function columnsFor(lines: readonly SheetLine[], t: ReturnType<typeof textsFor>, format: ReturnType<typeof createFormat>): SheetColumn<SheetLine>[] {
  const text = (key: string, width: number, value: (line: SheetLine) => string | number | null): SheetColumn<SheetLine> => ({ header: t(`outreach:contacts.${key}`), width, value });
  const hasVehicles = lines.some(({ vin, plate }) => vin !== null || plate !== null);
  const hasHomes = lines.some(({ home }) => home !== null);
  const when = (hasIt: boolean, columns: SheetColumn<SheetLine>[]): SheetColumn<SheetLine>[] => (hasIt ? columns : []);
  return [
    text('sheet.customer-number', 16, (line) => line.customerNumber),
    text('customer', 20, (line) => line.customerName),
    text('sheet.phone', 18, (line) => (line.phone === null ? null : format.phone(line.phone))),
    ...when(hasVehicles, [
      text('sheet.vin', 20, (line) => line.vin),
      text('sheet.plate', 12, (line) => line.plate),
      text('sheet.model', 18, (line) => line.model),
    ]),
    ...when(hasHomes, [text('sheet.home', 24, (line) => line.home)]),
    text('sheet.number', 18, (line) => line.recordNumber),
    text('unit', 18, (line) => line.orgUnit),
    ...when(hasVehicles, [text('sheet.tier', 10, (line) => line.tier)]),
    text('sheet.occurred-on', 14, (line) => line.occurredOn),
    ...when(hasVehicles, [text('sheet.invoiced-on', 12, (line) => line.invoicedOn)]),
    text('rule', 18, (line) => line.rule),
    text('sheet.kind', 10, (line) => line.kind),
    text('sheet.level', 8, (line) => line.level),
    text('sheet.open', 12, (line) => line.openOn),
    text('target', 12, (line) => line.targetOn),
    text('sheet.close', 12, (line) => line.closeOn),
    text('agent', 14, (line) => line.agent),
    text('status-label', 12, (line) => t(`outreach:contacts.status.${line.status}`)),
    text('result', 18, (line) => reasonText(t, line.reason)),
    text('attempts', 8, (line) => line.attempts),
    text('sheet.outcome', 12, (line) => (line.lastOutcome === null ? null : t(`outreach:call.outcome.${line.lastOutcome}`))),
    text('score', 8, (line) => meanOf(line)),
    text('open-signal', 8, (line) => (line.complaint ? t('common:form.yes') : null)),
    text('next', 18, (line) => (line.nextAt === null ? null : format.instant(line.nextAt))),
    text('finished-on', 12, (line) => line.finishedOn),
  ];
}

/** Reasons of the product are words by key; those that a manager typed stand as they are. */
function reasonText(t: ReturnType<typeof textsFor>, reason: string | null): string | null {
  return reason === null ? null : t(`outreach:contacts.reason.${reason}`, { defaultValue: reason });
}

function meanOf({ scoreNumerator, scoreDenominator }: SheetLine): number | null {
  if (scoreNumerator === null || scoreDenominator === null || scoreDenominator === 0) return null;
  return Math.round((scoreNumerator / scoreDenominator) * 100) / 100;
}
