import { useTranslation } from 'react-i18next';
import { cx } from '#app/components/class-names';
import { Kbd } from '#app/components/kbd';

export interface OutcomeButtonProps {
  /** Posted as `outcome`. */
  value: string;
  label: string;
  /** What a press brings about. */
  effect: string;
  /** Key that presses it, shown on the button. */
  keys?: string;
  tone?: 'primary' | 'plain' | 'error';
  isPending: boolean;
  className?: string;
}

/** One end of a call: a press records it, with its consequence written on it. */
export function OutcomeButton({ value, label, effect, keys, tone = 'plain', isPending, className }: OutcomeButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="submit"
      name="outcome"
      value={value}
      data-outcome={value}
      aria-disabled={isPending || undefined}
      className={cx(
        'btn h-auto min-h-13 flex-col items-start justify-center gap-0 px-3 py-1.5 text-start leading-tight',
        tone === 'primary' && 'btn-primary',
        tone === 'error' && 'text-error',
        isPending && 'opacity-70',
        className,
      )}
    >
      <span className="flex w-full items-center justify-between gap-2 text-[0.9375rem] font-semibold">
        {label}
        {keys !== undefined && (
          <span className="hidden opacity-80 lg:inline">
            <Kbd keys={keys} />
          </span>
        )}
      </span>
      <span className={cx('w-full text-xs font-normal', tone === 'primary' ? 'opacity-90' : 'text-base-content/75')}>{effect}</span>
      {isPending && <span className="sr-only">{t('actions.working')}</span>}
    </button>
  );
}
