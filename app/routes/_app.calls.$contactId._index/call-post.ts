import { data, redirect, type AppLoadContext } from '@remix-run/node';
import type { FieldProblem } from '#app/lib/app-error';
import { civilDateSchema, civilToInstant, civilToday, timeOfDay, timeOfDaySchema } from '#app/lib/civil-date';
import { redirectWithToast } from '#app/lib/flash';
import { PageError } from '#app/lib/page-error';
import { zodFieldProblems } from '#app/lib/zod-problems';
import { sheetFieldsOf } from '#app/modules/forms/sheet/schema';
import { finishCallInput, type FinishedCall } from '#app/modules/outreach/call/schema';

interface CallPost {
  id: string;
  formData: FormData;
  context: AppLoadContext;
}

/** What the call screen posts: an outcome with everything typed, or the draft alone. Problems come back with the page. */
export async function answerCallPost(post: CallPost) {
  const { id, formData, context } = post;
  const [outcome = '', at] = textOf(formData, 'outcome').split('@');
  const timeZone = context.actor?.tenant.timeZone ?? 'UTC';
  if (outcome === '') {
    await saveDraft(post);
    return redirect(`/calls/${id}`, 303);
  }
  const input = finishCallInput.safeParse({
    id,
    attemptId: textOf(formData, 'attemptId'),
    outcome,
    at: outcome === 'call-later' ? (at ?? ownTime(textOf(formData, 'ownTime'), timeZone)) : undefined,
    phone: textOf(formData, 'phone') || undefined,
    note: textOf(formData, 'note') || null,
    fields: sheetFieldsOf(formData),
  });
  if (!input.success) return refuse(post, zodFieldProblems(input.error.issues), 422);
  try {
    const finished = await context.caller.contacts.finishCall(input.data);
    if (finished.recorded === null) return data({ problems: finished.problems }, { status: 422 });
    return goOn(finished, finished.recorded, timeZone);
  } catch (error) {
    if (!(error instanceof PageError) || (error.problem.code !== 'conflict' && error.problem.code !== 'invalid-input')) throw error;
    const { fields, reason, params } = error.problem;
    return refuse(post, fields.length > 0 ? fields : [{ field: '', reason, params }], error.status);
  }
}

/** The draft is kept whatever is refused, so that nothing typed is lost, with or without script. */
async function refuse(post: CallPost, problems: FieldProblem[], status: number) {
  await saveDraft(post).catch((error: unknown) => {
    // Somebody else has the call by now: the message says so already.
    if (!(error instanceof PageError)) throw error;
  });
  return data({ problems }, { status });
}

function saveDraft({ id, formData, context }: CallPost): Promise<unknown> {
  return context.caller.contacts.saveAnswers({ id, note: textOf(formData, 'note') || null, fields: sheetFieldsOf(formData) });
}

/** To the call now in hand, with what was recorded and ten seconds to take it back. */
function goOn({ nextId }: FinishedCall, recorded: NonNullable<FinishedCall['recorded']>, timeZone: string): Response {
  const { attemptId, outcome, status, nextAttemptAt, undoSeconds } = recorded;
  const next = nextAttemptAt === null ? null : new Date(nextAttemptAt);
  return redirectWithToast(nextId === null ? '/queue' : `/calls/${nextId}`, {
    key: `outreach:call.done.${status === 'unreachable' ? 'unreachable' : outcome}`,
    ...(next === null ? {} : { params: { at: `${civilToday(next, timeZone).slice(5)} ${timeOfDay(next, timeZone)}` } }),
    undo: { action: '/calls/undo', fields: { attemptId }, seconds: undoSeconds },
  });
}

/** A local date and time as the browser's picker posts it, in the tenant's zone; undefined when it is none. */
function ownTime(text: string, timeZone: string): string | undefined {
  const [date, time] = text.split('T');
  const day = civilDateSchema.safeParse(date);
  const clock = timeOfDaySchema.safeParse(time?.slice(0, 5));
  return day.success && clock.success ? civilToInstant(day.data, clock.data, timeZone).toISOString() : undefined;
}

function textOf(formData: FormData, name: string): string {
  const value = formData.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}
