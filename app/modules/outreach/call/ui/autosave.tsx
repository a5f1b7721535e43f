import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '#app/components/class-names';
import type { SaveRefusal } from '../schema';

export interface AutosaveProps {
  formId: string;
  /** Takes the form's fields as a post. */
  action: string;
}

/** Time after the last key before what was typed goes to the server, in milliseconds. */
const PAUSE_MS = 700;
type State = 'idle' | 'saving' | 'saved' | 'failed';

/**
 * Keeps a form's fields on the server as they are typed, without reading the page again. What is not saved yet is
 * sent when the page goes away. Says in words how it stands; a refusal is told in the server's words.
 */
export function Autosave({ formId, action }: AutosaveProps) {
  const { t } = useTranslation('outreach');
  const [state, setState] = useState<State>('idle');
  const [refusal, setRefusal] = useState<SaveRefusal | null>(null);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: AbortController | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      timer = undefined;
    };

    const save = async (): Promise<void> => {
      timer = undefined;
      running?.abort();
      const request = new AbortController();
      running = request;
      setState('saving');
      try {
        const response = await fetch(action, { method: 'POST', body: new FormData(form), signal: request.signal });
        const refused = response.ok ? null : ((await response.json().catch(() => null)) as SaveRefusal | null);
        setState(response.ok ? 'saved' : 'failed');
        setRefusal(refused);
      } catch {
        if (request.signal.aborted) return;
        setState('failed');
        timer ??= setTimeout(() => void save(), 5_000);
      }
    };
    const typed = (): void => {
      stop();
      timer = setTimeout(() => void save(), PAUSE_MS);
    };
    const leave = (): void => {
      if (timer === undefined) return;
      stop();
      navigator.sendBeacon(action, new FormData(form));
    };
    // The outcome carries everything itself; a draft that arrives after it would be refused.
    const submitted = (): void => {
      stop();
      running?.abort();
    };
    form.addEventListener('input', typed);
    form.addEventListener('submit', submitted);
    window.addEventListener('pagehide', leave);
    return () => {
      leave();
      form.removeEventListener('input', typed);
      form.removeEventListener('submit', submitted);
      window.removeEventListener('pagehide', leave);
    };
  }, [formId, action]);
  return (
    <span role="status" className={cx('text-xs', state === 'failed' ? 'font-medium text-error' : 'text-base-content/75')}>
      {state === 'saving' && t('call.saving')}
      {state === 'saved' && t('call.saved')}
      {state === 'failed' && (refusal === null ? t('call.not-saved') : t(refusal.reason, refusal.params))}
    </span>
  );
}
