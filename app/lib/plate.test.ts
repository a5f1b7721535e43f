import { expect, it } from 'vitest';
import { readPlate } from './plate';

it.each([
  ['京A·12345', '京A12345', true],
  ['沪ad12345', '沪AD12345', true],
  ['粤 B 12 345', '粤B12345', true],
  ['浙A1234挂', '浙A1234挂', true],
  ['粤Z1234港', '粤Z1234港', true],
  ['ABC-1234', 'ABC1234', false],
])('the plate %s reads as %s', (text, plate, isChinesePattern) => {
  expect(readPlate(text)).toEqual({ plate, isChinesePattern });
});

it.each(['', '京', '!!', 'A'.repeat(20)])('%j is no plate', (text) => {
  expect(readPlate(text)).toBeNull();
});
