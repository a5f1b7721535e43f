import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvLine, disarmFormula } from './csv';

describe('a table that a spreadsheet program opens', () => {
  it.each(['=1+1', '+86 138', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff20x'])('%j can’t run', (text) => {
    expect(disarmFormula(text)).toBe(`'${text}`);
  });

  it.each([
    ['王芳', '王芳'],
    ['a,b', '"a,b"'],
    ['说"好"', '"说""好"""'],
    ['a\nb', '"a\nb"'],
    [' x', '" x"'],
    [-5, '-5'],
    [null, ''],
    [true, 'true'],
    ['=a"b', `"'=a""b"`],
  ])('%j is written as %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('any texts come back as they were, each with its apostrophe where it would run', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', '王', '\uff1d', '\uff20') }));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (values) => {
        const [record] = parse(csvLine(values), { record_delimiter: '\r\n' });
        expect(record).toEqual(values.map(disarmFormula));
        for (const cell of record ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/);
      }),
    );
  });
});
