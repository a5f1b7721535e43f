import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '#app/lib/civil-date';
import { bulkUpsertHomes } from '#app/modules/homes/bulk/service.server';
import type { HomeDraft } from '#app/modules/homes/bulk/schema';
import { createOrgUnit } from '#app/modules/tenancy/org-unit/service.server';
import type { Caller } from '#app/server/root-router.server';
import { aTenant, type TestTenant } from '#tests/factories/tenant';

let tenant: TestTenant;
let desk: Caller;
let siteId: string;

beforeAll(async () => {
  tenant = await aTenant();
  desk = await tenant.callerOf(await tenant.member('agent'));
  siteId = (await tenant.asSystem((ctx) => createOrgUnit(ctx, { kind: 'site', code: 'QC', name: '晴川家园' }))).orgUnitId;
});

const aCustomer = async (name: string) => (await desk.customers.create({ name, phones: [] })).customerId;

describe('a car', () => {
  it('is stored with its VIN as in the papers; a wrong check digit is only told', async () => {
    const { vehicleId } = await desk.vehicles.create({ vin: ' ｌｆｖ3a23c-0j3000018 ', plate: '京 A·B1234' });
    expect(await desk.vehicles.get({ vehicleId })).toMatchObject({ vin: 'LFV3A23C0J3000018', vinCheckOk: expect.any(Boolean), plate: '京AB1234' });
  });

  it('with a VIN that is on file is refused at that field', async () => {
    await expect(desk.vehicles.create({ vin: 'LFV3A23C0J3000018' })).rejects.toMatchObject({ cause: { fields: [{ field: 'vin', reason: 'vehicles:problem.vin-known' }] } });
  });

  it('changes hands: the former period ends on the day the new one begins', async () => {
    const [first, second] = [await aCustomer('甲'), await aCustomer('乙')];
    const { vehicleId } = await desk.vehicles.create({ plate: '京A00001', ownerId: first, ownedFrom: '2024-01-01' });
    await desk.vehicles.changeOwner({ vehicleId, customerId: second, fromOn: '2026-06-01' });
    await desk.vehicles.changeOwner({ vehicleId, customerId: first, fromOn: '2026-08-01' });
    expect((await desk.vehicles.get({ vehicleId })).owners.map(({ name, fromOn, toOn }) => [name, fromOn, toOn])).toEqual([
      ['甲', '2026-08-01', null],
      ['乙', '2026-06-01', '2026-08-01'],
      ['甲', '2024-01-01', '2026-06-01'],
    ]);
    expect((await desk.customers.list({ q: '京A00001' })).items.map(({ name }) => name).sort()).toEqual(['乙', '甲']);
  });

  it('cannot go to its owner, nor to somebody before the former owner had it', async () => {
    const [first, second] = [await aCustomer('丙'), await aCustomer('丁')];
    const { vehicleId } = await desk.vehicles.create({ plate: '京A00002', ownerId: first, ownedFrom: '2026-01-01' });
    await expect(desk.vehicles.changeOwner({ vehicleId, customerId: first, fromOn: '2026-02-01' })).rejects.toMatchObject({ cause: { fields: [{ field: 'customerId' }] } });
    await expect(desk.vehicles.changeOwner({ vehicleId, customerId: second, fromOn: '2025-12-31' })).rejects.toMatchObject({ cause: { fields: [{ field: 'fromOn' }] } });
  });

  it('given to two people at the same moment has one owner afterwards', async () => {
    const people = [await aCustomer('戊'), await aCustomer('己')];
    const { vehicleId } = await desk.vehicles.create({ plate: '京A00003' });
    await Promise.all(people.map((customerId) => desk.vehicles.changeOwner({ vehicleId, customerId, fromOn: '2026-02-01' })));
    const { owners } = await desk.vehicles.get({ vehicleId });
    expect(owners.filter(({ toOn }) => toOn === null)).toHaveLength(1);
    expect(owners).toHaveLength(2);
  });

  it('keeps at least a VIN or a plate', async () => {
    const { vehicleId } = await desk.vehicles.create({ plate: '京A00004' });
    await expect(desk.vehicles.update({ vehicleId, plate: null })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('a home', () => {
  it('is one home however its place is written', async () => {
    await desk.homes.create({ siteId, building: '1号楼', unit: '2单元', room: '301', areaSqm: 95.43 });
    await expect(desk.homes.create({ siteId, building: '一幢', unit: '02单元', room: '0301室' })).rejects.toMatchObject({
      cause: { fields: [{ field: 'room', reason: 'homes:problem.place-known' }] },
    });
    for (const q of ['1-2-301', '1号楼2单元301', '1-2']) {
      expect((await desk.homes.list({ q })).items.map(({ building, unit, room, areaSqm }) => [building, unit, room, areaSqm])).toEqual([['1号楼', '2单元', '301', 95.43]]);
    }
  });

  it('has people with periods, and is found by their names', async () => {
    const { homeId } = await desk.homes.create({ siteId, building: '5', room: '501', zone: '家属区' });
    const [owner, renter] = [await aCustomer('庚业主'), await aCustomer('辛租客')];
    await desk.homes.addPerson({ homeId, customerId: owner, relation: 'homeowner', fromOn: '2020-01-01' });
    await desk.homes.addPerson({ homeId, customerId: renter, relation: 'tenant', fromOn: '2026-01-01' });
    const lease = (await desk.homes.get({ homeId })).people.find(({ relation }) => relation === 'tenant');
    await desk.homes.endPerson({ homePersonId: lease?.homePersonId ?? '', toOn: '2026-10-31' });
    expect((await desk.homes.get({ homeId })).people.map(({ name, toOn }) => [name, toOn])).toEqual([['庚业主', null], ['辛租客', '2026-10-31']]);
    expect((await desk.homes.list({ q: '庚业' })).items.map(({ id }) => id)).toEqual([homeId]);
    expect((await desk.homes.list({ zone: '家属区' })).items.map(({ id }) => id)).toEqual([homeId]);
  });

  it('needs a site of the tenant', async () => {
    const stranger = await aTenant();
    const other = await stranger.callerOf(stranger.owner);
    await expect(other.homes.create({ siteId, building: '1', room: '1' })).rejects.toMatchObject({ cause: { fields: [{ field: 'siteId' }] } });
  });
});

describe('a list of homes', () => {
  const draft = (room: string, name: string | null, phone: string | null, fromOn: string | null = null): HomeDraft => ({
    siteId,
    place: { building: '9号楼', unit: '1单元', room },
    areaCentiSqm: 9543,
    occupancy: 'occupied',
    owner: { name, kind: 'person', phones: phone === null ? [] : [phone], idDocumentKind: null, idDocumentNumber: null, birthday: null, address: null },
    fromOn: fromOn === null ? null : civilDate(fromOn),
  });
  const write = (drafts: HomeDraft[]) => tenant.asSystem((ctx) => bulkUpsertHomes(ctx, drafts, 'import'));

  it('goes in once; the same list again changes nothing', async () => {
    const drafts = [draft('101', '熊伟建', '+8618613203483', '2022-11-15'), draft('102', '苏燕霞', '+8615895025693'), draft('103', null, null)];
    expect((await write(drafts)).map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
    expect((await write(drafts)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect((await desk.homes.list({ q: '9-1-1' })).items.map(({ people }) => people.map(({ name }) => name))).toEqual([['熊伟建'], ['苏燕霞'], []]);
  });

  it('a later owner takes over, the same owner without a phone is the same person', async () => {
    const [first] = await write([draft('201', '钱一', '+8618600001111', '2020-01-01')]);
    await write([draft('201', '孙二', '+8618600002222', '2025-05-01'), draft('201', '孙二', null, '2025-05-01')]);
    const { people } = await desk.homes.get({ homeId: first?.homeId ?? '' });
    expect(people.map(({ name, fromOn, toOn }) => [name, fromOn, toOn])).toEqual([['孙二', '2025-05-01', null], ['钱一', '2020-01-01', '2025-05-01']]);
  });
});
