import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, civilDate, toDbDate } from '#app/lib/civil-date';
import { planForRecords, replanRule } from '#app/modules/outreach/planner/service.server';
import { callbackRuleSchema, type CallbackRuleInput } from '#app/modules/outreach/rule/schema';
import type { Caller } from '#app/server/root-router.server';
import { aDesk, TODAY } from '#tests/factories/desk';
import { aFact, anOutlet, aPlannedFact, aRule, contactsOf, NEW_CAR, REPAIR } from '#tests/factories/rules';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

let tenant: TestTenant;
let admin: Caller;
beforeEach(async () => {
  tenant = await aTenant();
  admin = await tenant.callerOf(tenant.owner);
});

const newCar = (overrides: Partial<CallbackRuleInput> = {}) => callbackRuleSchema.parse({ ...NEW_CAR, ...overrides });
const on = civilDate;

describe('what a rule gives on a date', () => {
  const window = { unit: 'day', open: 7, target: 7, close: 10, expire: 30 } as const;

  it('delivered 1 March: day 7 is 7 March when the delivery is day 1, 8 March when counting starts the day after', async () => {
    const dates = [on('2026-03-01')];
    expect((await admin.callbackRules.preview({ rule: window, dates })).windows).toMatchObject([{ target: '2026-03-07', close: '2026-03-10', rolled: false, provisional: false }]);
    expect((await admin.callbackRules.preview({ rule: { ...window, countBase: 0 }, dates })).windows).toMatchObject([{ target: '2026-03-08', close: '2026-03-11' }]);
  });

  it('working days leave out weekends and holidays and count make-up days', async () => {
    const workdays = { unit: 'workday', open: 2, target: 2, close: 2, expire: 5, countBase: 0 } as const;
    const { windows } = await admin.callbackRules.preview({ rule: workdays, dates: [on('2026-02-13'), on('2026-09-30')] });
    expect(windows).toMatchObject([{ target: '2026-02-24' }, { target: '2026-10-09' }]);
  });

  it('a day without work stays, or rolls to the next or the previous working day, and says so', async () => {
    const dates = [on('2026-09-26')];
    const ask = async (roll: 'stay' | 'next' | 'previous') => (await admin.callbackRules.preview({ rule: { ...window, roll }, dates })).windows[0];
    expect(await ask('stay')).toMatchObject({ target: '2026-10-02', rolled: false });
    expect(await ask('next')).toMatchObject({ target: '2026-10-08', rolled: true });
    expect(await ask('previous')).toMatchObject({ target: '2026-09-30', rolled: true });
  });

  it('beyond the published holidays a working day is provisional', async () => {
    const { windows } = await admin.callbackRules.preview({ rule: { ...window, roll: 'next' }, dates: [on('2029-10-01')] });
    expect(windows).toMatchObject([{ provisional: true }]);
  });

  it('a day of the tenant’s own calendar counts', async () => {
    await admin.calendar.setOwnDay({ date: on('2026-03-09'), kind: 'off', name: '店庆' });
    const { windows } = await admin.callbackRules.preview({ rule: { ...window, roll: 'next' }, dates: [on('2026-03-03')] });
    expect(windows).toMatchObject([{ target: '2026-03-10', rolled: true }]);
  });

  it('the page’s preview shows every variant with the kind of each day', async () => {
    const { variants } = await admin.callbackRules.previewRule({ rule: newCar(), dates: [on('2026-09-26')] });
    expect(variants).toMatchObject([
      { tier: 2, anchor: 'invoicedOn', windows: [{ date: { mark: 'weekend' }, target: { date: '2026-10-05', mark: 'holiday' } }] },
      { tier: null, anchor: 'occurredOn', windows: [{ target: { date: '2026-10-02', mark: 'holiday' }, expire: { date: '2026-10-25', mark: 'weekend' } }] },
    ]);
    const makeUp = await admin.callbackRules.previewRule({ rule: newCar(), dates: [on('2026-10-10')] });
    expect(makeUp.variants[0]?.windows[0]?.date.mark).toBe('make-up');
  });

  it('an agent may look, and only the admin may change', async () => {
    const agent = await tenant.callerOf(await tenant.member('agent'));
    expect((await agent.callbackRules.list({})).items).toEqual([]);
    await expect(agent.callbackRules.create({ ...NEW_CAR })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(agent.callbackRules.dryRun({ rule: newCar() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('dry run', () => {
  async function records(): Promise<void> {
    const second = await anOutlet(tenant, 2);
    await aFact(tenant, { occurredOn: on('2026-11-20') });
    await aFact(tenant, { occurredOn: on('2026-11-20') });
    await aFact(tenant, { occurredOn: on('2026-11-10'), name: '老赵' });
    await aFact(tenant, { occurredOn: on('2026-09-01') });
    await aFact(tenant, { occurredOn: on('2025-09-01') });
    await aFact(tenant, { occurredOn: on('2026-11-21'), phones: [] });
    await aFact(tenant, { occurredOn: on('2026-11-01'), invoicedOn: on('2026-11-19'), orgUnitId: second });
    await aFact(tenant, { occurredOn: on('2026-11-15'), orgUnitId: second, name: '无票钱' });
    await aFact(tenant, { kind: 'repair', occurredOn: on('2026-11-20') });
  }

  it('says how many, when and who, and writes nothing', async () => {
    await records();
    const result = await admin.callbackRules.dryRun({ rule: newCar() });
    expect(result).toMatchObject({ looked: 7, complete: true, planned: 4, openToday: 1, overdue: 1, expired: 1, suppressed: 1, gaps: 1, change: null });
    expect(result.byOpenDay).toEqual([
      { date: '2026-11-16', count: 1 },
      { date: '2026-11-26', count: 2 },
      { date: '2026-11-28', count: 1 },
    ]);
    expect(result.examples[0]).toMatchObject({ customerName: '老赵', status: 'planned', anchorOn: '2026-11-10', target: '2026-11-16' });
    expect(result.examples.find(({ status }) => status === 'gap')).toMatchObject({ customerName: '无票钱', reason: 'invoicedOn' });
    expect(await contactsOf(tenant)).toEqual([]);
  });

  it('equals what is planned afterwards, contact by contact', async () => {
    await records();
    const { byOpenDay, planned, expired, suppressed } = await admin.callbackRules.dryRun({ rule: newCar() });
    const { id } = await admin.callbackRules.create({ ...NEW_CAR });
    await tenant.asSystem((ctx) => replanRule(ctx, { ruleId: id }));
    const contacts = await contactsOf(tenant);
    const counted = (status: string) => contacts.filter((contact) => contact.status === status).length;
    expect({ planned, expired, suppressed }).toEqual({ planned: counted('planned'), expired: counted('expired'), suppressed: counted('suppressed') });
    const days = contacts.filter(({ status }) => status === 'planned').map(({ dates }) => dates.slice(0, 10)).sort();
    expect(byOpenDay.flatMap(({ date, count }) => Array<string>(count).fill(date))).toEqual(days);
  });

  it('of a saved rule says what would be moved, dropped and left alone', async () => {
    const desk = await aDesk();
    const owner = await desk.callerOf(desk.owner);
    const [, tried] = await desk.plans(3);
    if (!tried) throw new Error('three calls were planned');
    await desk.agent.call.contacts.recordAttempt({ id: tried.contactId, outcome: 'no-answer' });
    const saved = await owner.callbackRules.get({ id: desk.ruleId });
    const { id: ruleId, version: _version, ...rule } = saved;
    const asIs = callbackRuleSchema.parse(rule);
    const ask = async (overrides: Partial<CallbackRuleInput>) => (await owner.callbackRules.dryRun({ ruleId, rule: callbackRuleSchema.parse({ ...asIs, ...overrides }) })).change;
    expect(await owner.callbackRules.dryRun({ ruleId, rule: asIs })).toMatchObject({ planned: 2, openToday: 2 });
    expect(await ask({})).toEqual({ created: 0, moved: 0, dropped: 0, kept: 1 });
    expect(await ask({ countBase: 0 })).toEqual({ created: 0, moved: 2, dropped: 0, kept: 1 });
    expect(await ask({ goLiveOn: TODAY })).toEqual({ created: 0, moved: 0, dropped: 2, kept: 1 });
    expect(await ask({ active: false })).toEqual({ created: 0, moved: 0, dropped: 2, kept: 1 });
    expect(await owner.callbackRules.load({ id: ruleId })).toEqual({ open: 3, overdue: 0, ahead: 0, untouched: 2, touched: 1 });
  });

  it('of a rule that contradicts itself names the field', async () => {
    const rule = { ...newCar(), variants: [{ ...newCar().variants[0], close: 8 }] } as never;
    await expect(admin.callbackRules.dryRun({ rule })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('records without the date that the rule counts from', () => {
  it('stand on the repair list, and the call is planned as soon as the date is entered', async () => {
    await aRule(tenant);
    const orgUnitId = await anOutlet(tenant, 2);
    const car = await aPlannedFact(tenant, { orgUnitId, name: '无票钱' });
    const other = await aPlannedFact(tenant, { occurredOn: null });
    expect(await contactsOf(tenant)).toEqual([]);
    const { items } = await admin.callbackRules.gaps({});
    expect(items).toMatchObject([
      { recordId: other.recordId, anchor: 'occurredOn', knownOn: null },
      { recordId: car.recordId, anchor: 'invoicedOn', ruleCode: '7DC', customerName: '无票钱', knownOn: '2026-11-17' },
    ]);
    await tenant.asSystem((ctx) => ctx.db.serviceRecord.updateMany({ where: { tenantId: tenant.tenantId, id: car.recordId }, data: { invoicedOn: toDbDate(on('2026-11-20')) } }));
    await tenant.asSystem((ctx) => planForRecords(ctx, [car.recordId]));
    expect(await contactsOf(tenant, car.recordId)).toMatchObject([{ status: 'planned', dates: '2026-11-29 2026-11-29 2026-12-02 2026-12-19' }]);
    expect((await admin.callbackRules.gaps({})).items).toHaveLength(1);
  });

  it('only those that the rule takes: filters, kinds and switched-off rules leave the list', async () => {
    await aRule(tenant, { filter: { withoutFlags: ['accident'], minAmount: 1_000 } });
    const off = await aRule(tenant, { ...REPAIR, active: false });
    const taken = await aFact(tenant, { occurredOn: null, amountMinor: 5_000 });
    await aFact(tenant, { occurredOn: null, amountMinor: 5_000, details: { accident: true } });
    await aFact(tenant, { occurredOn: null, amountMinor: 999 });
    await aFact(tenant, { occurredOn: null });
    await aFact(tenant, { occurredOn: null, kind: 'repair' });
    expect((await admin.callbackRules.gaps({})).items.map(({ recordId }) => recordId)).toEqual([taken.recordId]);
    await admin.callbackRules.update({ id: off, active: true });
    expect(await admin.callbackRules.gapBoard({ rule: '3DC' })).toMatchObject({
      items: [{ recordKind: 'repair', ruleCode: '3DC' }],
      rules: [{ code: '3DC', count: 1 }, { code: '7DC', count: 1 }],
    });
  });

  it('come page by page, each once', async () => {
    await aRule(tenant);
    await aRule(tenant, { code: '1M', variants: [{ unit: 'month', open: 1, target: 1, close: 1, expire: 2 }] });
    await Promise.all(Array.from({ length: 5 }, () => aFact(tenant, { occurredOn: null })));
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await admin.callbackRules.gaps({ limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ recordId, ruleCode }) => `${recordId} ${ruleCode}`));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBe(10);
    await expect(admin.callbackRules.gaps({ cursor: 'bm9wZQ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('a rule and its history', () => {
  it('says who made which version, and who switched it on', async () => {
    const { id } = await admin.callbackRules.create({ ...NEW_CAR, active: false, goLiveOn: null });
    tenant.clock.set(new Date('2026-11-23T03:00:00Z'));
    await admin.callbackRules.update({ id, goLiveOn: TODAY, active: true });
    tenant.clock.set(new Date('2026-11-23T04:00:00Z'));
    await admin.callbackRules.update({ id, minDaysBetweenCalls: 14 });
    expect((await admin.callbackRules.history({ id })).map(({ what, version, goLiveOn, by }) => `${by} ${what} ${version ?? goLiveOn ?? ''}`.trim())).toEqual([
      '赵总 version 2',
      '赵总 activated',
      `赵总 go-live ${TODAY}`,
      '赵总 version 1',
    ]);
    expect((await admin.callbackRules.version({ id, version: 1 })).rule.minDaysBetweenCalls).toBe(0);
    expect(await admin.callbackRules.page({ id, version: '1' })).toMatchObject({ rule: { version: 2 }, former: { version: 1, by: '赵总' }, load: { open: 0 } });
    await expect(admin.callbackRules.page({ id, version: 7 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a taken code is refused, also when two admins take it at once', async () => {
    const results = await Promise.allSettled([admin.callbackRules.create({ ...NEW_CAR }), admin.callbackRules.create({ ...NEW_CAR })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('the list shows what is open and what is overdue under each rule', async () => {
    await aRule(tenant);
    await aPlannedFact(tenant, { occurredOn: addDays(TODAY, -6) });
    await aPlannedFact(tenant, { occurredOn: addDays(TODAY, -15) });
    await aPlannedFact(tenant, { occurredOn: TODAY });
    expect(await admin.callbackRules.board({})).toMatchObject([{ code: '7DC', load: { open: 2, overdue: 1, ahead: 1 } }]);
  });

  it('offers the tenant’s own units, people and kinds of record', async () => {
    await tenant.asSystem((ctx) => ctx.db.tenant.update({ where: { id: tenant.tenantId }, data: { settings: { features: ['vehicles'] } } }));
    await anOutlet(tenant, 2);
    const choices = await (await tenant.callerOf(tenant.owner)).callbackRules.choices({});
    expect(choices).toMatchObject({ recordKinds: ['delivery', 'repair'], flags: ['accident'], orgUnits: [{ tier: 2 }], members: [{ name: '赵总' }] });
  });
});
