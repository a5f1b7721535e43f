import { randomUUID } from 'node:crypto';
import { isAppError, notFound, type FieldProblem } from '#app/lib/app-error';
import type { CivilDate } from '#app/lib/civil-date';
import { saveDraftAnswers, startResponse } from '#app/modules/forms/response/service.server';
import type { SheetFields } from '#app/modules/forms/sheet/schema';
import { answersFromFields, readSheet } from '#app/modules/forms/sheet/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { findAttempt, recordAttempt } from '../attempt/service.server';
import { claimContact, claimNextContact, keepClaim, tryClaim } from '../claim/service.server';
import { isTerminal, UNDO_WINDOW_MS } from '../contact/domain';
import { contactStateSchema, contactStatusSchema, type ContactState } from '../contact/schema';
import { todayOf } from '../planner/service.server';
import { displayStatus } from '../queue/domain';
import { NEVER } from '../rule/queries.server';
import { callbackRuleSchema, type CallbackRule } from '../rule/schema';
import { renderScript } from '../script/service.server';
import { previewOutcomes, promiseChoices } from './domain';
import { readCall, type CallRow } from './queries.server';
import type { CallView, FinishCallInput, FinishedCall, OpenCallInput, SaveAnswersInput } from './schema';

/**
 * Everything of the call screen (D-36): three statements. `open` takes the call in hand when it is mine to make or
 * nobody's; otherwise it is shown for reading, with the name of who has it. Throws not-found.
 */
export async function openCall(ctx: TenantCtx, input: OpenCallInput): Promise<CallView> {
  if (input.mode === 'open') await tryClaim(ctx, { contactId: input.id, onlyMine: true });
  const now = ctx.clock.now();
  const today = todayOf(ctx);
  const row = await readCall(ctx.db, { tenantId: ctx.actor.tenantId, contactId: input.id, now, today });
  if (!row) throw notFound();
  const rule = ruleOf(row);
  const state = stateOf(row);
  const moment = { now, today, timeZone: ctx.actor.tenant.timeZone };
  const usable = row.customer?.phones.filter(({ invalid }) => !invalid).length ?? 0;
  const expireOn = row.expireOn as CivilDate;
  const sheet = rule.formCode === null ? null : await readSheet(ctx, { formCode: rule.formCode, subjectKind: 'contact', subjectId: row.id });
  const { definition: _definition, ruleCode, ruleName, claimedById, firstAttemptAt: _first, finishedAt: _at, finishedOn: _on, script, ...facts } = row;
  return {
    ...facts,
    attemptId: randomUUID(),
    rule: { code: ruleCode, name: ruleName, kind: rule.kind, level: rule.level },
    status: displayStatus({ status: state.status, openOn: row.openOn as CivilDate, closeOn: row.closeOn as CivilDate }, today),
    hands: handsOf(state, claimedById, ctx.actor.membershipId),
    script: script && { code: script.code, version: script.version, title: script.title, text: renderScript(ctx, script.body, wordsOf(row)) },
    sheet,
    outcomes: previewOutcomes({ contact: { ...state, expireOn }, policy: rule, otherPhones: Math.max(0, usable - 1), moment }),
    promises: promiseChoices(rule.callingHours, moment),
  };
}

/** Keeps sheet and note as they are typed and renews the claim. Throws conflict with the name of who has the call. */
export async function saveAnswers(ctx: TenantCtx, input: SaveAnswersInput): Promise<{ savedAt: string }> {
  if (!(await keepClaim(ctx, { contactId: input.id, note: input.note }))) await claimContact(ctx, { id: input.id });
  await saveSheet(ctx, input.id, input.fields);
  return { savedAt: ctx.clock.now().toISOString() };
}

/**
 * The end of a call on the screen: keeps what was typed, records the outcome, and takes the next call in hand. What
 * the survey lacks comes back as `problems` and the call stays open, with everything typed kept. A wrong number with
 * another one to try stays with the same call. The same attempt id again changes nothing. Throws as `recordAttempt`.
 */
