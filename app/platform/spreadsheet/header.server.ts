import { cellText, columnLetters, isFault, type TableRow } from '#app/lib/cell';
import { refusal } from './refusal.server';

/** How well a row of texts fits the column names somebody knows; 0 means not at all. */
export type HeaderScore = (texts: string[]) => number;

/** A title, a note and an empty line may stand above the header, hardly more. */
export const HEADER_SEARCH_ROWS = 10;

export interface Header {
  rowNumber: number;
  texts: string[];
  /** Cells the header row has in the file, nameless ones at its end included. */
  width: number;
}

/**
 * Picks the header among the first rows: the one whose texts are known best, the upper one when equal.
 * When nothing is known, the first row with at least two texts, because a title fills one cell only.
 */
export function chooseHeader(rows: readonly TableRow[], score: HeaderScore): Header {
  const candidates = rows.map((row) => ({ row, texts: headerTexts(row) }));
  let best = candidates.find(({ texts }) => texts.filter((text) => text !== '').length >= 2) ?? candidates[0];
  if (!best) throw refusal('noRows');
  let bestScore = 0;
  for (const candidate of candidates) {
    const points = score(candidate.texts);
    if (points > bestScore) {
      best = candidate;
      bestScore = points;
    }
  }
  refuseFormulas(best.row);
  return { rowNumber: best.row.rowNumber, texts: best.texts, width: best.row.cells.length };
}

function headerTexts(row: TableRow): string[] {
  // A cell that a merged title covers has no text of its own.
  const texts = row.cells.map((cell) => (isFault(cell) ? '' : cellText(cell).trim()));
  while (texts.length > 0 && texts.at(-1) === '') texts.pop();
  return texts;
}

function refuseFormulas(row: TableRow): void {
  const column = row.cells.findIndex((cell) => isFault(cell) && cell.fault === 'formula');
  if (column >= 0) throw refusal('formulaHeader', { row: row.rowNumber, column: columnLetters(column) });
}
