import type { ReactNode } from 'react';
import { cx } from './class-names';
import type { Tone } from './tone';

const TONES: Record<Tone, string> = {
  neutral: 'bg-base-300 text-base-content',
  primary: 'bg-primary/12 text-primary',
  info: 'bg-info/12 text-info',
  success: 'bg-success/12 text-success',
  warning: 'bg-warning/12 text-warning',
  error: 'bg-error/12 text-error',
};

/** A state in one or two words. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={cx('inline-flex items-center gap-1 rounded-selector px-1.5 py-px text-xs font-medium whitespace-nowrap', TONES[tone])}>
      {children}
    </span>
  );
}
