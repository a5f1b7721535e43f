import { Form, useLocation, useSearchParams } from '@remix-run/react';
import { useRef } from 'react';
import { useHotkeys } from './hotkeys';
import { Icon } from './icon';

export interface SearchBoxProps {
  /** List that answers `?q=`. */
  action: string;
  label: string;
  placeholder: string;
  submitLabel: string;
  /** Name in the key help. */
  hotkeyLabel: string;
}

/** Search of the top bar; "/" goes there. */
export function SearchBox({ action, label, placeholder, submitLabel, hotkeyLabel }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const current = pathname === action ? (params.get('q') ?? '') : '';
  useHotkeys([{ keys: '/', label: hotkeyLabel, group: 'general', run: () => input.current?.focus() }]);
  return (
    <Form action={action} method="get" role="search" aria-label={label} className="join w-full max-w-md">
      <input
        key={current}
        ref={input}
        type="search"
        name="q"
        defaultValue={current}
        aria-label={label}
        placeholder={placeholder}
        className="input input-sm join-item w-full min-w-0"
      />
      <button type="submit" className="btn btn-sm btn-square join-item" aria-label={submitLabel}>
        <Icon name="search" />
      </button>
    </Form>
  );
}
