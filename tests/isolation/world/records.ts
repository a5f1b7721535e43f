import { poolOf, several, type Pool, type WorldCore } from '../twin-world';
import type { PeopleParts } from './people';

export interface RecordParts {
  customer: Pool;
  vehicle: Pool;
  home: Pool;
  /** Somebody who lives in a home, by the id of that fact. */
  homePerson: Pool;
  /** Repairs that no rule takes; their numbers are … */
  record: Pool;
}

export const VIN_OF = (index: number): string => `LSVAA49J13200${String(1000 + index)}`;
export const PLATE_OF = (index: number): string => `川A${String(20_000 + index)}`;
export const PHONE_OF = (index: number): string => `+86138${String(10_000_000 + index)}`;

/** Customers, cars, homes and facts with the same names, phones, VINs, plates and numbers in both worlds. */
export async function withRecords({ call, canary }: WorldCore, { outlet, site }: PeopleParts): Promise<RecordParts> {
  const customers = await several(16, async (index) => {
    const { customerId } = await call.customers.create({
      name: index === 15 ? `钱 ${canary}` : `张三${index}`,
      phones: [{ phone: PHONE_OF(index), label: `家 ${canary}` }, { phone: PHONE_OF(100 + index) }],
      idDocumentKind: 'id-card',
      idDocumentNumber: `51010019800101${String(1000 + index)}`,
      birthday: { calendar: 'solar', year: 1980, month: 1, day: 1 },
      address: `天府大道 ${canary}`,
      note: `备注 ${canary}`,
    });
    return customerId;
  });
  const vehicles = await several(8, async (index) => {
    const ownerId = customers[index] ?? null;
    const { vehicleId } = await call.vehicles.create({
      vin: VIN_OF(index), plate: PLATE_OF(index), brand: '锦程', model: 'L7', engineNo: 'E1', color: `黑 ${canary}`, ownerId, ownedFrom: '2026-01-01',
    });
    return vehicleId;
  });
  const homes = await several(6, async (index) => (await call.homes.create({ siteId: site, building: '3', unit: '2', room: String(100 + index), zone: `东区 ${canary}` })).homeId);
  const people: string[] = [];
  for (const [index, homeId] of homes.slice(0, 3).entries()) {
    const customerId = customers[index] ?? '';
    await call.homes.addPerson({ homeId, customerId, relation: 'homeowner', fromOn: '2026-01-01' });
    people.push(...(await call.homes.get({ homeId })).people.map(({ homePersonId }) => homePersonId));
  }
  const records = await several(6, async (index) => {
    const { serviceRecordId } = await call.serviceRecords.create({
      kind: 'service-request', externalNumber: `R-${index}`, customerId: customers[index] ?? null, homeId: homes[index] ?? null, orgUnitId: outlet,
      occurredOn: '2026-11-01', amountMinor: 10_000, staffName: '赵顾问', details: { note: `说明 ${canary}` },
    });
    return serviceRecordId;
  });
  await call.customers.recordConsent({ customerId: customers[0] ?? '', purpose: 'marketing', granted: 'yes', source: 'paper' });
  await call.customers.setDoNotContact({ customerId: customers[14] ?? '', reason: `不要打 ${canary}` });
  await call.customers.merge({ survivorId: customers[0] ?? '', mergedId: customers[13] ?? '' });
  return {
    customer: poolOf('customer', [customers[15] ?? '', ...customers.slice(0, 13)]),
    vehicle: poolOf('vehicle', vehicles),
    home: poolOf('home', homes),
    homePerson: poolOf('home person', people),
    record: poolOf('record', records),
  };
}
