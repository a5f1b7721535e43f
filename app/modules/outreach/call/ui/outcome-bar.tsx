import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '#app/components/hotkeys';
import type { CallView, OutcomePreview } from '../schema';
import { LaterMenu } from './later-menu';
import { OutcomeButton } from './outcome-button';
import { useWhen } from './use-when';

export interface OutcomeBarProps {
  call: CallView;
  formId: string;
  promiseError: string | null;
}

const NOTE_ID = 'call-note';
/** Key of each outcome; single letters, so that one hand can hold the phone. */
const KEYS = { 'no-answer': 'a', busy: 'b', 'wrong-number': 'w', refused: 'r', 'do-not-call': 'x' } as const;
type KeyedOutcome = keyof typeof KEYS;

function usePreviewText(): (preview: OutcomePreview) => string {
  const { t } = useTranslation('outreach');
  const when = useWhen();
  return ({ nextPhone, nextAttemptAt, reason }) => {
    if (nextPhone) return t('call.effect.next-phone');
    if (nextAttemptAt !== null) return t('call.effect.retry', { at: when(nextAttemptAt) });
    return t(`call.effect.${reason ?? 'refused'}`);
  };
}

/** How the call ended: every outcome is one press or one key, and says what will happen. */
export function OutcomeBar({ call, formId, promiseError }: OutcomeBarProps) {
  const { t } = useTranslation('outreach');
  const previewText = usePreviewText();
  const navigation = useNavigation();
  const isPending = navigation.state === 'submitting' && navigation.formData?.has('outcome') === true;

  function press(event: KeyboardEvent, outcome: KeyedOutcome | 'reached'): void {
    // A key held down would go on with the next customers.
    if (event.repeat) return;
    const button = document.querySelector<HTMLButtonElement>(`#${formId} [data-outcome="${outcome}"]`);
    button?.form?.requestSubmit(button);
  }
  useHotkeys([
    { keys: 'mod+Enter', label: t('call.keys.reached'), whileTyping: true, run: (event) => press(event, 'reached') },
    ...(Object.keys(KEYS) as KeyedOutcome[]).map((outcome) => ({ keys: KEYS[outcome], label: t(`call.outcome.${outcome}`), run: (event: KeyboardEvent) => press(event, outcome) })),
    { keys: 'm', label: t('call.keys.note'), run: () => document.getElementById(NOTE_ID)?.focus() },
  ]);
  const effects: Record<KeyedOutcome, string> = {
    'no-answer': previewText(call.outcomes['no-answer']),
    busy: previewText(call.outcomes.busy),
    'wrong-number': previewText(call.outcomes['wrong-number']),
    refused: t('call.effect.refused'),
    'do-not-call': t('call.effect.do-not-call'),
  };
  const button = (outcome: KeyedOutcome, tone: 'plain' | 'error' = 'plain') => (
    <OutcomeButton value={outcome} label={t(`call.outcome.${outcome}`)} effect={effects[outcome]} keys={KEYS[outcome]} tone={tone} isPending={isPending} />
  );
  return (
    <section aria-label={t('call.outcomes')} className="outcome-bar rounded-b-box border-t border-base-content/15 bg-base-100 px-4 py-3">
      <label htmlFor={NOTE_ID} className="sr-only">
        {t('call.note')}
      </label>
      <textarea
        id={NOTE_ID}
        name="note"
        rows={1}
        maxLength={2000}
        defaultValue={call.note ?? ''}
        placeholder={t('call.note-hint')}
        className="textarea mb-2 min-h-0 w-full"
      />
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <OutcomeButton
          value="reached"
          label={t('call.outcome.reached')}
          effect={t(call.sheet === null ? 'call.effect.reached-no-survey' : 'call.effect.reached')}
          keys="mod+Enter"
          tone="primary"
          isPending={isPending}
          className="col-span-2 sm:col-span-2"
        />
        {button('no-answer')}
        {button('busy')}
        <LaterMenu promises={call.promises} error={promiseError} />
        {button('wrong-number')}
        {button('refused')}
        {button('do-not-call', 'error')}
      </div>
    </section>
  );
}
