import type { ActionFunctionArgs } from '@remix-run/node';
import { redirectWithToast } from '#app/lib/flash';
import { PageError } from '#app/lib/page-error';
import { undoAttemptInput } from '#app/modules/outreach/attempt/schema';

/** Takes the last outcome back and opens its call again. Too late: says so, and the queue goes on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const input = undoAttemptInput.parse(Object.fromEntries(await request.formData()));
  try {
    const { contactId } = await context.caller.contacts.undo(input);
    return redirectWithToast(`/calls/${contactId}`, { tone: 'info', key: 'outreach:call.undone-toast' });
  } catch (error) {
    if (!(error instanceof PageError) || error.problem.code !== 'conflict') throw error;
    return redirectWithToast('/queue', { tone: 'warning', key: error.problem.reason, params: error.problem.params });
  }
}
