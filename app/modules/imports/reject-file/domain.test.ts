import { expect, it } from 'vitest';
import en from '#app/i18n/locales/en/imports.json';
import zh from '#app/i18n/locales/zh-CN/imports.json';
import { guessMapping } from '#app/modules/imports/mapping/domain';
import { readUpload } from '#tests/factories/upload';
import { rejectFileHead, rejectFileLine, type ImportText } from './domain';

const texts = { rejectFile: zh.rejectFile, reject: zh.reject, field: zh.field } as Record<string, Record<string, string>>;
const text: ImportText = (key, params = {}) => {
  const [group = '', name = ''] = key.split('.');
  return (texts[group]?.[name] ?? key).replace(/\{\{(\w+)\}\}/g, (_, param: string) => params[param] ?? '');
};

it('a refused row comes with its number, the reason and a suggestion, and can’t run', () => {
  expect(rejectFileHead(['姓名', '车架号'], text)).toBe('\uFEFF姓名,车架号,行号,拒绝原因,建议值\r\n');
  const row = { rowNumber: 7, cells: ['=HYPERLINK("x")', 'LFV4ZGIX'], reject: { code: 'vinLetters', field: 'vin', suggestion: 'LFV4ZG1X' } } as const;
  expect(rejectFileLine(row, 2, text)).toBe(`"'=HYPERLINK(""x"")",LFV4ZGIX,7,车架号\uff1a${zh.reject.vinLetters},LFV4ZG1X\r\n`);
});

it('short and surplus rows keep the reason in its column', () => {
  const reject = { code: 'surplusCells', field: null } as const;
  expect(rejectFileLine({ rowNumber: 2, cells: ['a'], reject }, 3, text)).toMatch(/^a,,,2,/);
  expect(rejectFileLine({ rowNumber: 3, cells: ['a', 'b', 'c', 'd'], reject }, 3, text)).toMatch(/^a,b,"c,d",3,/);
});

it('the corrected file can be uploaded as it is', async () => {
  const row = { rowNumber: 7, cells: ['+86 13800138000', 'LFV4ZGIX'], reject: { code: 'vinLength', field: 'vin' } } as const;
  const table = await readUpload(rejectFileHead(['手机号', '车架号'], text) + rejectFileLine(row, 2, text));
  expect(table.rows[0]?.cells[0]).toBe('+86 13800138000');
  expect(guessMapping('deliveries', table.headers)).toMatchObject({ mapping: { 0: 'phone', 1: 'vin' }, unresolved: [] });
  expect(guessMapping('deliveries', ['VIN', ...Object.values(en.rejectFile).slice(0, 3)]).unresolved).toEqual([]);
});
