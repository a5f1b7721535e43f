import { z } from 'zod';
import { notFound } from '#app/lib/app-error';
import { civilDate, civilToday, type CivilDate } from '#app/lib/civil-date';
import { loadWorkCalendar } from '#app/modules/calendars/service.server';
import type { WorkCalendar } from '#app/modules/calendars/schema';
import type { TenantCtx } from '#app/platform/context.server';
import { assignerFor, type Assigner } from '../assignment/service.server';
import { heedContactCap } from '../contact-cap/service.server';
import { holdPlanningRules, type PlanningRule } from '../rule/queries.server';
import { planContact, type ContactPlan, type PlanningFact } from '../rule/domain';
import {
  deleteContacts,
  expireContacts,
  insertContacts,
  readFacts,
  resumeContacts,
  updateContacts,
  withdrawContacts,
  type FactRow,
  type FactScope,
  type PlannedRow,
} from './queries.server';

/** Records per round trip; a turn of the planner ends after a few of these. */
const CHUNK = 2_000;

export interface PlanResult {
  planned: number;
  moved: number;
  dropped: number;
  /** Where to go on, or null when the scope is through. */
  next: string | null;
}

/** Civil "today" of the tenant. */
export function todayOf(ctx: TenantCtx): CivilDate {
  return civilToday(ctx.clock.now(), ctx.actor.tenant.timeZone);
}

/**
 * Brings the contacts of some records in line with all active rules: called when facts arrive or change
 * (DESIGN 6). Running it again changes nothing.
 */
export async function planForRecords(ctx: TenantCtx, recordIds: readonly string[]): Promise<void> {
  for (const rule of await holdPlanningRules(ctx)) {
    await syncRule(ctx, rule, { kind: 'records', ids: recordIds });
  }
}

/** The same for one customer whose phone, consent or do-not-contact changed. */
export async function planForCustomer(ctx: TenantCtx, customerId: string): Promise<void> {
  for (const rule of await holdPlanningRules(ctx)) {
    await syncRule(ctx, rule, { kind: 'customer', customerId });
  }
}

/** The daily repair: facts since go-live that have no contact, whatever was lost on the way. Returns how many were new. */
export async function planMissing(ctx: TenantCtx): Promise<number> {
  let planned = 0;
  for (const rule of await holdPlanningRules(ctx)) {
    if (!rule.definition.active) continue;
    planned += (await syncRule(ctx, rule, missingOf(rule))).planned;
  }
  return planned;
}

function missingOf({ definition }: PlanningRule): FactScope {
  return { kind: 'missing', goLiveOn: definition.goLiveOn, anchors: [...new Set(definition.variants.map(({ anchor }) => anchor))] };
}

/** Closes the contacts whose time is over in the tenant's zone. Returns how many; call again while it is the limit. */
export function expireDue(ctx: TenantCtx, limit = 5_000): Promise<number> {
  const { tenantId, tenant } = ctx.actor;
  return expireContacts(ctx.db, { tenantId, today: todayOf(ctx), timeZone: tenant.timeZone, now: ctx.clock.now(), limit });
}

/** What a turn does for each rule: facts without a contact, then contacts that the customer's word has overtaken. */
const STEPS = ['missing', 'drifted'] as const;

/** Where a planner's turn stands: the rule being worked on and the last record of it; `rules` are through in code order. */
const progressSchema = z.strictObject({ ruleCode: z.string(), step: z.enum(STEPS), after: z.uuid().nullable() });

/**
 * One slice of the planner's turn: some records of some rules, then what ran out. Returns where to go on, null at the
 * end. A slice that runs twice finds its contacts already there.
 */
export async function takePlanSlice(ctx: TenantCtx, slice: { progress: unknown; isOver(): boolean }): Promise<unknown> {
  const progress = slice.progress === null ? null : progressSchema.parse(slice.progress);
  const rules = (await holdPlanningRules(ctx)).filter(({ definition }) => definition.active && (!progress || definition.code >= progress.ruleCode));
  for (const rule of rules) {
    const ruleCode = rule.definition.code;
    const tools = toolsOnce(ctx, rule);
    const begun = progress?.ruleCode === ruleCode ? progress : null;
    for (const step of STEPS.slice(begun ? STEPS.indexOf(begun.step) : 0)) {
      const scope: FactScope = step === 'missing' ? missingOf(rule) : { kind: step, today: todayOf(ctx) };
      let after = begun?.step === step ? begun.after : null;
      do {
        after = (await syncRule(ctx, rule, scope, { after, maxChunks: 1, tools })).next;
        if (after !== null && slice.isOver()) return { ruleCode, step, after };
      } while (after !== null);
    }
  }
  const limit = 5_000;
  // The last slice repeats itself until nothing is left to close.
  if ((await expireDue(ctx, limit)) < limit) return null;
  return { ruleCode: '~', step: 'drifted', after: null };
}

