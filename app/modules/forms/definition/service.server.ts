import { AppError, fieldError, notFound } from '#app/lib/app-error';
import { decodeCursor, toPage, type Page } from '#app/lib/paging';
import { textsFor } from '#app/i18n/i18n.server';
import { audit } from '#app/modules/audit/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { Prisma } from '#app/platform/db.server';
import { formDefinitionSchema, type FormDefinition } from '../schema';
import { FORM_KINDS, type FormDetail, type FormKind, type FormSummary, type FormVersionInfo, type PublishedForm, type SaveFormDraftInput } from './schema';

const SUMMARY = {
  id: true,
  code: true,
  title: true,
  kind: true,
  published: { select: { version: true, publishedAt: true } },
  _count: { select: { versions: { where: { publishedAt: null } } } },
} as const satisfies Prisma.FormSelect;

function toSummary(row: Prisma.FormGetPayload<{ select: typeof SUMMARY }>): FormSummary {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    kind: FORM_KINDS.find((kind) => kind === row.kind) ?? 'survey',
    publishedVersion: row.published?.version ?? null,
    publishedAt: row.published?.publishedAt?.toISOString() ?? null,
    hasDraft: row._count.versions > 0,
  };
}

/** Forms in code order. */
export async function listForms(ctx: TenantCtx, input: { cursor?: string | undefined; limit: number }): Promise<Page<FormSummary>> {
  const after = input.cursor === undefined ? '' : String(decodeCursor(input.cursor, 1)[0]);
  const rows = await ctx.db.form.findMany({
    where: { tenantId: ctx.actor.tenantId, code: { gt: after } },
    orderBy: { code: 'asc' },
    take: input.limit + 1,
    select: SUMMARY,
  });
  return toPage(rows.map(toSummary), input.limit, (row) => [row.code]);
}

/** A form with its versions, newest first; shows the asked version, else the draft, else the newest. Throws not-found. */
export async function getForm(ctx: TenantCtx, input: { code: string; version?: number | undefined }): Promise<FormDetail> {
  const { tenantId } = ctx.actor;
  const form = await ctx.db.form.findUnique({ where: { tenantId_code: { tenantId, code: input.code } }, select: SUMMARY });
  if (!form) throw notFound();
  const rows = await ctx.db.formVersion.findMany({ where: { tenantId, formId: form.id }, orderBy: { version: 'desc' }, take: 200 });
  const shown = rows.find((row) => input.version === undefined || row.version === input.version);
  if (!shown) throw notFound();
  const people = rows.flatMap((row) => [row.editedById, row.publishedById]).filter((id) => id !== null);
  const members = await ctx.db.membership.findMany({ where: { tenantId, id: { in: people } }, select: { id: true, displayName: true } });
  const nameOf = new Map(members.map((member) => [member.id, member.displayName]));
  const toInfo = (row: (typeof rows)[number]): FormVersionInfo => ({
    version: row.version,
    editedBy: nameOf.get(row.editedById ?? '') ?? null,
    updatedAt: row.updatedAt.toISOString(),
    publishedBy: nameOf.get(row.publishedById ?? '') ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
  });
  return {
    ...toSummary(form),
    versions: rows.map(toInfo),
    shown: { ...toInfo(shown), definition: formDefinitionSchema.parse(shown.definition) },
  };
}

/** The version that is filled in now. Throws not-found for an unknown code and conflict when nothing is published. */
export async function getPublishedForm(ctx: TenantCtx, formCode: string): Promise<PublishedForm> {
  const { tenantId } = ctx.actor;
  const form = await ctx.db.form.findUnique({ where: { tenantId_code: { tenantId, code: formCode } }, include: { published: true } });
  if (!form) throw notFound();
  if (!form.published) throw new AppError('conflict', { reason: 'forms:problem.not-published' });
  const { id: formVersionId, version, definition } = form.published;
  return { formId: form.id, formVersionId, code: form.code, title: form.title, version, definition: formDefinitionSchema.parse(definition) };
}

/** A new form with a draft of one question. A taken code is a problem of the field `code`. */
export async function createForm(ctx: TenantCtx, input: { code: string; title: string; kind: FormKind }): Promise<{ code: string }> {
  const { tenantId } = ctx.actor;
  const taken = await ctx.db.form.count({ where: { tenantId, code: input.code } });
  if (taken > 0) throw fieldError('code', 'forms:problem.code-taken');
  const form = await ctx.db.form.create({ data: { tenantId, ...input }, select: { id: true } });
  await insertDraft(ctx, form.id, 1, firstDefinition());
  await audit(ctx, { action: 'form.created', entity: 'form', entityId: form.id, before: null, after: input });
  return { code: input.code };
}

/** Another title; the code stays, so do all answers (O-17). */
export async function renameForm(ctx: TenantCtx, input: { code: string; title: string }): Promise<{ code: string }> {
  const { tenantId } = ctx.actor;
  const form = await formRow(ctx, input.code);
  await ctx.db.form.update({ where: { tenantId_id: { tenantId, id: form.id } }, data: { title: input.title } });
  await audit(ctx, { action: 'form.renamed', entity: 'form', entityId: form.id, before: { title: form.title }, after: { title: input.title } });
  return { code: input.code };
}

