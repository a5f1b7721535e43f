/** What of a keyboard event decides a match; a plain object in tests. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

interface Step {
  key: string;
  mod: boolean;
  alt: boolean;
  shift: boolean;
}

/** "g q" is two presses, "mod+Enter" one with Ctrl or ⌘. */
export function parseKeys(keys: string): Step[] {
  return keys.split(' ').map((step) => {
    const parts = step === '+' ? ['+'] : step.split('+');
    const key = parts.at(-1) ?? '';
    return {
      key: key.length === 1 ? key.toLowerCase() : key,
      mod: parts.includes('mod'),
      alt: parts.includes('alt'),
      shift: parts.includes('shift'),
    };
  });
}

/**
 * By the character the layout gives (`event.key`), not by the place of the key. Shift counts only for
 * letters and named keys: "?" needs it on some layouts and not on others.
 */
export function matchesStep(press: KeyPress, step: Step): boolean {
  const isLetter = /^\p{L}$/u.test(press.key);
  const key = isLetter ? press.key.toLowerCase() : press.key;
  if (key !== step.key || press.altKey !== step.alt) return false;
  if ((press.ctrlKey || press.metaKey) !== step.mod) return false;
  return press.key.length === 1 && !isLetter ? true : press.shiftKey === step.shift;
}

/** True for shortcuts of bare characters, which a person must be able to switch off (WCAG 2.1.4). */
export function isCharacterKeys(keys: string): boolean {
  return parseKeys(keys).some((step) => step.key.length === 1 && !step.mod && !step.alt);
}

export function describeKeys(keys: string): string[][] {
  const names: Record<string, string> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' };
  return keys.split(' ').map((step) => (step === '+' ? ['+'] : step.split('+').map((part) => names[part] ?? part)));
}