/** A rule changed: all its records are looked at again, some chunks at a time; returns where to go on. */
export async function replanRule(ctx: TenantCtx, input: { ruleId: string; after?: string | undefined }): Promise<string | null> {
  const [rule] = await holdPlanningRules(ctx, input.ruleId);
  if (!rule) throw notFound();
  const { next } = await syncRule(ctx, rule, { kind: 'all' }, { after: input.after ?? null, maxChunks: 3 });
  return next;
}

/** Two records of one person became one: the contacts follow the survivor (C-19). */
export async function followMerge(ctx: TenantCtx, input: { survivorId: string; mergedId: string }): Promise<void> {
  const { tenantId } = ctx.actor;
  await ctx.db.contact.updateMany({ where: { tenantId, customerId: input.mergedId }, data: { customerId: input.survivorId } });
  await planForCustomer(ctx, input.survivorId);
}

/** What a rule needs to decide; read once for all its chunks, and only when there is something to decide. */
interface PlanTools {
  calendar: WorkCalendar;
  assigner: Assigner;
}

/** Reads the tools at the first call. */
function toolsOnce(ctx: TenantCtx, rule: PlanningRule): () => Promise<PlanTools> {
  let tools: Promise<PlanTools> | undefined;
  return () => (tools ??= toolsFor(ctx, rule));
}

async function toolsFor(ctx: TenantCtx, { definition }: PlanningRule): Promise<PlanTools> {
  return {
    calendar: await loadWorkCalendar(ctx.db, ctx.actor.tenantId, definition.calendar),
    assigner: await assignerFor(ctx, definition.assignee, definition.excludeServingStaff),
  };
}

/** One rule over a scope, chunk by chunk, starting behind `after`; stops when `maxChunks` are done. */
export async function syncRule(
  ctx: TenantCtx,
  rule: PlanningRule,
  scope: FactScope,
  options: { after?: string | null; maxChunks?: number; tools?: () => Promise<PlanTools> } = {},
): Promise<PlanResult> {
  const tools = options.tools ?? toolsOnce(ctx, rule);
  const total: PlanResult = { planned: 0, moved: 0, dropped: 0, next: options.after ?? null };
  for (let chunk = 0; chunk < (options.maxChunks ?? Infinity); chunk += 1) {
    const facts = await readFacts(ctx.db, {
      tenantId: ctx.actor.tenantId,
      ruleId: rule.id,
      recordKind: rule.definition.recordKind,
      purpose: rule.definition.purpose,
      scope,
      after: total.next,
      limit: CHUNK,
    });
    if (facts.length === 0) {
      total.next = null;
      break;
    }
    const { calendar, assigner } = await tools();
    const changes = decideChanges(facts, rule, calendar, assigner, todayOf(ctx));
    const target = { tenantId: ctx.actor.tenantId, ruleId: rule.id, ruleVersionId: rule.versionId };
    if (changes.fresh.length > 0) {
      total.planned += await insertContacts(ctx.db, { ...target, rows: changes.fresh });
      const subjectIds = changes.fresh.map(({ subjectId }) => subjectId);
      if (rule.definition.minDaysBetweenCalls > 0) await heedContactCap(ctx, { ruleId: rule.id, subjectIds });
    }
    if (changes.moved.length > 0) total.moved += await updateContacts(ctx.db, { ...target, rows: changes.moved });
    if (changes.dropped.length > 0) total.dropped += await deleteContacts(ctx.db, { ...target, subjectIds: changes.dropped });
    if (changes.withdrawn.length > 0) await withdrawContacts(ctx.db, { ...target, now: ctx.clock.now(), rows: changes.withdrawn });
    if (changes.resumed.length > 0) await resumeContacts(ctx.db, { ...target, now: ctx.clock.now(), today: todayOf(ctx), subjectIds: changes.resumed });
    total.next = facts.length < CHUNK ? null : (facts.at(-1)?.id ?? null);
    if (total.next === null) break;
  }
  return total;
}

export interface Changes {
  fresh: PlannedRow[];
  moved: PlannedRow[];
  dropped: string[];
  /** Worked on already, and nobody may call any more. */
  withdrawn: { subjectId: string; reason: string }[];
  /** Withdrawn before, and the reason is gone. */
  resumed: string[];
}

