import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { AppError, notFound } from '#app/lib/app-error';
import { toDbDate, type CivilDate } from '#app/lib/civil-date';
import { doNotContactChanged } from '#app/modules/customers/jobs';
import { liftDoNotContact, setDoNotContact } from '#app/modules/customers/do-not-contact/service.server';
import { finaliseResponse, reopenResponse } from '#app/modules/forms/response/service.server';
import { actingMember, type TenantCtx } from '#app/platform/context.server';
import { recordEvent } from '#app/platform/outbox.server';
import { applyOutcome, canUndo, restoreSnapshot, snapshotOf, UNDO_WINDOW_MS, type Outcome } from '../contact/domain';
import { contactStateSchema, type ContactState } from '../contact/schema';
import { contactFinished, promiseDue, signalRaised } from '../jobs';
import { todayOf } from '../planner/service.server';
import { callbackRuleSchema } from '../rule/schema';
import { NEVER } from '../rule/queries.server';
import { claimUntil } from '../claim/service.server';
import { lockContact, usablePhones, type LockedContact } from './queries.server';
import { stateBeforeSchema, type AttemptOutput, type CompleteContactInput, type RecordAttemptInput } from './schema';

/** `complete` is "reached" with the answers in one step (`POST /api/v1/contacts/{id}/complete`). */
export function completeContact(ctx: TenantCtx, input: CompleteContactInput): Promise<AttemptOutput> {
  return recordAttempt(ctx, { ...input, outcome: 'reached' });
}

/**
 * Writes one attempt with everything that follows from it: the contact's next state, the survey, the phone that is
 * wrong, do-not-contact, the signals to the manager, the events (D-36, D-39). The same attempt id again answers the
 * same and changes nothing. Throws not-found, conflict (finished already, or in another agent's hands) and
 * invalid-input with the survey's fields.
 */
export async function recordAttempt(ctx: TenantCtx, input: RecordAttemptInput): Promise<AttemptOutput> {
  const { tenantId } = ctx.actor;
  const contact = await lockContact(ctx.db, tenantId, input.id);
  if (!contact) throw notFound();
  const attemptId = input.attemptId ?? randomUUID();
  const earlier = await ctx.db.contactAttempt.findUnique({ where: { tenantId_id: { tenantId, id: attemptId } } });
  if (earlier) return sameAgain(earlier, contact);
  refuseOthersCall(ctx, contact);

  const rule = callbackRuleSchema.parse({ ...contact.definition, code: contact.ruleCode, active: true, goLiveOn: NEVER });
  const phones = contact.customerId ? await usablePhones(ctx.db, tenantId, contact.customerId) : [];
  const dialled = input.phone ? phones.find(({ phone }) => phone === input.phone) : phones[0];
  const response =
    input.outcome === 'reached' && rule.formCode
      ? await finaliseResponse(ctx, {
          formCode: rule.formCode,
          subjectKind: 'contact',
          subjectId: contact.id,
          answers: input.answers,
          lowScoreBelow: rule.lowScoreBelow,
        })
      : null;

  const now = ctx.clock.now();
  const before = stateOf(contact);
  const result = applyOutcome({
    contact: { ...before, expireOn: contact.expireOn as CivilDate },
    outcome: toOutcome(input),
    policy: rule,
    survey: response ? 'final' : 'none',
    otherPhones: phones.filter(({ id }) => id !== dialled?.id).length,
    moment: { now, today: todayOf(ctx), timeZone: ctx.actor.tenant.timeZone },
  });
  if (!result.ok) throw new AppError('conflict', { reason: `outreach:problem.${result.problem}`, fields: problemField(result.problem) });

  // Whoever agreed on a time calls again.
  const assigneeId = result.next.status === 'promised' ? actingMember(ctx) : contact.assigneeId;
  await saveState(ctx, contact.id, result.next, { assigneeId, isInHand: false, draftNote: null });
  const phoneId = result.effects.includes('mark-phone-invalid') ? (dialled?.id ?? null) : null;
  const doNotContact = result.effects.includes('set-do-not-contact') && contact.customerId !== null && !contact.doNotContact;
  await ctx.db.contactAttempt.create({
    data: {
      tenantId,
      id: attemptId,
      contactId: contact.id,
      membershipId: actingMember(ctx),
      at: now,
      onDate: toDbDate(todayOf(ctx)),
      phone: dialled?.phone ?? input.phone ?? null,
      outcome: input.outcome,
      note: input.note ?? null,
      promisedAt: result.next.promisedAt,
      talkSeconds: input.talkSeconds ?? null,
      formResponseId: response?.id ?? null,
      stateBefore: {
        contact: snapshotOf(before),
        phoneId,
        setDoNotContact: doNotContact,
        responseId: response?.id ?? null,
        assigneeId: contact.assigneeId,
      } satisfies z.input<typeof stateBeforeSchema>,
    },
  });
  if (phoneId) await markPhone(ctx, contact, { phoneId, invalidAt: now });
  if (doNotContact && contact.customerId) {
    await setDoNotContact(ctx, { customerId: contact.customerId, reason: input.note || 'do-not-call' });
  }
  if (response) await raiseSignals(ctx, contact.id, response, input.note);
  await tellOthers(ctx, contact.id, result.next);
  return output(attemptId, contact.id, result.next, now);
}

