import { beforeAll, describe, expect, it } from 'vitest';
import { listRejects } from '#app/modules/imports/job/service.server';
import { recordSaved } from '#app/modules/service-records/jobs';
import { createOrgUnit, listOrgUnits } from '#app/modules/tenancy/org-unit/service.server';
import { withControl } from '#app/platform/db.server';
import { imported, recordCounts, sampleFile } from '#tests/factories/import';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

let dealer: TestTenant;
beforeAll(async () => {
  dealer = await aTenant();
  await dealer.asSystem(async (ctx) => {
    for (const [index, name] of ['总店', '城东店', '顺义二级网点'].entries()) await createOrgUnit(ctx, { kind: 'outlet', code: `S${index}`, name, tier: 1 });
    await createOrgUnit(ctx, { kind: 'outlet', code: 'CP', name: '昌平直营店', tier: 2, aliases: ['昌平二级网点'] });
  });
});

const deliveries = { kind: 'deliveries', content: sampleFile('deliveries.xlsx') } as const;
const repairs = { kind: 'repairs', content: sampleFile('repairs-gbk.csv') } as const;
const homes = { kind: 'homes', content: sampleFile('homes.xlsx') } as const;

describe('deliveries from a DMS', () => {
  it('are tested first: 2,017 rows, 26 of them refused, and nothing is written', async () => {
    const test = await imported(dealer, { ...deliveries, next: 'test' });
    expect(test).toMatchObject({ status: 'tested', dryRun: true, error: null, rowsTotal: 2017 });
    expect(test.counts).toEqual({ rows: 2017, created: 1974, updated: 0, unchanged: 17, rejected: 26 });
    expect(test.warnings).toEqual([
      { code: 'phoneMissing', field: 'phone', count: 21, row: 69, value: '' },
      { code: 'calendarMissing', field: 'birthdayCalendar', count: 17, row: 462, value: '' },
      { code: 'dateMissing', field: 'deliveredOn', count: 12, row: 315, value: '' },
    ]);
    expect(await recordCounts(dealer)).toEqual({ customers: 0, vehicles: 0, homes: 0, records: 0 });
    const rejects = await dealer.asSystem((ctx) => listRejects(ctx, { importId: test.importId, after: 0, limit: 200 }));
    expect(rejects).toHaveLength(26);
    expect(rejects[0]).toMatchObject({ row: 100, code: 'dateImpossible', field: 'deliveredOn', value: '2026年13月5日' });
    expect(rejects[0]?.cells).toContain('2026年13月5日');
  });

  it('come to what the test said, with their customers, cars, outlets and owners', async () => {
    const run = await imported(dealer, deliveries);
    expect(run).toMatchObject({ status: 'done', dryRun: false, error: null, unknownUnits: [] });
    expect(run.counts).toEqual({ rows: 2017, created: 1974, updated: 0, unchanged: 17, rejected: 26 });
    expect(await recordCounts(dealer)).toEqual({ customers: 1974, vehicles: 1974, homes: 0, records: 1974 });
    const { tenantId } = dealer;
    await dealer.asSystem(async ({ db }) => {
      const record = await db.serviceRecord.findFirstOrThrow({ where: { tenantId, naturalKey: 'vin:LFVA9WT62UWFVTCA1' }, include: { customer: { include: { phones: true } }, vehicle: { include: { ownerships: true } }, orgUnit: true } });
      expect(record).toMatchObject({ kind: 'delivery', staffName: '石建', amountMinor: 26037200n, currency: 'CNY', source: 'import', orgUnit: { name: '顺义二级网点' } });
      expect(record.occurredOn?.toISOString().slice(0, 10)).toBe('2026-10-22');
      expect(record.customer).toMatchObject({ name: '毛敏梓', pinyin: 'maominzi', birthCalendar: 'lunar', birthMonth: 11, birthDay: 7, source: 'import' });
      expect(record.customer?.phones.map(({ phone }) => phone)).toEqual(['+8613852210579']);
      expect(record.vehicle).toMatchObject({ plate: '京E6P5SH', model: '博越L', color: '白' });
      expect(record.vehicle?.ownerships).toMatchObject([{ customerId: record.customerId, toOn: null }]);
      expect(await db.serviceRecord.count({ where: { tenantId, orgUnit: { code: 'CP' } } })).toBeGreaterThan(400);
    });
  });

  it('tell the planner about every record, at most a thousand at a time', async () => {
    const events = await withControl((db) => db.outboxEvent.findMany({ where: { tenantId: dealer.tenantId, name: recordSaved.name } }));
    const ids = events.map(({ payload }) => recordSaved.payload.parse(payload).serviceRecordIds);
    expect(ids.flat()).toHaveLength(1974);
    expect(Math.max(...ids.map((some) => some.length))).toBeLessThanOrEqual(1000);
  });

  it('change nothing when the same file comes again', async () => {
    const again = await imported(dealer, deliveries);
    expect(again.counts).toEqual({ rows: 2017, created: 0, updated: 0, unchanged: 1991, rejected: 26 });
    expect(await recordCounts(dealer)).toEqual({ customers: 1974, vehicles: 1974, homes: 0, records: 1974 });
  });
});

