import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names';
import { InstantText } from './date-text';
import type { Tone } from './tone';

export interface TimelineEntry {
  id: string;
  /** ISO instant. */
  at: string;
  title: ReactNode;
  /** Who did it. */
  by?: string | null;
  children?: ReactNode;
  tone?: Tone;
}

const DOTS: Record<Tone, string> = {
  neutral: 'bg-base-content/50',
  primary: 'bg-primary',
  info: 'bg-info',
  success: 'bg-success',
  warning: 'bg-warning',
  error: 'bg-error',
};

/** What happened, in the order given (usually newest first). */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p className="text-base-content/75">{t('timeline.empty')}</p>;
  return (
    <ol aria-label={label} className="ms-1.5 border-s border-base-content/20">
      {entries.map((entry) => (
        <li key={entry.id} className="relative pb-3 ps-4 last:pb-0">
          <span className={cx('absolute -start-[0.3125rem] top-[0.4rem] size-2.5 rounded-full ring-2 ring-base-100', DOTS[entry.tone ?? 'neutral'])} />
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-medium">{entry.title}</span>
            <span className="text-xs text-base-content/75">
              {entry.by !== undefined && entry.by !== null && `${entry.by} · `}
              <InstantText value={entry.at} />
            </span>
          </div>
          {entry.children !== undefined && <div className="mt-0.5">{entry.children}</div>}
        </li>
      ))}
    </ol>
  );
}
