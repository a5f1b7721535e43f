import { useTranslation } from 'react-i18next';
import { Icon } from '#app/components/icon';

export interface MappingProblemsProps {
  problems: readonly { reason: string; params: Record<string, string | number> }[];
}

/** Why what was pressed didn't happen. */
export function MappingProblems({ problems }: MappingProblemsProps) {
  const { t } = useTranslation('imports');
  if (problems.length === 0) return null;
  return (
    <div role="alert" className="alert alert-error alert-soft mb-4 text-error">
      <Icon name="alert" />
      <ul>
        {problems.map(({ reason, params: { field, ...params } }) => (
          <li key={reason + String(field)}>{t(reason, typeof field === 'string' ? { ...params, field: t(`field.${field}`) } : params)}</li>
        ))}
      </ul>
    </div>
  );
}
