import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { Select } from '#app/components/form/select';
import { SubmitButton } from '#app/components/form/submit-button';
import { TextInput } from '#app/components/form/text-input';
import type { ImportKind } from '../schema';

export interface UploadFormProps {
  kinds: readonly ImportKind[];
  limitMegabytes: number;
}

/** A plain post: files go past the pages' own actions, which would hold them in memory. */
export function UploadForm({ kinds, limitMegabytes }: UploadFormProps) {
  const { t } = useTranslation('imports');
  const [first = ''] = kinds;
  return (
    <Card title={t('upload.title')} description={t('upload.next')} className="mb-4">
      <form method="post" action="/imports/upload" encType="multipart/form-data" className="flex flex-wrap items-start gap-3">
        <Select
          name="kind"
          label={t('upload.kind')}
          defaultValue={first}
          emptyLabel={null}
          options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          className="w-full sm:w-48"
        />
        <TextInput
          name="file"
          type="file"
          label={t('upload.file')}
          hint={t('upload.file-hint', { limit: limitMegabytes })}
          isRequired
          input={{ accept: '.xlsx,.csv,.txt' }}
          className="w-full sm:w-80"
        />
        <div className="sm:pt-6">
          <SubmitButton>{t('upload.submit')}</SubmitButton>
        </div>
      </form>
    </Card>
  );
}
