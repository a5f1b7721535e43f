import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { sampleAnswers } from '../../domain';
import type { FormDefinition } from '../../schema';
import { SurveyForm } from '../../ui/survey-form';

/** The form as the caller gets it, filled with sample answers; trying it out changes the score and nothing else. */
export function FormPreview({ title, definition, isStale }: { title: string; definition: FormDefinition | null; isStale: boolean }) {
  const { t } = useTranslation('forms');
  const answers = useMemo(() => (definition === null ? {} : sampleAnswers(definition)), [definition]);
  return (
    <Card title={t('preview')} description={isStale ? t('preview-stale') : t('preview-hint')}>
      <h3 className="mb-1 font-semibold">{title}</h3>
      {definition !== null && (
        <form onSubmit={(event) => event.preventDefault()}>
          {/* A changed definition is another form: it starts with its own sample answers. */}
          <SurveyForm key={JSON.stringify(definition)} definition={definition} answers={answers} />
        </form>
      )}
    </Card>
  );
}
