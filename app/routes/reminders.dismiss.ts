import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { safeReturnTo } from '#app/lib/return-to';
import { dismissReminderInput } from '#app/modules/outreach/reminder/schema';

/** Puts a reminder away and goes back to the page it stood on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const parsed = dismissReminderInput.safeParse(Object.fromEntries(await request.formData()));
  if (parsed.success) await context.caller.contacts.dismissReminder(parsed.data);
  const referrer = request.headers.get('Referer');
  return redirect(safeReturnTo(referrer === null ? null : pathOf(referrer), '/queue'), 303);
}

function pathOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { pathname, search } = new URL(address);
  return pathname + search;
}
