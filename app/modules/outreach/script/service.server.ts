import { createFormat } from '#app/i18n/format';
import { textsFor } from '#app/i18n/i18n.server';
import { toLanguage } from '#app/i18n/namespaces';
import { AppError, notFound } from '#app/lib/app-error';
import { toCivilDate } from '#app/lib/civil-date';
import { audit } from '#app/modules/audit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma } from '#app/platform/db.server';
import { checkTemplate, renderText, type TemplateData } from '#app/platform/render.server';
import { homeAddress, readRecordWords, readSampleRecords, readScripts, type RecordWords } from './queries.server';
import { SCRIPT_PLACEHOLDERS, scriptStatusSchema } from './schema';
import type { ProposeScriptInput, RenderedScript, SampleRecord, ScriptDetail, ScriptSummary, ScriptVersion } from './schema';
import type { Page } from '#app/lib/paging';

const RULES = { placeholders: SCRIPT_PLACEHOLDERS };

/** Script library (D-08), one line per code. */
export function listScripts(ctx: TenantCtx, input: { cursor?: string | undefined; limit: number }): Promise<Page<ScriptSummary>> {
  return readScripts(ctx, input);
}

/** A script with all its versions; shows the asked version, else the draft, else the newest. Throws not-found. */
export async function getScript(ctx: TenantCtx, input: { code: string; version?: number | undefined }): Promise<ScriptDetail> {
  const { tenantId } = ctx.actor;
  const rows = await ctx.db.callScript.findMany({ where: { tenantId, code: input.code }, orderBy: { version: 'desc' }, take: 200 });
  const shown = rows.find((row) => (input.version === undefined ? true : row.version === input.version));
  if (!shown) throw notFound();
  const people = rows.flatMap((row) => [row.proposedById, row.approvedById]).filter((id) => id !== null);
  const members = await ctx.db.membership.findMany({ where: { tenantId, id: { in: people } }, select: { id: true, displayName: true } });
  const nameOf = new Map(members.map((member) => [member.id, member.displayName]));
  const toVersion = (row: (typeof rows)[number]): ScriptVersion => ({
    version: row.version,
    status: scriptStatusSchema.parse(row.status),
    title: row.title,
    proposedBy: nameOf.get(row.proposedById ?? '') ?? null,
    approvedBy: nameOf.get(row.approvedById ?? '') ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    approvedAt: row.approvedAt?.toISOString() ?? null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
  });
  return { code: input.code, versions: rows.map(toVersion), shown: { ...toVersion(shown), body: shown.body } };
}

/**
 * Saves a proposal as the draft of its code (one at most), as the next version when there is none. Refuses
 * what the template rules refuse, with the line, on the field `body`; a draft changed meanwhile is a conflict.
 */
export async function proposeScript(ctx: TenantCtx, input: ProposeScriptInput): Promise<{ code: string; version: number }> {
  const problems = checkTemplate(input.body, RULES).map((problem) => ({ ...problem, field: 'body' }));
  if (problems.length > 0) throw new AppError('invalid-input', { fields: problems });
  const { tenantId, membershipId } = ctx.actor;
  const { code, title, body } = input;
  const change = { title, body, proposedById: membershipId, updatedAt: ctx.clock.now() };
  const draft = await ctx.db.callScript.findFirst({ where: { tenantId, code, status: 'draft' } });
  if (draft) {
    if (input.seenAt !== undefined && input.seenAt !== draft.updatedAt.toISOString()) throw new AppError('conflict');
    const { count } = await ctx.db.callScript.updateMany({
      where: { tenantId, id: draft.id, status: 'draft', updatedAt: draft.updatedAt },
      data: change,
    });
    if (count === 0) throw new AppError('conflict');
    await audit(ctx, { action: 'script.proposed', entity: 'call-script', entityId: draft.id, before: { title: draft.title, body: draft.body }, after: { code, title, body } });
    return { code, version: draft.version };
  }
  const newest = await ctx.db.callScript.aggregate({ where: { tenantId, code }, _max: { version: true } });
  const version = (newest._max.version ?? 0) + 1;
  const row = await createOrConflict(() =>
    ctx.db.callScript.create({ data: { ...change, tenantId, code, version, createdAt: ctx.clock.now() }, select: { id: true } }),
  );
  await audit(ctx, { action: 'script.proposed', entity: 'call-script', entityId: row.id, before: null, after: { code, version, title, body } });
  return { code, version };
}

/** Approves the draft of a code; the approved version until now is retired. Throws not-found without a draft. */
export async function approveScript(ctx: TenantCtx, input: { code: string; seenAt?: string | undefined }): Promise<{ version: number }> {
  const { tenantId, membershipId } = ctx.actor;
  const now = ctx.clock.now();
  const draft = await ctx.db.callScript.findFirst({ where: { tenantId, code: input.code, status: 'draft' } });
  if (!draft) throw notFound();
  if (input.seenAt !== undefined && input.seenAt !== draft.updatedAt.toISOString()) throw new AppError('conflict');
  await ctx.db.callScript.updateMany({
    where: { tenantId, code: input.code, status: 'approved' },
    data: { status: 'retired', retiredAt: now, updatedAt: now },
  });
  const { count } = await ctx.db.callScript.updateMany({
    where: { tenantId, id: draft.id, status: 'draft', updatedAt: draft.updatedAt },
    data: { status: 'approved', approvedAt: now, approvedById: membershipId, updatedAt: now },
  });
  if (count === 0) throw new AppError('conflict');
  const { code, version } = draft;
  await audit(ctx, { action: 'script.approved', entity: 'call-script', entityId: draft.id, before: { status: 'draft' }, after: { code, version, status: 'approved' } });
  return { version };
}

