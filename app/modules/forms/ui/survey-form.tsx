import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { encodeProblem } from '#app/i18n/zod-errors';
import { toLanguage } from '#app/i18n/namespaces';
import type { FieldProblem } from '#app/lib/app-error';
import { checkAnswers, formText, itemScores, itemsOf, scoreOf } from '../domain';
import { meanOnScale } from '../response/domain';
import type { Answers, FormDefinition } from '../schema';
import { answerField, readSurveyAnswers } from './answer-fields';
import { ScoreLine } from './score-line';
import { SurveyItem } from './survey-item';

export interface SurveyFormProps {
  definition: FormDefinition;
  /** Answers to start with: a draft, or nothing. */
  answers?: Answers;
  /** Refusals of the service; fields are `answers.<item>`. */
  problems?: readonly FieldProblem[];
  /** The form that the fields post with, when they stand outside of it. */
  formId?: string;
  /** After every change, with all answers as typed: for autosave and previews. */
  onAnswers?: (answers: Answers) => void;
}

/**
 * The questions of a sheet (D-07), without a form of its own: it stands inside the form of the call screen, the
 * editor's preview or a customer's link. Works as a plain post; with script it keeps the score below up to date.
 */
export function SurveyForm({ definition, answers = {}, problems = [], formId, onAnswers }: SurveyFormProps) {
  const { i18n } = useTranslation('forms');
  const language = toLanguage(i18n.language);
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(answers);

  const read = useCallback((): void => {
    const form = box.current?.querySelector<HTMLInputElement>('input, textarea')?.form;
    if (form === null || form === undefined) return;
    const typed = readSurveyAnswers(definition, new FormData(form));
    setCurrent(typed);
    onAnswers?.(typed);
  }, [definition, onAnswers]);

  // Native listeners: clearing a radio by key is an event that React's own onChange doesn't pass on.
  useEffect(() => {
    const element = box.current;
    element?.addEventListener('input', read);
    return () => element?.removeEventListener('input', read);
  }, [read]);

  const errorsOf = (code: string): string[] => problems.filter((problem) => problem.field === answerField(code)).map(encodeProblem);
  const counted = itemsOf(definition).filter((item) => 'weight' in item && item.weight > 0).length;
  const valid = checkAnswers(definition, current, { final: false }).answers;
  const score = scoreOf(definition, valid);

  return (
    <div ref={box} data-survey="">
      {definition.intro !== null && <p className="mb-2 whitespace-pre-line text-base-content/80">{formText(definition.intro, language)}</p>}
      {definition.sections.map((section, index) => (
        <section key={index} className="mb-2">
          {section.title !== null && <h3 className="mt-2 text-xs font-semibold text-base-content/75">{formText(section.title, language)}</h3>}
          <div className="divide-y divide-base-content/8">
            {section.items.map((item) => (
              <SurveyItem
                key={item.code}
                item={item}
                value={Object.hasOwn(answers, item.code) ? (answers[item.code] ?? null) : null}
                errors={errorsOf(item.code)}
                formId={formId}
              />
            ))}
          </div>
        </section>
      ))}
      {counted > 0 && (
        <ScoreLine
          score={score.denominator === 0 ? null : score}
          mean={meanOnScale(definition, score.denominator === 0 ? null : score)}
          done={itemScores(definition, valid).length}
          total={counted}
        />
      )}
    </div>
  );
}