/** What has to happen so that the contacts of these records are what the rule says. Reads and writes nothing. */
export function decideChanges(facts: FactRow[], rule: PlanningRule, calendar: WorkCalendar, assigner: Assigner, today: CivilDate): Changes {
  const changes: Changes = { fresh: [], moved: [], dropped: [], withdrawn: [], resumed: [] };
  for (const fact of facts) {
    const plan = planOf(fact, rule, calendar, today);
    if (fact.contactId !== null && fact.untouched === false) decideTouched(fact, plan, changes);
    else if (plan === null || 'gap' in plan) {
      if (fact.contactId !== null && !isMissedCall(fact, rule)) changes.dropped.push(fact.id);
    } else {
      const row = keepExpiry(plannedRow(fact, plan, assigner), fact);
      if (fact.contactId === null) changes.fresh.push(row);
      else if (fact.contactKey !== keyOf(row, rule.versionId)) changes.moved.push(row);
    }
  }
  return changes;
}

/** An agent has taken it up: the contact keeps the rule version and its dates, and still heeds the customer's word. */
function decideTouched(fact: FactRow, plan: ContactPlan | null, changes: Changes): void {
  if (plan === null || 'gap' in plan) return;
  const isOpen = fact.contactStatus === 'planned' || fact.contactStatus === 'promised';
  if (isOpen && plan.status === 'suppressed') changes.withdrawn.push({ subjectId: fact.id, reason: plan.reason });
  if (fact.contactStatus === 'suppressed' && plan.status !== 'suppressed') changes.resumed.push(fact.id);
}

/** Switching a rule off takes back what is planned; calls that were missed under it stay in the figures. */
function isMissedCall(fact: FactRow, rule: PlanningRule): boolean {
  return !rule.definition.active && fact.contactStatus === 'expired';
}

/** What the rule makes of a record as it was read. */
export function planOf(fact: FactRow, rule: PlanningRule, calendar: WorkCalendar, today: CivilDate): ContactPlan | null {
  return planContact({
    rule: rule.definition,
    fact: toPlanningFact(fact),
    today,
    calendar,
    suppression: {
      merged: fact.merged,
      doNotContact: fact.doNotContact,
      consent: fact.consentGranted === null ? 'unknown' : fact.consentGranted ? 'granted' : 'refused',
      usablePhones: fact.usablePhones,
    },
  });
}

function toPlanningFact(fact: FactRow): PlanningFact {
  return {
    kind: fact.kind,
    orgUnitId: fact.orgUnitId,
    tier: fact.tier,
    occurredOn: asCivil(fact.occurredOn),
    invoicedOn: asCivil(fact.invoicedOn),
    receivedOn: asCivil(fact.receivedOn),
    amount: fact.amount,
    // A detail that is simply true is a flag of the record, whatever the industry calls it.
    flags: Object.keys(fact.details).filter((key) => fact.details[key] === true),
  };
}

const asCivil = (date: string | null): CivilDate | null => (date === null ? null : civilDate(date));

function plannedRow(fact: FactRow, plan: Exclude<ContactPlan, { gap: string }>, assigner: Assigner): PlannedRow {
  const { dates } = plan;
  return {
    subjectId: fact.id,
    status: plan.status,
    reason: plan.reason,
    openOn: dates.open,
    targetOn: dates.target,
    closeOn: dates.close,
    expireOn: dates.expire,
    rolled: dates.rolled,
    provisional: dates.provisional,
    customerId: fact.customerId,
    vehicleId: fact.vehicleId,
    homeId: fact.homeId,
    orgUnitId: fact.orgUnitId,
    assigneeId: plan.status === 'planned' ? assigner(fact.staffName) : null,
  };
}

/** Same text as `contactKey` of the query: what tells whether a contact has to move. */
function keyOf(row: PlannedRow, versionId: string): string {
  return [versionId, row.status, row.reason, row.openOn, row.targetOn, row.closeOn, row.expireOn, flag(row.rolled), flag(row.provisional), row.customerId, row.vehicleId, row.homeId, row.orgUnitId]
    .filter((part) => part !== null)
    .join('|');
}

/** As PostgreSQL writes a boolean in a text that it puts together. */
const flag = (value: boolean): string => (value ? 't' : 'f');

/** A contact that stood in the queue and ran out was not called; it did not "arrive late". */
function keepExpiry(row: PlannedRow, fact: FactRow): PlannedRow {
  const wasInQueue = fact.contactId !== null && fact.contactKey?.includes('|arrived-after-expiry|') === false;
  return row.status === 'expired' && wasInQueue ? { ...row, reason: 'window-passed' } : row;
}
