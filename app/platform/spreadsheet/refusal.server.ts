import { AppError, type AppErrorCode } from '#app/lib/app-error';
import { columnLetters } from '#app/lib/cell';
import type { TableLimits } from './limits.server';

/** Why a whole file is refused: the keys under `imports:refusal.*`, each with the error code it travels under. */
const REFUSALS = {
  missing: 'not-found',
  empty: 'invalid-input',
  fileTooLarge: 'too-large',
  tooManyParts: 'too-large',
  zipBomb: 'too-large',
  tooMuchText: 'too-large',
  tooManyColumns: 'too-large',
  tooManyRows: 'too-large',
  tooManyMerges: 'too-large',
  cellTooLong: 'too-large',
  textTooLong: 'too-large',
  encrypted: 'unsupported',
  oldExcel: 'unsupported',
  binaryExcel: 'unsupported',
  openDocument: 'unsupported',
  notAWorkbook: 'unsupported',
  webPage: 'unsupported',
  xmlTable: 'unsupported',
  binary: 'unsupported',
  brokenArchive: 'invalid-input',
  brokenXml: 'invalid-input',
  doctype: 'invalid-input',
  encoding: 'invalid-input',
  quotes: 'invalid-input',
  noSheet: 'invalid-input',
  sheetNotFound: 'invalid-input',
  noRows: 'invalid-input',
  mergedHeader: 'invalid-input',
  formulaHeader: 'invalid-input',
} as const satisfies Record<string, AppErrorCode>;

export type RefusalReason = keyof typeof REFUSALS;
export const REFUSAL_REASONS = Object.keys(REFUSALS) as RefusalReason[];

/** The refusal of a file. `params` fill the translated text: row and column as a spreadsheet program shows them. */
export function refusal(reason: RefusalReason, params: Record<string, string | number> = {}, cause?: unknown): AppError {
  return new AppError(REFUSALS[reason], { reason: `imports:refusal.${reason}`, params, cause });
}

/** The refusal of a cell that holds more than a spreadsheet cell can; `column` counts from 0. */
export function longCellRefusal(row: number, column: number, limits: TableLimits): AppError {
  return refusal('cellTooLong', { row, column: columnLetters(column), limit: limits.cellCharacters });
}
