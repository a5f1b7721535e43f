import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Dialog, DialogTrigger } from '#app/components/dialog';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import type { Colleague } from '../schema';

export interface ManageBarProps {
  /** The ticks of the list post with this form. */
  formId: string;
  colleagues: readonly Colleague[];
}

const DIALOG_ID = 'cancel-calls';

/** Gives the ticked calls to an agent, or takes them off the list with a reason. One form, so that both see the ticks. */
export function ManageBar({ formId, colleagues }: ManageBarProps) {
  const { t } = useTranslation('outreach');
  return (
    <Form id={formId} method="post" className="flex flex-wrap items-end gap-2 border-b border-base-content/12 px-4 py-2 print:hidden">
      {/* First in the form: Enter in the reason presses the first button, which must be this one. */}
      <Dialog
        id={DIALOG_ID}
        title={t('contacts.cancel')}
        actions={
          <SubmitButton form={formId} name="intent" value="cancel" tone="error" size="sm">
            {t('contacts.cancel')}
          </SubmitButton>
        }
      >
        <TextInput name="reason" label={t('contacts.cancel-reason')} hint={t('contacts.cancel-hint')} input={{ maxLength: 200 }} />
      </Dialog>
      <Select
        name="membershipId"
        label={t('contacts.assign-to')}
        emptyLabel={t('contacts.nobody')}
        options={colleagues.map(({ membershipId, name }) => ({ value: membershipId, label: name }))}
        className="w-48"
      />
      <SubmitButton name="intent" value="assign" tone="plain">
        {t('contacts.assign')}
      </SubmitButton>
      <DialogTrigger dialogId={DIALOG_ID} className="btn btn-ghost">
        {t('contacts.cancel')}
      </DialogTrigger>
    </Form>
  );
}
