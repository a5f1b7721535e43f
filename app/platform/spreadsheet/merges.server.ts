import { columnLetters } from '#app/lib/cell';
import type { TableLimits } from './limits.server';
import { refusal } from './refusal.server';

/** A merged range; rows counted from 1, columns from 0, all inclusive. */
export interface MergedRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const END_OF_ROWS = 'sheetData>';
const RANGE = /<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?["'][^>]*>/g;

/**
 * Finds the merged ranges of a sheet, sorted by first row. They stand behind the rows in the file, but the
 * header has to be judged before the first row is read, so the sheet is inflated once and only its end is
 * looked at. That pass also proves that the whole part inflates, fits the limits and has the right checksum.
 */
export async function readMergedRanges(chunks: AsyncIterable<Buffer>, limits: TableLimits): Promise<MergedRange[]> {
  const ranges: MergedRange[] = [];
  let pending = Buffer.alloc(0);
  let tail = '';
  let inTail = false;
  for await (const chunk of chunks) {
    if (inTail) {
      tail += chunk.toString('latin1');
    } else {
      const window = Buffer.concat([pending, chunk]);
      const end = endOfRows(window);
      pending = window.subarray(Math.max(0, window.length - 32));
      if (end < 0) continue;
      inTail = true;
      tail = window.toString('latin1', end);
    }
    for (const [, left = '', top, right = left, bottom = top] of tail.matchAll(RANGE)) {
      ranges.push({ top: Number(top), bottom: Number(bottom), left: columnIndex(left), right: columnIndex(right) });
    }
    if (ranges.length > limits.mergedRanges) throw refusal('tooManyMerges', { limit: limits.mergedRanges });
    // Only a tag cut in two by the chunk's end is kept.
    const open = tail.lastIndexOf('<');
    tail = open >= 0 && tail.indexOf('>', open) < 0 ? tail.slice(open, open + 4096) : '';
  }
  return ranges.sort((a, b) => a.top - b.top);
}

function endOfRows(window: Buffer): number {
  for (let at = window.indexOf(END_OF_ROWS); at >= 0; at = window.indexOf(END_OF_ROWS, at + 1)) {
    if (/<\/(?:\w+:)?$/.test(window.toString('latin1', Math.max(0, at - 20), at))) return at + END_OF_ROWS.length;
  }
  return -1;
}

/** Column letters to index: A is 0. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (let at = 0; at < letters.length; at += 1) index = index * 26 + letters.charCodeAt(at) - 64;
  return index - 1;
}

export function rangeName({ top, bottom, left, right }: MergedRange): string {
  return `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
}

/** A merged header cell names several columns or rows at once, so no column can be told for sure: refused. */
export function refuseMergedHeader(ranges: readonly MergedRange[], headerRow: number): void {
  const hit = ranges.find(({ top, bottom }) => top <= headerRow && headerRow <= bottom);
  if (hit) throw refusal('mergedHeader', { range: rangeName(hit), row: headerRow });
}

/**
 * Answers, row after row in ascending order, which columns are covered by a range that starts elsewhere:
 * such a cell looks empty in the file although a person sees a value in it.
 */
export function createCoverage(ranges: readonly MergedRange[]): (rowNumber: number) => MergedRange[] {
  let next = 0;
  let active: MergedRange[] = [];
  return (rowNumber) => {
    let range = ranges[next];
    while (range && range.top <= rowNumber) {
      active.push(range);
      next += 1;
      range = ranges[next];
    }
    if (active.length > 0) active = active.filter(({ bottom }) => bottom >= rowNumber);
    return active;
  };
}
