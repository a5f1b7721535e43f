import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '#app/components/form/submit-button';
import type { FormDetail } from '../schema';

/** Print, and for a draft: publish or throw away. */
export function FormActions({ form, mayManage }: { form: FormDetail; mayManage: boolean }) {
  const { t } = useTranslation('forms');
  const isDraft = form.shown.publishedAt === null;
  return (
    <>
      <Link to={`/admin/forms/${form.code}/print?version=${form.shown.version}`} className="btn btn-sm">
        {t('print-blank')}
      </Link>
      {isDraft && mayManage && (
        <Form method="post" className="contents">
          <input type="hidden" name="seenAt" value={form.shown.updatedAt} />
          {form.publishedVersion !== null && (
            <SubmitButton name="intent" value="discard" size="sm" tone="ghost">
              {t('discard')}
            </SubmitButton>
          )}
          <SubmitButton name="intent" value="publish" size="sm">
            {t('publish')}
          </SubmitButton>
        </Form>
      )}
    </>
  );
}

/** Another title for the same form; code and answers stay (O-17). */
export function RenameForm({ title }: { title: string }) {
  const { t } = useTranslation('forms');
  return (
    <Form method="post" className="flex flex-wrap items-end gap-2">
      <label className="min-w-0 flex-1 text-xs">
        <span className="mb-0.5 block">{t('title')}</span>
        <input name="title" defaultValue={title} required maxLength={80} className="input input-sm w-full max-w-md" />
      </label>
      <SubmitButton name="intent" value="rename" size="sm" tone="plain">
        {t('save-title')}
      </SubmitButton>
    </Form>
  );
}
