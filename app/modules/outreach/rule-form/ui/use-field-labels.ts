import { useTranslation } from 'react-i18next';

const MAX_VARIANTS = 10;

/** Names of the form's controls for the error summary. */
export function useFieldLabels(): Record<string, string> {
  const { t } = useTranslation('outreach');
  const plain: Record<string, string> = {
    code: t('rules.code'),
    name: t('rules.name'),
    kind: t('rules.kind'),
    recordKind: t('rules.record-kind-label'),
    variants: t('rules.section.window'),
    goLiveOn: t('rules.go-live'),
    formCode: t('rules.form'),
    scriptCode: t('rules.script'),
    lowScoreBelow: t('rules.low-score'),
    minDaysBetweenCalls: t('rules.min-days'),
    assignee: t('rules.assignee'),
    'assignee.membershipId': t('rules.member'),
    'filter.orgUnitIds': t('rules.filter.org-units'),
    'filter.minAmount': t('rules.filter.min-amount'),
    'filter.maxAmount': t('rules.filter.max-amount'),
    'callingHours.from': t('rules.hours-from'),
    'callingHours.to': t('rules.hours-to'),
  };
  for (const outcome of ['no-answer', 'busy']) {
    const retry = t(`rules.retry-after.${outcome}`);
    plain[`retry.${outcome}.minutes`] = `${retry} ${t('rules.minutes')}`;
    plain[`retry.${outcome}.maxAttempts`] = `${retry} ${t('rules.max-attempts')}`;
  }
  for (let index = 0; index < MAX_VARIANTS; index += 1) {
    const line = t('rules.variant', { position: index + 1 });
    plain[`variants[${index}].tier`] = `${line} ${t('rules.tier')}`;
    plain[`variants[${index}].leewayDays`] = `${line} ${t('rules.leeway')}`;
    for (const offset of ['open', 'target', 'close', 'expire']) plain[`variants[${index}].${offset}`] = `${line} ${t(`rules.offset.${offset}`)}`;
  }
  return plain;
}
