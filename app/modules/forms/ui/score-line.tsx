import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import { percentOf } from '../domain';
import type { ResponseScore, ResponseSummary } from '../response/schema';

export interface ScoreLineProps {
  score: ResponseScore | null;
  mean: ResponseSummary['mean'];
  /** Counted items answered, of how many. */
  done: number;
  total: number;
}

/** "Score so far 4.3 of 5 · 86 % · 6 of 8 scored" */
export function ScoreLine({ score, mean, done, total }: ScoreLineProps) {
  const { t } = useTranslation('forms');
  const scoreText = useScoreText();
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 text-xs text-base-content/80" aria-live="polite">
      <span>
        {t('survey.score-now')} <strong className="text-sm text-base-content">{scoreText(score, mean)}</strong>
      </span>
      <span>{t('survey.scored', { done, total })}</span>
    </p>
  );
}

/** Words for a score: mean on the common scale and share of the possible points; "no score" without one. */
export function useScoreText(): (score: ResponseScore | null, mean: ResponseSummary['mean']) => string {
  const { t } = useTranslation('forms');
  const format = useFormat();
  return (score, mean) => {
    const percent = score === null ? null : percentOf(score);
    if (percent === null) return t('no-score');
    const share = t('percent', { percent: format.number(percent, 0) });
    return mean === null ? share : `${t('mean', { mean: format.number(mean.value, 1), max: mean.max })} · ${share}`;
  };
}
