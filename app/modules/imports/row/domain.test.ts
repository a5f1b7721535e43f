import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import en from '#app/i18n/locales/en/imports.json';
import zh from '#app/i18n/locales/zh-CN/imports.json';
import type { Cell } from '#app/lib/cell';
import { guessMapping, headerScore } from '#app/modules/imports/mapping/domain';
import type { ImportKind } from '#app/modules/imports/schema';
import { openTable } from '#app/platform/spreadsheet.server';
import { joinRows, normaliseRow, rowNormaliser, type RowResult, type RowValue } from './domain';
import { REJECT_CODES, WARNING_CODES } from './schema';

const VIN = 'LFV4ZG1X71WPHP4J8';

function read<K extends ImportKind>(kind: K, cells: Record<string, Cell>): RowResult<RowValue<K>> {
  const mapping = Object.fromEntries(Object.keys(cells).map((field, column) => [column, field]));
  return normaliseRow(kind, mapping, { rowNumber: 2, cells: Object.values(cells) });
}

function rejectOf(kind: ImportKind, cells: Record<string, Cell>): string | undefined {
  const result = read(kind, cells);
  return result.ok ? undefined : `${result.reject.code}:${result.reject.field}`;
}

function warningsOf(kind: ImportKind, cells: Record<string, Cell>): string[] {
  const result = read(kind, cells);
  return result.ok ? result.warnings.map(({ code, field }) => `${code}:${field}`) : [`refused ${result.reject.code}`];
}

const delivery = { name: '王芳', phone: 13_800_138_000, vin: VIN, deliveredOn: '2026-11-01' };
const repair = { name: '王芳', phone: '13800138000', orderNumber: 'WX1', plate: '京A12345', handedBackOn: '2026-11-01' };
const home = { name: '王芳', phone: '13800138000', site: '晴川家园', building: '1号楼', unit: '', room: 101 };

describe('what refuses a row', () => {
  const formula: Cell = { kind: 'fault', fault: 'formula', text: '=A1' };
  it.each<[string, ImportKind, Record<string, Cell>, string]>([
    ['a delivery without VIN', 'deliveries', { ...delivery, vin: null }, 'vinMissing:vin'],
    ['a delivery whose VIN says “none”', 'deliveries', { ...delivery, vin: '无' }, 'vinMissing:vin'],
    ['a VIN of 16 characters', 'deliveries', { ...delivery, vin: 'LHGMS3N21GXAPSPZ' }, 'vinLength:vin'],
    ['a delivery on a day that doesn’t exist', 'deliveries', { ...delivery, deliveredOn: '2026-02-30' }, 'dateImpossible:deliveredOn'],
    ['an invoice in March or April', 'deliveries', { ...delivery, invoicedOn: '03/04/2026' }, 'dateAmbiguous:invoicedOn'],
    ['a formula in a column that is used', 'deliveries', { ...delivery, name: formula }, 'formula:name'],
    ['a merged cell', 'deliveries', { ...delivery, name: { kind: 'fault', fault: 'merged', text: 'A2:A3' } }, 'merged:name'],
    ['an error where the VIN should be', 'deliveries', { ...delivery, vin: { kind: 'fault', fault: 'error', text: '#N/A' } }, 'cellError:vin'],
    ['a repair without order number', 'repairs', { ...repair, orderNumber: ' ' }, 'orderNumberMissing:orderNumber'],
    ['a repair without VIN and plate', 'repairs', { ...repair, plate: '无牌' }, 'vehicleMissing:vin'],
    ['a repair with a wrong VIN and no plate', 'repairs', { ...repair, plate: null, vin: 'X' }, 'vinLength:vin'],
    ['a hand-back on a day that doesn’t exist', 'repairs', { ...repair, handedBackOn: '2026-13-01' }, 'dateImpossible:handedBackOn'],
    ['a home without room', 'homes', { ...home, room: null }, 'homeIncomplete:room'],
    ['a home without building', 'homes', { ...home, building: '/' }, 'homeIncomplete:building'],
  ])('%s', (_, kind, cells, reject) => {
    expect(rejectOf(kind, cells)).toBe(reject);
  });

  it('values that moved because a separator lacks its quotes', () => {
    expect(normaliseRow('repairs', { 0: 'orderNumber' }, { rowNumber: 7, cells: ['a', 'b'], hasSurplusCells: true })).toMatchObject({ ok: false, rowNumber: 7, reject: { code: 'surplusCells' } });
  });

  it('a formula in a column that nobody uses does not', () => {
    expect(normaliseRow('repairs', { 0: 'orderNumber', 1: 'plate' }, { rowNumber: 2, cells: ['1', '京A12345', formula] }).ok).toBe(true);
  });

  it('gives the cell as it stands, and a likely VIN', () => {
    expect(read('deliveries', { ...delivery, vin: 'LFV4ZGIX71WPHP4J8' })).toEqual({ ok: false, rowNumber: 2, reject: { code: 'vinLetters', field: 'vin', value: 'LFV4ZGIX71WPHP4J8', suggestion: VIN } });
  });
});

