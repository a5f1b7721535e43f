import type { TFunction } from 'i18next';
import { toLanguage } from '#app/i18n/namespaces';
import { commonScale, formText, itemScores, meanOf, scoreOf } from '../domain';
import { NOT_APPLICABLE, type Answers, type AnswerValue, type FormDefinition, type FormItem } from '../schema';
import type { ResponseScore, ResponseSummary, SummaryItem } from './schema';

/** The score of a sheet, or null where nothing counted was answered (K-03). */
export function responseScore(definition: FormDefinition, answers: Answers): ResponseScore | null {
  const score = scoreOf(definition, answers);
  return score.denominator === 0 ? null : score;
}

/** Mean on the scale that all counted items share. */
export function meanOnScale(definition: FormDefinition, score: ResponseScore | null): ResponseSummary['mean'] {
  const scale = commonScale(definition);
  const value = score === null ? null : meanOf(score);
  return scale === null || value === null ? null : { value, ...scale };
}

/** Questions and answers in words, in the order of the sheet. `t` decides the language. */
export function summariseAnswers(definition: FormDefinition, answers: Answers, language: string, t: TFunction): ResponseSummary['sections'] {
  const known = toLanguage(language);
  const scores = new Map(itemScores(definition, answers).map(({ code, score }) => [code, score]));
  return definition.sections.map((section) => ({
    title: section.title === null ? null : formText(section.title, known),
    items: section.items.map((item): SummaryItem => {
      const value = Object.hasOwn(answers, item.code) ? (answers[item.code] ?? null) : null;
      return {
        code: item.code,
        type: item.type,
        label: formText(item.label, known),
        text: answerText(item, value, language, t),
        scale: item.type === 'score' ? { min: item.min, max: item.max } : null,
        score: scores.get(item.code) ?? null,
      };
    }),
  }));
}

function answerText(item: FormItem, value: AnswerValue, language: string, t: TFunction): string {
  if (value === null || value === '') return '';
  if (value === NOT_APPLICABLE && (item.type === 'score' || item.type === 'yes-no')) return t('forms:answer.not-applicable');
  if (item.type === 'complaint') return value === true ? t('forms:answer.complaint') : t('forms:answer.no-complaint');
  if (typeof value === 'boolean') return t(value ? 'forms:answer.yes' : 'forms:answer.no');
  if (item.type === 'choice') {
    const chosen = Array.isArray(value) ? value : [String(value)];
    const labelOf = (code: string): string => {
      const option = item.options.find((candidate) => candidate.code === code);
      return option ? formText(option.label, toLanguage(language)) : code;
    };
    return chosen.map(labelOf).join(t('forms:answer.separator'));
  }
  return Array.isArray(value) ? value.join(t('forms:answer.separator')) : String(value);
}
