import { useNavigation } from '@remix-run/react';
import { useEffect, useState, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../class-names';

export interface SubmitButtonProps {
  children: ReactNode;
  /** Posted with the form when this button sends it. */
  name?: string;
  value?: string;
  form?: string;
  formAction?: string;
  tone?: 'primary' | 'plain' | 'ghost' | 'error';
  size?: 'sm' | 'md';
  /** For a fetcher: `fetcher.state !== 'idle'`. A page form is watched by itself. */
  isPending?: boolean;
  className?: string;
}

const TONES = { primary: 'btn-primary', plain: '', ghost: 'btn-ghost', error: 'btn-error' };

/** Sends its form once: while the post is under way a second press does nothing, and the button says so. */
export function SubmitButton({ children, tone = 'primary', size = 'md', isPending, className, ...rest }: SubmitButtonProps) {
  const { t } = useTranslation();
  const isBusy = useNavigation().state !== 'idle';
  const [wasPressed, setWasPressed] = useState(false);
  useEffect(() => {
    if (!isBusy) setWasPressed(false);
  }, [isBusy]);
  const pending = isPending ?? (wasPressed && isBusy);

  function press(event: MouseEvent): void {
    if (pending) event.preventDefault();
    else setWasPressed(true);
  }
  return (
    <button
      type="submit"
      {...rest}
      // Without this the field in focus is left, its error appears, the button moves away, and the press misses it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
      aria-disabled={pending || undefined}
      className={cx('btn', TONES[tone], size === 'sm' && 'btn-sm', pending && 'opacity-70', className)}
    >
      {pending && <span className="loading loading-spinner loading-xs" role="status" aria-label={t('actions.working')} />}
      {children}
    </button>
  );
}
