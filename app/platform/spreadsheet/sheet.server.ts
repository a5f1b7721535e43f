import type { Cell, TableRow } from '#app/lib/cell';
import type { TableLimits } from './limits.server';
import { columnIndex, createCoverage, rangeName, type MergedRange } from './merges.server';
import { longCellRefusal, refusal } from './refusal.server';
import { serialToIso } from './serial.server';
import { unescapeText, type SharedTexts } from './strings.server';
import { createXmlReader } from './xml.server';

export interface SheetContext {
  texts: Pick<SharedTexts, 'at'>;
  dateStyles: ReadonlySet<number>;
  startsIn1904: boolean;
  merges: readonly MergedRange[];
  limits: TableLimits;
}

const LAST_SHEET_ROW = 1_048_576;

/**
 * The rows of one worksheet as they are inflated; rows without any value are left out. A formula is never
 * answered with its stored result: that result may be stale or made up, so the cell becomes a fault.
 */
export async function* readSheet(chunks: AsyncIterable<Buffer>, context: SheetContext): AsyncGenerator<TableRow, void, void> {
  const parser = createSheetParser(context);
  for await (const chunk of chunks) {
    parser.write(chunk);
    yield* parser.take();
    if (parser.isDone()) return;
  }
  parser.end();
  yield* parser.take();
}

interface SheetParser {
  write: (chunk: Buffer) => void;
  end: () => void;
  /** Rows completed since the last call. */
  take: () => TableRow[];
  isDone: () => boolean;
}

function createSheetParser(context: SheetContext): SheetParser {
  const { limits } = context;
  const coverage = createCoverage(context.merges);
  let ready: TableRow[] = [];
  let rowCount = 0;
  let rowNumber = 0;
  let cells: Cell[] = [];
  let hasValue = false;
  let column = -1;
  let type = '';
  let style = 0;
  let hasFormula = false;
  let formula = '';
  let value = '';
  let capture: 'value' | 'formula' | null = null;
  let phonetic = 0;
  let done = false;

  const overlong = (): never => {
    throw longCellRefusal(rowNumber, Math.max(0, column), limits);
  };

  const startRow = (stated: string | undefined): void => {
    const number = stated === undefined ? rowNumber + 1 : Number(stated);
    // Rows out of order would let a resumed import skip or repeat some.
    if (!Number.isInteger(number) || number <= rowNumber || number > LAST_SHEET_ROW) throw refusal('brokenXml');
    rowNumber = number;
    cells = [];
    hasValue = false;
    column = -1;
  };

  const startCell = (attributes: Record<string, string>): void => {
    const reference = attributes['r'];
    column = reference === undefined ? column + 1 : columnOf(reference);
    type = attributes['t'] ?? 'n';
    style = Number(attributes['s'] ?? 0);
    hasFormula = false;
    formula = '';
    value = '';
  };

  const endCell = (): void => {
    const cell = toCell({ type, style, value, formula: hasFormula ? `=${formula}` : null }, context);
    if (cell === null) return;
    if (column >= limits.columns) throw refusal('tooManyColumns', { row: rowNumber, limit: limits.columns });
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
    hasValue = true;
  };

  const endRow = (): void => {
    markCovered(cells, rowNumber, coverage(rowNumber), limits.columns);
    if (!hasValue) return;
    rowCount += 1;
    if (rowCount > limits.rows) throw refusal('tooManyRows', { limit: limits.rows });
    ready.push({ rowNumber, cells });
  };

  const reader = createXmlReader({
    open(name, attributes) {
      if (done) return;
      if (name === 'c') startCell(attributes);
      else if (name === 'v') capture = 'value';
      else if (name === 't') capture = phonetic === 0 ? 'value' : null;
      else if (name === 'f') {
        hasFormula = true;
        capture = 'formula';
      } else if (name === 'row') startRow(attributes['r']);
      else if (name === 'rPh') phonetic += 1;
    },
    text(text) {
      if (capture === null || done) return;
      if (capture === 'value') value += text;
      else if (formula.length < 200) formula += text.slice(0, 200);
      if (value.length > limits.cellCharacters) overlong();
    },
    close(name) {
      if (done) return;
      if (name === 'v' || name === 't' || name === 'f') capture = null;
      else if (name === 'c') endCell();
      else if (name === 'row') endRow();
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'sheetData') done = true;
    },
    overlong,
  });

  return {
    write: reader.write,
    end: reader.end,
    take() {
      const rows = ready;
      ready = [];
      return rows;
    },
    isDone: () => done,
  };
}

interface RawCell {
  type: string;
  style: number;
  value: string;
  formula: string | null;
}

function toCell(raw: RawCell, { texts, dateStyles, startsIn1904 }: SheetContext): Cell {
  const { type, value } = raw;
  if (raw.formula !== null) return { kind: 'fault', fault: 'formula', text: raw.formula };
  if (value.trim() === '') return null;
  switch (type) {
    case 's': {
      const text = texts.at(Number(value));
      if (text === undefined) throw refusal('brokenXml');
      return text === '' ? null : text;
    }
    case 'inlineStr':
    case 'str':
      return unescapeText(value);
    case 'b':
      return value.trim() === '1' || value.trim() === 'true';
    case 'e':
      return { kind: 'fault', fault: 'error', text: value };
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(value) ? { kind: 'date', iso: value.slice(0, 19) } : value;
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) throw refusal('brokenXml');
      const iso = dateStyles.has(raw.style) ? serialToIso(number, startsIn1904) : null;
      return iso === null ? number : { kind: 'date', iso };
    }
  }
}

/** Column of a reference such as AB12, without a regular expression: it runs for every cell. */
function columnOf(reference: string): number {
  let letters = 0;
  while (letters < reference.length && letters < 4 && reference.charCodeAt(letters) >= 65) letters += 1;
  if (letters === 0 || letters > 3) throw refusal('brokenXml');
  return columnIndex(reference.slice(0, letters));
}

function markCovered(cells: Cell[], rowNumber: number, ranges: readonly MergedRange[], columns: number): void {
  for (const range of ranges) {
    for (let column = range.left; column <= Math.min(range.right, columns - 1); column += 1) {
      if (rowNumber === range.top && column === range.left) continue;
      while (cells.length < column) cells.push(null);
      cells[column] = { kind: 'fault', fault: 'merged', text: rangeName(range) };
    }
  }
}
