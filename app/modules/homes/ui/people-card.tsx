import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#app/components/badge';
import { Card } from '#app/components/card';
import { DateText } from '#app/components/date-text';
import { SubmitButton } from '#app/components/form/submit-button';
import { DateInput } from '#app/components/form/text-input';
import { useFormat } from '#app/components/format-context';
import { TelLink } from '#app/components/tel-link';
import type { HomeFile } from '#app/modules/homes/home/schema';

/** Who owns the home or lives there, and who did. */
export function PeopleCard({ people, canWrite, children }: { people: HomeFile['people']; canWrite: boolean; children: ReactNode }) {
  const { t } = useTranslation('homes');
  return (
    <Card title={t('people.title')}>
      {people.length === 0 && <p className="text-base-content/75">{t('people.none')}</p>}
      <ul className="space-y-3">
        {people.map((person) => (
          <li key={person.homePersonId}>
            <div className="flex flex-wrap items-center justify-between gap-x-3">
              <span>
                <Link to={`/customers/${person.id}`} className="link link-hover font-medium">
                  {person.name}
                </Link>{' '}
                {person.phone !== null && <TelLink value={person.phone} />}
              </span>
              <Badge tone={person.toOn === null ? 'primary' : 'neutral'}>{t(`relations.${person.relation}`)}</Badge>
            </div>
            <p className="text-xs text-base-content/75">
              {person.fromOn !== null && <DateText value={person.fromOn} />}
              {person.toOn !== null ? <> – <DateText value={person.toOn} /></> : person.fromOn !== null && ` ${t('people.since')}`}
            </p>
            {canWrite && person.toOn === null && <LeaveForm homePersonId={person.homePersonId} />}
          </li>
        ))}
      </ul>
      {children}
    </Card>
  );
}

function LeaveForm({ homePersonId }: { homePersonId: string }) {
  const { t } = useTranslation('homes');
  const { today } = useFormat();
  return (
    <details className="mt-1 print:hidden">
      <summary className="link link-hover inline-flex min-h-6 items-center text-xs">{t('people.leave')}</summary>
      <Form method="post" className="mt-1 flex flex-wrap items-end gap-2">
        <input type="hidden" name="intent" value="leave" />
        <input type="hidden" name="homePersonId" value={homePersonId} />
        <DateInput name="toOn" label={t('people.to')} isRequired defaultValue={today} />
        <SubmitButton size="sm" tone="plain">
          {t('common:actions.save')}
        </SubmitButton>
      </Form>
    </details>
  );
}
