import type { SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { InstantText } from '#app/components/date-text';
import { FormErrors } from '#app/components/form/form-errors';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextArea } from '#app/components/form/text-area';
import { useAppForm } from '#app/components/form/use-app-form';
import { saveDailyReportInput, type DailyReport } from '../schema';

export interface ReportRemarksProps {
  report: DailyReport;
  reply: SubmissionResult<string[]> | undefined;
  memberHref: (membershipId: string) => string;
}

/** The specialist's summary of the day, and handing in; for the team what each one wrote. */
export function ReportRemarks({ report, reply, memberHref }: ReportRemarksProps) {
  const { t } = useTranslation('insight');
  const state = report.submittedAt === null ? <Badge>{t('daily.open')}</Badge> : <Badge tone="success">{t('daily.handed-in')}</Badge>;
  if (report.member === null) return <TeamRemarks report={report} memberHref={memberHref} />;
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {t('daily.remarks')} {state}
        </span>
      }
      description={report.submittedAt === null ? undefined : <>{t('daily.handed-in-at')} <InstantText value={report.submittedAt} /></>}
    >
      {report.canWrite ? <RemarksForm report={report} reply={reply} /> : <p className="whitespace-pre-wrap break-words">{report.remarks || t('daily.no-remarks')}</p>}
    </Card>
  );
}

function RemarksForm({ report, reply }: { report: DailyReport; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation('insight');
  const [form, fields] = useAppForm({
    id: `report-${report.rule}-${report.date}`,
    schema: saveDailyReportInput,
    lastResult: reply,
    defaultValue: { date: report.date, rule: report.rule, remarks: report.remarks },
  });
  return (
    <Form method="post" preventScrollReset id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
      <FormErrors form={form} labels={{ remarks: t('daily.remarks') }} />
      <input type="hidden" name={fields.date.name} value={report.date} />
      <input type="hidden" name={fields.rule.name} value={report.rule} />
      {report.remarks !== '' && <p className="hidden whitespace-pre-wrap print:block">{report.remarks}</p>}
      <div className="print:hidden">
        <TextArea field={fields.remarks} label={t('daily.remarks-label')} hint={t('daily.remarks-hint')} rows={5} />
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <SubmitButton tone="plain">{t('daily.save')}</SubmitButton>
          <SubmitButton name={fields.submit.name} value="on">
            {t('daily.submit')}
          </SubmitButton>
          <span className="text-xs text-base-content/80">{t('daily.submit-hint')}</span>
        </div>
      </div>
    </Form>
  );
}

function TeamRemarks({ report, memberHref }: Pick<ReportRemarksProps, 'report' | 'memberHref'>) {
  const { t } = useTranslation('insight');
  return (
    <Card title={t('daily.team-remarks')}>
      {report.remarksOfTeam.length === 0 ? (
        <p className="text-base-content/80">{t('daily.no-team-remarks')}</p>
      ) : (
        <ul className="divide-y divide-base-content/10">
          {report.remarksOfTeam.map(({ membershipId, name, remarks, submittedAt }) => (
            <li key={membershipId} className="py-2 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center gap-2">
                <Link to={memberHref(membershipId)} className="link-hover link font-medium break-words">
                  {name}
                </Link>
                {submittedAt === null ? <Badge>{t('daily.open')}</Badge> : <Badge tone="success">{t('daily.handed-in')}</Badge>}
              </div>
              <p className="mt-0.5 whitespace-pre-wrap break-words">{remarks || t('daily.no-remarks')}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
