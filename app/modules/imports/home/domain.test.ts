import { expect, it } from 'vitest';
import { homePartKey } from '#app/modules/homes/place/schema';

it.each([
  ['1号楼', '1'],
  ['01栋', '1'],
  ['一幢', '1'],
  ['1#', '1'],
  ['第12栋', '12'],
  ['十二号楼', '12'],
  ['二十单元', '20'],
  ['2单元', '2'],
  ['0301室', '301'],
  ['301', '301'],
  ['A座', 'A'],
  ['b1 - 02', 'B1-02'],
  ['楼', '楼'],
  ['', ''],
])('%s is compared as %s', (part, key) => {
  expect(homePartKey(part)).toBe(key);
});
