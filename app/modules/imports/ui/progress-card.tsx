import { Form, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { SubmitButton } from '#app/components/form/submit-button';
import { useFormat } from '#app/components/format-context';
import { Progress } from '#app/components/states';
import type { ImportView } from '../job/schema';

const LOOK_AGAIN_MS = 1_500;

/** How far the work is. Looks again by itself: by script, or by the browser's own refresh where there is none. */
export function ProgressCard({ view }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { counts, rowsTotal, status } = view;
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return undefined;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, LOOK_AGAIN_MS);
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') revalidate();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [state, revalidate, counts.rows]);
  return (
    <Card
      title={t(status === 'testing' ? 'view.progress-test' : 'view.progress-run')}
      description={t('view.progress-hint')}
      className="mb-4"
      actions={
        <Form method="post">
          <SubmitButton name="intent" value="cancel" tone="plain" size="sm">
            {t('view.cancel')}
          </SubmitButton>
        </Form>
      }
    >
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <Progress label={t('view.rows-so-far', { count: counts.rows, formatted: format.number(counts.rows) })} {...(rowsTotal === null ? {} : { value: counts.rows, max: rowsTotal })} />
    </Card>
  );
}
