import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import type { Tone } from '#app/components/tone';
import type { ScriptStatus } from '../schema';

const TONES: Record<ScriptStatus, Tone> = { draft: 'warning', approved: 'success', retired: 'neutral' };

export function ScriptStatusBadge({ status }: { status: ScriptStatus }) {
  const { t } = useTranslation('outreach');
  return <Badge tone={TONES[status]}>{t(`script.status.${status}`)}</Badge>;
}
