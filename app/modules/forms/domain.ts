import type { Language } from '#app/i18n/namespaces';
import type { FieldProblem } from '#app/lib/app-error';
import { isCivilDate } from '#app/lib/civil-date';
import { NOT_APPLICABLE, type Answers, type AnswerValue, type FormDefinition, type FormItem, type FormText } from './schema';

/**
 * A score in whole numbers (K-03): Σ(item score × weight) over Σ weights. Items that were not answered, or do not
 * apply, leave both sides. `maximum` is Σ(highest score × weight) of the same items, so that numerator ÷ maximum is
 * the share of the possible points. Denominator 0 means "no score", not zero.
 */
export interface FormScore {
  numerator: number;
  denominator: number;
  maximum: number;
}

export interface ItemScore {
  code: string;
  score: number;
  weight: number;
  /** Highest score of the item's scale. */
  maximum: number;
}

export function itemsOf(definition: FormDefinition): FormItem[] {
  return definition.sections.flatMap(({ items }) => items);
}

/** The tenant's text in a language. */
export function formText(text: FormText, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}

/**
 * Checks answers against a definition. `answers` holds what was answered and fits, without blanks; `problems` name
 * the item and the reason (`forms:problem.*`). A draft may lack required answers, a final response may not.
 */
export function checkAnswers(
  definition: FormDefinition,
  given: Answers,
  { final }: { final: boolean },
): { answers: Answers; problems: FieldProblem[] } {
  const answers: Answers = {};
  const problems: FieldProblem[] = [];
  const items = itemsOf(definition);
  const known = new Set(items.map(({ code }) => code));
  for (const code of Object.keys(given)) {
    if (!known.has(code)) problems.push({ field: code, reason: 'forms:problem.unknown-item' });
  }
  for (const item of items) {
    const value = answerTo(item, given);
    if (isBlank(value)) {
      if (final && item.required) problems.push({ field: item.code, reason: 'forms:problem.required' });
      continue;
    }
    const problem = problemOf(item, value);
    if (problem === null) answers[item.code] = value;
    else problems.push({ field: item.code, ...problem });
  }
  return { answers, problems };
}

/** Own keys only: an item may be called `constructor`. */
function answerTo(item: FormItem, answers: Answers): AnswerValue {
  return Object.hasOwn(answers, item.code) ? (answers[item.code] ?? null) : null;
}

