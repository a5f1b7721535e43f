import { expect, it } from 'vitest';
import { toMajorText, toMinorUnits } from './money';

it.each([
  ['2095.06', 'CNY', 209_506],
  ['2095.6', 'CNY', 209_560],
  ['1,234', 'CNY', 123_400],
  ['0.07', 'CNY', 7],
  ['209506.', 'CNY', 20_950_600],
  ['500', 'JPY', 500],
])('%s %s', (text, currency, minor) => {
  expect(toMinorUnits(text, currency)).toBe(minor);
  expect(toMinorUnits(toMajorText(minor, currency), currency)).toBe(minor);
});

it.each([['1.234', 'CNY'], ['5.5', 'JPY'], ['-3', 'CNY'], ['1e5', 'CNY'], ['', 'CNY']])('%s is no amount of %s', (text, currency) => {
  expect(toMinorUnits(text, currency)).toBeNull();
});
