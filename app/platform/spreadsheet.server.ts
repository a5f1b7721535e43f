import { openCsv } from './spreadsheet/csv.server';
import type { HeaderScore } from './spreadsheet/header.server';
import { TABLE_LIMITS, type TableLimits } from './spreadsheet/limits.server';
import { sniffFile } from './spreadsheet/sniff.server';
import type { Table } from './spreadsheet/table.server';
import { openXlsx } from './spreadsheet/xlsx.server';

/**
 * The adapter for tables that people upload: xlsx workbooks, and text tables in UTF-8, GBK or UTF-16.
 * Rows stream from the file, so memory doesn't grow with their number; the texts that the cells of a workbook
 * share are the one thing kept (as UTF-8). Whatever the file holds, the process only ever answers with a
 * refusal: an `AppError` whose reason is a key under `imports:refusal.*` (import of DMS data, D-18).
 */
export interface OpenTableOptions {
  limits?: Partial<TableLimits> | undefined;
  /** How well a row of texts fits the column names the caller knows; without it the first wide row is the header. */
  headerScore?: HeaderScore | undefined;
  /** Name of the worksheet; the first visible one when absent. */
  sheet?: string | undefined;
}

/** Opens an uploaded file by its content, not by its name. Throws a refusal; otherwise the caller closes the table. */
export async function openTable(filePath: string, { limits, headerScore = () => 0, sheet }: OpenTableOptions = {}): Promise<Table> {
  const options = { limits: { ...TABLE_LIMITS, ...limits }, headerScore, sheet };
  const kind = await sniffFile(filePath, options.limits);
  return kind === 'archive' ? openXlsx(filePath, options) : openCsv(filePath, options);
}

export type { HeaderScore, Table, TableLimits };
