import { describe, expect, test } from 'vitest';
import { isCharacterKeys, matchesStep, parseKeys, type KeyPress } from './hotkey-matching';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}
function matches(keys: string, event: KeyPress): boolean {
  const [first] = parseKeys(keys);
  return first !== undefined && matchesStep(event, first);
}

describe('which press is which shortcut', () => {
  test.each([
    ['a letter', 'n', press('n'), true],
    ['a letter with caps lock', 'n', press('N'), true],
    ['a letter with shift is another one', 'n', press('N', { shiftKey: true }), false],
    ['the question mark of a US layout needs shift', '?', press('?', { shiftKey: true }), true],
    ['the question mark of another layout does not', '?', press('?'), true],
    ["the browser's own Ctrl+N stays the browser's", 'n', press('n', { ctrlKey: true }), false],
    ['Ctrl+Enter', 'mod+Enter', press('Enter', { ctrlKey: true }), true],
    ['⌘ Enter', 'mod+Enter', press('Enter', { metaKey: true }), true],
    ['Enter alone is not Ctrl+Enter', 'mod+Enter', press('Enter'), false],
    ['Escape', 'Escape', press('Escape'), true],
  ])('%s', (_case, keys, event, expected) => {
    expect(matches(keys, event)).toBe(expected);
  });

  test('only bare characters can be switched off', () => {
    expect(['n', 'g q', '?', 'mod+z', 'Escape'].map(isCharacterKeys)).toEqual([true, true, true, false, false]);
  });
});
