import type { Submission } from '@conform-to/react';
import { PageError } from '#app/lib/page-error';
import type { AppErrorCode } from '#app/lib/app-error';
import { encodeProblem } from '#app/i18n/zod-errors';
import { data } from '@remix-run/node';
import type { replyInvalid} from './form-reply';
import { replyWithProblem } from './form-reply';

type Reply = Submission<never, string[], unknown>['reply'];

/** The same submission, whose answers never send these fields back to the browser. */
export function hidingFields(submission: { reply: Reply }, fields: string[]): { reply: Reply } {
  return { reply: (options) => submission.reply({ ...options, hideFields: fields }) };
}

/** As `replyWithProblem`, for forms that answer these refusals themselves instead of by an error page. */
export function replyToRefusal(submission: { reply: Reply }, thrown: unknown, codes: readonly AppErrorCode[]): ReturnType<typeof replyInvalid> {
  if (!(thrown instanceof PageError) || !codes.includes(thrown.problem.code)) return replyWithProblem(submission, thrown);
  return data(submission.reply({ formErrors: [encodeProblem(thrown.problem)] }), { status: thrown.status });
}
