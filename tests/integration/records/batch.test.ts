import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '#app/lib/civil-date';
import { bulkUpsertRecords } from '#app/modules/service-records/bulk/service.server';
import type { RecordDraft } from '#app/modules/service-records/bulk/schema';
import { withTenant } from '#app/platform/db.server';
import type { Caller } from '#app/server/root-router.server';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

let tenant: TestTenant;
let desk: Caller;

beforeAll(async () => {
  tenant = await aTenant();
  desk = await tenant.callerOf(await tenant.member('manager'));
});

const VIN_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
const vin = (n: number): string => `LFV3A${String(n).padStart(11, '0')}${VIN_LETTERS[n % VIN_LETTERS.length] ?? 'A'}`;
const delivery = (n: number, more: object = {}) => ({
  kind: 'delivery',
  customer: { name: `客户${n}`, phone: `138${String(n).padStart(8, '0')}` },
  vehicle: { vin: vin(n), plate: `京A${String(n).padStart(5, '0')}`, brand: '大众', model: '帕萨特' },
  occurredOn: '2026-11-16',
  amountMinor: 20_950_600,
  details: { invoiceNumber: `F${n}` },
  ...more,
});

async function counts() {
  return withTenant(tenant.tenantId, async (db) => {
    const where = { tenantId: tenant.tenantId };
    return { customers: await db.customer.count({ where }), vehicles: await db.vehicle.count({ where }), records: await db.serviceRecord.count({ where }) };
  });
}

describe('a thousand deliveries from the dealer system', () => {
  const rows = Array.from({ length: 1000 }, (_, index) => delivery(index));

  it('are created, and the same thousand again change nothing', async () => {
    expect(await desk.serviceRecords.upsertMany({ rows })).toMatchObject({ created: 1000, updated: 0, unchanged: 0, rejected: 0 });
    const after = await counts();
    expect(after).toEqual({ customers: 1000, vehicles: 1000, records: 1000 });
    expect(await desk.serviceRecords.upsertMany({ rows })).toMatchObject({ created: 0, updated: 0, unchanged: 1000, rejected: 0 });
    expect(await counts()).toEqual(after);
  });

  it('wake the planner by one event of a thousand ids', async () => {
    const events = await withTenant(tenant.tenantId, (db) => db.outboxEvent.findMany({ where: { tenantId: tenant.tenantId, name: 'service-records.record-saved' } }));
    expect(events.map(({ payload }) => (payload as { serviceRecordIds: string[] }).serviceRecordIds.length)).toEqual([1000]);
  });

  it('one changed date is one update', async () => {
    const result = await desk.serviceRecords.upsertMany({ rows: [rows[0] ?? {}, { ...rows[1], occurredOn: '2026-11-17' }] });
    expect(result.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'updated']);
  });
});

describe('rows that are not right', () => {
  it('are rejected one by one with the field and the reason; the others go in', async () => {
    const result = await desk.serviceRecords.upsertMany({
      rows: [
        delivery(2001),
        delivery(2002, { vehicle: { vin: 'LFV3A' } }),
        delivery(2003, { occurredOn: '2026-02-30' }),
        delivery(2004, { tenantId: tenant.tenantId }),
        delivery(2005, { orgUnit: '没有这个店' }),
        { kind: 'repair', occurredOn: '2026-11-16' },
        delivery(2006, { details: { mileage: 5 } }),
        delivery(2007, { customerId: '01920000-0000-7000-8000-000000000000' }),
      ],
    });
    expect(result.rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ field, reason }) => `${field} ${reason}`)])).toEqual([
      ['created'],
      ['rejected', 'vehicle.vin vehicles:problem.vin-length'],
      ['rejected', expect.stringMatching(/^occurredOn /)],
      ['rejected', 'tenantId errors:field.unknown'],
      ['rejected', 'orgUnit records:problem.org-unit'],
      ['rejected', 'externalNumber records:problem.no-key-repair'],
      ['rejected', expect.stringMatching(/^details.*mileage errors:field.unknown$/)],
      ['rejected', 'customerId errors:not-found'],
    ]);
  });
});

