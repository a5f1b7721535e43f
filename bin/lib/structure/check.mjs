import { checkCycles } from './cycles.mjs';
import { checkDirection } from './direction.mjs';
import { checkLocales } from './locales.mjs';
import { checkNames } from './names.mjs';
import { analyse } from './sources.mjs';

/** All rules of the house on a tree of files (path to text); returns one line per breach, sorted by file. */
export function checkStructure(tree) {
  const sources = analyse(tree);
  return [...checkNames(sources), ...checkDirection(sources), ...checkCycles(sources), ...checkLocales(tree)].sort();
}
