import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readArea, readCount, readMoney } from './domain';

it.each<[number | string, number | null]>([
  [9117.61, 911_761],
  [0.1 + 0.2, 30],
  [267.2, 26_720],
  ['¥9,117.61', 911_761],
  ['¥ 1,209,506', 120_950_600],
  ['9117.6元', 911_760],
  ['(300.00)', -30_000],
  ['-12', -1200],
  ['12.5万', 12_500_000],
  ['1.005', 101],
  ['RMB 88', 8800],
  ['1.234,56', null],
  ['12,34', null],
  ['面议', null],
  ['', null],
  [1e30, null],
])('the amount %j is %j fen', (value, minor) => {
  expect(readMoney(value)).toBe(minor);
});

it('every amount in fen reads back exactly, as number and as text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000_00 }), (minor) => {
      const text = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
      expect(readMoney(text)).toBe(minor);
      expect(readMoney(Number(text))).toBe(minor);
    }),
  );
});

it('areas and counts', () => {
  expect(['95.43㎡', '95.43平方米', 95.43].map(readArea)).toEqual([9543, 9543, 9543]);
  expect([0, '-5', '大'].map(readArea)).toEqual([null, null, null]);
  expect(['99,758 km', '9.9万公里', 4066].map(readCount)).toEqual([99_758, 99_000, 4066]);
  expect(readCount(-1)).toBeNull();
});
