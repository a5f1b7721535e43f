import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '#app/components/form/submit-button';
import { useFormat } from '#app/components/format-context';
import { Icon } from '#app/components/icon';
import type { CallView } from '../schema';

/** Why the call can only be read, and the button that takes it. Nothing where it is in my hands and may be dialled. */
export function HandsNotice({ call }: { call: CallView }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const { hands } = call;
  if (hands === 'mine') {
    const words = [
      call.openOn > format.today && t('call.hands.early', { date: call.openOn }),
      call.promisedAt === null && call.nextAttemptAt !== null && new Date(call.nextAttemptAt) > format.now && t('call.hands.waiting', { at: format.instant(call.nextAttemptAt) }),
    ].filter(Boolean);
    return words.length === 0 ? null : <p className="mb-3 text-base-content/80">{words.join(' ')}</p>;
  }
  const text =
    hands === 'other'
      ? t('call.hands.other', { name: call.claimedByName ?? '' })
      : hands === 'closed'
        ? t('call.hands.closed', { status: t(`contacts.status.${call.status}`) })
        : [t('call.hands.free'), call.assigneeName !== null && t('call.hands.assigned', { name: call.assigneeName })].filter(Boolean).join(' ');
  return (
    <div role="status" className="mb-3 flex flex-wrap items-center gap-3 rounded-box border border-info/40 bg-info/8 px-4 py-2">
      <Icon name={hands === 'closed' ? 'check' : 'info'} className="size-5 text-info" />
      <p className="min-w-0 flex-1">{text}</p>
      {hands === 'free' && (
        <Form method="post">
          <SubmitButton name="intent" value="claim" size="sm">
            {t('call.hands.take')}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}
