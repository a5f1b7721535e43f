import type { Delimiter } from './table.server';

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];
const SAMPLE_LINES = 20;

/**
 * The delimiter of a text table from its first lines: the one that cuts the most lines into the same number
 * of cells, more cells first. Delimiters and line ends inside quotes don't count. Comma when nothing is cut.
 */
export function sniffDelimiter(sample: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = consistency(cellCounts(sample, delimiter));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function cellCounts(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let isQuoted = false;
  for (let at = 0; at < sample.length && counts.length < SAMPLE_LINES; at += 1) {
    const character = sample[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === delimiter) cells += 1;
    else if (character === '\n') {
      counts.push(cells);
      cells = 1;
    }
  }
  if (counts.length < SAMPLE_LINES) counts.push(cells);
  return counts;
}

/** How many lines share the commonest count above one, weighed by that count. */
function consistency(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 1) lines.set(count, (lines.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, times] of lines) best = Math.max(best, times * Math.sqrt(count - 1));
  return best;
}