describe('what is taken with a warning, so that no customer is dropped', () => {
  it.each<[string, ImportKind, Record<string, Cell>, string[]]>([
    ['a good delivery', 'deliveries', delivery, []],
    ['no delivery date', 'deliveries', { ...delivery, deliveredOn: '' }, ['dateMissing:deliveredOn']],
    ['no phone', 'deliveries', { ...delivery, phone: null }, ['phoneMissing:phone']],
    ['a wrong phone', 'deliveries', { ...delivery, phone: '123' }, ['phoneInvalid:phone']],
    ['no name', 'deliveries', { ...delivery, name: '-' }, ['nameMissing:name']],
    ['a wrong check digit', 'deliveries', { ...delivery, vin: 'LFV4ZG1X71WPHP4J9' }, ['vinCheckDigit:vin']],
    ['a birthday that doesn’t exist', 'deliveries', { ...delivery, birthday: '1990-02-30', birthdayCalendar: '公历' }, ['birthdayImpossible:birthday']],
    ['a birthday without calendar', 'deliveries', { ...delivery, birthday: '1990-02-03' }, ['calendarMissing:birthdayCalendar']],
    ['an identity card number that lost its end', 'deliveries', { ...delivery, idDocumentNumber: 110_105_194_912_310_000 }, ['idNumberRounded:idDocumentNumber']],
    ['an unreadable price', 'deliveries', { ...delivery, price: '面议' }, ['amountUnreadable:price']],
    ['an error beside the point', 'deliveries', { ...delivery, color: { kind: 'fault', fault: 'error', text: '#REF!' } }, ['cellError:color']],
    ['a repair with a plate only', 'repairs', repair, []],
    ['a repair with a plate and a wrong VIN', 'repairs', { ...repair, vin: 'X' }, ['vinLength:vin']],
    ['a repair not handed back yet', 'repairs', { ...repair, handedBackOn: null }, ['dateMissing:handedBackOn']],
    ['an odd day of arrival', 'repairs', { ...repair, receivedOn: '26/10/26' }, ['dateTwoDigitYear:receivedOn']],
    ['a home without owner', 'homes', { ...home, name: null }, ['nameMissing:name']],
    ['an empty home without owner', 'homes', { ...home, name: null, phone: null, occupancy: '空置' }, ['phoneMissing:phone']],
  ])('%s', (_, kind, cells, warnings) => {
    expect(warningsOf(kind, cells)).toEqual(warnings);
  });
});

