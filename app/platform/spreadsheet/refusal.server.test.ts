import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import en from '#app/i18n/locales/en/imports.json';
import zh from '#app/i18n/locales/zh-CN/imports.json';
import { refusalOf } from '#tests/factories/upload';
import { sheetRow, workbookFile } from '#tests/factories/workbook-file';
import { zipFile } from '#tests/factories/zip-file';
import { REFUSAL_REASONS } from './refusal.server';

const HEADER = sheetRow(1, ['姓名', '日期']);
const inSheet = (rows: string, after = ''): Buffer => workbookFile({ sheets: [{ name: '表', xml: `<sheetData>${HEADER}${rows}</sheetData>${after}` }] });
const withSheetPart = (data: string | Buffer, extra: object = {}): Buffer =>
  workbookFile({ sheets: [{ name: '表', xml: '' }], parts: [{ name: 'xl/worksheets/sheet1.xml', data, ...extra }] });
const LONG = 'x'.repeat(10 * 1024 * 1024);

describe('files that are no table', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['an old .xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]), 'oldExcel'],
    ['a workbook with a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(700_000), Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['a web page called .xls', '<html><table><tr><td>姓名</td></tr></table></html>', 'webPage'],
    ['an XML table', '<?xml version="1.0"?><Workbook/>', 'xmlTable'],
    ['a PDF', '%PDF-1.7\n', 'binary'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'binary'],
    ['a zip of something else', zipFile([{ name: 'a.txt', data: 'a' }]), 'notAWorkbook'],
    ['a Word document', zipFile([{ name: '_rels/.rels', data: '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>' }, { name: 'word/document.xml', data: '<a/>' }]), 'notAWorkbook'],
    ['an OpenDocument table', zipFile([{ name: 'mimetype', data: 'x' }, { name: 'content.xml', data: '<a/>' }]), 'openDocument'],
    ['a binary workbook', zipFile([{ name: 'xl/workbook.bin', data: 'x' }]), 'binaryExcel'],
    ['an encrypted archive', zipFile([{ name: 'xl/workbook.xml', data: 'x', isEncrypted: true }]), 'encrypted'],
  ])('%s is refused', async (_, content, reason) => {
    expect((await refusalOf(content)).reason).toBe(reason);
  });

  it('a file above the size limit is refused with both sizes', async () => {
    expect(await refusalOf('x'.repeat(3_000_000), { limits: { fileBytes: 1024 * 1024 } })).toEqual({ reason: 'fileTooLarge', params: { megabytes: 3, limit: 1 } });
  });
});

describe('broken workbooks', () => {
  const whole = inSheet(sheetRow(2, ['a', 'b']));

  it('cut off, flipped or with a wrong checksum', async () => {
    expect((await refusalOf(whole.subarray(0, whole.length - 40))).reason).toBe('brokenArchive');
    expect((await refusalOf(withSheetPart('<worksheet><sheetData/></worksheet>', { claimedSize: 7 }))).reason).toBe('brokenArchive');
    for (let at = 60; at < whole.length; at += 37) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0x55;
      // Any answer is fine but a crash: a refusal, or a table where the byte meant nothing.
      await refusalOf(flipped).catch((error: unknown) => expect(String(error)).toContain('was taken'));
    }
  });

  it.each([
    ['tags that don’t match', '<worksheet><sheetData><row r="1"><c></row></sheetData></worksheet>', 'brokenXml'],
    ['a text that isn’t there', `<worksheet><sheetData>${HEADER}<row r="2"><c r="A2" t="s"><v>99</v></c></row></sheetData></worksheet>`, 'brokenXml'],
    ['bytes that are no UTF-8', Buffer.from('<worksheet><sheetData>\xff\xfe</sheetData></worksheet>', 'latin1'), 'brokenXml'],
    ['rows out of order', `<worksheet><sheetData>${HEADER}${sheetRow(3, ['a'])}${sheetRow(2, ['b'])}</sheetData></worksheet>`, 'brokenXml'],
    ['an end that is missing', `<worksheet><sheetData>${HEADER}`, 'brokenXml'],
    ['no rows', '<worksheet><sheetData/></worksheet>', 'noRows'],
    ['a document type', `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>`, 'doctype'],
    ['an outside entity', `<!DOCTYPE w SYSTEM "file:///etc/passwd"><worksheet/>`, 'doctype'],
    ['an unknown entity', '<worksheet><sheetData>&passwd;</sheetData></worksheet>', 'brokenXml'],
  ])('%s', async (_, xml, reason) => {
    expect((await refusalOf(withSheetPart(xml))).reason).toBe(reason);
  });

  it('only hidden sheets, or no sheet of the name asked for', async () => {
    expect((await refusalOf(workbookFile({ sheets: [{ name: 'a', xml: '', state: 'veryHidden' }] }))).reason).toBe('noSheet');
    expect(await refusalOf(whole, { sheet: '三月' })).toEqual({ reason: 'sheetNotFound', params: { sheet: '三月' } });
  });
});

