import { addDays, civilDate, type CivilDate } from '#app/lib/civil-date';
import { createCustomer } from '#app/modules/customers/customer/service.server';
import { createCustomerInput } from '#app/modules/customers/customer/schema';
import { createForm, publish, saveDraft } from '#app/modules/forms/definition/service.server';
import { formDefinitionSchema } from '#app/modules/forms/schema';
import { createHomeInput } from '#app/modules/homes/home/schema';
import { createHome } from '#app/modules/homes/home/service.server';
import { planForRecords } from '#app/modules/outreach/planner/service.server';
import type { CallbackRuleInput } from '#app/modules/outreach/rule/schema';
import { createRule } from '#app/modules/outreach/rule/service.server';
import { approveScript, proposeScript } from '#app/modules/outreach/script/service.server';
import { createVehicleInput } from '#app/modules/vehicles/vehicle/schema';
import { createVehicle } from '#app/modules/vehicles/vehicle/service.server';
import type { CreateTenantInput } from '#app/modules/tenancy/tenant/schema';
import type { Caller } from '#app/server/root-router.server';
import { aTenant, unique, type Person, type TestTenant } from './tenant';

/** The tenant's Monday of NOW. */
export const TODAY = civilDate('2026-11-23');

export interface Agent extends Person {
  name: string;
  call: Caller;
}

export interface PlannedCall {
  contactId: string;
  customerId: string;
  recordId: string;
  name: string;
  phones: string[];
}

export interface CallOptions {
  name?: string;
  phones?: string[];
  vip?: boolean;
  /** Days before today on which the car was handed over; 6 is day 7 of the rule, its target. */
  daysAgo?: number;
  /** Further contact of a customer who is there already. */
  customerId?: string;
  assigneeId?: string | null;
}

export interface Desk extends TestTenant {
  agents: Agent[];
  /** The first agent. */
  agent: Agent;
  manager: Agent;
  ruleId: string;
  /** A customer with a car handed over some days ago (a home where the desk is one), and the call planned for it. */
  plan(options?: CallOptions): Promise<PlannedCall>;
  plans(count: number, options?: CallOptions): Promise<PlannedCall[]>;
}

/** 1 to 5 points for three things, a suggestion, and the complaint tick; all scores are required. */
export const SURVEY = formDefinitionSchema.parse({
  sections: [
    {
      title: { 'zh-CN': '服务评分', en: 'Scores' },
      items: [
        { code: 'reception', type: 'score', label: { 'zh-CN': '接待是否热情周到', en: 'Reception' }, required: true },
        { code: 'explanation', type: 'score', label: { 'zh-CN': '讲解是否清楚', en: 'Explanation' }, required: true },
        { code: 'overall', type: 'score', label: { 'zh-CN': '总体满意度', en: 'Overall' }, required: true, weight: 2 },
      ],
    },
    {
      items: [
        { code: 'suggestion', type: 'text', label: { 'zh-CN': '客户建议', en: 'Suggestion' }, multiline: true },
        { code: 'complaint', type: 'complaint', label: { 'zh-CN': '客户有投诉', en: 'The customer complains' } },
      ],
    },
  ],
});

export const GOOD_ANSWERS = { reception: 5, explanation: 5, overall: 4 };
export const BAD_ANSWERS = { reception: 1, explanation: 2, overall: 2 };

const SCRIPT = `## 开场
您好，请问是{{customer.salutation}}吗？我是{{tenant.name}}的{{agent.name}}。
> 面带微笑，语速放慢

## 询问
- 车辆使用是否正常
- 交车时的讲解是否清楚`;

export interface DeskOptions {
  agents?: number;
  tenant?: Partial<CreateTenantInput>;
  rule?: Partial<CallbackRuleInput>;
}