describe('repair orders in GBK', () => {
  it('join the cars that were delivered, and say the same in test and run', async () => {
    const test = await imported(dealer, { ...repairs, next: 'test' });
    expect(test).toMatchObject({ status: 'tested', format: 'csv:gb18030', error: null });
    const run = await imported(dealer, repairs);
    expect(run.counts).toEqual({ rows: 3011, created: 2991, updated: 0, unchanged: 11, rejected: 9 });
    expect(run.counts).toEqual(test.counts);
    const { records, vehicles } = await recordCounts(dealer);
    expect(records).toBe(1974 + 2991);
    // Nearly all repaired cars are among those delivered.
    expect(vehicles).toBeLessThan(2010);
  });

  it('change nothing when they come again', async () => {
    const before = await recordCounts(dealer);
    const again = await imported(dealer, repairs);
    expect(again.counts).toEqual({ rows: 3011, created: 0, updated: 0, unchanged: 3002, rejected: 9 });
    expect(await recordCounts(dealer)).toEqual(before);
  });
});

describe('homes of a property desk', () => {
  it('bring their sites along when an administrator imports them', async () => {
    const desk = await aTenant({ industry: 'property' });
    const test = await imported(desk, { ...homes, next: 'test', role: 'admin' });
    expect(test.counts).toEqual({ rows: 1200, created: 1200, updated: 0, unchanged: 0, rejected: 0 });
    expect(await desk.asSystem((ctx) => listOrgUnits(ctx, { includeInactive: false }))).toEqual([]);
    const run = await imported(desk, { ...homes, role: 'admin' });
    expect(run.counts).toEqual(test.counts);
    const units = await desk.asSystem((ctx) => listOrgUnits(ctx, { includeInactive: false }));
    expect(units.map(({ kind, name }) => [kind, name])).toEqual([['site', '晴川家园']]);
    const { tenantId } = desk;
    await desk.asSystem(async ({ db }) => {
      const home = await db.home.findFirstOrThrow({ where: { tenantId, placeKey: '1|1|101' }, include: { people: { include: { customer: true } } } });
      expect(home).toMatchObject({ building: '1号楼', unit: '1单元', room: '101', areaCentiSqm: 9543, occupancy: 'occupied' });
      expect(home.people).toMatchObject([{ relation: 'homeowner', toOn: null, customer: { name: '熊伟建' } }]);
    });
    const again = await imported(desk, { ...homes, role: 'agent' });
    expect(again.counts).toEqual({ rows: 1200, created: 0, updated: 0, unchanged: 1200, rejected: 0 });
  });

  it('of a site that nobody knows are refused when the person may not make one', async () => {
    const desk = await aTenant({ industry: 'property' });
    const run = await imported(desk, { ...homes, role: 'agent' });
    expect(run.counts).toEqual({ rows: 1200, created: 0, updated: 0, unchanged: 0, rejected: 1200 });
    const [reject] = await desk.asSystem((ctx) => listRejects(ctx, { importId: run.importId, after: 0, limit: 1 }));
    expect(reject).toMatchObject({ row: 2, code: 'siteUnknown', field: 'site', value: '晴川家园' });
  });

  it('without a column for the site belong to the only one there is', async () => {
    const desk = await aTenant({ industry: 'property' });
    const content = '楼栋,单元,房号,业主姓名,手机号\n1号楼,1,101,王芳,13800000001\n01栋,1单元,0101室,王芳,\n';
    expect((await imported(desk, { kind: 'homes', content })).counts).toMatchObject({ created: 0, rejected: 2 });
    await desk.asSystem((ctx) => createOrgUnit(ctx, { kind: 'site', code: 'Q', name: '晴川家园', tier: null }));
    expect((await imported(desk, { kind: 'homes', content })).counts).toMatchObject({ created: 1, unchanged: 1, rejected: 0 });
  });
});

describe('names of outlets that nobody knows', () => {
  it('are told with their rows, and filled in once somebody has named the outlet', async () => {
    const tenant = await aTenant();
    const content = '客户姓名,手机号,车架号,提车日期,网点\n王芳,13800000001,LFV3A24G1K0000001,2026-10-01,城东分店\n李伟,13800000002,LFV3A24G3K0000002,2026-10-02,城东分店\n';
    const first = await imported(tenant, { kind: 'deliveries', content });
    expect(first.unknownUnits).toEqual([{ name: '城东分店', rows: 2, isAmbiguous: false }]);
    expect(first.warnings).toContainEqual({ code: 'outletUnknown', field: 'outlet', count: 2, row: 2, value: '城东分店' });
    const { orgUnitId } = await tenant.asSystem((ctx) => createOrgUnit(ctx, { kind: 'outlet', code: 'D', name: '城东店', tier: 1 }));
    const caller = await tenant.callerOf(tenant.owner);
    await caller.tenancy.orgUnit.addAlias({ orgUnitId, alias: '城东分店' });
    const second = await imported(tenant, { kind: 'deliveries', content });
    expect(second).toMatchObject({ unknownUnits: [], counts: { created: 0, updated: 2 } });
  });
});
