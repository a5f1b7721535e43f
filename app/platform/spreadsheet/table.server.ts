import type { TableRow } from '#app/lib/cell';
import type { TextEncoding } from './encoding.server';
import type { HeaderScore } from './header.server';
import type { TableLimits } from './limits.server';

export interface OpenOptions {
  limits: TableLimits;
  headerScore: HeaderScore;
  /** Name of the wanted worksheet; the first visible one when absent. */
  sheet?: string | undefined;
}

export type Delimiter = ',' | ';' | '\t';

/** An open table. Close it when done; reading the rows again starts from the file. */
export interface Table {
  kind: 'xlsx' | 'csv';
  encoding: TextEncoding | null;
  delimiter: Delimiter | null;
  sheetName: string | null;
  sheetNames: string[];
  /** Row number of the header, counted from 1. */
  headerRow: number;
  /** Header texts, trimmed; '' where a column has none. */
  headers: string[];
  /**
   * The rows behind `afterRow` (default: behind the header), blank ones left out. A restarted import passes
   * the last row it has stored. Throws a refusal at the first row that breaks a limit.
   */
  rows: (afterRow?: number) => AsyncGenerator<TableRow, void, void>;
  close: () => void;
}
