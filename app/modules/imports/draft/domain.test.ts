import { expect, it } from 'vitest';
import type { RepairValue } from '#app/modules/imports/repair/schema';
import { groupRows } from './domain';

function repair(orderNumber: string, name: string | null, overrides: Partial<RepairValue> = {}): RepairValue {
  const nothing = { vin: null, vinCheckOk: null, brand: null, model: null, receivedOn: null, handedBackOn: null, mileage: null, repairType: null, staffName: null, technician: null, outlet: null, amountMinor: null, work: null, isAccident: null, nextServiceOn: null, note: null };
  const customer = { name, kind: 'person' as const, phones: [], idDocumentKind: null, idDocumentNumber: null, birthday: null, address: null };
  return { kind: 'repairs', naturalKey: `no:${orderNumber}`, orderNumber, customer, plate: '京A12345', ...nothing, ...overrides };
}

it('a doubled line is the same order', () => {
  const groups = groupRows([repair('1', '王芳'), repair('2', '李伟'), repair('1', '王芳')]);
  expect(groups.map(({ value, rowCount }) => [value.orderNumber, rowCount])).toEqual([['1', 2], ['2', 1]]);
});

it('a corrected line corrects, and its blanks erase nothing', () => {
  const [group] = groupRows([repair('1', '王芳', { mileage: 100, work: '保养' }), repair('1', null, { mileage: 120 })]);
  expect(group?.value).toMatchObject({ mileage: 120, work: '保养', customer: { name: '王芳' } });
});

it('another person under the same number does not get the first one’s phone', () => {
  const first = repair('1', '王芳');
  const groups = groupRows([{ ...first, customer: { ...first.customer, phones: ['+8613800000001'] } }, repair('1', '李伟')]);
  expect(groups.map(({ value }) => [value.customer.name, value.customer.phones])).toEqual([['王芳', ['+8613800000001']], ['李伟', []]]);
});
