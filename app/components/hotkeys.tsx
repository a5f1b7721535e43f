import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { isCharacterKeys, matchesStep, parseKeys } from './hotkey-matching';

export interface Hotkey {
  /** Characters as typed, "g q" for a sequence, "mod+Enter", "Escape". */
  keys: string;
  /** Translated; stands in the `?` help. */
  label: string;
  group?: 'general' | 'navigation' | 'page';
  /** Also while the focus is in a text field; only for keys with a modifier and Escape. */
  whileTyping?: boolean;
  run: (event: KeyboardEvent) => void;
}

const SEQUENCE_MS = 1200;
const STORAGE_KEY = 'hf-hotkeys';
const TYPING =
  'textarea, select, [contenteditable="true"], input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range], [type=file])';

/** Who listens to which key at the moment, and the shortcuts' on/off switch. */
class HotkeyRegistry {
  private sets: (() => Hotkey[])[] = [];
  private listeners = new Set<() => void>();
  private version = 0;
  private pending: { matched: string; until: number } | null = null;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  snapshot = (): number => this.version;

  add(read: () => Hotkey[]): () => void {
    this.sets.push(read);
    this.changed();
    return () => {
      this.sets = this.sets.filter((set) => set !== read);
      this.changed();
    };
  }

  changed(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }

  /** The page's keys before the shell's, so that a page may take a key over. */
  list(): Hotkey[] {
    return [...this.sets].reverse().flatMap((read) => read());
  }

  charactersOn(): boolean {
    return localStorage.getItem(STORAGE_KEY) !== 'off';
  }

  setCharacters(isOn: boolean): void {
    localStorage.setItem(STORAGE_KEY, isOn ? 'on' : 'off');
    this.changed();
  }

  handle = (event: KeyboardEvent): void => {
    // 229: a key that an input method is still composing with
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
    if (document.querySelector('dialog:modal') !== null) return;
    const before = this.pending !== null && this.pending.until > event.timeStamp ? this.pending.matched : '';
    this.pending = null;

    for (const hotkey of this.list()) {
      if (isTyping && hotkey.whileTyping !== true) continue;
      if (isCharacterKeys(hotkey.keys) && !this.charactersOn()) continue;
      const [first, second] = parseKeys(hotkey.keys);
      if (first === undefined) continue;
      const firstKeys = hotkey.keys.split(' ')[0] ?? '';
      if (second === undefined && matchesStep(event, first) && before === '') {
        event.preventDefault();
        hotkey.run(event);
        return;
      }
      if (second !== undefined && before === firstKeys && matchesStep(event, second)) {
        event.preventDefault();
        hotkey.run(event);
        return;
      }
      if (second !== undefined && before === '' && matchesStep(event, first)) {
        this.pending = { matched: firstKeys, until: event.timeStamp + SEQUENCE_MS };
      }
    }
  };
}

const RegistryContext = createContext<HotkeyRegistry | null>(null);

export function HotkeyProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new HotkeyRegistry());
  useEffect(() => {
    window.addEventListener('keydown', registry.handle);
    return () => window.removeEventListener('keydown', registry.handle);
  }, [registry]);
  return <RegistryContext.Provider value={registry}>{children}</RegistryContext.Provider>;
}

function useRegistry(): HotkeyRegistry {
  const registry = useContext(RegistryContext);
  if (registry === null) throw new Error('hotkeys need a HotkeyProvider above them');
  return registry;
}

/**
 * Listens to keys while the component is on the page, and lists them in the `?` help. Keys are ignored
 * while somebody types, composes with an input method, or has a dialog open.
 */
export function useHotkeys(hotkeys: Hotkey[]): void {
  const registry = useRegistry();
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  // the help must follow when the set of keys changes, not at each render with new handlers
  const shown = hotkeys.map(({ keys, label }) => `${keys}\n${label}`).join('\n');
  useEffect(() => registry.add(() => latest.current), [registry, shown]);
}

/** For the help dialog: the keys in force, and the switch for single-character keys. */
export function useHotkeyList(): { hotkeys: Hotkey[]; charactersOn: boolean; setCharacters: (isOn: boolean) => void } {
  const registry = useRegistry();
  const version = useSyncExternalStore(registry.subscribe, registry.snapshot, () => 0);
  const isInBrowser = version > 0;
  return {
    hotkeys: isInBrowser ? registry.list() : [],
    charactersOn: isInBrowser ? registry.charactersOn() : true,
    setCharacters: (isOn) => registry.setCharacters(isOn),
  };
}