/** A wrong number concerns the customer's other calls too. */
async function markPhone(ctx: TenantCtx, contact: LockedContact, { phoneId, invalidAt }: { phoneId: string; invalidAt: Date | null }): Promise<void> {
  const { tenantId } = ctx.actor;
  await ctx.db.customerPhone.update({ where: { tenantId_id: { tenantId, id: phoneId } }, data: { invalidAt } });
  if (contact.customerId) await recordEvent(ctx.db, tenantId, doNotContactChanged, { customerId: contact.customerId });
}

function stateOf(contact: LockedContact): ContactState {
  return {
    status: contactStateSchema.shape.status.parse(contact.status),
    reason: contact.reason,
    attemptCount: contact.attemptCount,
    promisedAt: contact.promisedAt,
    nextAttemptAt: contact.nextAttemptAt,
    firstAttemptAt: contact.firstAttemptAt,
    finishedAt: contact.finishedAt,
    finishedOn: contact.finishedOn as CivilDate | null,
  };
}

function toOutcome(input: RecordAttemptInput): Outcome {
  return input.outcome === 'call-later' ? { kind: 'call-later', at: new Date(input.at ?? '') } : { kind: input.outcome };
}

function problemField(problem: string): { field: string; reason: string }[] {
  return problem.startsWith('promise') ? [{ field: 'at', reason: `outreach:problem.${problem}` }] : [];
}

/** A call in another agent's hands is refused, so that the customer isn't called twice. */
export function refuseOthersCall(ctx: TenantCtx, contact: Pick<LockedContact, 'claimedById' | 'claimExpiresAt'>): void {
  const held = contact.claimedById !== null && contact.claimExpiresAt !== null && contact.claimExpiresAt > ctx.clock.now();
  if (held && contact.claimedById !== ctx.actor.membershipId) throw new AppError('conflict', { reason: 'outreach:problem.claimed-by-other' });
}

async function saveState(
  ctx: TenantCtx,
  contactId: string,
  state: ContactState,
  hands: { assigneeId: string | null; isInHand: boolean; draftNote: string | null },
): Promise<void> {
  const { finishedOn, ...rest } = state;
  const { assigneeId, isInHand, draftNote } = hands;
  await ctx.db.contact.update({
    where: { tenantId_id: { tenantId: ctx.actor.tenantId, id: contactId } },
    data: {
      ...rest,
      finishedOn: finishedOn ? toDbDate(finishedOn) : null,
      claimedById: isInHand ? actingMember(ctx) : null,
      claimExpiresAt: isInHand ? claimUntil(ctx) : null,
      assigneeId,
      draftNote,
      updatedAt: ctx.clock.now(),
    },
    select: { id: true },
  });
}

async function raiseSignals(ctx: TenantCtx, contactId: string, response: { lowScore: boolean; complaint: boolean }, note: string | undefined): Promise<void> {
  const { tenantId } = ctx.actor;
  const kinds = [...(response.complaint ? ['complaint'] : []), ...(response.lowScore ? ['low-score'] : [])];
  for (const kind of kinds) {
    const signal = await ctx.db.contactSignal.upsert({
      where: { tenantId_contactId_kind: { tenantId, contactId, kind } },
      create: { tenantId, contactId, kind, note: note ?? null, createdAt: ctx.clock.now() },
      update: { note: note ?? null },
      select: { id: true },
    });
    await recordEvent(ctx.db, tenantId, signalRaised, { contactId, signalId: signal.id }, { availableAt: afterUndo(ctx) });
  }
}