export async function finishCall(ctx: TenantCtx, input: FinishCallInput): Promise<FinishedCall> {
  const { id, attemptId, outcome, at, phone, note, talkSeconds, fields } = input;
  const isRepeated = (await findAttempt(ctx, attemptId)) !== null;
  if (!isRepeated && (await keepClaim(ctx, { contactId: id, note }))) await saveSheet(ctx, id, fields);
  try {
    const attempt = await recordAttempt(ctx, { id, attemptId, outcome, at, phone, note: note ?? undefined, talkSeconds });
    const status = contactStatusSchema.parse(attempt.status);
    const staysHere = outcome === 'wrong-number' && !isTerminal(status);
    const nextId = staysHere ? id : (await claimNextContact(ctx, { except: id })).id;
    return { problems: [], recorded: { attemptId, outcome, status, nextAttemptAt: attempt.nextAttemptAt, undoSeconds: UNDO_WINDOW_MS / 1_000 }, nextId };
  } catch (error) {
    const problems = sheetProblems(error);
    if (problems === null) throw error;
    return { problems, recorded: null, nextId: id };
  }
}

/** Refusals that the agent answers on the sheet; nothing has been written by then, so the draft may be committed. */
function sheetProblems(error: unknown): FieldProblem[] | null {
  if (!isAppError(error) || error.code !== 'invalid-input' || error.fields.length === 0) return null;
  return error.fields.every(({ field }) => field.startsWith('answers.')) ? error.fields : null;
}

/** Sheets are begun with the first thing typed, so that a call that nobody answers leaves none behind. */
async function saveSheet(ctx: TenantCtx, contactId: string, fields: SheetFields): Promise<void> {
  const formCode = await formCodeOf(ctx, contactId);
  if (formCode === null) return;
  const subject = { formCode, subjectKind: 'contact', subjectId: contactId };
  const sheet = await readSheet(ctx, subject);
  if (!sheet || sheet.isFinal) return;
  const answers = answersFromFields(sheet.definition, fields);
  const isEmpty = Object.values(answers).every((value) => value === false || value === null);
  if (sheet.responseId === null && isEmpty) return;
  const responseId = sheet.responseId ?? (await startResponse(ctx, subject)).responseId;
  await saveDraftAnswers(ctx, { responseId, answers });
}

async function formCodeOf(ctx: TenantCtx, contactId: string): Promise<string | null> {
  const rows = await ctx.db.$queryRaw<{ formCode: string | null }[]>`
    SELECT v.definition ->> 'formCode' AS "formCode" FROM contact k
    JOIN callback_rule_version v ON v.tenant_id = k.tenant_id AND v.id = k.rule_version_id
    WHERE k.tenant_id = ${ctx.actor.tenantId}::uuid AND k.id = ${contactId}::uuid`;
  return rows[0]?.formCode ?? null;
}

function ruleOf(row: CallRow): CallbackRule {
  return callbackRuleSchema.parse({ ...row.definition, code: row.ruleCode, active: true, goLiveOn: NEVER });
}

function stateOf(row: CallRow): ContactState {
  const { status, reason, attemptCount, promisedAt, nextAttemptAt, firstAttemptAt, finishedAt, finishedOn } = row;
  return contactStateSchema.parse({ status, reason, attemptCount, promisedAt, nextAttemptAt, firstAttemptAt, finishedAt, finishedOn });
}

function handsOf(state: ContactState, claimedById: string | null, me: string | null): CallView['hands'] {
  if (isTerminal(state.status)) return 'closed';
  if (claimedById === null) return 'free';
  return claimedById === me ? 'mine' : 'other';
}

function wordsOf({ customer, vehicle, home, record }: CallRow) {
  return {
    customer: customer && { name: customer.name, kind: customer.kind },
    vehicle: vehicle && { plate: vehicle.plate, model: vehicle.model },
    homeAddress: home?.address ?? null,
    occurredOn: record.occurredOn,
    staffName: record.staffName,
  };
}
