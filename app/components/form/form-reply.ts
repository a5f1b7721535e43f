import type { Submission, SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { encodeProblem, zodErrorMap } from '#app/i18n/zod-errors';
import type { AppErrorCode } from '#app/lib/app-error';
import { PageError } from '#app/lib/page-error';

/** Refusals that a person answers by changing the form; every other one belongs to the error page. */
const ANSWERABLE: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'invalid-input',
  'conflict',
  'rate-limited',
  'too-large',
  'unsupported',
  'unavailable',
]);

/** Reads a posted form with the feature's schema; messages come as keys and are translated on the page. */
export function parseForm<Schema extends z.ZodType>(formData: FormData, schema: Schema) {
  return parseWithZod(formData, { schema, error: zodErrorMap });
}

/** The form again with its errors, status 422: `if (submission.status !== 'success') return replyInvalid(submission)`. */
export function replyInvalid(submission: Replyable) {
  return data(submission.reply(), { status: 422 });
}

type Replyable = Pick<Submission<never, string[], unknown>, 'reply'>;

/**
 * Turns a refusal of the service into the form's errors: fields it names get theirs, the rest stands on top.
 * Anything that isn't a refusal, and those that need another page (401, 403, 404), is thrown on.
 */
export function replyWithProblem(submission: Replyable, thrown: unknown): ReturnType<typeof replyInvalid> {
  if (!(thrown instanceof PageError) || !ANSWERABLE.has(thrown.problem.code)) throw thrown;
  const { fields, reason, params } = thrown.problem;
  const fieldErrors: Record<string, string[]> = {};
  for (const problem of fields) (fieldErrors[controlName(problem.field)] ??= []).push(encodeProblem(problem));
  const reply: SubmissionResult<string[]> = submission.reply({
    fieldErrors,
    formErrors: fields.length === 0 ? [encodeProblem({ reason, params })] : [],
  });
  return data(reply, { status: thrown.status });
}

/** Services name places in lists as `variants.0.open`, form controls as `variants[0].open`. */
function controlName(field: string): string {
  return field.replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]');
}
