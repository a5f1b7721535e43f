import { useTranslation } from 'react-i18next';

/** A job in the user's words; one without words yet is shown by its technical name. */
export function JobName({ name }: { name: string }) {
  const { t } = useTranslation('jobs');
  return <>{t(`name.${name}`, { defaultValue: name })}</>;
}