describe('values', () => {
  it('a delivery', () => {
    const cells = { ...delivery, name: '华泰物流有限公司', vin: ' lfv4zg1x71wphp4j8 ', phoneSecond: '010-62345678、13800138000', price: '¥209,506', plate: '京a·12345', invoiceNumber: 46_705_415 };
    expect(read('deliveries', cells)).toMatchObject({
      ok: true,
      value: {
        naturalKey: `vin:${VIN}`, vin: VIN, vinCheckOk: true, plate: '京A12345', deliveredOn: '2026-11-01', invoiceNumber: '46705415', priceMinor: 20_950_600,
        customer: { name: '华泰物流有限公司', kind: 'company', phones: ['+8613800138000', '+861062345678'] },
      },
    });
  });

  it('a repair and a home', () => {
    expect(read('repairs', { ...repair, orderNumber: 'wx 1', isAccident: '无', mileage: '4,066' })).toMatchObject({ ok: true, value: { naturalKey: 'no:WX1', vin: null, plate: '京A12345', isAccident: false, mileage: 4066 } });
    expect(read('homes', { ...home, area: 95.43, occupancy: '已入住' })).toMatchObject({ ok: true, value: { naturalKey: 'home:晴川家园|1||101', building: '1号楼', unit: '', room: '101', areaCentiSqm: 9543, occupancy: 'occupied' } });
  });
});

describe('the same key twice in one file', () => {
  const value = (cells: Record<string, Cell>): RowValue<'deliveries'> => {
    const result = read('deliveries', cells);
    if (!result.ok) throw new Error(result.reject.code);
    return result.value;
  };
  const first = value({ ...delivery, birthday: '1990-01-02', birthdayCalendar: '农历', color: '银' });

  it('an identical or a poorer copy changes nothing', () => {
    expect(joinRows(first, value({ ...delivery, birthday: '1990-01-02', birthdayCalendar: '农历', color: '银' }))).toEqual(first);
    expect(joinRows(first, value({ vin: VIN, birthday: '1990-01-02' }))).toEqual(first);
  });

  it('a later value wins, and a new birthday brings its own calendar', () => {
    const joined = joinRows(first, value({ ...delivery, color: '黑', birthday: '1990-03-04' }));
    expect(joined).toMatchObject({ color: '黑', customer: { birthday: { calendar: null, month: 3, day: 4 } } });
  });
});

it('every code has a text in both languages', () => {
  for (const texts of [zh, en]) {
    expect(Object.keys(texts.reject).sort()).toEqual([...REJECT_CODES].sort());
    expect(Object.keys(texts.warning).sort()).toEqual([...WARNING_CODES].sort());
  }
});

const FOLDERS = ['tests/fixtures/samples', '../shared/samples'].map((folder) => fileURLToPath(new URL(`../../../../${folder}/`, import.meta.url))).filter(existsSync);

describe.each(FOLDERS)('the sample files in %s', (folder) => {
  it.each([
    { file: 'deliveries.xlsx', kind: 'deliveries', rows: 2017, keys: 1974, rejects: { vinMissing: 11, vinLength: 8, dateImpossible: 7 }, warnings: { phoneMissing: 21, dateMissing: 12, calendarMissing: 17 } },
    { file: 'repairs-gbk.csv', kind: 'repairs', rows: 3011, keys: 2991, rejects: { vehicleMissing: 9 }, warnings: { dateMissing: 40 } },
    { file: 'homes.xlsx', kind: 'homes', rows: 1200, keys: 1200, rejects: {}, warnings: {} },
  ] as const)('$file: every row is counted, doubles change nothing', async ({ file, kind, rows, keys, rejects, warnings }) => {
    const table = await openTable(`${folder}${file}`, { headerScore: (texts) => headerScore(kind, texts) });
    const guess = guessMapping(kind, table.headers);
    expect(guess.unresolved).toEqual([]);
    const normalise = rowNormaliser(kind, guess.mapping);
    const seen = new Map<string, RowValue>();
    const counts = { rows: 0, rejects: {} as Record<string, number>, warnings: {} as Record<string, number> };
    for await (const row of table.rows()) {
      counts.rows += 1;
      const result = normalise(row);
      if (!result.ok) {
        counts.rejects[result.reject.code] = (counts.rejects[result.reject.code] ?? 0) + 1;
        continue;
      }
      for (const { code } of result.warnings) counts.warnings[code] = (counts.warnings[code] ?? 0) + 1;
      const earlier = seen.get(result.value.naturalKey);
      if (earlier) expect(joinRows(earlier, result.value)).toEqual(earlier);
      else seen.set(result.value.naturalKey, result.value);
    }
    table.close();
    expect({ ...counts, keys: seen.size }).toEqual({ rows, keys, rejects, warnings });
  });
});
