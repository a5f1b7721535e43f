import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import { Stat, StatRow } from '#app/components/stat';
import type { ImportView } from '../job/schema';

/** What the rows came to, or would come to. */
export function ResultFigures({ view: { counts, dryRun } }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const label = (key: string): string => t(`counts.${key}${dryRun ? '-test' : ''}`);
  return (
    <StatRow>
      <Stat label={t('counts.rows')} value={format.number(counts.rows)} />
      <Stat label={label('created')} value={format.number(counts.created)} tone={counts.created > 0 ? 'success' : undefined} />
      <Stat label={label('updated')} value={format.number(counts.updated)} tone={counts.updated > 0 ? 'info' : undefined} />
      <Stat label={label('unchanged')} value={format.number(counts.unchanged)} />
      <Stat label={label('rejected')} value={format.number(counts.rejected)} tone={counts.rejected > 0 ? 'error' : undefined} />
    </StatRow>
  );
}
