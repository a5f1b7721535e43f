import { expect, it } from 'vitest';
import { formatNumber } from './domain';

it.each([
  ['C', 2026, 123, 'C-2026-000123'],
  ['TS', 2026, 1, 'TS-2026-000001'],
  ['SR', 2027, 1_234_567, 'SR-2027-1234567'],
])('%s of %i, number %i, reads %s', (series, year, value, text) => {
  expect(formatNumber(series, year, value)).toBe(text);
});
