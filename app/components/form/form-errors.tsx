import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { translateMessage } from '#app/i18n/zod-errors';
import { Icon } from '../icon';

/** The part of Conform's form metadata the summary needs; `form` fits as it is. */
export interface FormMeta {
  id: string;
  errorId: string;
  status?: 'success' | 'error';
  errors?: string[] | undefined;
  allErrors: Record<string, string[] | null | undefined>;
}

/**
 * What keeps a form from being saved, at its top: the form's own errors and a link to each field.
 * @param labels field name to label; a field without one is still counted
 */
export function FormErrors({ form, labels = {} }: { form: FormMeta; labels?: Record<string, string> }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const isShown = form.status === 'error';
  const fieldErrors = Object.entries(form.allErrors).filter(([name, errors]) => name !== '' && (errors?.length ?? 0) > 0);
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown]);
  if (!isShown) return null;

  return (
    <div ref={box} id={form.errorId} role="alert" tabIndex={-1} className="alert alert-error alert-soft mb-4 items-start text-error">
      <Icon name="alert" className="mt-0.5" />
      <div>
        {form.errors?.map((error) => <p key={error} className="font-medium">{translateMessage(t, error)}</p>)}
        {fieldErrors.length > 0 && (
          <>
            <p className="font-medium">{t('form.problems', { count: fieldErrors.length })}</p>
            <ul className="list-disc ps-5">
              {fieldErrors.map(([name, errors]) => (
                <li key={name}>
                  {/* Conform names a control's id after its form and field */}
                  <a href={`#${form.id}-${name}`} className="underline">
                    {labels[name] ?? name}
                  </a>
                  {' – '}
                  {(errors ?? []).map((error) => translateMessage(t, error)).join(' ')}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
