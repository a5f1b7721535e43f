import { cellText, type TableRow } from '#app/lib/cell';
import { storableText } from './domain';
import { guessMapping, headerScore } from '#app/modules/imports/mapping/domain';
import type { Mapping, RememberedMapping } from '#app/modules/imports/mapping/schema';
import type { ImportKind } from '#app/modules/imports/schema';
import { openTable, type Table } from '#app/platform/spreadsheet.server';
import { refusal } from '#app/platform/spreadsheet/refusal.server';
import type { ColumnFacts } from './schema';

/** An upload as it was read for the first time. */
export interface FileHead {
  format: string;
  headerRow: number;
  headers: string[];
  mapping: Mapping;
  columns: ColumnFacts[];
}

const SAMPLE_ROWS = 40;
const SAMPLES = 3;
const SAMPLE_LENGTH = 60;

/**
 * Opens an upload, guesses its columns and takes samples. Takes as long as inflating the file does (seconds at the
 * limits), so it runs outside of any transaction. Throws the file's refusal.
 */
export async function readHead(filePath: string, kind: ImportKind, remembered: RememberedMapping): Promise<FileHead> {
  const table = await openTable(filePath, { headerScore: (texts) => headerScore(kind, texts, remembered) });
  try {
    const rows: TableRow[] = [];
    for await (const row of table.rows()) {
      rows.push(row);
      if (rows.length === SAMPLE_ROWS) break;
    }
    if (rows.length === 0) throw refusal('noRows');
    const guess = guessMapping(kind, table.headers, remembered);
    return {
      format: table.kind === 'xlsx' ? 'xlsx' : `csv:${table.encoding ?? 'utf-8'}`,
      headerRow: table.headerRow,
      headers: table.headers.map(storableText),
      mapping: guess.mapping,
      columns: guess.columns.map(({ column, confidence, source }) => ({ confidence, source, samples: samplesOf(rows, column) })),
    };
  } finally {
    table.close();
  }
}

function samplesOf(rows: readonly TableRow[], column: number): string[] {
  const texts = rows.map(({ cells }) => storableText(cellText(cells[column])).trim().slice(0, SAMPLE_LENGTH));
  return [...new Set(texts.filter((text) => text !== ''))].slice(0, SAMPLES);
}

/** Opens an upload again with the header that was found the first time, whatever has been learnt about names since. */
export function openAgain(filePath: string, headers: readonly string[]): Promise<Table> {
  const wanted = JSON.stringify(headers);
  return openTable(filePath, { headerScore: (texts) => (JSON.stringify(texts.map(storableText)) === wanted ? 1 : 0) });
}
