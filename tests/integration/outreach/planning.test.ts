import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, civilDate, toDbDate } from '#app/lib/civil-date';
import { liftDoNotContact, setDoNotContact } from '#app/modules/customers/do-not-contact/service.server';
import { heedFinishedContact } from '#app/modules/outreach/contact-cap/service.server';
import { expireDue, planForCustomer, planForRecords, planMissing, replanRule, takePlanSlice } from '#app/modules/outreach/planner/service.server';
import { createRule, updateRule } from '#app/modules/outreach/rule/service.server';
import { aDesk, GOOD_ANSWERS, TODAY } from '#tests/factories/desk';
import { aFact, anOutlet, aPlannedFact, aRule, contactsOf, NEW_CAR, REPAIR } from '#tests/factories/rules';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await aTenant();
});

const plan = (...recordIds: string[]) => tenant.asSystem((ctx) => planForRecords(ctx, recordIds));
const replan = (ruleId: string) => tenant.asSystem((ctx) => replanRule(ctx, { ruleId }));
const on = civilDate;

describe('exactly one call per rule and record', () => {
  it('a delivery gets its 7DC call, a repair its 3DC call', async () => {
    await aRule(tenant);
    await aRule(tenant, REPAIR);
    const car = await aPlannedFact(tenant, { occurredOn: on('2026-11-20') });
    const repair = await aPlannedFact(tenant, { kind: 'repair', occurredOn: on('2026-11-20') });
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ rule: '7DC', status: 'planned', dates: '2026-11-26 2026-11-26 2026-11-29 2026-12-19' }]);
    expect(await contactsOf(tenant, repair.recordId)).toMatchObject([{ rule: '3DC', status: 'planned', dates: '2026-11-22 2026-11-22 2026-11-24 2026-12-04' }]);
  });

  it('one delivery under three rules gets three calls, each once', async () => {
    await aRule(tenant);
    await aRule(tenant, { code: '1M', variants: [{ unit: 'month', open: 1, target: 1, close: 1, expire: 2, leewayDays: 7 }] });
    await aRule(tenant, { code: '1Y', variants: [{ unit: 'year', open: 1, target: 1, close: 1, expire: 2, leewayDays: 30 }] });
    const car = await aPlannedFact(tenant, { occurredOn: on('2026-10-31') });
    await plan(car.recordId);
    expect((await contactsOf(tenant, car.recordId)).map(({ rule, dates }) => `${rule} ${dates}`)).toEqual([
      '7DC 2026-11-06 2026-11-06 2026-11-09 2026-11-29',
      '1Y 2027-10-31 2027-10-31 2027-11-30 2028-11-30',
      '1M 2026-11-30 2026-11-30 2026-12-07 2027-01-07',
    ]);
  });

  it('planned ten times at the same moment, there is one', async () => {
    await aRule(tenant);
    const facts = await Promise.all(Array.from({ length: 8 }, () => aFact(tenant)));
    const ids = facts.map(({ recordId }) => recordId);
    await Promise.all(Array.from({ length: 10 }, (_, index) => plan(...(index % 2 === 0 ? ids : [...ids].reverse()))));
    expect(await contactsOf(tenant)).toHaveLength(8);
  });

  it('what the events lost is found by the daily turn, and the second turn finds nothing', async () => {
    await aRule(tenant);
    await aFact(tenant);
    await aFact(tenant, { occurredOn: addDays(TODAY, -400), invoicedOn: null });
    expect(await tenant.asSystem(planMissing)).toBe(1);
    expect(await tenant.asSystem(planMissing)).toBe(0);
    expect(await contactsOf(tenant)).toHaveLength(1);
  });

  it('the daily turn works in slices and goes on where it stopped', async () => {
    await aRule(tenant);
    await aRule(tenant, REPAIR);
    await aFact(tenant);
    await aFact(tenant, { kind: 'repair', occurredOn: TODAY });
    let progress: unknown = null;
    do progress = await tenant.asSystem((ctx) => takePlanSlice(ctx, { progress, isOver: () => true }));
    while (progress !== null);
    expect(await contactsOf(tenant)).toMatchObject([{ rule: '7DC' }, { rule: '3DC' }]);
  });
});

