import { describe, expect, it } from 'vitest';
import { inTreeOrder, normaliseName, orgUnitIndex } from './domain';

const unit = (orgUnitId: string, code: string, name: string, aliases: string[] = [], active = true) => ({
  orgUnitId, code, name, aliases, active,
});

describe('a department found by the name in a file', () => {
  const find = orgUnitIndex([
    unit('cs', 'CS', '客服部', ['市场客服部', '客服中心']),
    unit('energy', 'EN', '能源中心', ['动力部']),
    unit('cs-east', 'E-CS', '售后部'),
    unit('cs-west', 'W-CS', '售后部'),
    unit('old', 'OLD', '车管部', [], false),
  ]);
  it.each([
    ['客服部', 'cs'],
    ['市场客服部', 'cs'],
    [' 客服 中心 ', 'cs'],
    ['动力部', 'energy'],
    ['ｃｓ', 'cs'],
    ['e-cs', 'cs-east'],
  ])('"%s" is %s', (text, orgUnitId) => expect(find(text)).toEqual({ found: 'one', orgUnitId }));
  it('never guesses between two of the same name', () => expect(find('售后部')).toEqual({ found: 'several' }));
  it('knows a closed department when no open one has the name', () => expect(find('车管部')).toEqual({ found: 'one', orgUnitId: 'old' }));
  it.each(['保安部', '', '   '])('has no unit for "%s"', (text) => expect(find(text)).toEqual({ found: 'none' }));
});

it('names are compared without width, case and spaces', () => {
  expect(normaliseName('ＡＢｃ　客服 部')).toBe('abc客服部');
});

it('the tree reads from the top, brothers by code', () => {
  const rows = inTreeOrder([
    { orgUnitId: 'c', parentId: 'a', code: '02' },
    { orgUnitId: 'a', parentId: null, code: '01' },
    { orgUnitId: 'b', parentId: 'a', code: '01' },
    { orgUnitId: 'd', parentId: 'gone', code: '09' },
  ]);
  expect(rows.map(({ orgUnitId, depth }) => [orgUnitId, depth])).toEqual([['a', 0], ['b', 1], ['c', 1], ['d', 0]]);
});
