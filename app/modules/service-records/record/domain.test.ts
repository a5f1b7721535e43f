import { expect, it } from 'vitest';
import { naturalKeyOf } from './domain';

it.each([
  ['a car is delivered once', 'delivery', { vin: 'LFV3A23C0J3000017', externalNumber: '46705415' }, 'vin:LFV3A23C0J3000017'],
  ['a delivery without VIN by its invoice', 'delivery', { vin: null, externalNumber: '46705415' }, 'no:46705415'],
  ['a repair by its order number, not by its car', 'repair', { vin: 'LFV3A23C0J3000017', externalNumber: 'wx 20260001' }, 'no:WX20260001'],
  ['a request by its number', 'service-request', { vin: null, externalNumber: 'R-7' }, 'no:R-7'],
  ['nothing tells it apart', 'repair', { vin: null, externalNumber: null }, null],
] as const)('%s', (_what, kind, facts, key) => {
  expect(naturalKeyOf(kind, facts)).toBe(key);
});
