import ExcelJS from 'exceljs';

export interface SheetColumn<Row> {
  header: string;
  /** Width in characters. */
  width: number;
  /** Text stays text: a value that begins with "=" is never a formula. Dates come as 'YYYY-MM-DD' text, which sorts. */
  value: (row: Row) => string | number | null;
}

/** What a spreadsheet program would run or a later export to CSV would turn into a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

export interface Sheet<Row> {
  name: string;
  columns: readonly SheetColumn<Row>[];
  rows: readonly Row[];
}

/** An xlsx file of one sheet with a header line that stays in view and filters. For lists of some ten thousand rows. */
export function writeSheet<Row>(name: string, columns: readonly SheetColumn<Row>[], rows: readonly Row[]): Promise<Uint8Array> {
  return writeSheets((add) => add({ name, columns, rows }));
}

/** The same with several sheets, each with rows of its own kind: `writeSheets((add) => { add(figures); add(lines); })`. */
export async function writeSheets(fill: (add: <Row>(sheet: Sheet<Row>) => void) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(({ name, columns, rows }) => {
    const sheet = workbook.addWorksheet(name.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ header, width }) => ({ header, width }));
    sheet.getRow(1).font = { bold: true };
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
    for (const row of rows) sheet.addRow(columns.map(({ value }) => safe(value(row))));
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A quotation mark before what would be a formula elsewhere; the cell itself is text in any case. */
function safe(value: string | number | null): string | number | null {
  return typeof value === 'string' && FORMULA_START.test(value) ? `'${value}` : value;
}
