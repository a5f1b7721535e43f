import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { toLanguage, type Language } from '#app/i18n/namespaces';
import { civilToday, type CivilDate } from '#app/lib/civil-date';
import { calendarCodeSchema } from '#app/modules/calendars/schema';
import { createForm, publish, saveDraft } from '#app/modules/forms/definition/service.server';
import { createRule } from '#app/modules/outreach/rule/service.server';
import { approveScript, proposeScript } from '#app/modules/outreach/script/service.server';
import { createOrgUnit } from '#app/modules/tenancy/org-unit/service.server';
import type { INDUSTRIES } from '#app/modules/tenancy/tenant/schema';
import { getTenant, updateRoleNames, updateTenant } from '#app/modules/tenancy/tenant/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { packFormSchema, packRuleSchema, packSchema, packScriptSchema, packText, type Pack, type PackResult } from './schema';

export type Industry = (typeof INDUSTRIES)[number];

/** The packs lie beside the program, as data: a new industry is a new folder (DESIGN 1). */
const packFolder = (industry: string): string => resolve('templates', 'packs', industry);

async function readPart<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not usable: ${parsed.error.message}`);
  return parsed.data;
}

/** Reads and checks a pack with all its parts. Throws with the file's name when one is wrong. */
export async function loadPack(industry: Industry): Promise<Pack> {
  const folder = packFolder(industry);
  const pack = await readPart(join(folder, 'pack.json'), packSchema);
  const readAll = <Schema extends z.ZodType>(kind: 'forms' | 'scripts' | 'rules', schema: Schema): Promise<z.output<Schema>[]> =>
    Promise.all(pack[kind].map((name) => readPart(join(folder, kind, `${name}.json`), schema)));
  const [forms, scripts, rules] = [await readAll('forms', packFormSchema), await readAll('scripts', packScriptSchema), await readAll('rules', packRuleSchema)];
  return { ...pack, parts: { forms, scripts, rules } };
}

/**
 * Fills a tenant with the words, units, forms, scripts and rules of its industry, in the tenant's language. What
 * has its code already is left alone, so it may run again after the pack has grown. Active rules plan from
 * `goLiveOn` (default: today in the tenant's zone), because older records are history.
 */
export async function applyPack(ctx: TenantCtx, industry: Industry, options: { goLiveOn?: CivilDate } = {}): Promise<PackResult> {
  const pack = await loadPack(industry);
  const { tenant } = ctx.actor;
  const language = toLanguage(tenant.locale);
  const goLiveOn = options.goLiveOn ?? civilToday(ctx.clock.now(), tenant.timeZone);
  await applyWords(ctx, pack, language);
  return {
    orgUnits: await applyOrgUnits(ctx, pack, language),
    forms: await applyForms(ctx, pack, language),
    scripts: await applyScripts(ctx, pack, language),
    rules: await applyRules(ctx, pack, language, goLiveOn),
  };
}

/** Role names and parts of the product; what the tenant chose itself stays. */
async function applyWords(ctx: TenantCtx, pack: Pack, language: Language): Promise<void> {
  const { name, locale, timeZone, calendar, settings } = await getTenant(ctx);
  const ofPack = Object.fromEntries(Object.entries(pack.roleNames).map(([role, text]) => [role, packText(text, language)]));
  const roleNames = { ...ofPack, ...settings.roleNames };
  if (Object.keys(roleNames).length > Object.keys(settings.roleNames).length) await updateRoleNames(ctx, { roleNames });
  if (settings.features.length === 0) {
    const { callingHours } = settings;
    await updateTenant(ctx, { name, locale: toLanguage(locale), timeZone, calendar: calendarCodeSchema.parse(calendar), callingHours, features: pack.features });
  }
}

async function applyOrgUnits(ctx: TenantCtx, pack: Pack, language: Language): Promise<number> {
  const existing = await codesOf(ctx.db.orgUnit.findMany({ where: { tenantId: ctx.actor.tenantId }, select: { code: true } }));
  const missing = pack.orgUnits.filter(({ code }) => !existing.has(code));
  for (const { code, kind, name, tier, aliases } of missing) {
    await createOrgUnit(ctx, { code, kind, name: packText(name, language), tier, aliases });
  }
  return missing.length;
}

async function applyForms(ctx: TenantCtx, pack: Pack, language: Language): Promise<number> {
  const existing = await codesOf(ctx.db.form.findMany({ where: { tenantId: ctx.actor.tenantId }, select: { code: true } }));
  const missing = pack.parts.forms.filter(({ code }) => !existing.has(code));
  for (const { code, title, kind, definition } of missing) {
    await createForm(ctx, { code, kind, title: packText(title, language) });
    await saveDraft(ctx, { code, definition });
    await publish(ctx, { code });
  }
  return missing.length;
}

async function applyScripts(ctx: TenantCtx, pack: Pack, language: Language): Promise<number> {
  const existing = await codesOf(ctx.db.callScript.findMany({ where: { tenantId: ctx.actor.tenantId }, select: { code: true } }));
  const missing = pack.parts.scripts.filter(({ code }) => !existing.has(code));
  for (const { code, title, body } of missing) {
    await proposeScript(ctx, { code, title: packText(title, language), body: body[language] });
    await approveScript(ctx, { code });
  }
  return missing.length;
}

async function applyRules(ctx: TenantCtx, pack: Pack, language: Language, goLiveOn: CivilDate): Promise<number> {
  const existing = await codesOf(ctx.db.callbackRule.findMany({ where: { tenantId: ctx.actor.tenantId }, select: { code: true } }));
  const missing = pack.parts.rules.filter(({ code }) => !existing.has(code));
  for (const { name, ...rule } of missing) {
    await createRule(ctx, { ...rule, name: packText(name, language), goLiveOn });
  }
  return missing.length;
}

async function codesOf(rows: Promise<{ code: string }[]>): Promise<Set<string>> {
  return new Set((await rows).map(({ code }) => code));
}