/** Others hear of it when it can no longer be taken back. */
function afterUndo(ctx: TenantCtx): Date {
  return new Date(ctx.clock.now().getTime() + UNDO_WINDOW_MS + 1_000);
}

async function tellOthers(ctx: TenantCtx, contactId: string, state: ContactState): Promise<void> {
  const { tenantId } = ctx.actor;
  if (state.finishedAt) await recordEvent(ctx.db, tenantId, contactFinished, { contactId }, { availableAt: afterUndo(ctx) });
  if (state.promisedAt) {
    await recordEvent(ctx.db, tenantId, promiseDue, { contactId, promisedAt: state.promisedAt.toISOString() }, { availableAt: state.promisedAt });
  }
}

function output(attemptId: string, contactId: string, state: Pick<ContactState, 'status' | 'reason' | 'promisedAt' | 'nextAttemptAt'>, at: Date): AttemptOutput {
  return {
    attemptId,
    contactId,
    status: state.status,
    reason: state.reason,
    promisedAt: state.promisedAt?.toISOString() ?? null,
    nextAttemptAt: state.nextAttemptAt?.toISOString() ?? null,
    undoUntil: new Date(at.getTime() + UNDO_WINDOW_MS).toISOString(),
  };
}

/** The request came twice: the answer is the state that the first one left. An id of another contact is a conflict. */
function sameAgain(earlier: { id: string; contactId: string; at: Date }, contact: LockedContact): AttemptOutput {
  if (earlier.contactId !== contact.id) throw new AppError('conflict', { reason: 'outreach:problem.attempt-id-used' });
  return output(earlier.id, contact.id, stateOf(contact), earlier.at);
}

/** An attempt by its id; null when there is none yet. */
export function findAttempt(ctx: TenantCtx, attemptId: string): Promise<{ contactId: string } | null> {
  return ctx.db.contactAttempt.findUnique({
    where: { tenantId_id: { tenantId: ctx.actor.tenantId, id: attemptId } },
    select: { contactId: true },
  });
}

/**
 * Takes the contact's newest attempt back within ten seconds: state, phone, do-not-contact, survey and signals are as
 * before, the attempt stays in the history as undone, and the call is in the agent's hands again.
 */
export async function undoAttempt(ctx: TenantCtx, input: { attemptId: string }): Promise<{ contactId: string }> {
  const { tenantId } = ctx.actor;
  const attempt = await ctx.db.contactAttempt.findUnique({ where: { tenantId_id: { tenantId, id: input.attemptId } } });
  if (!attempt || attempt.membershipId !== ctx.actor.membershipId) throw notFound();
  const contact = await lockContact(ctx.db, tenantId, attempt.contactId);
  if (!contact) throw notFound();
  const now = ctx.clock.now();
  if (!canUndo({ at: attempt.at, undoneAt: attempt.undoneAt, isLatest: contact.latestAttemptId === attempt.id }, now)) {
    throw new AppError('conflict', { reason: 'outreach:problem.undo-too-late' });
  }
  const before = stateBeforeSchema.parse(attempt.stateBefore);
  await ctx.db.contactAttempt.update({ where: { tenantId_id: { tenantId, id: attempt.id } }, data: { undoneAt: now } });
  await saveState(ctx, contact.id, restoreSnapshot(before.contact), { assigneeId: before.assigneeId, isInHand: true, draftNote: attempt.note });
  if (before.phoneId) await markPhone(ctx, contact, { phoneId: before.phoneId, invalidAt: null });
  if (before.setDoNotContact && contact.customerId) await liftDoNotContact(ctx, { customerId: contact.customerId, reason: 'undo' });
  if (before.responseId) {
    await reopenResponse(ctx, { responseId: before.responseId });
    await ctx.db.contactSignal.deleteMany({ where: { tenantId, contactId: contact.id } });
  }
  return { contactId: contact.id };
}
