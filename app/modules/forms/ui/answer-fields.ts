import { readFormAnswers } from '../domain';
import type { Answers, FormDefinition } from '../schema';

const PREFIX = 'answers.';

/** Name of an item's field, kept apart from the other fields of the form it stands in. */
export function answerField(itemCode: string): string {
  return `${PREFIX}${itemCode}`;
}

/** Answers out of a posted or live form; see `readFormAnswers`. */
export function readSurveyAnswers(definition: FormDefinition, formData: FormData): Answers {
  return readFormAnswers(definition, (code) => formData.getAll(answerField(code)).map(String));
}
