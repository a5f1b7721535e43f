import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { translateMessage } from '#app/i18n/zod-errors';
import { Icon } from '../icon';

/** Why a small form without fields of its own was refused; for pages with several of them. */
export function ReplyErrors({ reply }: { reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation();
  const messages = Object.values(reply?.error ?? {}).flatMap((errors) => errors ?? []);
  if (messages.length === 0) return null;
  return (
    <div role="alert" className="alert alert-error alert-soft mb-4 text-error">
      <Icon name="alert" />
      <span>{messages.map((message) => translateMessage(t, message)).join(' ')}</span>
    </div>
  );
}
