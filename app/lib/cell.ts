/**
 * What one cell of an uploaded table holds, whatever the file format. Plain values stay plain
 * JavaScript values, because a hundred thousand rows make more than a million cells.
 */

/** A civil date or date and time as the sheet shows it: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`, no zone. */
export interface DateCell {
  kind: 'date';
  iso: string;
}

/** `formula`: its stored result may be stale, so nobody may read it. `error`: #N/A and the like. `merged`: covered by a neighbour. */
export type CellFault = 'formula' | 'error' | 'merged';

export interface FaultCell {
  kind: 'fault';
  fault: CellFault;
  /** What a person would find in the cell: the error's name, the formula, or the merged range. */
  text: string;
}

export type Cell = null | string | number | boolean | DateCell | FaultCell;

export interface TableRow {
  /** Row number as a spreadsheet program shows it, counted from 1, title and header rows included. */
  rowNumber: number;
  cells: Cell[];
  /** More cells than the header has: an unquoted comma moved the values into wrong columns. */
  hasSurplusCells?: boolean | undefined;
}

export function isFault(cell: Cell | undefined): cell is FaultCell {
  return cell !== null && typeof cell === 'object' && cell.kind === 'fault';
}

/** The cell as text for people: a header, a preview, a line of the reject file. Never throws. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell.kind === 'date' ? cell.iso.replace('T', ' ') : cell.text;
}

/** Digits in full, as phone and order numbers are stored as numbers and 1.5E+10 helps nobody. */
export function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(value);
}

/** Column letters as a spreadsheet program shows them: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