/** Writes the one draft of a form, as its next version when there is none. Changed by somebody meanwhile: conflict. */
export async function saveDraft(ctx: TenantCtx, input: SaveFormDraftInput): Promise<{ code: string; version: number }> {
  const { tenantId, membershipId } = ctx.actor;
  const form = await formRow(ctx, input.code);
  const draft = await ctx.db.formVersion.findFirst({ where: { tenantId, formId: form.id, publishedAt: null } });
  if (!draft) {
    const newest = await ctx.db.formVersion.aggregate({ where: { tenantId, formId: form.id }, _max: { version: true } });
    const version = (newest._max.version ?? 0) + 1;
    await insertDraft(ctx, form.id, version, input.definition);
    await audit(ctx, { action: 'form.draft-saved', entity: 'form', entityId: form.id, before: null, after: { version, definition: input.definition } });
    return { code: input.code, version };
  }
  if (input.seenAt !== undefined && input.seenAt !== draft.updatedAt.toISOString()) throw new AppError('conflict');
  const { count } = await ctx.db.formVersion.updateMany({
    where: { tenantId, id: draft.id, publishedAt: null, updatedAt: draft.updatedAt },
    data: { definition: input.definition, editedById: membershipId, updatedAt: ctx.clock.now() },
  });
  if (count === 0) throw new AppError('conflict');
  const { version } = draft;
  await audit(ctx, { action: 'form.draft-saved', entity: 'form', entityId: form.id, before: { version, definition: draft.definition }, after: { version, definition: input.definition } });
  return { code: input.code, version };
}

/**
 * Makes the draft the version that is filled in from now on; sheets that were begun stay with theirs. From here
 * the database refuses every change of it. Throws conflict without a draft, or when it changed meanwhile.
 */
export async function publish(ctx: TenantCtx, input: { code: string; seenAt?: string | undefined }): Promise<{ code: string; version: number }> {
  const { tenantId, membershipId } = ctx.actor;
  const form = await formRow(ctx, input.code);
  const draft = await ctx.db.formVersion.findFirst({ where: { tenantId, formId: form.id, publishedAt: null } });
  if (!draft) throw new AppError('conflict', { reason: 'forms:problem.no-draft' });
  if (input.seenAt !== undefined && input.seenAt !== draft.updatedAt.toISOString()) throw new AppError('conflict');
  const { count } = await ctx.db.formVersion.updateMany({
    where: { tenantId, id: draft.id, publishedAt: null, updatedAt: draft.updatedAt },
    data: { publishedAt: ctx.clock.now(), publishedById: membershipId },
  });
  if (count === 0) throw new AppError('conflict');
  await ctx.db.form.update({ where: { tenantId_id: { tenantId, id: form.id } }, data: { publishedVersionId: draft.id } });
  await audit(ctx, { action: 'form.published', entity: 'form', entityId: form.id, before: null, after: { code: input.code, version: draft.version } });
  return { code: input.code, version: draft.version };
}

/** Throws the draft away. A form that was never published keeps its only version: conflict. */
export async function discardDraft(ctx: TenantCtx, input: { code: string }): Promise<{ code: string }> {
  const { tenantId } = ctx.actor;
  const form = await formRow(ctx, input.code);
  const draft = await ctx.db.formVersion.findFirst({ where: { tenantId, formId: form.id, publishedAt: null } });
  if (!draft || form.publishedVersionId === null) throw new AppError('conflict', { reason: 'forms:problem.no-draft' });
  await ctx.db.formVersion.delete({ where: { tenantId_id: { tenantId, id: draft.id } } });
  const { version, definition } = draft;
  await audit(ctx, { action: 'form.draft-discarded', entity: 'form', entityId: form.id, before: { version, definition }, after: null });
  return { code: input.code };
}

async function formRow(ctx: TenantCtx, code: string) {
  const { tenantId } = ctx.actor;
  const form = await ctx.db.form.findUnique({ where: { tenantId_code: { tenantId, code } } });
  if (!form) throw notFound();
  return form;
}

/** Two people who begin a draft at the same moment: the database takes one, the other is told. */
async function insertDraft(ctx: TenantCtx, formId: string, version: number, definition: FormDefinition): Promise<void> {
  const { tenantId, membershipId } = ctx.actor;
  const now = ctx.clock.now();
  try {
    await ctx.db.formVersion.create({
      data: { tenantId, formId, version, definition, editedById: membershipId, createdAt: now, updatedAt: now },
      select: { id: true },
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw new AppError('conflict', { cause: error });
    throw error;
  }
}

function firstDefinition(): FormDefinition {
  const label = { 'zh-CN': textsFor('zh-CN')('forms:new-item.overall'), en: textsFor('en')('forms:new-item.overall') };
  return formDefinitionSchema.parse({ sections: [{ items: [{ type: 'score', code: 'overall', label, required: true }] }] });
}
