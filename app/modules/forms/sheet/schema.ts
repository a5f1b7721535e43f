import { z } from 'zod';
import { itemCodeSchema, type Answers, type FormDefinition } from '../schema';

/** A sheet as a screen shows it; `responseId` null: nothing was written yet. */
export interface Sheet {
  formCode: string;
  responseId: string | null;
  title: string;
  version: number;
  definition: FormDefinition;
  isFinal: boolean;
  answers: Answers;
}

/** The fields of a posted sheet: item code to the values of its controls. */
export const sheetFieldsSchema = z.record(itemCodeSchema, z.array(z.string().max(5000)).max(50));
export type SheetFields = z.output<typeof sheetFieldsSchema>;

/** Controls of a sheet are named `answers.<item code>`, as the service names their problems. */
const PREFIX = 'answers.';

/** The sheet's part of a posted form; names that are no item code belong to something else and are left out. */
export function sheetFieldsOf(formData: FormData): SheetFields {
  const fields: SheetFields = {};
  for (const [name, value] of formData.entries()) {
    if (!name.startsWith(PREFIX) || typeof value !== 'string') continue;
    const code = name.slice(PREFIX.length);
    if (itemCodeSchema.safeParse(code).success) (fields[code] ??= []).push(value.slice(0, 5000));
  }
  return fields;
}
