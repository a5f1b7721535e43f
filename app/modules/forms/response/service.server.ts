import { textsFor } from '#app/i18n/i18n.server';
import { AppError, notFound } from '#app/lib/app-error';
import type { TenantCtx } from '#app/platform/context.server';
import type { Prisma } from '#app/platform/db.server';
import { getPublishedForm } from '../definition/service.server';
import { checkAnswers, hasComplaint, isLow } from '../domain';
import { formDefinitionSchema, type Answers } from '../schema';
import { meanOnScale, responseScore, summariseAnswers } from './domain';
import { DEFAULT_LOW_SCORE_PERCENT, storedAnswers, type FinalResult, type ResponseSummary, type ResponseView } from './schema';

const WITH_FORM = { version: { include: { form: { select: { code: true, title: true } } } } } as const satisfies Prisma.FormResponseInclude;
type ResponseRow = Prisma.FormResponseGetPayload<{ include: typeof WITH_FORM }>;

/** Largest answer sheet as JSON; beyond it is no survey but an attack. */
const MAX_ANSWER_BYTES = 200_000;

/**
 * The sheet of a subject for a form: begun now, or the one that was begun before, with the version it was begun
 * with. Begun twice is begun once. Throws not-found for an unknown form, conflict when none is published.
 */
export async function startResponse(
  ctx: TenantCtx,
  input: { formCode: string; subjectKind: string; subjectId: string },
): Promise<ResponseView> {
  const { tenantId } = ctx.actor;
  const begun = await findResponse(ctx, input);
  if (begun) return toView(begun);
  const form = await getPublishedForm(ctx, input.formCode);
  const now = ctx.clock.now();
  const { subjectKind, subjectId } = input;
  // The unique key (subject, version) decides when two screens open the same call at once.
  await ctx.db.formResponse.createMany({
    data: [{ tenantId, formVersionId: form.formVersionId, subjectKind, subjectId, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
  const row = await findResponse(ctx, input);
  if (!row) throw new Error('a response that was just begun must be there');
  return toView(row);
}

/** Keeps answers as they were typed, also those that do not fit yet: nothing is lost on reload. Final sheets: conflict. */
export async function saveDraftAnswers(ctx: TenantCtx, input: { responseId: string; answers: Answers }): Promise<{ updatedAt: string }> {
  const { tenantId } = ctx.actor;
  const size = Buffer.byteLength(JSON.stringify(input.answers));
  if (size > MAX_ANSWER_BYTES) throw new AppError('too-large');
  const updatedAt = ctx.clock.now();
  const { count } = await ctx.db.formResponse.updateMany({
    where: { tenantId, id: input.responseId, status: 'draft' },
    data: { answers: input.answers, updatedAt },
  });
  if (count === 0) await refuseFinal(ctx, input.responseId);
  return { updatedAt: updatedAt.toISOString() };
}

/**
 * Checks, scores and closes a sheet (D-07, K-03). `answers` replace what the draft holds; without them the draft is
 * taken. `lowScoreBelow` is a percentage of the possible points (default 60), null switches the check off.
 * What is missing or does not fit comes back as fields `answers.<item>`. Closed already: conflict.
 */
export async function finaliseDraft(
  ctx: TenantCtx,
  input: { responseId: string; answers?: Answers | undefined; lowScoreBelow?: number | null | undefined },
): Promise<FinalResult> {
  const row = await getRow(ctx, input.responseId);
  if (row.status !== 'draft') throw new AppError('conflict', { reason: 'forms:problem.already-final' });
  const definition = formDefinitionSchema.parse(row.version.definition);
  const { answers, problems } = checkAnswers(definition, input.answers ?? storedAnswers(row.answers), { final: true });
  if (problems.length > 0) {
    throw new AppError('invalid-input', { fields: problems.map((problem) => ({ ...problem, field: `answers.${problem.field}` })) });
  }
  const score = responseScore(definition, answers);
  const threshold = input.lowScoreBelow === undefined ? DEFAULT_LOW_SCORE_PERCENT : input.lowScoreBelow;
  const lowScore = score !== null && isLow(score, threshold);
  const complaint = hasComplaint(definition, answers);
  const now = ctx.clock.now();
  const { count } = await ctx.db.formResponse.updateMany({
    where: { tenantId: ctx.actor.tenantId, id: row.id, status: 'draft' },
    data: {
      status: 'final',
      answers,
      scoreNumerator: score?.numerator ?? null,
      scoreDenominator: score?.denominator ?? null,
      complaint,
      lowScore,
      finalAt: now,
      updatedAt: now,
    },
  });
  if (count === 0) throw new AppError('conflict', { reason: 'forms:problem.already-final' });
  return { id: row.id, score, lowScore, complaint };
}

/**
 * Begins the sheet of a subject when need be and closes it in one step: the end of a call. Answers that were saved
 * as a draft hold where `answers` is left out. Refuses as `finaliseDraft`.
 */
export async function finaliseResponse(
  ctx: TenantCtx,
  input: {
    formCode: string;
    subjectKind: string;
    subjectId: string;
    answers?: Answers | undefined;
    lowScoreBelow?: number | null | undefined;
  },
): Promise<FinalResult> {
  const { formCode, subjectKind, subjectId, answers, lowScoreBelow } = input;
  const { responseId } = await startResponse(ctx, { formCode, subjectKind, subjectId });
  return finaliseDraft(ctx, { responseId, answers, lowScoreBelow });
}

/** Takes the closing back: the answers stay, the sheet is open again and counts nowhere. An open sheet stays as it is. */
export async function reopenResponse(ctx: TenantCtx, input: { responseId: string }): Promise<{ responseId: string }> {
  const { count } = await ctx.db.formResponse.updateMany({
    where: { tenantId: ctx.actor.tenantId, id: input.responseId },
    data: {
      status: 'draft',
      scoreNumerator: null,
      scoreDenominator: null,
      complaint: false,
      lowScore: false,
      finalAt: null,
      updatedAt: ctx.clock.now(),
    },
  });
  if (count === 0) throw notFound();
  return { responseId: input.responseId };
}

/** Throws not-found. */
export async function getResponse(ctx: TenantCtx, input: { responseId: string }): Promise<ResponseView> {
  return toView(await getRow(ctx, input.responseId));
}

/** A filled sheet in words, with the questions of its own version (history, print). Throws not-found. */
export async function summariseResponse(ctx: TenantCtx, input: { responseId: string }): Promise<ResponseSummary> {
  return toSummary(ctx, await getRow(ctx, input.responseId));
}

/** The same for many subjects of one kind, newest first: the history of a customer in one read. At most 200. */
export async function summariseResponses(
  ctx: TenantCtx,
  input: { subjectKind: string; subjectIds: readonly string[]; finalOnly?: boolean },
): Promise<ResponseSummary[]> {
  const rows = await ctx.db.formResponse.findMany({
    where: {
      tenantId: ctx.actor.tenantId,
      subjectKind: input.subjectKind,
      subjectId: { in: input.subjectIds.slice(0, 500) },
      ...(input.finalOnly === false ? {} : { status: 'final' }),
    },
    include: WITH_FORM,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 200,
  });
  return rows.map((row) => toSummary(ctx, row));
}

async function findResponse(ctx: TenantCtx, input: { formCode: string; subjectKind: string; subjectId: string }): Promise<ResponseRow | null> {
  const { formCode, subjectKind, subjectId } = input;
  return ctx.db.formResponse.findFirst({
    where: { tenantId: ctx.actor.tenantId, subjectKind, subjectId, version: { form: { code: formCode } } },
    include: WITH_FORM,
    // Begun with two versions at the same moment as one was published: the first stays the one.
    orderBy: { id: 'asc' },
  });
}

async function getRow(ctx: TenantCtx, responseId: string): Promise<ResponseRow> {
  const { tenantId } = ctx.actor;
  const row = await ctx.db.formResponse.findUnique({ where: { tenantId_id: { tenantId, id: responseId } }, include: WITH_FORM });
  if (!row) throw notFound();
  return row;
}

async function refuseFinal(ctx: TenantCtx, responseId: string): Promise<never> {
  await getRow(ctx, responseId);
  throw new AppError('conflict', { reason: 'forms:problem.already-final' });
}

function toView(row: ResponseRow): ResponseView {
  const definition = formDefinitionSchema.parse(row.version.definition);
  const answers = storedAnswers(row.answers);
  const isFinal = row.status === 'final';
  return {
    responseId: row.id,
    formCode: row.version.form.code,
    title: row.version.form.title,
    version: row.version.version,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    definition,
    status: isFinal ? 'final' : 'draft',
    answers,
    score: isFinal ? responseScore(definition, answers) : null,
    complaint: row.complaint,
    lowScore: row.lowScore,
    updatedAt: row.updatedAt.toISOString(),
    finalAt: row.finalAt?.toISOString() ?? null,
  };
}

function toSummary(ctx: TenantCtx, row: ResponseRow): ResponseSummary {
  const view = toView(row);
  const { locale } = ctx.actor;
  return {
    responseId: view.responseId,
    formCode: view.formCode,
    title: view.title,
    version: view.version,
    status: view.status,
    subjectKind: view.subjectKind,
    subjectId: view.subjectId,
    finalAt: view.finalAt,
    score: view.score,
    mean: meanOnScale(view.definition, view.score),
    complaint: view.complaint,
    lowScore: view.lowScore,
    sections: summariseAnswers(view.definition, view.answers, locale, textsFor(locale)),
  };
}
