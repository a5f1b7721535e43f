import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { SubmitButton } from '#app/components/form/submit-button';
import { useFormat } from '#app/components/format-context';
import type { ImportView } from '../job/schema';

/** The one press that writes, once the test has shown what it will do. */
export function RunCard({ view: { counts } }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const count = counts.rows - counts.rejected;
  return (
    <Card className="mb-4">
      <Form method="post" className="flex flex-wrap items-center gap-3">
        <SubmitButton name="intent" value="run">
          {t('view.run')}
        </SubmitButton>
        <span className="text-base-content/80">{t('view.run-hint', { count, formatted: format.number(count) })}</span>
      </Form>
    </Card>
  );
}
