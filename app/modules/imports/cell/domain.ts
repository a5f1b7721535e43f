import { cellText, isFault, numberText, type Cell, type TableRow } from '#app/lib/cell';
import type { CivilDate } from '#app/lib/civil-date';
import { plainText } from '#app/lib/plain-text';
import { readDate } from '#app/modules/imports/date/domain';
import type { Mapping } from '#app/modules/imports/mapping/schema';
import type { RejectCode, RowReject, RowWarning, WarningCode } from '#app/modules/imports/row/schema';

const TEXT_LIMIT = 200;
/** What people type into a cell that has no value. */
const BLANKS = new Set(['', '-', '--', '---', '—', '——', '/', '\\', '.', '无', '暂无', '未知', '空', '不详', 'n/a', 'na', 'nil', 'null', 'none', 'undefined', '0000-00-00', '0000-00-00 00:00:00']);

/**
 * Reads the mapped cells of one row and collects what is wrong with them. The first reason to refuse the row
 * is kept; a warning never refuses it. One rule for every field: only what says which record it is, or which
 * day a callback counts from, refuses a row. Anything else that can't be read is left empty with a warning,
 * so that no customer is dropped for the sake of a side column (D-04).
 */
export class RowReader {
  readonly warnings: RowWarning[] = [];
  reject: RowReject | null = null;

  private constructor(
    private readonly columns: ReadonlyMap<string, number>,
    private readonly row: TableRow,
  ) {}

  /** `columns` is field key to column index, see `fieldColumns`. */
  static of(columns: ReadonlyMap<string, number>, row: TableRow): RowReader {
    const reader = new RowReader(columns, row);
    reader.refuseUntrustedCells();
    return reader;
  }

  /** The cell, or null where it is blank, says "none", or shows an error (which is told). */
  cell(field: string): Exclude<Cell, { kind: 'fault' }> {
    const cell = this.rawCell(field);
    if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell;
    if (typeof cell === 'string') return BLANKS.has(plainText(cell).toLowerCase()) ? null : cell;
    if (cell.kind === 'date') return cell;
    this.warn('cellError', field);
    return null;
  }

  /** Plain text of at most `limit` characters; longer ones are cut and told. */
  text(field: string, limit = TEXT_LIMIT): string | null {
    const cell = this.cell(field);
    if (cell === null) return null;
    const text = plainText(cellText(cell));
    if (text.length <= limit) return text === '' ? null : text;
    this.warn('textTooLong', field);
    return text.slice(0, limit);
  }

  /** A value that tells which record the row is about; an error in it refuses the row. */
  identity(field: string): string | null {
    const raw = this.rawCell(field);
    if (isFault(raw)) {
      this.refuse('cellError', field);
      return null;
    }
    const cell = this.cell(field);
    if (cell === null) return null;
    return plainText(typeof cell === 'number' ? numberText(cell) : cellText(cell)) || null;
  }

  /** A day that callbacks may count from: unreadable refuses the row, a blank one is the caller's to judge. */
  anchorDate(field: string): CivilDate | null {
    return this.date(field, (problem) => this.refuse(problem, field));
  }

  /** A day beside the point: unreadable is dropped and told. */
  sideDate(field: string): CivilDate | null {
    return this.date(field, (problem) => this.warn(problem, field));
  }

  /** A number read by `read`, or null with the warning when it can't be read. */
  number(field: string, read: (value: number | string) => number | null, warning: WarningCode): number | null {
    const cell = this.cell(field);
    if (cell === null) return null;
    const value = typeof cell === 'number' || typeof cell === 'string' ? read(cell) : null;
    if (value === null) this.warn(warning, field);
    return value;
  }

  /** Whether the cell holds just this word, blank word or not. */
  says(field: string, word: string): boolean {
    const cell = this.rawCell(field);
    return typeof cell === 'string' && plainText(cell) === word;
  }

  warn(code: WarningCode, field: string, value = this.shown(field)): void {
    this.warnings.push({ code, field, value });
  }

  refuse(code: RejectCode, field: string | null, suggestion?: string): void {
    this.reject ??= { code, field, value: field === null ? '' : this.shown(field), suggestion };
  }

  private date(field: string, onProblem: (problem: Extract<RejectCode & WarningCode, `date${string}`>) => void): CivilDate | null {
    const cell = this.cell(field);
    if (cell === null) return null;
    const reading = readDate(cell);
    if ('date' in reading) return reading.date;
    onProblem(reading.problem);
    return null;
  }

  private rawCell(field: string): Cell {
    const column = this.columns.get(field);
    return column === undefined ? null : (this.row.cells[column] ?? null);
  }

  private shown(field: string): string {
    return cellText(this.rawCell(field)).slice(0, TEXT_LIMIT);
  }

  /** A stored formula result may be stale, a merged cell hides its value, a surplus cell means that values moved. */
  private refuseUntrustedCells(): void {
    if (this.row.hasSurplusCells) this.refuse('surplusCells', null);
    for (const field of this.columns.keys()) {
      const cell = this.rawCell(field);
      if (!isFault(cell) || cell.fault === 'error') continue;
      this.refuse(cell.fault, field);
      return;
    }
  }
}

/** Field key to column index, once per file rather than once per cell. */
export function fieldColumns(mapping: Mapping): Map<string, number> {
  return new Map(Object.entries(mapping).map(([column, field]) => [field, Number(column)]));
}
