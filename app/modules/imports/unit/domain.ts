/** A code for a new unit that no other has: its name, cut and numbered where needed. */
export function freeCode(name: string, taken: ReadonlySet<string>): string {
  const LIMIT = 30;
  const base = name.slice(0, LIMIT);
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base.slice(0, LIMIT - String(number).length - 1)}-${number}`;
    if (!taken.has(code)) return code;
  }
}
