import type { AuditDifference } from './schema';

/** What differs between two JSON values, leaf by leaf, in the order of the fields. */
export function differences(before: unknown, after: unknown): AuditDifference[] {
  const left = leaves(before);
  const right = leaves(after);
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  return paths
    .map((path) => ({ path, before: left.get(path) ?? null, after: right.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Path in dots → value as text. A list of plain values is one leaf, read at a glance. */
function leaves(value: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (path: string, current: unknown): void => {
    if (current === null || current === undefined || current === '') return;
    if (Array.isArray(current) && current.every((item) => typeof item !== 'object' || item === null)) {
      if (current.length > 0) found.set(path, current.map(String).join(', '));
    } else if (typeof current === 'object') {
      for (const [key, child] of Object.entries(current)) visit(path === '' ? key : `${path}.${key}`, child);
    } else {
      found.set(path, String(current));
    }
  };
  visit('', value);
  return found;
}