describe('who the customer is', () => {
  const nameOf = async (serviceRecordId: string | null | undefined) => (await desk.serviceRecords.get({ serviceRecordId: serviceRecordId ?? '' })).customer;
  const take = async (...rows: object[]) => (await desk.serviceRecords.upsertMany({ rows: rows as Record<string, unknown>[] })).rows.map(({ serviceRecordId }) => serviceRecordId);

  it('the same phone and name are one customer, however the phone is written', async () => {
    const [first, second] = await take(
      { kind: 'repair', externalNumber: 'A1', customer: { name: '韩梅', phone: '186-8593-5555' }, vehicle: { plate: '京A11111' } },
      { kind: 'repair', externalNumber: 'A2', customer: { name: '韩梅', phone: '+86 186 8593 5555' }, vehicle: { plate: '京A22222' } },
    );
    expect((await nameOf(first))?.id).toBe((await nameOf(second))?.id);
  });

  it('husband and wife with one phone are two', async () => {
    const [first, second] = await take(
      { kind: 'repair', externalNumber: 'B1', customer: { name: '杨先生', phone: '18600000001' }, vehicle: { plate: '京B11111' } },
      { kind: 'repair', externalNumber: 'B2', customer: { name: '朱女士', phone: '18600000001' }, vehicle: { plate: '京B11111' } },
    );
    expect((await nameOf(first))?.id).not.toBe((await nameOf(second))?.id);
  });

  it('the owner of the car by the same name is known without a phone, and gets a new one', async () => {
    const [bought] = await take(delivery(3001, { customer: { name: '秦怡', phone: '18600000002' } }));
    const [repaired] = await take({ kind: 'repair', externalNumber: 'C1', customer: { name: '秦怡', phone: '18600000003' }, vehicle: { vin: vin(3001) } });
    const owner = await nameOf(bought);
    expect((await nameOf(repaired))?.id).toBe(owner?.id);
    expect((await desk.customers.get({ customerId: owner?.id ?? '' })).phones.map(({ phone }) => phone)).toEqual(['+8618600000002', '+8618600000003']);
  });

  it('who brings the car for repair does not become its owner, who buys it does', async () => {
    await take(delivery(3002, { customer: { name: '尤勇', phone: '18600000004' } }));
    await take({ kind: 'repair', externalNumber: 'D1', customer: { name: '许司机', phone: '18600000005' }, vehicle: { vin: vin(3002) }, occurredOn: '2026-11-18' });
    const [vehicle] = (await desk.vehicles.list({ q: vin(3002) })).items;
    expect(vehicle?.owner?.name).toBe('尤勇');
  });

  it('somebody without a name is called by the number, nobody is left out', async () => {
    const [first] = await take({ kind: 'repair', externalNumber: 'E1', customer: { phone: '18600000006' }, vehicle: { plate: '京E11111' } });
    expect(await nameOf(first)).toMatchObject({ name: '+8618600000006', phone: '+8618600000006' });
  });

  it('a car known by its plate gets the VIN that comes later', async () => {
    await take({ kind: 'repair', externalNumber: 'F1', customer: { name: '何欢', phone: '18600000007' }, vehicle: { plate: '京F11111' } });
    await take({ kind: 'repair', externalNumber: 'F2', customer: { name: '何欢', phone: '18600000007' }, vehicle: { plate: '京F11111', vin: vin(3003) } });
    expect((await desk.vehicles.list({ q: '京F11111' })).items.map((vehicle) => vehicle.vin)).toEqual([vin(3003)]);
  });

  it('what the desk wrote is not overwritten by a file', async () => {
    const { customerId } = await desk.customers.create({ name: '吕方', phones: [{ phone: '18600000008' }], address: '海淀 3 号' });
    const draft: RecordDraft = {
      naturalKey: 'no:G1', externalNumber: 'G1', vehicle: null, homeId: null, orgUnitId: null, occurredOn: civilDate('2026-11-18'), invoicedOn: null,
      receivedOn: null, staffName: null, amountMinor: null, details: {},
      customer: { name: '吕方', kind: 'person', phones: ['+8618600000008'], idDocumentKind: 'id-card', idDocumentNumber: 'X1', birthday: null, address: '别处' },
    };
    await tenant.asSystem((ctx) => bulkUpsertRecords(ctx, 'repair', [draft], 'import'));
    expect(await desk.customers.get({ customerId })).toMatchObject({ address: '海淀 3 号', idDocumentNumber: 'X1' });
  });

  it('two batches at once do not make the same customer twice', async () => {
    const rows = (prefix: string) => [{ kind: 'repair', externalNumber: prefix, customer: { name: '施工', phone: '18600000009' }, vehicle: { plate: '京G11111' } }];
    await Promise.all(['H1', 'H2', 'H3', 'H4'].map((number) => desk.serviceRecords.upsertMany({ rows: rows(number) })));
    expect((await desk.customers.list({ q: '18600000009' })).items).toHaveLength(1);
    expect((await desk.vehicles.list({ q: '京G11111' })).items).toHaveLength(1);
  });
});

