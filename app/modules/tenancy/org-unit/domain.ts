import type { OrgUnitMatch } from './schema';

/** Names are compared without width, case and spaces: "ＡＢＣ 客服部" is "abc客服部" (O-19). */
export function normaliseName(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

interface NamedUnit {
  orgUnitId: string;
  code: string;
  name: string;
  active: boolean;
  aliases: readonly string[];
}

/**
 * Look-up of units by the names people write. A code is surest, then another name, then the name itself;
 * a name that two active units share is `several`, never a guess. Closed units are found only where no
 * active one answers.
 */
export function orgUnitIndex(units: readonly NamedUnit[]): (text: string) => OrgUnitMatch {
  const byKey = (keysOf: (unit: NamedUnit) => readonly string[], active: boolean): Map<string, Set<string>> => {
    const index = new Map<string, Set<string>>();
    for (const unit of units.filter((candidate) => candidate.active === active)) {
      for (const key of keysOf(unit)) {
        const normalised = normaliseName(key);
        index.set(normalised, (index.get(normalised) ?? new Set()).add(unit.orgUnitId));
      }
    }
    return index;
  };
  const layers = [true, false].flatMap((active) => [
    byKey((unit) => [unit.code], active),
    byKey((unit) => unit.aliases, active),
    byKey((unit) => [unit.name], active),
  ]);
  return (text) => {
    const wanted = normaliseName(text);
    if (wanted === '') return { found: 'none' };
    const hits = layers.map((layer) => layer.get(wanted)).find((ids) => ids !== undefined);
    const [first, second] = hits ?? [];
    if (first === undefined) return { found: 'none' };
    return second === undefined ? { found: 'one', orgUnitId: first } : { found: 'several' };
  };
}

/** Units in tree order with their depth; brothers by code. A unit whose parent isn't in the list counts as a root. */
export function inTreeOrder<T extends { orgUnitId: string; parentId: string | null; code: string }>(
  units: readonly T[],
): (T & { depth: number })[] {
  const known = new Set(units.map((unit) => unit.orgUnitId));
  const children = new Map<string | null, T[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), unit]);
  }
  const ordered: (T & { depth: number })[] = [];
  const visit = (parent: string | null, depth: number): void => {
    const brothers = (children.get(parent) ?? []).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
    for (const unit of brothers) {
      ordered.push({ ...unit, depth });
      visit(unit.orgUnitId, depth + 1);
    }
  };
  visit(null, 0);
  return ordered;
}
