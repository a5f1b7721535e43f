import { csvLine, CSV_MARK } from '#app/lib/csv';
import type { RowReject } from '#app/modules/imports/row/schema';

/** Translates a key of the namespace `imports`, without its prefix. */
export type ImportText = (key: string, params?: Record<string, string>) => string;

/** Keys of the columns that the reject file adds behind the original ones. */
const ADDED_COLUMNS = ['rejectFile.row', 'rejectFile.reason', 'rejectFile.suggestion'] as const;

export interface RejectedRow {
  rowNumber: number;
  /** The cells as the file shows them, in its own column order. */
  cells: readonly string[];
  reject: Pick<RowReject, 'code' | 'field' | 'suggestion'>;
}

/** First line of the reject file, with the mark: the original headers, then row number, reason and suggestion. */
export function rejectFileHead(headers: readonly string[], text: ImportText): string {
  return CSV_MARK + csvLine([...headers, ...ADDED_COLUMNS.map((key) => text(key))]);
}

/** One refused row: its cells as they came, disarmed, so that a person corrects them and uploads the file again. */
export function rejectFileLine({ rowNumber, cells, reject }: RejectedRow, width: number, text: ImportText): string {
  const padded = Array.from({ length: Math.max(width, cells.length) }, (_, column) => cells[column] ?? '');
  // Surplus cells would push the reason out of its column; they are joined into the last one instead.
  const kept = padded.length > width ? [...padded.slice(0, width - 1), padded.slice(width - 1).join(',')] : padded;
  return csvLine([...kept, rowNumber, reasonText(reject, text), reject.suggestion ?? '']);
}

/** The reason in words, with the field it is about. */
export function reasonText({ code, field }: Pick<RowReject, 'code' | 'field'>, text: ImportText): string {
  const reason = text(`reject.${code}`);
  return field === null ? reason : text('rejectFile.line', { field: text(`field.${field}`), reason });
}