describe('one record by hand', () => {
  it('finds the customer and the car that are on file', async () => {
    const { customerId } = await desk.customers.create({ name: '张手工', phones: [{ phone: '18700000001' }] });
    const { vehicleId } = await desk.vehicles.create({ plate: '京K10001', ownerId: customerId });
    const { serviceRecordId } = await desk.serviceRecords.create({
      kind: 'repair', externalNumber: 'WX-1', customer: { name: '张手工', phone: '187 0000 0001' }, vehicle: { plate: '京K·10001' }, occurredOn: '2026-11-20', details: { accident: true, mileage: 12_000 },
    });
    expect(await desk.serviceRecords.get({ serviceRecordId })).toMatchObject({ customer: { id: customerId }, vehicle: { id: vehicleId }, details: { accident: true, mileage: 12_000 } });
  });

  it('with a number that is on file is refused at that field', async () => {
    await desk.serviceRecords.create({ kind: 'repair', externalNumber: 'WX-2' });
    await expect(desk.serviceRecords.create({ kind: 'repair', externalNumber: 'wx-2 ' })).rejects.toMatchObject({
      cause: { fields: [{ field: 'externalNumber', reason: 'records:problem.exists-repair' }] },
    });
  });

  it('a corrected VIN is still the same delivery when the file comes again', async () => {
    const { serviceRecordId } = await desk.serviceRecords.create({ ...delivery(4001), kind: 'delivery' });
    await desk.serviceRecords.update({ serviceRecordId, vehicle: { vin: vin(4002) } });
    const again = await desk.serviceRecords.upsertMany({ rows: [delivery(4001, { vehicle: { vin: vin(4002), plate: null }, amountMinor: 20_950_600 })] });
    expect(again.rows[0]).toMatchObject({ serviceRecordId });
  });

  it('keeps what a change does not name', async () => {
    const { serviceRecordId } = await desk.serviceRecords.create({ kind: 'repair', externalNumber: 'WX-3', customer: { name: '李留', phone: '18700000003' }, staffName: '覃宇', amountMinor: 500 });
    await desk.serviceRecords.update({ serviceRecordId, occurredOn: '2026-11-19', amountMinor: null });
    expect(await desk.serviceRecords.get({ serviceRecordId })).toMatchObject({ occurredOn: '2026-11-19', staffName: '覃宇', amountMinor: null, currency: null, customer: { name: '李留' } });
  });

  it('of another tenant is not found, and its ids are no use', async () => {
    const stranger = await aTenant();
    const other = await stranger.callerOf(stranger.owner);
    const { serviceRecordId } = await desk.serviceRecords.create({ kind: 'repair', externalNumber: 'WX-4' });
    const { customerId } = await desk.customers.create({ name: '外人', phones: [] });
    const { vehicleId } = await desk.vehicles.create({ plate: '京Z00001' });
    await expect(other.serviceRecords.get({ serviceRecordId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(other.serviceRecords.update({ serviceRecordId, staffName: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(other.serviceRecords.create({ kind: 'repair', customerId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(other.serviceRecords.create({ kind: 'repair', vehicleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(other.vehicles.changeOwner({ vehicleId, customerId, fromOn: '2026-11-20' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await other.serviceRecords.upsertMany({ rows: [{ kind: 'repair', externalNumber: 'X', vehicleId }] })).rows[0]?.problems).toMatchObject([{ field: 'vehicleId', reason: 'errors:not-found' }]);
  });
});
