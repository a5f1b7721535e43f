import { useEffect, useRef, type ReactNode } from 'react';
import { cx } from './class-names';

export interface MenuProps {
  /** What the button shows. */
  summary: ReactNode;
  /** Accessible name where the summary is no text. */
  label?: string;
  align?: 'start' | 'end';
  summaryClassName?: string;
  /** Links, and forms with a button of class `menu-item`. */
  children: ReactNode;
}

/** A list that unfolds, made of <details>: opens without script; with it, Escape and a press elsewhere close it. */
export function Menu({ summary, label, align = 'end', summaryClassName = 'btn btn-sm', children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    function close(event: Event): void {
      const menu = details.current;
      if (menu === null || !menu.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        menu.open = false;
        menu.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && !menu.contains(event.target)) {
        menu.open = false;
      }
    }
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={details} className="relative">
      <summary aria-label={label} className={cx('menu-summary cursor-pointer', summaryClassName)}>
        {summary}
      </summary>
      <div className={cx('menu-panel', align === 'end' ? 'end-0' : 'start-0')}>{children}</div>
    </details>
  );
}
