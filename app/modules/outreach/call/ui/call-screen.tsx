import { Form, Link } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { useHotkeys } from '#app/components/hotkeys';
import { Icon } from '#app/components/icon';
import { encodeProblem, translateMessage } from '#app/i18n/zod-errors';
import type { FieldProblem } from '#app/lib/app-error';
import type { Answers } from '#app/modules/forms/schema';
import { SurveyForm } from '#app/modules/forms/ui/survey-form';
import { ScriptText } from '../../script/ui/script-text';
import type { CallView } from '../schema';
import { Autosave } from './autosave';
import { CalmCard } from './calm-card';
import { CustomerPanel } from './customer-panel';
import { HandsNotice } from './hands-notice';
import { HistoryCard } from './history-card';
import { OutcomeBar } from './outcome-bar';

const FORM_ID = 'call';
const SURVEY_ID = 'call-survey';

export interface CallScreenProps {
  call: CallView;
  /** Refusals of the last post: fields of the sheet, the agreed time, or the whole. */
  problems: readonly FieldProblem[];
}

/** The second half of a double click must not end the call that has just come up, in milliseconds. */
const SETTLING_MS = 500;

/** Refuses what is posted in the first moment of a call. */
function useSettled(): (event: FormEvent) => void {
  const shownAt = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    shownAt.current = performance.now();
  }, []);
  return (event) => {
    if (performance.now() - shownAt.current < SETTLING_MS) event.preventDefault();
  };
}

/** Puts the focus on the first question that needs something, else on the first question. */
function focusSurvey(selector: string): void {
  const place = document.querySelector<HTMLElement>(`#${SURVEY_ID} ${selector}`);
  const control = place?.matches('input, textarea') ? place : place?.querySelector<HTMLElement>('input:checked, input');
  control?.focus();
}

function ScriptCard({ call }: { call: CallView }) {
  const { t } = useTranslation('outreach');
  return (
    <Card title={t('call.script')} actions={call.script !== null && <span className="text-xs text-base-content/75">{call.script.title}</span>}>
      {call.script === null ? <p className="text-base-content/75">{t('call.no-script')}</p> : <ScriptText text={call.script.text} />}
    </Card>
  );
}

interface SheetProps extends CallScreenProps {
  onAnswers?: (answers: Answers) => void;
}

function Sheet({ call, problems, onAnswers }: SheetProps) {
  const { t } = useTranslation('outreach');
  const { sheet } = call;
  if (sheet === null) return <p className="text-base-content/75">{t('call.no-survey')}</p>;
  return (
    <fieldset id={SURVEY_ID} disabled={call.hands !== 'mine'} className="sheet-fields min-w-0">
      <legend className="sr-only">{sheet.title}</legend>
      <SurveyForm definition={sheet.definition} answers={sheet.answers} problems={problems} {...(onAnswers === undefined ? {} : { onAnswers })} />
    </fieldset>
  );
}

/** Whether the customer complains, from what stands on the sheet and from what nobody has looked at yet. */
function useHeated(call: CallView): { isHeated: boolean; follow: (answers: Answers) => void } {
  const { sheet, signals } = call;
  const complains = useCallback(
    (answers: Answers): boolean =>
      sheet?.definition.sections.some(({ items }) => items.some(({ type, code }) => type === 'complaint' && answers[code] === true)) === true,
    [sheet],
  );
  const [isTicked, setIsTicked] = useState(complains(sheet?.answers ?? {}));
  const follow = useCallback((answers: Answers) => setIsTicked(complains(answers)), [complains]);
  return { isHeated: isTicked || signals.length > 0, follow };
}

/** A sheet that was handed in can be had on paper. */
function PrintLink({ sheet }: Pick<CallView, 'sheet'>) {
  const { t } = useTranslation();
  if (sheet === null || !sheet.isFinal || sheet.responseId === null) return null;
  return (
    <Link to={`/forms/responses/${sheet.responseId}/print`} className="btn btn-sm">
      {t('actions.print')}
    </Link>
  );
}

/** Everything of one call on one screen: who and why on the left, the sheet and the outcome on the right (D-36). */
export function CallScreen({ call, problems }: CallScreenProps) {
  const { t } = useTranslation('outreach');
  const sheetProblems = problems.filter(({ field }) => field.startsWith('answers.'));
  const promiseProblem = problems.find(({ field }) => field === 'at');
  const general = problems.filter((problem) => problem.field === '');
  useEffect(() => {
    if (problems.some(({ field }) => field.startsWith('answers.'))) focusSurvey('[aria-invalid="true"]');
  }, [problems]);
  useHotkeys(call.hands === 'mine' && call.sheet !== null ? [{ keys: 's', label: t('call.keys.survey'), run: () => focusSurvey('[data-survey-scale], [data-survey] input, [data-survey] textarea') }] : []);
  const isMine = call.hands === 'mine';
  const { isHeated, follow } = useHeated(call);
  const refuseEarly = useSettled();
  const title = call.sheet?.title ?? t('call.survey');

  return (
    <>
      <HandsNotice call={call} />
      {general.map((problem) => (
        <div key={problem.reason} role="alert" className="alert alert-error alert-soft mb-3 text-error">
          <Icon name="alert" />
          <span>{translateMessage(t, encodeProblem(problem))}</span>
        </div>
      ))}
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(20rem,2fr)_minmax(0,3fr)] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 gap-3">
          <CustomerPanel call={call} formId={FORM_ID} />
          {isHeated && <CalmCard />}
          <ScriptCard call={call} />
        </div>
        <div className="min-w-0 lg:row-span-2">
          {isMine ? (
            <Form id={FORM_ID} method="post" preventScrollReset onSubmit={refuseEarly}>
              {/* Enter in a text field presses the first button: it keeps the draft, and ends no call. */}
              <button type="submit" name="intent" value="save" className="hidden" tabIndex={-1} aria-hidden="true" />
              <input type="hidden" name="attemptId" value={call.attemptId} />
              <Card title={title} actions={<Autosave formId={FORM_ID} action={`/calls/${call.id}/answers`} />} isFlush>
                <div className="px-4 pb-3">
                  {sheetProblems.length > 0 && (
                    <p role="alert" className="mb-2 rounded-field bg-error/10 px-3 py-2 font-medium text-error">
                      {t('call.problems', { count: sheetProblems.length })}
                    </p>
                  )}
                  <Sheet call={call} problems={sheetProblems} onAnswers={follow} />
                </div>
                <OutcomeBar call={call} formId={FORM_ID} promiseError={promiseProblem === undefined ? null : encodeProblem(promiseProblem)} />
              </Card>
            </Form>
          ) : (
            <Card title={title} actions={<PrintLink sheet={call.sheet} />}>
              <Sheet call={call} problems={[]} />
            </Card>
          )}
        </div>
        <HistoryCard call={call} />
      </div>
    </>
  );
}