/** A desk that works: agents, a manager, one rule (day 7, closes day 10) with survey and script. */
export async function aDesk({ agents: agentCount = 1, tenant: overrides = {}, rule = {} }: DeskOptions = {}): Promise<Desk> {
  const tenant = await aTenant(overrides);
  const isProperty = overrides.industry === 'property';
  const recordKind = isProperty ? 'service-request' : 'delivery';
  const ruleId = await tenant.asSystem(async (ctx) => {
    await createForm(ctx, { code: 'SURVEY', title: isProperty ? '报修回访表' : 'HTY销售7DC调查表', kind: 'survey' });
    await saveDraft(ctx, { code: 'SURVEY', definition: SURVEY });
    await publish(ctx, { code: 'SURVEY' });
    await proposeScript(ctx, { code: 'OPENING', title: '回访话术', body: SCRIPT });
    await approveScript(ctx, { code: 'OPENING' });
    const window = { unit: 'day', open: 7, target: 7, close: 10, expire: 20 } as const;
    const { id } = await createRule(ctx, {
      code: '7DC', name: isProperty ? '报修满意度回访' : '7DC新车回访', kind: '7DC', recordKind, variants: [window],
      formCode: 'SURVEY', scriptCode: 'OPENING', goLiveOn: '2026-01-01', active: true, ...rule,
    });
    return id;
  });
  const person = async (role: 'agent' | 'manager', name: string): Promise<Agent> => {
    const member = await tenant.member(role, { name });
    return { ...member, name, call: await tenant.callerOf(member) };
  };
  const agents: Agent[] = [];
  for (let index = 0; index < agentCount; index += 1) agents.push(await person('agent', `客访${index + 1}号`));
  const [agent] = agents;
  if (!agent) throw new Error('a desk needs an agent');

  const plan = async (options: CallOptions = {}): Promise<PlannedCall> => {
    const { name = unique('王'), daysAgo = 6, vip = false } = options;
    const phones = options.phones ?? [aPhone()];
    return tenant.asSystem(async (ctx) => {
      const { tenantId } = ctx.actor;
      const input = createCustomerInput.parse({ name, vip, phones: phones.map((phone) => ({ phone })) });
      const customerId = options.customerId ?? (await createCustomer(ctx, input)).customerId;
      const asset = isProperty ? { homeId: await aHome(ctx, tenantId) } : { vehicleId: await aVehicle(ctx) };
      const record = await ctx.db.serviceRecord.create({
        data: {
          tenantId, kind: recordKind, naturalKey: unique('no:'), externalNumber: unique('JC'), customerId, ...asset,
          occurredOn: dbDate(addDays(TODAY, -daysAgo)), staffName: '李顾问',
        },
      });
      await planForRecords(ctx, [record.id]);
      const contact = await ctx.db.contact.findFirstOrThrow({ where: { tenantId, subjectId: record.id } });
      if (options.assigneeId !== undefined) {
        await ctx.db.contact.update({ where: { tenantId_id: { tenantId, id: contact.id } }, data: { assigneeId: options.assigneeId } });
      }
      return { contactId: contact.id, customerId, recordId: record.id, name, phones };
    });
  };
  return {
    ...tenant,
    agents,
    agent,
    manager: await person('manager', '客服主管'),
    ruleId,
    plan,
    plans: async (count, options) => {
      const calls: PlannedCall[] = [];
      for (let index = 0; index < count; index += 1) calls.push(await plan(options));
      return calls;
    },
  };
}

type Ctx = Parameters<Parameters<TestTenant['asSystem']>[0]>[0];

const dbDate = (date: CivilDate): Date => new Date(`${date}T00:00:00Z`);

let numbers = 0;
export function aPhone(): string {
  numbers += 1;
  return `+86138${String(10_000_000 + numbers)}`;
}

async function aVehicle(ctx: Ctx): Promise<string> {
  numbers += 1;
  const input = createVehicleInput.parse({ plate: `川A${String(10_000 + numbers)}`, brand: '锦程', model: '锦程L7' });
  return (await createVehicle(ctx, input)).vehicleId;
}

async function aHome(ctx: Ctx, tenantId: string): Promise<string> {
  numbers += 1;
  const site = await ctx.db.orgUnit.upsert({
    where: { tenantId_code: { tenantId, code: 'SITE' } },
    create: { tenantId, kind: 'site', code: 'SITE', name: '晴川家园' },
    update: {},
  });
  const input = createHomeInput.parse({ siteId: site.id, building: '3', unit: '2', room: String(100 + numbers) });
  return (await createHome(ctx, input)).homeId;
}
