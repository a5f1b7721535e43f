import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '#app/components/form/submit-button';
import { useHotkeys } from '#app/components/hotkeys';
import { Icon } from '#app/components/icon';
import { Kbd } from '#app/components/kbd';

const FORM_ID = 'next-call';

/** The one button of the day: takes the next call in hand and opens it. */
export function NextCallButton() {
  const { t } = useTranslation('outreach');
  useHotkeys([
    {
      keys: 'n',
      label: t('queue.keys.next'),
      run: (event) => {
        if (event.repeat) return;
        const form = document.getElementById(FORM_ID);
        if (form instanceof HTMLFormElement) form.requestSubmit();
      },
    },
  ]);
  return (
    <Form id={FORM_ID} method="post" action="/queue">
      <SubmitButton className="gap-2 px-5">
        <Icon name="phone" />
        <span title={t('queue.next-label')}>{t('queue.next')}</span>
        <span className="hidden opacity-90 lg:inline">
          <Kbd keys="n" />
        </span>
      </SubmitButton>
    </Form>
  );
}
