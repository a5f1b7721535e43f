/**
 * Text tables that a spreadsheet program opens: UTF-8 with a mark (without it Excel reads Chinese as GBK),
 * lines ended by CR LF, and no cell that the program would run as a formula.
 */
export const CSV_MARK = '\uFEFF';

/** What makes Excel, WPS, LibreOffice or Google Sheets take a cell for a formula; the full-width ones count in WPS. */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Puts an apostrophe before a text that would run. Our own reader takes it away again, so a corrected file comes back clean. */
export function disarmFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  // A number can't be a formula, and -5 with an apostrophe would no longer add up.
  const text = typeof value === 'string' ? disarmFormula(value) : String(value);
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its end. */
export function csvLine(values: readonly (string | number | boolean | null | undefined)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
