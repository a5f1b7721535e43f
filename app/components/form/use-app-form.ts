import { useForm, type DefaultValue } from '@conform-to/react';
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4';
import type { SubmissionResult } from '@conform-to/react';
import type { z } from 'zod';
import { zodErrorMap } from '#app/i18n/zod-errors';

export interface AppFormOptions<Schema extends z.ZodObject> {
  /** Needed where a page has several forms; stable between renders. */
  id?: string;
  schema: Schema;
  /** What the action returned, from useActionData or a fetcher. */
  lastResult?: SubmissionResult<string[]> | null | undefined;
  defaultValue?: DefaultValue<z.input<Schema>>;
  /** False where something to press stands below the form: an error that appears on leaving a field would move it away. */
  checksOnBlur?: boolean;
}

/** Conform with the house rules: same schema as the procedure, checked when a field is left, then as it changes. */
export function useAppForm<Schema extends z.ZodObject>({ id, schema, lastResult, defaultValue, checksOnBlur = true }: AppFormOptions<Schema>) {
  return useForm<z.input<Schema>, z.output<Schema>>({
    ...(id === undefined ? {} : { id }),
    lastResult,
    defaultValue,
    constraint: getZodConstraint(schema),
    shouldValidate: checksOnBlur ? 'onBlur' : 'onSubmit',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) => parseWithZod(fieldsOf(schema, formData), { schema, error: zodErrorMap }),
  });
}

/**
 * What the schema knows of a form. The pressed button and the place to go back to travel in the same form;
 * the action takes them out first, so they are no unknown fields here either. Conform's own names start with "__".
 */
function fieldsOf(schema: z.ZodObject, formData: FormData): FormData {
  const own = new FormData();
  for (const [name, value] of formData) {
    const [field = ''] = name.split(/[.[]/);
    if (field in schema.shape || name.startsWith('__')) own.append(name, value);
  }
  return own;
}
