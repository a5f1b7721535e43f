import type { z } from 'zod';
import { redirectWithToast, type NewToast } from '#app/lib/flash';
import { parseForm, replyInvalid, replyWithProblem } from './form-reply';

/**
 * A whole action: reads the post with the feature's schema, calls the procedure, and goes to a page with a
 * message; or gives the form back with its errors and with everything that was typed.
 */
export async function submitTo<Schema extends z.ZodType, Result>(
  formData: FormData,
  schema: Schema,
  call: (value: z.output<Schema>) => Promise<Result>,
  done: (result: Result) => { to: string; toast: NewToast },
): Promise<ReturnType<typeof replyInvalid> | Response> {
  const submission = parseForm(formData, schema);
  if (submission.status !== 'success') return replyInvalid(submission);
  try {
    const { to, toast } = done(await call(submission.value));
    return redirectWithToast(to, toast);
  } catch (error) {
    return replyWithProblem(submission, error);
  }
}
