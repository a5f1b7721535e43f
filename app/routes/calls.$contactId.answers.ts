import type { ActionFunctionArgs } from '@remix-run/node';
import { PageError } from '#app/lib/page-error';
import { sheetFieldsOf } from '#app/modules/forms/sheet/schema';
import type { SaveRefusal } from '#app/modules/outreach/call/schema';

/** The call screen's fields as they are typed. Answers JSON, because no page is read again. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const formData = await request.formData();
  const note = formData.get('note');
  try {
    const saved = await context.caller.contacts.saveAnswers({
      id: params.contactId ?? '',
      note: typeof note === 'string' && note.trim() !== '' ? note : null,
      fields: sheetFieldsOf(formData),
    });
    return Response.json(saved);
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    const { reason, params: values } = error.problem;
    return Response.json({ reason, params: values } satisfies SaveRefusal, { status: error.status });
  }
}
