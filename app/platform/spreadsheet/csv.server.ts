import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Cell, TableRow } from '#app/lib/cell';
import { sniffDelimiter } from './delimiter.server';
import { decodeFile, detectEncoding, type TextEncoding } from './encoding.server';
import { chooseHeader, HEADER_SEARCH_ROWS } from './header.server';
import type { TableLimits } from './limits.server';
import { longCellRefusal, refusal } from './refusal.server';
import type { Delimiter, OpenOptions, Table } from './table.server';

const SAMPLE_CHARACTERS = 64 * 1024;
/** One line: room for a few full cells, and an end for a quote that is never closed. */
const RECORD_BYTES = 1024 * 1024;

/** Opens a text table: tells encoding and delimiter, judges the header. */
export async function openCsv(filePath: string, options: OpenOptions): Promise<Table> {
  const encoding = await detectEncoding(filePath);
  const delimiter = sniffDelimiter(await readSample(filePath, encoding));
  const read = (headerWidth?: number): AsyncGenerator<TableRow, void, void> =>
    readRecords({ filePath, encoding, delimiter, limits: options.limits, headerWidth });
  const first: TableRow[] = [];
  for await (const row of read()) {
    first.push(row);
    if (first.length === HEADER_SEARCH_ROWS) break;
  }
  const header = chooseHeader(first, options.headerScore);
  return {
    kind: 'csv',
    encoding,
    delimiter,
    sheetName: null,
    sheetNames: [],
    headerRow: header.rowNumber,
    headers: header.texts,
    async *rows(afterRow = header.rowNumber) {
      const start = Math.max(afterRow, header.rowNumber);
      for await (const row of read(header.width)) if (row.rowNumber > start) yield row;
    },
    close: () => undefined,
  };
}

async function readSample(filePath: string, encoding: TextEncoding): Promise<string> {
  let sample = '';
  for await (const text of decodeFile(filePath, encoding)) {
    sample += text;
    if (sample.length >= SAMPLE_CHARACTERS) break;
  }
  return sample.slice(0, SAMPLE_CHARACTERS);
}

interface RecordRead {
  filePath: string;
  encoding: TextEncoding;
  delimiter: Delimiter;
  limits: TableLimits;
  headerWidth: number | undefined;
}

async function* readRecords({ filePath, encoding, delimiter, limits, headerWidth }: RecordRead): AsyncGenerator<TableRow, void, void> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: RECORD_BYTES,
  });
  const source = Readable.from(decodeFile(filePath, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let rowNumber = 0;
  let rowCount = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rowNumber += 1;
      const row = toRow(record, rowNumber, limits);
      if (!row) continue;
      rowCount += 1;
      if (rowCount > limits.rows) throw refusal('tooManyRows', { limit: limits.rows });
      if (headerWidth !== undefined && row.cells.slice(headerWidth).some((cell) => cell !== null)) row.hasSurplusCells = true;
      yield row;
    }
  } catch (error) {
    throw error instanceof CsvError ? csvRefusal(error, limits) : error;
  } finally {
    source.destroy();
  }
}

function toRow(record: readonly string[], rowNumber: number, limits: TableLimits): TableRow | null {
  let hasValue = false;
  const cells: Cell[] = [];
  for (const [column, text] of record.entries()) {
    if (text.length > limits.cellCharacters) throw longCellRefusal(rowNumber, column, limits);
    if (text.trim() !== '') {
      if (column >= limits.columns) throw refusal('tooManyColumns', { row: rowNumber, limit: limits.columns });
      hasValue = true;
    }
    if (column < limits.columns) cells.push(toCell(text));
  }
  return hasValue ? { rowNumber, cells } : null;
}

/** `="0123"` is how exports keep leading zeros, and `'=` how our own reject file disarms a cell: both are plain text. */
function toCell(text: string): Cell {
  if (text === '') return null;
  const first = text.charCodeAt(0);
  if (first === 0x27 && /^'[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text)) return text.slice(1);
  if (first !== 0x3d) return text;
  const quoted = /^="([^"]*)"$/.exec(text);
  if (quoted) return quoted[1] || null;
  return text.length > 1 ? { kind: 'fault', fault: 'formula', text: text.slice(0, 200) } : text;
}

function csvRefusal(error: CsvError, limits: TableLimits): Error {
  const row = Number(error['records'] ?? 0) + 1;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return longCellRefusal(row, Number(error['index'] ?? 0), limits);
  return refusal('quotes', { row }, error);
}
