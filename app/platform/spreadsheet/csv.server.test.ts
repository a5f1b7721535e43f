import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readUpload, refusalOf } from '#tests/factories/upload';

const TEXT = '姓名,电话\r\n王芳,13800138000\r\n李雷,"甲,乙\n""丙"""\r\n';

describe('text tables', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8'],
    ['GBK', iconv.encode(TEXT, 'gbk'), 'gb18030'],
    ['GB18030 with a rare character', iconv.encode(TEXT.replace('芳', '𠮷'), 'gb18030'), 'gb18030'],
    ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16(), 'utf-16be'],
  ])('reads %s', async (name, content, encoding) => {
    const table = await readUpload(content);
    expect(table).toMatchObject({ kind: 'csv', encoding, delimiter: ',', headerRow: 1, headers: ['姓名', '电话'] });
    expect(table.rows).toEqual([
      { rowNumber: 2, cells: [name.includes('rare') ? '王𠮷' : '王芳', '13800138000'] },
      { rowNumber: 3, cells: ['李雷', '甲,乙\n"丙"'] },
    ]);
  });

  it.each([
    [';', '姓名;电话;备注\n王芳;1,5;"a;b"\n'],
    ['\t', '姓名\t电话\t备注\n王芳\t1,5\ta;b\n'],
    [',', '交车明细;一月\n姓名,电话,备注\n王芳,1;5,x\n李雷,2,y\n'],
  ])('finds the delimiter %j', async (delimiter, content) => {
    const table = await readUpload(content);
    expect(table.delimiter).toBe(delimiter);
    expect(table.rows[0]?.cells).toHaveLength(3);
  });

  it('counts rows as a spreadsheet program does: blank lines count, line ends inside a cell don’t, any line end ends a line', async () => {
    const { rows } = await readUpload('姓名,电话\n\n"王\n芳",1\r\n,,\r李雷,2\n');
    expect(rows).toEqual([
      { rowNumber: 3, cells: ['王\n芳', '1'] },
      { rowNumber: 5, cells: ['李雷', '2'] },
    ]);
    expect((await readUpload('姓名,电话\na,1\nb,2\nc,3', { afterRow: 3 })).rows).toEqual([{ rowNumber: 4, cells: ['c', '3'] }]);
  });

  it('keeps a quote inside a cell, reads ="01" as text and a formula as what it is, and takes our own apostrophe away', async () => {
    const { rows } = await readUpload('a,b,c,d\n5" 轮毂,"=""013800""",=1+1,\'+86138\n');
    expect(rows[0]?.cells).toEqual(['5" 轮毂', '013800', { kind: 'fault', fault: 'formula', text: '=1+1' }, '+86138']);
  });

  it('marks a row with more cells than the header, but not a nameless last column', async () => {
    const { rows } = await readUpload('a,b\n1,2,3\n1,2,\n');
    expect(rows.map(({ hasSurplusCells }) => hasSurplusCells ?? false)).toEqual([true, false]);
    expect((await readUpload('a,b,\n1,2,3\n')).rows[0]?.hasSurplusCells).toBeUndefined();
  });
});

describe('text tables that are refused', () => {
  it('neither UTF-8 nor GBK: with the line', async () => {
    expect(await refusalOf(Buffer.from('a,b\n1,2\nM\xfcller,\xff\n', 'latin1'))).toEqual({ reason: 'encoding', params: { row: 3 } });
  });

  it('UTF-8 that breaks in the middle is not read as GBK', async () => {
    const broken = Buffer.concat([Buffer.from('姓名,电话\n王芳,1\n李'), Buffer.from([0xe9, 0x9b]), Buffer.from(',2\n')]);
    expect(await refusalOf(broken)).toEqual({ reason: 'encoding', params: { row: 3 } });
    expect((await refusalOf(Buffer.concat([Buffer.from('\uFEFFa,b\n'), Buffer.from([0xb0, 0xa1])]))).reason).toBe('encoding');
    expect((await refusalOf(Buffer.concat([Buffer.from('\uFEFFa,b\n1', 'utf16le'), Buffer.from([0x00, 0xd8, 0x31, 0x00])]))).reason).toBe('encoding');
  });

  it('NUL bytes', async () => {
    expect(await refusalOf('a,b\n1,\0\n')).toEqual({ reason: 'binary', params: { row: 2 } });
  });

  it('a quote that is never closed', async () => {
    expect(await refusalOf('a,b\n1,2\n"x,3\n4,5\n')).toEqual({ reason: 'quotes', params: { row: 3 } });
  });

  it('a cell of 10 MB, with row and column', async () => {
    const place = { reason: 'cellTooLong', params: { row: 3, column: 'B', limit: 32_767 } };
    expect(await refusalOf(`a,b\n1,2\n3,${'x'.repeat(10 * 1024 * 1024)}\n`)).toEqual(place);
    expect(await refusalOf(`a,b\n1,2\n3,${'x'.repeat(32_768)}\n`)).toEqual(place);
    expect(await refusalOf(`a,b\n1,2\n3,"${'x'.repeat(2 * 1024 * 1024)}`)).toEqual(place);
  });

  it('too many columns or rows', async () => {
    expect((await refusalOf(`a,b\n${'1,'.repeat(250)}1\n`)).reason).toBe('tooManyColumns');
    expect((await refusalOf('a,b\n1,2\n1,2\n', { limits: { rows: 2 } })).reason).toBe('tooManyRows');
  });

  it('only blank lines', async () => {
    expect((await refusalOf('\n,,\n  \n')).reason).toBe('noRows');
  });
});
