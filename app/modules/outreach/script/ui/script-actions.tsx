import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '#app/components/form/submit-button';
import type { ScriptVersion } from '../schema';

/** What may be done with the version on the page: approve or discard a draft, retire what is approved. */
export function ScriptActions({ shown, permissions }: { shown: ScriptVersion; permissions: readonly string[] }) {
  const { t } = useTranslation('outreach');
  const mayManage = permissions.includes('outreach.script.manage');
  return (
    <Form method="post" className="contents">
      <input type="hidden" name="seenAt" value={shown.updatedAt} />
      {shown.status === 'draft' && mayManage && (
        <SubmitButton name="intent" value="approve" size="sm">
          {t('script.approve')}
        </SubmitButton>
      )}
      {shown.status === 'draft' && permissions.includes('outreach.script.propose') && (
        <SubmitButton name="intent" value="discard" size="sm" tone="ghost">
          {t('script.discard')}
        </SubmitButton>
      )}
      {shown.status === 'approved' && mayManage && (
        <SubmitButton name="intent" value="retire" size="sm" tone="plain">
          {t('script.retire')}
        </SubmitButton>
      )}
    </Form>
  );
}