/** Takes the approved version off the call screens. Throws not-found when none is approved. */
export async function retireScript(ctx: TenantCtx, input: { code: string }): Promise<{ version: number }> {
  const { tenantId } = ctx.actor;
  const now = ctx.clock.now();
  const approved = await ctx.db.callScript.findFirst({ where: { tenantId, code: input.code, status: 'approved' } });
  if (!approved) throw notFound();
  await ctx.db.callScript.update({
    where: { tenantId_id: { tenantId, id: approved.id } },
    data: { status: 'retired', retiredAt: now, updatedAt: now },
  });
  const { code, version } = approved;
  await audit(ctx, { action: 'script.retired', entity: 'call-script', entityId: approved.id, before: { status: 'approved' }, after: { code, version, status: 'retired' } });
  return { version };
}

/** Throws a proposal away; approved versions stay. Throws not-found without a draft. */
export async function discardScriptDraft(ctx: TenantCtx, input: { code: string }): Promise<{ isGone: boolean }> {
  const { tenantId } = ctx.actor;
  const draft = await ctx.db.callScript.findFirst({ where: { tenantId, code: input.code, status: 'draft' } });
  if (!draft) throw notFound();
  await ctx.db.callScript.delete({ where: { tenantId_id: { tenantId, id: draft.id } } });
  const { code, version, title, body } = draft;
  await audit(ctx, { action: 'script.discarded', entity: 'call-script', entityId: draft.id, before: { code, version, title, body }, after: null });
  const others = await ctx.db.callScript.count({ where: { tenantId, code } });
  return { isGone: others === 0 };
}

/** The text as a caller would read it, for a real record (the newest when none is named), or what is wrong with the template. */
export async function previewScript(
  ctx: TenantCtx,
  input: { body: string; recordId?: string | undefined; code?: string | undefined },
): Promise<{ text: string; recordId: string | null; problems: ReturnType<typeof checkTemplate> }> {
  const problems = checkTemplate(input.body, RULES).map((problem) => ({ ...problem, field: 'body' }));
  const recordId = input.recordId ?? (await readSampleRecords(ctx, input.code, 1))[0]?.recordId ?? null;
  if (problems.length > 0) return { text: '', recordId, problems };
  const words = recordId === null ? null : await readRecordWords(ctx, recordId);
  if (input.recordId !== undefined && words === null) throw notFound();
  return { text: renderText(input.body, scriptData(ctx, words && toWords(words)), RULES), recordId, problems };
}

/** The approved script of a code with the words of one record, for the call screen; null when none is approved. */
export async function renderApprovedScript(ctx: TenantCtx, input: { code: string; recordId: string }): Promise<RenderedScript | null> {
  const { tenantId } = ctx.actor;
  const script = await ctx.db.callScript.findFirst({ where: { tenantId, code: input.code, status: 'approved' } });
  if (!script) return null;
  const words = await readRecordWords(ctx, input.recordId);
  if (!words) throw notFound();
  const text = renderScript(ctx, script.body, toWords(words));
  return { code: script.code, version: script.version, title: script.title, text };
}

/** Real records to preview a script against. */
export function listSampleRecords(ctx: TenantCtx, input: { code?: string | undefined }): Promise<SampleRecord[]> {
  return readSampleRecords(ctx, input.code, 20);
}

/** What a script says about one call. Dates are civil dates. */
export interface ScriptWords {
  customer: { name: string; kind: string } | null;
  vehicle: { plate: string | null; model: string | null } | null;
  homeAddress: string | null;
  occurredOn: string | null;
  staffName: string | null;
}

/** A script's text with the words of one call; for whoever has them at hand already. */
export function renderScript(ctx: TenantCtx, body: string, words: ScriptWords): string {
  return renderText(body, scriptData(ctx, words), RULES);
}

function toWords(record: RecordWords): ScriptWords {
  const { customer, vehicle, home, occurredOn, staffName } = record;
  return { customer, vehicle, homeAddress: homeAddress(home), occurredOn: occurredOn ? toCivilDate(occurredOn) : null, staffName };
}

function scriptData(ctx: TenantCtx, words: ScriptWords | null): TemplateData {
  const { actor } = ctx;
  const language = toLanguage(actor.locale);
  const t = textsFor(language);
  const format = createFormat({ language, timeZone: actor.tenant.timeZone, now: ctx.clock.now(), t });
  const name = words?.customer?.name ?? '';
  const isPerson = words?.customer?.kind === 'person';
  return {
    customer: { name, salutation: isPerson ? t('outreach:script.salutation', { name }) : name },
    vehicle: { plate: words?.vehicle?.plate ?? '', model: words?.vehicle?.model ?? '' },
    home: { address: words?.homeAddress ?? '' },
    record: { occurredOn: words?.occurredOn ? format.civilDate(words.occurredOn, 'month-day') : '' },
    staff: { name: words?.staffName ?? '' },
    agent: { name: actor.displayName },
    tenant: { name: actor.tenant.name },
  };
}

/** Two people who propose at the same moment: the database takes one, the other is told. */
async function createOrConflict<T>(create: () => Promise<T>): Promise<T> {
  try {
    return await create();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw new AppError('conflict', { cause: error });
    throw error;
  }
}
