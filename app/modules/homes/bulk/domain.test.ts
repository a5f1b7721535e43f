import { expect, it } from 'vitest';
import { applyOwner, type OwnerPeriod } from './domain';

const HOME = '1-101';
const period = (customerId: string, fromOn: string | null, toOn: string | null = null): OwnerPeriod => ({ id: customerId, homeId: HOME, customerId, fromOn, toOn });
const claim = (customerId: string, fromOn: string | null) => ({ homeId: HOME, customerId, fromOn });

it.each<[string, OwnerPeriod[], ReturnType<typeof claim>, [string, string | null, string | null][]]>([
  ['the first owner', [], claim('wang', '2022-01-01'), [['wang', '2022-01-01', null]]],
  ['the same owner again', [period('wang', '2022-01-01')], claim('wang', '2022-01-01'), [['wang', '2022-01-01', null]]],
  ['a blank day erases nothing', [period('wang', '2022-01-01')], claim('wang', null), [['wang', '2022-01-01', null]]],
  ['husband and wife, same day', [period('wang', '2022-01-01')], claim('li', '2022-01-01'), [['wang', '2022-01-01', null], ['li', '2022-01-01', null]]],
  ['two owners without days', [period('wang', null)], claim('li', null), [['wang', null, null], ['li', null, null]]],
  ['sold to somebody later', [period('wang', '2022-01-01')], claim('li', '2024-05-01'), [['wang', '2022-01-01', '2024-05-01'], ['li', '2024-05-01', null]]],
  ['an older list names who sold it', [period('wang', '2022-01-01', '2024-05-01'), period('li', '2024-05-01')], claim('wang', '2022-01-01'), [['wang', '2022-01-01', '2024-05-01'], ['li', '2024-05-01', null]]],
  ['bought back', [period('wang', '2022-01-01', '2024-05-01')], claim('wang', '2025-01-01'), [['wang', '2025-01-01', null]]],
])('%s', (_name, periods, next, expected) => {
  applyOwner(periods, next);
  expect(periods.map(({ customerId, fromOn, toOn }) => [customerId, fromOn, toOn])).toEqual(expected);
  expect(applyOwner(periods, next)).toEqual([]);
});