describe('workbooks that would fill the memory', () => {
  it('a zip bomb is stopped while it inflates', async () => {
    const bomb = withSheetPart(`<worksheet><sheetData>${HEADER}</sheetData>${' '.repeat(30_000_000)}</worksheet>`);
    expect(bomb.length).toBeLessThan(100_000);
    expect((await refusalOf(bomb)).reason).toBe('zipBomb');
  });

  it('a zip bomb that claims to be small is stopped as well', async () => {
    const bomb = withSheetPart(`<worksheet>${' '.repeat(30_000_000)}</worksheet>`, { claimedSize: 1000 });
    expect((await refusalOf(bomb)).reason).toBe('zipBomb');
  });

  it('too many unpacked bytes in all parts together', async () => {
    const noise = deflateRawSync(Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 251))).toString('base64');
    expect((await refusalOf(withSheetPart(`<worksheet><sheetData>${HEADER}</sheetData><!--${noise}--></worksheet>`), { limits: { inflatedBytes: 100 } })).reason).toBe('zipBomb');
  });

  it('too many parts', async () => {
    const parts = Array.from({ length: 1001 }, (_, at) => ({ name: `xl/media/${at}`, data: '' }));
    expect((await refusalOf(zipFile(parts))).reason).toBe('tooManyParts');
  });

  it('a cell of 10 MB is named with row and column, wherever its text stands', async () => {
    const limits = { inflationRatio: 100_000 };
    const place = { reason: 'cellTooLong', params: { row: 3, column: 'B', limit: 32_767 } };
    expect(await refusalOf(inSheet(sheetRow(2, ['a']) + sheetRow(3, ['a', LONG])), { limits })).toEqual(place);
    const shared = (text: string): Buffer =>
      workbookFile({
        sheets: [{ name: '表', xml: `<sheetData>${HEADER}${sheetRow(2, ['<c r="A2" t="s"><v>1</v></c>'])}<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>0</v></c></row></sheetData>` }],
        sharedStrings: `<si><t>${text}</t></si><si><t>甲</t></si><si><t>乙</t></si>`,
      });
    expect(await refusalOf(shared(LONG), { limits })).toEqual(place);
    expect(await refusalOf(shared('y'.repeat(32_768)), { limits })).toEqual(place);
  });

  it('an endless attribute or comment', async () => {
    const limits = { inflationRatio: 100_000 };
    expect((await refusalOf(withSheetPart(`<worksheet><sheetData>${HEADER}<row a="${LONG}"/></sheetData></worksheet>`), { limits })).reason).toBe('cellTooLong');
    expect((await refusalOf(workbookFile({ sheets: [{ name: 'a', xml: '' }], parts: [{ name: 'xl/workbook.xml', data: `<workbook><!--${LONG}--></workbook>` }] }), { limits })).reason).toBe('textTooLong');
  });

  it('too many columns, rows, merged ranges or texts', async () => {
    const wide = inSheet('<row r="2"><c r="GR2"><v>1</v></c><c r="GS2"><v>1</v></c></row>');
    expect(await refusalOf(wide)).toEqual({ reason: 'tooManyColumns', params: { row: 2, limit: 200 } });
    expect((await refusalOf(inSheet(sheetRow(2, ['a']) + sheetRow(3, ['b'])), { limits: { rows: 2 } })).reason).toBe('tooManyRows');
    const merges = '<mergeCells><mergeCell ref="A5:A6"/><mergeCell ref="A7:A8"/></mergeCells>';
    expect((await refusalOf(inSheet('', merges), { limits: { mergedRanges: 1 } })).reason).toBe('tooManyMerges');
    const texts = workbookFile({ sheets: [{ name: 'a', xml: '<sheetData/>' }], sharedStrings: '<si/>'.repeat(2000) });
    expect((await refusalOf(texts, { limits: { sharedTextBytes: 10_000 } })).reason).toBe('tooMuchText');
  });
});

describe('headers that can’t be trusted', () => {
  it('merged across columns or over two rows', async () => {
    const merged = (ref: string): Buffer => inSheet(sheetRow(2, ['a']), `<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>`);
    expect(await refusalOf(merged('A1:B1'))).toEqual({ reason: 'mergedHeader', params: { row: 1, range: 'A1:B1' } });
    expect((await refusalOf(merged('A1:A2'))).reason).toBe('mergedHeader');
  });

  it('a formula as column name', async () => {
    const rows = '<row r="1"><c r="A1" t="str"><v>姓名</v></c><c r="B1" t="str"><f>C1</f><v>电话</v></c></row>';
    const file = withSheetPart(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    expect(await refusalOf(file)).toEqual({ reason: 'formulaHeader', params: { row: 1, column: 'B' } });
  });
});

it('every reason has a text in both languages', () => {
  expect(Object.keys(zh.refusal).sort()).toEqual([...REFUSAL_REASONS].sort());
  expect(Object.keys(en.refusal).sort()).toEqual([...REFUSAL_REASONS].sort());
});
