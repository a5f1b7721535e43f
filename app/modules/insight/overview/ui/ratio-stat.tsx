import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import type { Ratio } from '../../daily-report/schema';

export interface RatioFigure {
  ratio: Ratio;
  /** The rows behind the two numbers; left out for those who may not see them. */
  links: { numerator: string; denominator: string } | null;
}

export interface RatioStatProps {
  label: string;
  hint?: string;
  /** `share` is a percentage; `mean` a score on the form's own scale. */
  kind: 'share' | 'mean';
  target?: string | undefined;
  span: RatioFigure & { label: string };
  today: RatioFigure & { label: string };
}

/** One measure over the span and today. Both numbers of each are links to exactly the rows that they count. */
export function RatioStat({ label, hint, kind, target, span, today }: RatioStatProps) {
  const { t } = useTranslation('insight');
  return (
    <div className="min-w-40 flex-1 rounded-box border border-base-content/12 bg-base-100 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2 text-[0.8125rem] text-base-content/80" title={hint}>
        {label}
        {target !== undefined && <span className="text-xs">{t('common:figures.target', { value: target })}</span>}
      </div>
      <div className="mt-0.5 text-2xl leading-tight font-semibold">
        <Value kind={kind} ratio={span.ratio} />
      </div>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-base-content/75">
        <span>{span.label}</span>
        <Numbers label={`${label}, ${span.label}`} figure={span} />
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-2 border-t border-base-content/12 pt-1 text-xs text-base-content/75">
        <span>{today.label}</span>
        <span className="font-semibold text-base-content">
          <Value kind={kind} ratio={today.ratio} />
        </span>
        <Numbers label={`${label}, ${today.label}`} figure={today} />
      </div>
    </div>
  );
}

function Value({ kind, ratio: { numerator, denominator } }: { kind: RatioStatProps['kind']; ratio: Ratio }) {
  const format = useFormat();
  if (denominator === 0) return <>—</>;
  return <>{kind === 'share' ? format.share(numerator, denominator, 1) : (numerator / denominator).toFixed(2)}</>;
}

function Numbers({ label, figure: { ratio, links } }: { label: string; figure: RatioFigure }) {
  const { t } = useTranslation('insight');
  const format = useFormat();
  if (ratio.denominator === 0) return <span>{t('common:figures.no-data')}</span>;
  const [numerator, denominator] = [format.number(ratio.numerator), format.number(ratio.denominator)];
  if (links === null) return <span>{`${numerator}/${denominator}`}</span>;
  return (
    <span className="inline-flex items-center">
      <Link to={links.numerator} className="link inline-block min-h-6 min-w-6 content-center pe-1 text-end" aria-label={t('overview.open-numerator', { label, count: numerator })}>
        {numerator}
      </Link>
      /
      <Link to={links.denominator} className="link inline-block min-h-6 min-w-6 content-center ps-1" aria-label={t('overview.open-denominator', { label, count: denominator })}>
        {denominator}
      </Link>
    </span>
  );
}
