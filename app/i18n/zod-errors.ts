import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { FieldProblem } from '#app/lib/app-error';
import { MESSAGE_KEY, reasonOf } from '#app/lib/zod-problems';

/**
 * Messages pass through zod and Conform as one string, key and values together, and become words only
 * where they are shown: `errors:field.too-big.text|{"limit":5}`.
 */
export function encodeProblem({ reason, params }: Pick<FieldProblem, 'reason' | 'params'>): string {
  return params === undefined || Object.keys(params).length === 0 ? reason : `${reason}|${JSON.stringify(params)}`;
}

/** zod error map for forms: `parseWithZod(formData, { schema, error: zodErrorMap })`. */
export const zodErrorMap: z.core.$ZodErrorMap = (issue) => encodeProblem(reasonOf(issue));

/** The words for an encoded message; text that is no key (a translated sentence) comes back as it is. */
export function translateMessage(t: TFunction, message: string): string {
  const cut = message.indexOf('|');
  const key = cut === -1 ? message : message.slice(0, cut);
  if (!MESSAGE_KEY.test(key)) return message;
  const params = cut === -1 ? {} : (JSON.parse(message.slice(cut + 1)) as Record<string, string | number>);
  return t(key, { ...params, defaultValue: t('errors:field.form') });
}
