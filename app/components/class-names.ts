/** Joins class names; whatever is false, null or undefined drops out. */
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
