import { useCallback, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon';

function dialogOf(id: string): HTMLDialogElement | null {
  const element = document.getElementById(id);
  return element instanceof HTMLDialogElement ? element : null;
}

/** Opens and closes a Dialog by its id, for keys and for the end of a submission. */
export function useDialog(id: string): { open: () => void; close: () => void } {
  const open = useCallback(() => {
    const dialog = dialogOf(id);
    if (dialog === null || dialog.matches(':modal')) return;
    if (dialog.matches(':popover-open')) dialog.hidePopover();
    dialog.showModal();
  }, [id]);
  const close = useCallback(() => dialogOf(id)?.close(), [id]);
  return { open, close };
}

/** The button that opens a dialog. Without script the browser shows the same element as a popover. */
export function DialogTrigger({ dialogId, className, children }: { dialogId: string; className?: string; children: ReactNode }) {
  const { open } = useDialog(dialogId);
  function show(event: MouseEvent): void {
    event.preventDefault();
    open();
  }
  return (
    <button type="button" className={className ?? 'btn'} onClick={show} aria-haspopup="dialog" {...{ popovertarget: dialogId }}>
      {children}
    </button>
  );
}

export interface DialogProps {
  id: string;
  title: string;
  children: ReactNode;
  /** Buttons at the foot, after the close button. */
  actions?: ReactNode;
  closeLabel?: string;
}

/** A native dialog: focus stays inside and Escape closes it. Put forms into `children`. */
export function Dialog({ id, title, children, actions, closeLabel }: DialogProps) {
  const { t } = useTranslation();
  const { close } = useDialog(id);
  const titleId = `${id}-title`;
  const hide = { popovertarget: id, popovertargetaction: 'hide' };
  return (
    <dialog id={id} className="app-dialog" aria-labelledby={titleId} {...{ popover: 'auto' }}>
      <div className="flex items-center justify-between gap-4 border-b border-base-content/12 px-4 py-2.5">
        <h2 id={titleId} className="text-base font-semibold">
          {title}
        </h2>
        <button type="button" className="btn btn-ghost btn-sm btn-square" onClick={close} aria-label={t('actions.close')} {...hide}>
          <Icon name="close" />
        </button>
      </div>
      <div className="px-4 py-3">{children}</div>
      <div className="flex flex-wrap justify-end gap-2 border-t border-base-content/12 px-4 py-2.5">
        <button type="button" className="btn btn-sm" onClick={close} {...hide}>
          {closeLabel ?? t('actions.close')}
        </button>
        {actions}
      </div>
    </dialog>
  );
}
