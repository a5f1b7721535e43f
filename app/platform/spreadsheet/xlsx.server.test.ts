import { describe, expect, it } from 'vitest';
import { readUpload } from '#tests/factories/upload';
import { sheetRow, workbookFile } from '#tests/factories/workbook-file';

const STYLES = `<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="[Red]0.00E+00"/><numFmt numFmtId="178" formatCode="h:mm:ss"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="57"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="4"/></cellXfs>`;

const sheet = (rows: string, after = ''): { name: string; xml: string }[] => [{ name: '表', xml: `<sheetData>${rows}</sheetData>${after}` }];
const HEADER = sheetRow(1, ['姓名', '日期']);

async function cellsOf(cells: string, more: Partial<Parameters<typeof workbookFile>[0]> = {}): Promise<unknown[]> {
  const { rows } = await readUpload(workbookFile({ sheets: sheet(`${HEADER}<row r="2">${cells}</row>`), styles: STYLES, ...more }));
  return rows[0]?.cells ?? [];
}

describe('cells of a workbook', () => {
  it('reads shared texts with their runs joined and the reading hints left out', async () => {
    const cells = await cellsOf('<c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c>', {
      sharedStrings: '<si><r><t>王</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 芳</t></r><rPh sb="0" eb="1"><t>WANG</t></rPh></si><si><t>线_x000D_上 &amp; &#x4E0B;</t></si>',
    });
    expect(cells).toEqual(['线\r上 & 下', '王 芳']);
  });

  it('reads inline texts, booleans, numbers, errors and gaps', async () => {
    const cells = await cellsOf('<c r="A2" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c><c r="C2" t="b"><v>1</v></c><c r="D2"><v>1.5912345678E10</v></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2" s="1"/>');
    expect(cells).toEqual(['甲乙', null, true, 15_912_345_678, { kind: 'fault', fault: 'error', text: '#N/A' }]);
  });

  it('never believes the stored result of a formula', async () => {
    const cells = await cellsOf('<c r="A2" t="str"><f>B2&amp;"x"</f><v>王芳</v></c><c r="B2"><f t="shared" si="0"/><v>46322</v></c>');
    expect(cells).toEqual([
      { kind: 'fault', fault: 'formula', text: '=B2&"x"' },
      { kind: 'fault', fault: 'formula', text: '=' },
    ]);
  });

  it.each([
    ['built-in short date', 1, '46322', '2026-10-27'],
    ['East Asian date', 2, '46322', '2026-10-27'],
    ['East Asian date 57', 3, '46322.5', '2026-10-27T12:00:00'],
    ['year month day in words', 4, '46322.999999', '2026-10-28'],
  ])('shows the day of a number with format: %s', async (_, style, value, iso) => {
    expect(await cellsOf(`<c r="A2" s="${style}"><v>${value}</v></c>`)).toEqual([{ kind: 'date', iso }]);
  });

  it.each([
    ['no format', 0],
    ['scientific', 5],
    ['time of day', 6],
    ['thousands', 7],
  ])('leaves a number a number with format: %s', async (_, style) => {
    expect(await cellsOf(`<c r="A2" s="${style}"><v>46322</v></c>`)).toEqual([46_322]);
  });

  it('counts days from 1904 where the workbook says so, and knows the day that never was', async () => {
    expect(await cellsOf('<c r="A2" s="1"><v>44860</v></c>', { startsIn1904: true })).toEqual([{ kind: 'date', iso: '2026-10-27' }]);
    expect(await cellsOf('<c r="A2" s="1"><v>1</v></c><c r="B2" s="1"><v>60</v></c><c r="C2" s="1"><v>61</v></c>')).toEqual([
      { kind: 'date', iso: '1900-01-01' },
      60,
      { kind: 'date', iso: '1900-03-01' },
    ]);
  });

  it('reads cells and rows that give no reference', async () => {
    const rows = '<row><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>日期</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>';
    expect((await readUpload(workbookFile({ sheets: sheet(rows) }))).rows).toEqual([{ rowNumber: 2, cells: [1, 2] }]);
  });

  it('reads a workbook whose tags carry a prefix, and one in UTF-16', async () => {
    const prefixed = '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>姓名</x:v></x:c><x:c r="B1" t="str"><x:v>电话</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const name = 'xl/worksheets/sheet1.xml';
    for (const data of [prefixed, Buffer.from(`\uFEFF${prefixed}`, 'utf16le')]) {
      const table = await readUpload(workbookFile({ sheets: sheet(''), parts: [{ name, data }] }));
      expect(table).toMatchObject({ headers: ['姓名', '电话'], rows: [{ rowNumber: 2, cells: [7] }] });
    }
  });
});

describe('sheets, headers and rows', () => {
  const two = (rows: string, state?: 'hidden'): { name: string; xml: string; state?: 'hidden' } => ({ name: rows, xml: `<sheetData>${sheetRow(1, [rows, '日期'])}${sheetRow(2, ['x', 'y'])}</sheetData>`, ...(state ? { state } : {}) });

  it('takes the first sheet a person sees, or the one asked for', async () => {
    const file = workbookFile({ sheets: [two('隐藏', 'hidden'), two('一月'), two('二月')] });
    expect(await readUpload(file)).toMatchObject({ sheetName: '一月', sheetNames: ['一月', '二月'], headers: ['一月', '日期'] });
    expect((await readUpload(file, { sheet: '二月' })).headers).toEqual(['二月', '日期']);
  });

  it('skips a merged title above the header, also without knowing any name', async () => {
    const rows = sheetRow(1, ['2026年交车明细']) + sheetRow(3, ['姓名', '日期']) + sheetRow(4, ['王芳', '2026-01-01']);
    const table = await readUpload(workbookFile({ sheets: sheet(rows, '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>') }));
    expect(table).toMatchObject({ headerRow: 3, headers: ['姓名', '日期'], rows: [{ rowNumber: 4 }] });
  });

  it('marks the cells that a merged range hides, so that no row loses a value in silence', async () => {
    const rows = HEADER + sheetRow(2, ['1号楼', 'a']) + `<row r="3"><c r="B3" t="str"><v>b</v></c></row>`;
    const table = await readUpload(workbookFile({ sheets: sheet(rows, '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>') }));
    expect(table.rows[0]?.cells).toEqual(['1号楼', 'a']);
    expect(table.rows[1]?.cells).toEqual([{ kind: 'fault', fault: 'merged', text: 'A2:A3' }, 'b']);
  });

  it('goes on behind any row, with the same row numbers, blank rows left out', async () => {
    const file = workbookFile({ sheets: sheet(HEADER + sheetRow(2, ['a']) + '<row r="3"><c r="A3" s="1"/></row>' + sheetRow(5, ['b']) + sheetRow(9, ['c'])) });
    expect((await readUpload(file)).rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 5, 9]);
    expect((await readUpload(file, { afterRow: 5 })).rows).toEqual([{ rowNumber: 9, cells: ['c'] }]);
    expect((await readUpload(file, { afterRow: 9 })).rows).toEqual([]);
  });
});
