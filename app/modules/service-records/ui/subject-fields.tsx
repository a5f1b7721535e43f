import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A subject that is known: it is shown and posted by its id, or named anew on request. */
export function KnownSubject({ name, label, known, changeHref }: { name: string; label: string; known: { id: string; label: string }; changeHref: string }) {
  const { t } = useTranslation('records');
  return (
    <div className="sm:col-span-2">
      <span className="mb-1 block text-[0.8125rem] font-medium">{label}</span>
      <input type="hidden" name={name} value={known.id} />
      <span className="flex min-h-8 flex-wrap items-center gap-x-3">
        {known.label}
        <Link to={changeHref} className="btn btn-ghost btn-sm">
          {t('form.change-subject')}
        </Link>
      </span>
    </div>
  );
}

/** Fields of a subject under one legend. */
export function SubjectGroup({ legend, hint, children }: { legend: string; hint: string; children: ReactNode }) {
  return (
    <fieldset className="sm:col-span-2">
      <legend className="mb-1 text-[0.8125rem] font-semibold">{legend}</legend>
      <p className="mb-2 text-xs text-base-content/75">{hint}</p>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}