describe('the right day', () => {
  it('a car of a second-tier outlet is called on the 10th day from the invoice, whatever the delivery day', async () => {
    await aRule(tenant);
    const orgUnitId = await anOutlet(tenant, 2);
    const car = await aPlannedFact(tenant, { orgUnitId, occurredOn: on('2026-11-05'), invoicedOn: on('2026-11-20') });
    const own = await aPlannedFact(tenant, { orgUnitId: await anOutlet(tenant, 1), occurredOn: on('2026-11-20'), invoicedOn: on('2026-11-05') });
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ dates: '2026-11-29 2026-11-29 2026-12-02 2026-12-19' }]);
    expect(await contactsOf(tenant, own.recordId)).toMatchObject([{ dates: '2026-11-26 2026-11-26 2026-11-29 2026-12-19' }]);
  });

  it('a corrected delivery date moves the call that nobody has made', async () => {
    await aRule(tenant);
    const car = await aPlannedFact(tenant, { occurredOn: on('2026-11-20') });
    await tenant.asSystem((ctx) => ctx.db.serviceRecord.updateMany({ where: { tenantId: tenant.tenantId, id: car.recordId }, data: { occurredOn: toDbDate(on('2026-11-22')) } }));
    await plan(car.recordId);
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ status: 'planned', dates: '2026-11-28 2026-11-28 2026-12-01 2026-12-21' }]);
  });

  it('a record that arrives after its time is kept as missed, not forgotten', async () => {
    await aRule(tenant);
    const late = await aPlannedFact(tenant, { occurredOn: on('2026-09-01') });
    const justInTime = await aPlannedFact(tenant, { occurredOn: addDays(TODAY, -29) });
    expect(await contactsOf(tenant, late.recordId)).toMatchObject([{ status: 'expired', reason: 'arrived-after-expiry' }]);
    expect(await contactsOf(tenant, justInTime.recordId)).toMatchObject([{ status: 'planned', reason: null }]);
    await plan(late.recordId);
    expect(await contactsOf(tenant, late.recordId)).toMatchObject([{ status: 'expired', reason: 'arrived-after-expiry' }]);
  });

  it('a call that nobody made in its time is closed as missed, with the reason', async () => {
    await aRule(tenant);
    const car = await aPlannedFact(tenant);
    tenant.clock.set('2027-01-15T02:00:00Z');
    expect(await tenant.asSystem(expireDue)).toBe(1);
    expect(await tenant.asSystem(expireDue)).toBe(0);
    await plan(car.recordId);
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ status: 'expired', reason: 'window-passed' }]);
  });
});

