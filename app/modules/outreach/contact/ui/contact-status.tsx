import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import type { Tone } from '#app/components/tone';
import type { ContactItem } from '../schema';

const TONES: Record<ContactItem['status'], Tone> = {
  planned: 'neutral',
  open: 'info',
  overdue: 'error',
  promised: 'info',
  done: 'success',
  unreachable: 'warning',
  refused: 'warning',
  expired: 'neutral',
  suppressed: 'neutral',
  cancelled: 'neutral',
};

/** State of a call with the reason where it ended without a conversation. */
export function ContactStatusBadge({ status, reason }: Pick<ContactItem, 'status' | 'reason'>) {
  const { t } = useTranslation('outreach');
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <Badge tone={TONES[status]}>{t(`contacts.status.${status}`)}</Badge>
      {reason !== null && <span className="text-xs break-words text-base-content/75">{t(`contacts.reason.${reason}`, { defaultValue: reason })}</span>}
    </span>
  );
}
