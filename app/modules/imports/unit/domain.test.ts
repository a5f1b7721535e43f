import { expect, it } from 'vitest';
import { freeCode } from './domain';

it.each<[string, string[], string]>([
  ['晴川家园', [], '晴川家园'],
  ['晴川家园', ['晴川家园', '晴川家园-2'], '晴川家园-3'],
  ['x'.repeat(40), ['x'.repeat(30)], `${'x'.repeat(28)}-2`],
])('a new site %s beside %j has the code %s', (name, taken, code) => {
  expect(freeCode(name, new Set(taken))).toBe(code);
});