describe('go-live', () => {
  it('facts before it plan nothing', async () => {
    await aRule(tenant, { goLiveOn: TODAY });
    const old = await aPlannedFact(tenant, { occurredOn: addDays(TODAY, -1) });
    const fresh = await aPlannedFact(tenant, { occurredOn: TODAY });
    expect(await contactsOf(tenant, old.recordId)).toEqual([]);
    expect(await contactsOf(tenant, fresh.recordId)).toHaveLength(1);
  });

  it('moved forward it drops what nobody has touched, moved back it plans it again; calls already tried stay', async () => {
    const desk = await aDesk();
    const [untouched, tried] = await desk.plans(2);
    if (!untouched || !tried) throw new Error('two calls were planned');
    await desk.agent.call.contacts.recordAttempt({ id: tried.contactId, outcome: 'no-answer' });
    await desk.asSystem((ctx) => updateRule(ctx, { id: desk.ruleId, goLiveOn: TODAY }));
    await desk.asSystem((ctx) => replanRule(ctx, { ruleId: desk.ruleId }));
    expect(await contactsOf(desk, untouched.recordId)).toEqual([]);
    expect(await contactsOf(desk, tried.recordId)).toMatchObject([{ status: 'planned' }]);
    await desk.asSystem((ctx) => updateRule(ctx, { id: desk.ruleId, goLiveOn: on('2026-01-01') }));
    await desk.asSystem((ctx) => replanRule(ctx, { ruleId: desk.ruleId }));
    expect(await contactsOf(desk, untouched.recordId)).toMatchObject([{ status: 'planned' }]);
    expect(await contactsOf(desk, tried.recordId)).toHaveLength(1);
  });

  it('a call whose only attempt was undone is not dropped: its history stays', async () => {
    const desk = await aDesk();
    const call = await desk.plan();
    const { attemptId } = await desk.agent.call.contacts.recordAttempt({ id: call.contactId, outcome: 'no-answer' });
    await desk.agent.call.contacts.undo({ attemptId });
    await desk.agent.call.contacts.release({ id: call.contactId });
    await desk.asSystem((ctx) => updateRule(ctx, { id: desk.ruleId, active: false }));
    await desk.asSystem((ctx) => replanRule(ctx, { ruleId: desk.ruleId }));
    expect(await contactsOf(desk, call.recordId)).toHaveLength(1);
  });

  it('a rule without go-live date can not be switched on', async () => {
    await expect(tenant.asSystem((ctx) => createRule(ctx, { ...NEW_CAR, goLiveOn: null }))).rejects.toMatchObject({
      fields: [{ field: 'goLiveOn', reason: 'outreach:problem.go-live-needed' }],
    });
  });

  it('switched off, a rule takes its untouched calls back, and missed ones stay in the figures', async () => {
    const ruleId = await aRule(tenant);
    const open = await aPlannedFact(tenant);
    const missed = await aPlannedFact(tenant, { occurredOn: on('2026-09-01') });
    await tenant.asSystem((ctx) => updateRule(ctx, { id: ruleId, active: false }));
    await replan(ruleId);
    expect(await contactsOf(tenant, open.recordId)).toEqual([]);
    expect(await contactsOf(tenant, missed.recordId)).toMatchObject([{ status: 'expired' }]);
    await aPlannedFact(tenant);
    expect(await contactsOf(tenant)).toHaveLength(1);
    await tenant.asSystem((ctx) => updateRule(ctx, { id: ruleId, active: true }));
    await replan(ruleId);
    expect(await contactsOf(tenant, open.recordId)).toMatchObject([{ status: 'planned' }]);
  });
});

