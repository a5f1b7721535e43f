import { addDays, toDbDate, type CivilDate } from '#app/lib/civil-date';
import { createCustomer } from '#app/modules/customers/customer/service.server';
import { createCustomerInput } from '#app/modules/customers/customer/schema';
import { planForRecords } from '#app/modules/outreach/planner/service.server';
import type { CallbackRuleInput } from '#app/modules/outreach/rule/schema';
import { createRule } from '#app/modules/outreach/rule/service.server';
import { createOrgUnit } from '#app/modules/tenancy/org-unit/service.server';
import { aPhone, TODAY } from './desk';
import { unique, type TestTenant } from './tenant';

/** Day 7 to 10 after the delivery; second-tier outlets day 10 to 13 after the invoice (D-37, D-38). */
export const NEW_CAR: CallbackRuleInput = {
  code: '7DC',
  name: '7DC新车回访',
  kind: '7DC',
  recordKind: 'delivery',
  variants: [
    { tier: 2, anchor: 'invoicedOn', unit: 'day', open: 10, target: 10, close: 13, expire: 30 },
    { unit: 'day', open: 7, target: 7, close: 10, expire: 30 },
  ],
  goLiveOn: '2026-01-01',
  active: true,
};

/** Day 3 to 5 after the repair is handed back (D-43). */
export const REPAIR: CallbackRuleInput = {
  code: '3DC',
  name: '3DC维修回访',
  kind: '3DC',
  recordKind: 'repair',
  variants: [{ unit: 'day', open: 3, target: 3, close: 5, expire: 15 }],
  goLiveOn: '2026-01-01',
  active: true,
};

export function aRule(tenant: TestTenant, overrides: Partial<CallbackRuleInput> = {}): Promise<string> {
  return tenant.asSystem(async (ctx) => (await createRule(ctx, { ...NEW_CAR, ...overrides })).id);
}

export function anOutlet(tenant: TestTenant, tier: 1 | 2): Promise<string> {
  const code = unique('U');
  return tenant.asSystem(async (ctx) => (await createOrgUnit(ctx, { kind: 'outlet', code, name: `${tier}级网点 ${code}`, tier, parentId: null, aliases: [] })).orgUnitId);
}

export interface FactOptions {
  kind?: string;
  occurredOn?: CivilDate | null;
  invoicedOn?: CivilDate | null;
  orgUnitId?: string;
  customerId?: string;
  name?: string;
  phones?: string[];
  details?: Record<string, boolean>;
  amountMinor?: number;
  staffName?: string;
}

export interface Fact {
  recordId: string;
  customerId: string;
  name: string;
}

/** A customer and what was done for them: a car delivered six days ago (today is day 7) unless said otherwise. Plans nothing. */
export function aFact(tenant: TestTenant, options: FactOptions = {}): Promise<Fact> {
  const { kind = 'delivery', name = unique('李'), phones = [aPhone()], details = {}, staffName = '赵顾问' } = options;
  return tenant.asSystem(async (ctx) => {
    const { tenantId } = ctx.actor;
    const input = createCustomerInput.parse({ name, phones: phones.map((phone) => ({ phone })) });
    const customerId = options.customerId ?? (await createCustomer(ctx, input)).customerId;
    const occurredOn = options.occurredOn === undefined ? addDays(TODAY, -6) : options.occurredOn;
    const record = await ctx.db.serviceRecord.create({
      data: {
        tenantId, kind, naturalKey: unique('no:'), externalNumber: unique('JC'), customerId, staffName, details,
        orgUnitId: options.orgUnitId ?? null,
        occurredOn: occurredOn ? toDbDate(occurredOn) : null,
        invoicedOn: options.invoicedOn ? toDbDate(options.invoicedOn) : null,
        ...(options.amountMinor === undefined ? {} : { amountMinor: options.amountMinor, currency: 'CNY' }),
      },
    });
    return { recordId: record.id, customerId, name };
  });
}

/** The same, and its contacts planned as the event would do it. */
export async function aPlannedFact(tenant: TestTenant, options: FactOptions = {}): Promise<Fact> {
  const fact = await aFact(tenant, options);
  await tenant.asSystem((ctx) => planForRecords(ctx, [fact.recordId]));
  return fact;
}

/** Contacts of a record as one reads them: "planned 2026-11-23 2026-11-23 2026-11-26 2026-12-16". */
export async function contactsOf(tenant: TestTenant, recordId?: string) {
  const rows = await tenant.asSystem((ctx) =>
    ctx.db.contact.findMany({
      where: { tenantId: tenant.tenantId, ...(recordId ? { subjectId: recordId } : {}) },
      include: { ruleVersion: { select: { version: true } }, rule: { select: { code: true } } },
      orderBy: [{ rule: { code: 'desc' } }, { openOn: 'asc' }, { id: 'asc' }],
    }),
  );
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return rows.map((row) => ({
    id: row.id,
    rule: row.rule.code,
    status: row.status,
    reason: row.reason,
    version: row.ruleVersion.version,
    dates: [row.openOn, row.targetOn, row.closeOn, row.expireOn].map(day).join(' '),
    assigneeId: row.assigneeId,
  }));
}
