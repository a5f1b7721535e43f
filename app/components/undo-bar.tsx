import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from './hotkeys';
import { Kbd } from './kbd';

export interface UndoBarProps {
  /** Where the plain POST goes. */
  action: string;
  /** Hidden fields: what to take back. */
  fields?: Record<string, string>;
  /** Seconds during which the server still takes it back. */
  seconds: number;
  label?: string;
}

/** Takes the last change back while its time runs. Without script the button stays, and the server decides. */
export function UndoBar({ action, fields = {}, seconds, label }: UndoBarProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => {
      const remaining = Math.max(0, Math.ceil(seconds - (performance.now() - start) / 1000));
      setLeft(remaining);
      if (remaining === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [seconds]);

  const formId = `undo-${action.replaceAll(/\W/g, '-')}`;
  const isOver = left === 0;
  function submit(): void {
    const form = document.getElementById(formId);
    if (form instanceof HTMLFormElement) form.requestSubmit();
  }
  useHotkeys(isOver ? [] : ['u', 'mod+z'].map((keys) => ({ keys, label: label ?? t('actions.undo'), run: submit })));
  if (isOver) return <span className="text-xs opacity-80">{t('undo.expired')}</span>;
  return (
    <Form id={formId} method="post" action={action} className="flex items-center gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="btn btn-sm">
        {label ?? t('actions.undo')}
        <span className="hidden lg:inline">
          <Kbd keys="u" />
        </span>
      </button>
      <progress className="progress w-14 text-inherit" value={left} max={seconds} aria-label={t('undo.remaining', { seconds: left })} />
    </Form>
  );
}
