import type { FieldMetadata } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { SubmitButton } from '#app/components/form/submit-button';
import { DateInput } from '#app/components/form/text-input';
import { Icon } from '#app/components/icon';
import { Sentence } from '#app/components/sentence';
import type { RuleLoad } from '../../rule-board/schema';
import type { RuleView } from '../../rule/schema';
import type { RuleFormInput } from '../schema';
import type { RuleReply } from './rule-reply';

export interface SwitchFieldsProps {
  rule: RuleView;
  field: FieldMetadata<RuleFormInput['goLiveOn'], RuleFormInput, string[]>;
  load: RuleLoad | null;
  reply: RuleReply | undefined;
}

/** Go-live date and the switch. What the switch will do is said in figures before it is done. */
export function SwitchFields({ rule, field, load, reply }: SwitchFieldsProps) {
  const { t } = useTranslation('outreach');
  const isNew = rule.id === '';
  return (
    <Card
      title={t('rules.switch.title')}
      actions={isNew ? undefined : <Badge tone={rule.active ? 'success' : 'neutral'}>{t(rule.active ? 'rules.active' : 'rules.inactive')}</Badge>}
    >
      <DateInput field={field} label={t('rules.go-live')} hint={t('rules.go-live-hint')} className="max-w-56" />
      <p className="mt-2 flex items-start gap-1.5 text-xs text-base-content/80">
        <Icon name="info" className="mt-0.5 flex-none" />
        <span>{rule.goLiveOn === null ? t('rules.before-go-live-none') : t('rules.before-go-live', { date: rule.goLiveOn })}</span>
      </p>
      {isNew ? (
        <p className="mt-3 text-xs text-base-content/80">{t('rules.switch.after-create')}</p>
      ) : reply && reply.ask !== null && reply.dryRun !== null ? (
        <Confirmation ask={reply.ask} dryRun={reply.dryRun} load={load} />
      ) : (
        <div className="mt-3">
          <SubmitButton form="rule" name="intent" value={rule.active ? 'ask-deactivate' : 'ask-activate'} tone={rule.active ? 'plain' : 'primary'} size="sm">
            {t(rule.active ? 'rules.switch.deactivate' : 'rules.switch.activate')}
          </SubmitButton>
        </div>
      )}
    </Card>
  );
}

function Confirmation({ ask, dryRun, load }: { ask: 'activate' | 'deactivate'; dryRun: NonNullable<RuleReply['dryRun']>; load: RuleLoad | null }) {
  const { t } = useTranslation('outreach');
  const { change } = dryRun;
  return (
    <div role="alert" className="mt-3 rounded-box border border-primary/40 bg-primary/5 px-3 py-2.5">
      <p className="font-medium">{t(`rules.switch.ask-${ask}`)}</p>
      <ul className="mt-1 list-disc space-y-0.5 ps-4">
        {ask === 'activate' ? (
          <>
            <li>
              <Sentence text="outreach:rules.switch.will-plan" values={{ planned: dryRun.planned, open: dryRun.openToday, overdue: dryRun.overdue }} />
            </li>
            {dryRun.expired > 0 && <li>{t('rules.switch.will-expire', { count: dryRun.expired })}</li>}
            {dryRun.suppressed > 0 && <li>{t('rules.switch.will-suppress', { count: dryRun.suppressed })}</li>}
            {dryRun.gaps > 0 && <li>{t('rules.switch.will-gap', { count: dryRun.gaps })}</li>}
            <li>{t('rules.switch.will-follow')}</li>
          </>
        ) : (
          <>
            <li>{t('rules.switch.will-drop', { count: change?.dropped ?? load?.untouched ?? 0 })}</li>
            {(change?.kept ?? 0) > 0 && <li>{t('rules.switch.will-keep', { count: change?.kept ?? 0 })}</li>}
            <li>{t('rules.switch.will-stop')}</li>
          </>
        )}
      </ul>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <SubmitButton form="rule" name="intent" value={ask} size="sm">
          {t(`rules.switch.confirm-${ask}`)}
        </SubmitButton>
        <SubmitButton form="rule" name="intent" value="describe" tone="plain" size="sm" isPending={false}>
          {t('common:actions.cancel')}
        </SubmitButton>
      </div>
    </div>
  );
}
