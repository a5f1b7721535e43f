import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { DataTable, type Column } from '#app/components/data-table';
import { FieldError } from '#app/components/form/field';
import { SubmitButton } from '#app/components/form/submit-button';
import { useFormat } from '#app/components/format-context';
import type { MarkedDay, RulePreview } from '../../rule/schema';

const FORM_ID = 'rule';
type Window = RulePreview['variants'][number]['windows'][number];

export interface WindowPreviewProps {
  /** Text of the dates field: one date a line. */
  dates: string;
  preview: RulePreview | null;
  /** i18n key of what is wrong with the dates. */
  problem: string | null;
}

/** Dates to try and the windows that the form's rule gives them, with weekends, holidays and make-up days marked. */
export function WindowPreview({ dates, preview, problem }: WindowPreviewProps) {
  const { t } = useTranslation('outreach');
  return (
    <Card title={t('rules.preview.title')} description={t('rules.preview.hint')}>
      <div className="grid items-start gap-4 lg:grid-cols-[9rem_minmax(0,1fr)]">
        <div>
          <label htmlFor="preview-dates" className="mb-1 block text-[0.8125rem] font-medium">
            {t('rules.preview.dates')}
          </label>
          <textarea
            // never a key: taken away while it has the focus, Conform would post the form a second time
            id="preview-dates"
            name="previewDates"
            form={FORM_ID}
            rows={7}
            defaultValue={dates}
            aria-invalid={problem !== null || undefined}
            aria-describedby="preview-dates-error"
            className="textarea min-h-0 w-full font-mono"
          />
          <FieldError id="preview-dates-error" errors={problem === null ? [] : [problem]} />
          <SubmitButton form={FORM_ID} name="intent" value="preview" tone="plain" size="sm" className="mt-2">
            {t('rules.preview.show')}
          </SubmitButton>
        </div>
        <div className="min-w-0 space-y-4" id="preview-result">
          {preview === null ? <p className="text-base-content/75">{t('rules.preview.empty')}</p> : preview.variants.map((variant, index) => <VariantTable key={index} variant={variant} />)}
        </div>
      </div>
    </Card>
  );
}

function VariantTable({ variant }: { variant: RulePreview['variants'][number] }) {
  const { t } = useTranslation('outreach');
  const title = `${t(`rules.tier-of.${variant.tier ?? 'any'}`)} · ${t('rules.preview.from', { anchor: t(`rules.anchor-of.${variant.anchor}`) })}`;
  const day = (key: 'open' | 'target' | 'close' | 'expire'): Column<Window> => ({ key, header: t(`rules.offset.${key}`), cell: (row) => <Day day={row[key]} /> });
  return (
    <section>
      <h3 className="mb-1 text-[0.8125rem] font-semibold">{title}</h3>
      <DataTable
        caption={title}
        rows={variant.windows}
        rowKey={(row) => row.date.date}
        columns={[
          { key: 'date', header: t(`rules.anchor-of.${variant.anchor}`), isPrimary: true, cell: (row) => <Day day={row.date} /> },
          day('open'),
          day('target'),
          day('close'),
          day('expire'),
          {
            key: 'marks',
            header: t('rules.preview.marks'),
            isEmpty: ({ rolled, provisional }) => !rolled && !provisional,
            cell: ({ rolled, provisional }) => (
              <span className="flex flex-wrap gap-1">
                {rolled && <Badge tone="info">{t('rules.preview.rolled')}</Badge>}
                {provisional && <Badge tone="warning">{t('rules.preview.provisional')}</Badge>}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

const TONES = { weekend: 'text-base-content/80', holiday: 'text-error', 'make-up': 'text-success', workday: '' };

/** A date with its weekday; the mark is written out, colour only repeats it. */
function Day({ day: { date, mark } }: { day: MarkedDay }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const weekday = format.civilDate(date, 'weekday').split(' ').at(-1);
  return (
    <span className="inline-block whitespace-nowrap">
      <time dateTime={date}>{date}</time> <span className={`text-xs lg:block ${TONES[mark]}`}>{mark === 'workday' || mark === 'weekend' ? weekday : t('rules.preview.day', { weekday, mark: t(`rules.preview.mark.${mark}`) })}</span>
    </span>
  );
}