describe('a rule that changes', () => {
  it('re-plans what is untouched and leaves what was worked on with its dates and its version', async () => {
    const desk = await aDesk();
    const [untouched, tried] = await desk.plans(2);
    if (!untouched || !tried) throw new Error('two calls were planned');
    await desk.agent.call.contacts.recordAttempt({ id: tried.contactId, outcome: 'busy' });
    await desk.asSystem((ctx) => updateRule(ctx, { id: desk.ruleId, variants: [{ tier: null, anchor: 'occurredOn', leewayDays: 0, unit: 'day', open: 8, target: 9, close: 12, expire: 20 }] }));
    await desk.asSystem((ctx) => replanRule(ctx, { ruleId: desk.ruleId }));
    expect(await contactsOf(desk, untouched.recordId)).toMatchObject([{ version: 2, dates: '2026-11-24 2026-11-25 2026-11-28 2026-12-06' }]);
    expect(await contactsOf(desk, tried.recordId)).toMatchObject([{ version: 1, dates: '2026-11-23 2026-11-23 2026-11-26 2026-12-06' }]);
  });

  it('a new go-live date is no new version; a filter that excludes a record drops its untouched call', async () => {
    const ruleId = await aRule(tenant);
    const plain = await aPlannedFact(tenant, { amountMinor: 5_000 });
    const big = await aPlannedFact(tenant, { amountMinor: 50_000, details: { accident: true } });
    await tenant.asSystem((ctx) => updateRule(ctx, { id: ruleId, goLiveOn: on('2026-01-02') }));
    expect((await tenant.callerOf(tenant.owner).then((caller) => caller.callbackRules.get({ id: ruleId }))).version).toBe(1);
    await tenant.asSystem((ctx) => updateRule(ctx, { id: ruleId, filter: { tiers: [], orgUnitIds: [], flags: ['accident'], withoutFlags: [], minAmount: 10_000, maxAmount: null } }));
    await replan(ruleId);
    expect(await contactsOf(tenant, plain.recordId)).toEqual([]);
    expect(await contactsOf(tenant, big.recordId)).toMatchObject([{ version: 2 }]);
  });

  it('planning and changing the rule at the same time leaves no call of the former rule behind', async () => {
    const ruleId = await aRule(tenant);
    const facts = await Promise.all(Array.from({ length: 6 }, () => aFact(tenant)));
    const change = tenant.asSystem((ctx) => updateRule(ctx, { id: ruleId, roll: 'next' }));
    await Promise.all([...facts.map(({ recordId }) => plan(recordId)), change]);
    await replan(ruleId);
    expect((await contactsOf(tenant)).map(({ version }) => version)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it('a planner that had to wait for a change of the rule plans by the changed rule', async () => {
    const ruleId = await aRule(tenant);
    const { recordId } = await aFact(tenant);
    let planned: Promise<void> | undefined;
    await tenant.asSystem(async (ctx) => {
      await updateRule(ctx, { id: ruleId, variants: [{ tier: null, anchor: 'occurredOn', unit: 'day', open: 8, target: 8, close: 9, expire: 20, leewayDays: 0 }] });
      planned = plan(recordId);
      // The change is not committed before the planner stands at the rule's lock.
      await vi.waitFor(async () => {
        const [row] = await ctx.db.$queryRaw<{ waiting: boolean }[]>`SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')) AS waiting`;
        expect(row?.waiting).toBe(true);
      }, 20_000);
    });
    await planned;
    expect(await contactsOf(tenant, recordId)).toMatchObject([{ version: 2, dates: '2026-11-24 2026-11-24 2026-11-25 2026-12-06' }]);
  });

  it('two admins who save at once both get their change', async () => {
    const ruleId = await aRule(tenant);
    await Promise.all([
      tenant.asSystem((ctx) => updateRule(ctx, { id: ruleId, lowScoreBelow: 70 })),
      tenant.asSystem((ctx) => updateRule(ctx, { id: ruleId, roll: 'previous' })),
    ]);
    const caller = await tenant.callerOf(tenant.owner);
    expect(await caller.callbackRules.get({ id: ruleId })).toMatchObject({ version: 3, lowScoreBelow: 70, roll: 'previous' });
  });
});

describe('who may not be called', () => {
  it('do-not-contact suppresses the call with its reason; lifted, it is planned again', async () => {
    await aRule(tenant);
    const car = await aPlannedFact(tenant);
    await tenant.asSystem((ctx) => setDoNotContact(ctx, { customerId: car.customerId, reason: '客户要求' }));
    await tenant.asSystem((ctx) => planForCustomer(ctx, car.customerId));
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ status: 'suppressed', reason: 'do-not-contact' }]);
    await tenant.asSystem((ctx) => liftDoNotContact(ctx, { customerId: car.customerId, reason: '客户同意' }));
    await tenant.asSystem((ctx) => planForCustomer(ctx, car.customerId));
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ status: 'planned', reason: null }]);
  });

  it('a call already tried leaves the queue too, and comes back with its attempts', async () => {
    const desk = await aDesk();
    const call = await desk.plan();
    await desk.agent.call.contacts.recordAttempt({ id: call.contactId, outcome: 'no-answer' });
    await desk.asSystem((ctx) => setDoNotContact(ctx, { customerId: call.customerId, reason: '客户要求' }));
    await desk.asSystem((ctx) => planForCustomer(ctx, call.customerId));
    expect(await contactsOf(desk, call.recordId)).toMatchObject([{ status: 'suppressed', reason: 'do-not-contact' }]);
    await desk.asSystem((ctx) => liftDoNotContact(ctx, { customerId: call.customerId, reason: '客户同意' }));
    await desk.asSystem((ctx) => planForCustomer(ctx, call.customerId));
    expect(await desk.agent.call.contacts.get({ id: call.contactId })).toMatchObject({ status: 'open', attempts: 1 });
  });

  it('without a usable phone the call waits with that reason; the daily turn finds the new number', async () => {
    await aRule(tenant);
    const car = await aPlannedFact(tenant, { phones: [] });
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ status: 'suppressed', reason: 'no-phone' }]);
    await tenant.asSystem((ctx) => ctx.db.customerPhone.create({ data: { tenantId: tenant.tenantId, customerId: car.customerId, phone: '+8613812345678', reversed: '87654321831' } }));
    await tenant.asSystem((ctx) => takePlanSlice(ctx, { progress: null, isOver: () => false }));
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ status: 'planned', reason: null }]);
  });

  it('a marketing call needs consent, a service call only no refusal', async () => {
    await aRule(tenant);
    await aRule(tenant, { code: 'CARE', purpose: 'marketing' });
    const car = await aPlannedFact(tenant);
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([
      { rule: 'CARE', status: 'suppressed', reason: 'no-consent' },
      { rule: '7DC', status: 'planned' },
    ]);
    const consent = { tenantId: tenant.tenantId, customerId: car.customerId, granted: true, purpose: 'marketing', source: '电话' };
    await tenant.asSystem((ctx) => ctx.db.consent.create({ data: consent }));
    await plan(car.recordId);
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ rule: 'CARE', status: 'planned' }, { rule: '7DC' }]);
  });
});

