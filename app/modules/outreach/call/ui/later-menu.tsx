import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import { useHotkeys } from '#app/components/hotkeys';
import { Kbd } from '#app/components/kbd';
import { translateMessage } from '#app/i18n/zod-errors';
import type { CallView } from '../schema';
import { useWhen } from './use-when';

export interface LaterMenuProps {
  promises: CallView['promises'];
  /** Refusal of the time, as an encoded message. */
  error: string | null;
}

/** "Call later": the times that customers name most are one press away; an own time can be typed. Unfolds without script. */
export function LaterMenu({ promises, error }: LaterMenuProps) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const when = useWhen();
  const details = useRef<HTMLDetailsElement>(null);
  function open(): void {
    if (details.current === null) return;
    details.current.open = true;
    details.current.querySelector('button')?.focus();
  }
  function close(): void {
    if (details.current?.open !== true) return;
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  }
  useHotkeys([
    { keys: 'l', label: t('call.outcome.call-later'), run: open },
    { keys: 'Escape', label: t('common:actions.close'), whileTyping: true, run: close },
  ]);
  return (
    <details ref={details} className="relative" open={error !== null}>
      <summary className="btn menu-summary h-full min-h-13 w-full flex-col items-start justify-center gap-0 px-3 py-1.5 text-start leading-tight">
        <span className="flex w-full items-center justify-between gap-2 text-[0.9375rem] font-semibold">
          {t('call.outcome.call-later')}
          <span className="hidden opacity-80 lg:inline">
            <Kbd keys="l" />
          </span>
        </span>
        <span className="text-xs font-normal text-base-content/75">{t('call.effect.call-later')}</span>
      </summary>
      <div className="absolute start-0 bottom-full z-40 mb-1 w-64 rounded-box border border-base-content/15 bg-base-100 p-2 shadow-xl">
        <div className="grid gap-1">
          {promises.map(({ key, at }) => (
            <button key={key} type="submit" name="outcome" value={`call-later@${at}`} className="btn btn-sm justify-between font-normal">
              {t(`call.promise.${key}`)}
              <strong className="font-semibold">{when(at)}</strong>
            </button>
          ))}
        </div>
        <label className="mt-2 block border-t border-base-content/12 pt-2 text-xs">
          {t('call.promise.own')}
          <input
            type="datetime-local"
            name="ownTime"
            min={`${format.today}T00:00`}
            aria-invalid={error !== null || undefined}
            aria-describedby={error === null ? undefined : 'own-time-error'}
            className="input input-sm mt-1 w-full"
          />
        </label>
        {error !== null && (
          <p id="own-time-error" className="mt-1 text-xs font-medium text-error">
            {translateMessage(t, error)}
          </p>
        )}
        <button type="submit" name="outcome" value="call-later" className="btn btn-sm btn-primary mt-1.5 w-full">
          {t('call.promise.use-own')}
        </button>
      </div>
    </details>
  );
}
