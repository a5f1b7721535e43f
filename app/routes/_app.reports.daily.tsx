import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useActor } from '#app/components/actor';
import { useFormat } from '#app/components/format-context';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { PageHeader } from '#app/components/page-header';
import type { PageHandle } from '#app/components/page-title';
import { PrintButton } from '#app/components/print-button';
import { Tabs } from '#app/components/tabs';
import { redirectWithToast } from '#app/lib/flash';
import { reportHref, reportParams } from '#app/modules/insight/daily-report/domain';
import { saveDailyReportInput } from '#app/modules/insight/daily-report/schema';
import { ReportBar } from '#app/modules/insight/daily-report/ui/report-bar';
import { ReportFigures, SubmittedFigures } from '#app/modules/insight/daily-report/ui/report-figures';
import { ReportLines } from '#app/modules/insight/daily-report/ui/report-lines';
import { ReportRemarks } from '#app/modules/insight/daily-report/ui/report-remarks';
import { ReportSignatures } from '#app/modules/insight/daily-report/ui/report-signatures';

export const handle: PageHandle = { title: 'common:nav.daily-report' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { query, show } = reportParams(request.url);
  return { report: await context.caller.dailyReports.get(query), show };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), saveDailyReportInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  try {
    const { date, rule, member } = await context.caller.dailyReports.save(submission.value);
    const to = reportHref({ date, rule, member: member?.id });
    return redirectWithToast(to, { key: submission.value.submit ? 'insight:daily.submitted' : 'insight:daily.saved' });
  } catch (error) {
    return replyWithProblem(submission, error);
  }
}

export default function DailyReportPage() {
  const { t } = useTranslation('insight');
  const { report, show } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { search } = useLocation();
  const format = useFormat();
  const { tenant } = useActor();
  const here = { date: report.date, rule: report.rule, member: report.member?.id };
  const whose = report.member?.name ?? t('daily.team');
  return (
    <>
      <PageHeader
        title={t('daily.title', { rule: report.rule })}
        description={`${format.civilDate(report.date, 'weekday')} · ${whose}`}
        actions={
          <>
            <a href={`/reports/daily.xlsx${search}`} className="btn btn-sm" download>
              {t('common:actions.export')}
            </a>
            <PrintButton />
          </>
        }
      />
      <p className="hidden print:mb-3 print:block">{tenant.name} · {report.ruleName}</p>
      {report.rules.length > 1 && (
        <Tabs
          label={t('daily.rule')}
          tabs={report.rules.map(({ code, name }) => ({ href: reportHref({ ...here, rule: code }), label: name, isCurrent: code === report.rule }))}
        />
      )}
      <ReportBar report={report} dayHref={(date) => reportHref({ ...here, date })} />
      {report.submittedFigures !== null && <SubmittedFigures submitted={report.submittedFigures} now={report.figures} />}
      <ReportFigures figures={report.figures} hrefOf={(filter) => `${reportHref({ ...here, show: filter })}#lines`} />
      <div className="space-y-4">
        <ReportLines lines={report.lines} show={show} allHref={reportHref(here)} isTeam={report.member === null} isComplete={report.complete} />
        <ReportRemarks key={`${report.rule} ${report.date} ${report.submittedAt}`} report={report} reply={reply} memberHref={(member) => reportHref({ ...here, member })} />
      </div>
      <ReportSignatures />
    </>
  );
}
