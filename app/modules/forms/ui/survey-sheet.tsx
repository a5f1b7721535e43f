import { useTranslation } from 'react-i18next';
import { toLanguage } from '#app/i18n/namespaces';
import { formText } from '../domain';
import { responseScore, meanOnScale, summariseAnswers } from '../response/domain';
import type { Answers, FormDefinition, FormItem } from '../schema';
import { useScoreText } from './score-line';

export interface SheetFact {
  label: string;
  /** Empty on a blank sheet: a line to write on. */
  value: string;
}

export interface SurveySheetProps {
  title: string;
  tenantName: string;
  formCode: string;
  version: number;
  definition: FormDefinition;
  /** Null prints a blank sheet. */
  answers: Answers | null;
  facts: readonly SheetFact[];
}

/** A form on paper (F-02, F-03): blank to fill in by hand, or as it was filled in. */
export function SurveySheet({ title, tenantName, formCode, version, definition, answers, facts }: SurveySheetProps) {
  const { t, i18n } = useTranslation('forms');
  const language = toLanguage(i18n.language);
  const scoreText = useScoreText();
  const filled = answers === null ? null : summariseAnswers(definition, answers, language, t);
  const score = answers === null ? null : responseScore(definition, answers);

  return (
    <article className="survey-sheet">
      <header className="mb-3 text-center">
        <p className="text-sm">{tenantName}</p>
        <h1 className="text-lg font-semibold">{title}</h1>
      </header>
      <dl className="sheet-facts">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {definition.intro !== null && <p className="my-2">{formText(definition.intro, language)}</p>}
      {definition.sections.map((section, index) => (
        <section key={index}>
          {section.title !== null && <h2 className="mt-3 mb-1 font-semibold">{formText(section.title, language)}</h2>}
          <table className="sheet-table">
            <tbody>
              {section.items.map((item, position) => (
                <tr key={item.code}>
                  <th scope="row">{formText(item.label, language)}</th>
                  <td>
                    <SheetAnswer item={item} text={filled?.[index]?.items[position]?.text ?? null} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <footer className="mt-4 flex flex-wrap justify-between gap-4 text-xs">
        <span>
          {t('sheet.score')}: {answers === null ? '__________' : scoreText(score, meanOnScale(definition, score))}
        </span>
        <span>{t('sheet.filled-version', { code: formCode, version })}</span>
      </footer>
    </article>
  );
}

/** The choices as boxes with the answer ticked, or the answer in words; on a blank sheet room to write. */
function SheetAnswer({ item, text }: { item: FormItem; text: string | null }) {
  const { t, i18n } = useTranslation('forms');
  const language = toLanguage(i18n.language);
  const choices = choicesOf();
  if (choices === null) return <span className="sheet-line whitespace-pre-line">{text}</span>;
  const chosen = text === null ? [] : item.type === 'choice' && item.multiple ? text.split(t('answer.separator')) : [text];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
      {choices.map((choice) => {
        const isChosen = chosen.includes(choice);
        return (
          <li key={choice} className={isChosen ? 'font-semibold' : undefined}>
            <span aria-hidden="true">{isChosen ? '☑' : '☐'}</span> {choice}
            {isChosen && <span className="sr-only"> ✓</span>}
          </li>
        );
      })}
    </ul>
  );

  function choicesOf(): string[] | null {
    switch (item.type) {
      case 'score': {
        if (item.max - item.min > 10) return null;
        const scores = Array.from({ length: item.max - item.min + 1 }, (_, index) => String(item.min + index));
        return item.notApplicable ? [...scores, t('answer.not-applicable')] : scores;
      }
      case 'yes-no':
        return [t('answer.yes'), t('answer.no'), ...(item.notApplicable ? [t('answer.not-applicable')] : [])];
      case 'choice':
        return item.options.map((option) => formText(option.label, language));
      case 'complaint':
        return [t('answer.complaint')];
      default:
        return null;
    }
  }
}
