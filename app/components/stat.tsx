import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names';
import { useFormat } from './format-context';
import type { Tone } from './tone';

export interface StatProps {
  label: string;
  /** A plain figure, already formatted; or give numerator and denominator for a share. */
  value?: ReactNode;
  numerator?: number;
  denominator?: number;
  /** Fraction digits of the percentage. */
  digits?: number;
  /** Formatted target, e.g. "≥ 95 %". */
  target?: string | undefined;
  tone?: Exclude<Tone, 'neutral' | 'primary'> | undefined;
  /** The rows behind the figure; every figure should have one. */
  href?: string | undefined;
  hint?: ReactNode;
}

const TONES = { info: 'text-info', success: 'text-success', warning: 'text-warning', error: 'text-error' };

/** One figure with what it counts. A share shows its numerator and denominator, and no percentage on an empty sample. */
export function Stat({ label, value, numerator, denominator, digits = 0, target, tone, href, hint }: StatProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isShare = numerator !== undefined && denominator !== undefined;
  const share = isShare ? format.share(numerator, denominator, digits) : null;
  const content = (
    <>
      <div className="text-[0.8125rem] text-base-content/80">{label}</div>
      <div className={cx('mt-0.5 text-2xl leading-tight font-semibold', tone !== undefined && TONES[tone])}>
        {isShare ? (share ?? '—') : (value ?? '—')}
      </div>
      <div className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-base-content/75">
        {isShare && (
          <span>{share === null ? t('figures.no-data') : `${format.number(numerator, 2)}/${format.number(denominator, 2)}`}</span>
        )}
        {target !== undefined && <span>{t('figures.target', { value: target })}</span>}
        {hint !== undefined && <span>{hint}</span>}
      </div>
    </>
  );
  const box = 'block min-w-36 flex-1 rounded-box border border-base-content/12 bg-base-100 px-4 py-3';
  if (href === undefined) return <div className={box}>{content}</div>;
  return (
    <Link to={href} className={cx(box, 'hover:border-primary/60 hover:bg-primary/5')}>
      {content}
    </Link>
  );
}

/** Figures side by side. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className="mb-4 flex flex-wrap gap-3">{children}</div>;
}
