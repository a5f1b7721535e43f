import { cellText, type Cell, type TableRow } from '#app/lib/cell';
import type { RejectRow } from '#app/modules/imports/job/schema';
import type { RowReject, RowWarning } from '#app/modules/imports/row/schema';
import type { RowResult, RowValue } from '#app/modules/imports/row/domain';

/** Rows of one unit of work. Fixed, so that an interrupted import goes on in the very same batches. */
export const BATCH_ROWS = 2000;
/** Characters of one unit of work, where rows are unusually long. */
const BATCH_CHARACTERS = 4_000_000;

/** Some rows of the file, read and judged, not yet written. */
export interface Batch {
  toRow: number;
  rowCount: number;
  accepted: { row: number; value: RowValue; cells: readonly Cell[] }[];
  rejects: RejectRow[];
  warnings: { row: number; warning: RowWarning }[];
}

/** Cuts the rows of a file into batches; the same file gives the same batches behind any of their ends. */
export async function* batchesOf(rows: AsyncIterable<TableRow>, normalise: (row: TableRow) => RowResult<RowValue>): AsyncGenerator<Batch, void, void> {
  let batch = emptyBatch();
  let characters = 0;
  for await (const row of rows) {
    addRow(batch, row, normalise(row));
    for (const cell of row.cells) if (typeof cell === 'string') characters += cell.length;
    if (batch.rowCount < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = emptyBatch();
    characters = 0;
  }
  if (batch.rowCount > 0) yield batch;
}

function emptyBatch(): Batch {
  return { toRow: 0, rowCount: 0, accepted: [], rejects: [], warnings: [] };
}

function addRow(batch: Batch, { rowNumber, cells }: TableRow, result: RowResult<RowValue>): void {
  batch.toRow = rowNumber;
  batch.rowCount += 1;
  if (!result.ok) {
    batch.rejects.push(rejectRow(rowNumber, result.reject, cells));
    return;
  }
  batch.accepted.push({ row: rowNumber, value: result.value, cells });
  for (const warning of result.warnings) batch.warnings.push({ row: rowNumber, warning });
}

export function rejectRow(row: number, { code, field, value, suggestion }: RowReject, cells: readonly Cell[]): RejectRow {
  return { row, code, field, value: value === '' ? null : value, suggestion: suggestion ?? null, cells: cells.map(cellText) };
}

/** Reads the next item while the current one is worked on: the file is parsed while the database writes. */
export async function* readAhead<T>(source: AsyncGenerator<T, void, void>): AsyncGenerator<T, void, void> {
  const read = (): Promise<IteratorResult<T, void>> => {
    const next = source.next();
    // Told where it is awaited; until then nobody listens.
    next.catch(() => undefined);
    return next;
  };
  let next = read();
  try {
    for (;;) {
      const result = await next;
      if (result.done) return;
      next = read();
      yield result.value;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return();
  }
}
