import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import type { Tone } from '#app/components/tone';
import type { ImportListItem } from '../job/schema';

const TONES: Record<ImportListItem['status'], Tone> = { mapping: 'warning', testing: 'info', tested: 'primary', running: 'info', done: 'success', failed: 'error' };

export function ImportStatusBadge({ status }: Pick<ImportListItem, 'status'>) {
  const { t } = useTranslation('imports');
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}
