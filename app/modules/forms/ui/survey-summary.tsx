import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { InstantText } from '#app/components/date-text';
import type { ResponseSummary } from '../response/schema';
import { useScoreText } from './score-line';

/** A filled sheet for reading: score first, then question and answer, with the questions of its own version. */
export function SurveySummary({ response, hidesEmpty = false }: { response: ResponseSummary; hidesEmpty?: boolean }) {
  const { t } = useTranslation('forms');
  const scoreText = useScoreText();
  return (
    <div>
      <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong>{scoreText(response.score, response.mean)}</strong>
        {response.complaint && <Badge tone="error">{t('sheet.complaint')}</Badge>}
        {response.lowScore && <Badge tone="warning">{t('sheet.low-score')}</Badge>}
        <span className="text-xs text-base-content/75">
          {t('sheet.filled-version', { code: response.formCode, version: response.version })} ·{' '}
          {response.finalAt === null ? t('sheet.draft') : <InstantText value={response.finalAt} />}
        </span>
        <Link to={`/forms/responses/${response.responseId}/print`} className="link text-xs print:hidden">
          {t('common:actions.print')}
        </Link>
      </p>
      {response.sections.map((section, index) => (
        <section key={index}>
          {section.title !== null && <h4 className="mt-2 text-xs font-semibold text-base-content/75">{section.title}</h4>}
          <dl className="divide-y divide-base-content/8">
            {section.items
              .filter((item) => !hidesEmpty || item.text !== '')
              .map((item) => (
                <div key={item.code} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-3 py-1">
                  <dt className="text-base-content/80">{item.label}</dt>
                  <dd className="whitespace-pre-line">
                    {item.text === '' ? <span className="text-base-content/60">{t('answer.none')}</span> : item.text}
                    {item.scale !== null && item.score !== null && <span className="text-xs text-base-content/75"> / {item.scale.max}</span>}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
