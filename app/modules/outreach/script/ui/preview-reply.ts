import { parseForm } from '#app/components/form/form-reply';
import type { PageContext } from '#app/lib/load-context';
import { previewScriptInput, scriptFormInput } from '../schema';

/**
 * Answer to the preview button: the text for the chosen record, and the form as it was typed. An unfinished form is
 * no mistake here, so nothing is marked.
 */
export async function previewReply(caller: PageContext['caller'], formData: FormData) {
  const recordId = formData.get('recordId');
  const input = previewScriptInput.parse({
    body: String(formData.get('body') ?? '').slice(0, 20_000),
    ...(typeof recordId === 'string' && recordId !== '' ? { recordId } : {}),
  });
  const { text, problems, recordId: usedRecordId } = await caller.scripts.preview(input);
  const { initialValue } = parseForm(formData, scriptFormInput).reply();
  return { preview: { text, problems }, recordId: usedRecordId, lastResult: { initialValue: initialValue ?? {} } };
}
