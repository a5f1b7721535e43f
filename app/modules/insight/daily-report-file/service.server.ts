import type { TFunction } from 'i18next';
import { createFormat, phone } from '#app/i18n/format';
import { textsFor } from '#app/i18n/i18n.server';
import { toLanguage } from '#app/i18n/namespaces';
import type { TenantCtx } from '#app/platform/context.server';
import { writeSheets } from '#app/platform/spreadsheet/write.server';
import type { DailyFigures, DailyLine, DailyReport, DailyReportInput } from '../daily-report/schema';
import { readDailyReport } from '../daily-report/service.server';

/** The day's report as an xlsx file in the reader's language: a sheet of figures, a sheet of lines (F-04). `content` is base64. */
export async function dailyReportWorkbook(ctx: TenantCtx, input: DailyReportInput): Promise<{ fileName: string; content: string }> {
  const { locale, tenant } = ctx.actor;
  const t = textsFor(locale);
  const format = createFormat({ language: toLanguage(locale), timeZone: tenant.timeZone, now: ctx.clock.now(), t });
  const report = await readDailyReport(ctx, input);
  const file = await writeSheets((add) => {
    add({
      name: t('insight:daily.sheet.figures'),
      columns: [
        { header: t('insight:daily.sheet.figure'), width: 28, value: ([name]) => name },
        { header: t('insight:daily.sheet.value'), width: 40, value: ([, value]) => value },
      ],
      rows: [...headRows(report, t), ...figureRows(report.figures, t), [t('insight:daily.remarks'), remarksOf(report)] as Row],
    });
    add<DailyLine>({
      name: t('insight:daily.sheet.lines'),
      columns: [
        { header: t('insight:daily.line.time'), width: 10, value: ({ at }) => (at === null ? '' : format.instant(at, 'time')) },
        { header: t('insight:daily.line.customer'), width: 18, value: ({ customerName }) => customerName ?? '' },
        { header: t('insight:daily.line.phone'), width: 18, value: (line) => (line.phone === null ? '' : phone(line.phone)) },
        { header: t('insight:daily.line.subject'), width: 24, value: ({ subject }) => subject ?? '' },
        { header: t('insight:daily.line.agent'), width: 14, value: ({ agent }) => agent ?? '' },
        { header: t('insight:daily.line.outcome'), width: 14, value: ({ outcome }) => t(outcome === null ? 'insight:daily.line.not-called' : `outreach:call.outcome.${outcome}`) },
        { header: t('insight:daily.line.attempts'), width: 8, value: ({ attempts }) => attempts },
        { header: t('insight:daily.line.score'), width: 10, value: ({ score }) => (score === null ? null : meanOf(score)) },
        { header: t('insight:daily.line.opinion'), width: 40, value: ({ opinion }) => opinion ?? '' },
        { header: t('insight:daily.line.note'), width: 30, value: ({ note }) => note ?? '' },
        { header: t('insight:daily.line.complaint'), width: 8, value: ({ complaint }) => yes(complaint, t) },
        { header: t('insight:daily.line.left-over'), width: 8, value: ({ leftOver }) => yes(leftOver, t) },
      ],
      rows: report.lines,
    });
  });
  const whose = report.member?.name ?? t('insight:daily.team');
  return { fileName: `${t('insight:daily.title', { rule: report.rule })}-${whose}-${report.date}.xlsx`, content: Buffer.from(file).toString('base64') };
}

type Row = [name: string, value: string | number | null];

function headRows(report: DailyReport, t: TFunction): Row[] {
  return [
    [t('insight:daily.rule'), `${report.rule} ${report.ruleName}`],
    [t('insight:daily.date'), report.date],
    [t('insight:daily.member'), report.member?.name ?? t('insight:daily.team')],
  ];
}

function figureRows(figures: DailyFigures, t: TFunction): Row[] {
  return [
    [t('insight:daily.figure.due'), figures.due],
    [t('insight:daily.figure.called'), figures.called],
    [t('insight:daily.figure.dials'), figures.dials],
    [t('insight:daily.figure.reached'), figures.reached],
    ...figures.failed.map(({ outcome, count }): Row => [t('insight:daily.failed-by', { outcome: t(`outreach:call.outcome.${outcome}`) }), count]),
    [t('insight:daily.figure.score'), figures.score.denominator === 0 ? t('common:figures.no-data') : meanOf(figures.score)],
    [t('insight:daily.figure.opinions'), figures.opinions],
    [t('insight:daily.figure.issues'), figures.issues],
    [t('insight:daily.figure.left-over'), figures.leftOver],
  ];
}

function remarksOf(report: DailyReport): string {
  if (report.member) return report.remarks;
  return report.remarksOfTeam.map(({ name, remarks }) => `${name}: ${remarks}`).join('\n');
}

/** The weighted mean on the form's own scale (K-03), to two decimals. */
function meanOf({ numerator, denominator }: { numerator: number; denominator: number }): number {
  return Math.round((numerator / denominator) * 100) / 100;
}

const yes = (value: boolean, t: TFunction): string => (value ? t('common:form.yes') : '');