function isBlank(value: AnswerValue): boolean {
  if (value === null) return true;
  return (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
}

type Problem = Pick<FieldProblem, 'reason' | 'params'>;

function problemOf(item: FormItem, value: AnswerValue): Problem | null {
  const wrong: Problem = { reason: 'forms:problem.wrong-type' };
  switch (item.type) {
    case 'score':
      if (value === NOT_APPLICABLE) return item.notApplicable ? null : { reason: 'forms:problem.must-apply' };
      if (typeof value !== 'number' || !Number.isInteger(value)) return wrong;
      return rangeProblem(value, item.min, item.max);
    case 'yes-no':
      if (value === NOT_APPLICABLE) return item.notApplicable ? null : { reason: 'forms:problem.must-apply' };
      return typeof value === 'boolean' ? null : wrong;
    case 'choice': {
      const chosen = Array.isArray(value) ? value : [value];
      if (Array.isArray(value) !== item.multiple) return wrong;
      const codes = new Set(item.options.map(({ code }) => code));
      const fits = chosen.every((code) => typeof code === 'string' && codes.has(code));
      return fits && new Set(chosen).size === chosen.length ? null : { reason: 'forms:problem.unknown-option' };
    }
    case 'text':
      if (typeof value !== 'string') return wrong;
      return value.length <= item.maxLength ? null : { reason: 'forms:problem.too-long', params: { maximum: item.maxLength } };
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return wrong;
      return rangeProblem(value, item.min, item.max);
    case 'date':
      return isCivilDate(value) ? null : { reason: 'forms:problem.not-a-date' };
    case 'complaint':
      return typeof value === 'boolean' ? null : wrong;
  }
}

function rangeProblem(value: number, min: number | null, max: number | null): Problem | null {
  if (min !== null && value < min) return { reason: 'forms:problem.too-small', params: { minimum: min } };
  if (max !== null && value > max) return { reason: 'forms:problem.too-big', params: { maximum: max } };
  return null;
}

/**
 * Answers from the fields of a plain form post: `valuesOf` gives all values of a field name. What cannot be read as
 * the item's type is passed on as text, so that `checkAnswers` names it.
 */
export function readFormAnswers(definition: FormDefinition, valuesOf: (code: string) => readonly string[]): Answers {
  const answers: Answers = {};
  for (const item of itemsOf(definition)) {
    const values = valuesOf(item.code).filter((value) => value !== '');
    const [first] = values;
    if (item.type === 'complaint') answers[item.code] = first !== undefined && first !== 'false';
    else if (first === undefined) continue;
    else if (item.type === 'choice' && item.multiple) answers[item.code] = [...values];
    else answers[item.code] = readText(item, first);
  }
  return answers;
}

function readText(item: FormItem, text: string): AnswerValue {
  if (item.type === 'score' || item.type === 'number') {
    const number = Number(text);
    return text.trim() !== '' && Number.isFinite(number) ? number : text;
  }
  if (item.type === 'yes-no') {
    if (text === 'yes' || text === 'true') return true;
    return text === 'no' || text === 'false' ? false : text;
  }
  return text;
}

/** The counted items that were answered, for the mean per item (K-03). */
export function itemScores(definition: FormDefinition, answers: Answers): ItemScore[] {
  return itemsOf(definition).flatMap((item) => {
    const value = answerTo(item, answers);
    if (item.type === 'score' && item.weight > 0 && typeof value === 'number' && problemOf(item, value) === null) {
      return [{ code: item.code, score: value, weight: item.weight, maximum: item.max }];
    }
    if (item.type === 'yes-no' && item.weight > 0 && typeof value === 'boolean') {
      return [{ code: item.code, score: value === (item.good === 'yes') ? 1 : 0, weight: item.weight, maximum: 1 }];
    }
    return [];
  });
}

export function scoreOf(definition: FormDefinition, answers: Answers): FormScore {
  const score: FormScore = { numerator: 0, denominator: 0, maximum: 0 };
  for (const { score: points, weight, maximum } of itemScores(definition, answers)) {
    score.numerator += points * weight;
    score.denominator += weight;
    score.maximum += maximum * weight;
  }
  return score;
}

/** The scale that all counted items share, e.g. to show "4.2 of 5"; null when they differ or there is none. */
export function commonScale(definition: FormDefinition): { min: number; max: number } | null {
  const scales = itemsOf(definition).flatMap((item) => {
    if (item.type === 'score' && item.weight > 0) return [{ min: item.min, max: item.max }];
    return item.type === 'yes-no' && item.weight > 0 ? [{ min: 0, max: 1 }] : [];
  });
  const [first, ...rest] = scales;
  return first !== undefined && rest.every(({ min, max }) => min === first.min && max === first.max) ? first : null;
}

/** Numerator ÷ denominator, or null without a score. */
export function meanOf(score: Pick<FormScore, 'numerator' | 'denominator'>): number | null {
  return score.denominator === 0 ? null : score.numerator / score.denominator;
}

/** Points ÷ possible points in percent, or null without a score. */
export function percentOf(score: Pick<FormScore, 'numerator' | 'maximum'>): number | null {
  return score.maximum === 0 ? null : (score.numerator * 100) / score.maximum;
}

/** Below the threshold in percent of the possible points; exactly on it is not low. Without score or threshold never. */
export function isLow(score: Pick<FormScore, 'numerator' | 'maximum'>, thresholdPercent: number | null): boolean {
  return thresholdPercent !== null && score.maximum > 0 && score.numerator * 100 < thresholdPercent * score.maximum;
}

/** True when a complaint flag is ticked. */
export function hasComplaint(definition: FormDefinition, answers: Answers): boolean {
  return itemsOf(definition).some((item) => item.type === 'complaint' && answerTo(item, answers) === true);
}

/** Believable answers for a preview: one step below the best score, the good answer, the first option, no complaint. */
export function sampleAnswers(definition: FormDefinition): Answers {
  const answers: Answers = {};
  for (const item of itemsOf(definition)) {
    if (item.type === 'score') answers[item.code] = Math.max(item.min, item.max - 1);
    if (item.type === 'yes-no') answers[item.code] = item.good === 'yes';
    if (item.type === 'choice' && item.options[0]) answers[item.code] = item.multiple ? [item.options[0].code] : item.options[0].code;
  }
  return answers;
}