describe('who calls', () => {
  it('agents take turns, and whoever served the customer is left out', async () => {
    const first = await tenant.member('agent', { name: '陈客服' });
    const second = await tenant.member('agent', { name: '赵顾问' });
    await aRule(tenant, { assignee: { strategy: 'round-robin', membershipIds: [first.membershipId, second.membershipId] } });
    const served = await aPlannedFact(tenant, { staffName: '赵顾问' });
    expect(await contactsOf(tenant, served.recordId)).toMatchObject([{ assigneeId: first.membershipId }]);
    const others = await Promise.all(Array.from({ length: 4 }, () => aFact(tenant, { staffName: '钱顾问' })));
    await plan(...others.map(({ recordId }) => recordId));
    const shares = (await contactsOf(tenant)).filter(({ assigneeId }) => assigneeId === second.membershipId);
    expect(shares).toHaveLength(2);
  });
});

describe('not too many calls to one customer', () => {
  it('a second call waits the days that its rule asks for, and never past its closing day', async () => {
    const desk = await aDesk();
    await aRule(desk, { ...REPAIR, minDaysBetweenCalls: 1 });
    await aRule(desk, { code: '1M', minDaysBetweenCalls: 30, variants: [{ unit: 'day', open: 7, target: 7, close: 12, expire: 30 }] });
    const first = await desk.plan();
    const repair = await aPlannedFact(desk, { kind: 'repair', occurredOn: addDays(TODAY, -2), customerId: first.customerId });
    await desk.agent.call.contacts.complete({ id: first.contactId, answers: GOOD_ANSWERS });
    await desk.asSystem((ctx) => heedFinishedContact(ctx, { contactId: first.contactId }));
    const waiting = (recordId: string, rule: string) =>
      desk.asSystem((ctx) => ctx.db.contact.findFirstOrThrow({ where: { tenantId: desk.tenantId, subjectId: recordId, rule: { code: rule } }, select: { nextAttemptAt: true } }));
    expect((await waiting(repair.recordId, '3DC')).nextAttemptAt?.toISOString()).toBe('2026-11-24T01:00:00.000Z');
    expect((await waiting(first.recordId, '1M')).nextAttemptAt?.toISOString()).toBe('2026-11-28T01:00:00.000Z');
    const later = await aPlannedFact(desk, { kind: 'repair', occurredOn: addDays(TODAY, -2), customerId: first.customerId });
    expect((await waiting(later.recordId, '3DC')).nextAttemptAt?.toISOString()).toBe('2026-11-24T01:00:00.000Z');
    const stranger = await aPlannedFact(desk, { kind: 'repair', occurredOn: addDays(TODAY, -2) });
    expect((await waiting(stranger.recordId, '3DC')).nextAttemptAt).toBeNull();
  });
});
