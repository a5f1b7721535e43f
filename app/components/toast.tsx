import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Toast } from '#app/lib/flash';
import { cx } from './class-names';
import { Icon, type IconName } from './icon';
import { UndoBar } from './undo-bar';

const ICONS: Record<Toast['tone'], IconName> = { success: 'check', info: 'info', warning: 'alert', error: 'alert' };
const TONES: Record<Toast['tone'], string> = {
  success: 'bg-success text-success-content',
  info: 'bg-neutral text-neutral-content',
  warning: 'bg-warning text-warning-content',
  error: 'bg-error text-error-content',
};
const SHOWN_MS = 8000;

/**
 * The message of the last action. Success and news go by themselves (not while pointed at or focused);
 * warnings, errors and undo stay until dismissed or the next page.
 */
function ToastMessage({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  const leavesByItself = toast.undo === undefined && (toast.tone === 'success' || toast.tone === 'info');
  useEffect(() => {
    if (!leavesByItself) return;
    const timer = setInterval(() => {
      if (box.current?.matches(':hover, :focus-within') !== true) setIsOpen(false);
    }, SHOWN_MS);
    return () => clearInterval(timer);
  }, [leavesByItself]);
  if (!isOpen) return null;
  return (
    <div ref={box} className={cx('pointer-events-auto flex max-w-lg items-center gap-3 rounded-box py-2 ps-4 pe-2 shadow-lg', TONES[toast.tone])}>
      <Icon name={ICONS[toast.tone]} />
      <p className="min-w-0 flex-1">{t(toast.key, toast.params ?? {})}</p>
      {toast.undo !== undefined && <UndoBar {...toast.undo} />}
      <button type="button" onClick={() => setIsOpen(false)} className="grid size-8 flex-none cursor-pointer place-items-center rounded-field hover:bg-black/15" aria-label={t('actions.dismiss')}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** Stays on the page, so that screen readers hear a message that arrives in it. */
export function ToastRegion({ toast }: { toast: Toast | null }) {
  return (
    <div role="status" className="pointer-events-none fixed inset-x-3 bottom-17 z-50 flex justify-center lg:bottom-5 print:hidden">
      {toast !== null && <ToastMessage key={toast.id} toast={toast} />}
    </div>
  );
}
