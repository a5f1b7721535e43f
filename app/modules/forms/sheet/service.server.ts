import type { TenantCtx } from '#app/platform/context.server';
import { readFormAnswers } from '../domain';
import { storedAnswers } from '../response/schema';
import { formDefinitionSchema, type Answers, type FormDefinition } from '../schema';
import type { Sheet } from './schema';

interface SheetRow {
  responseId: string | null;
  title: string;
  version: number;
  definition: unknown;
  status: string | null;
  answers: unknown;
}

/**
 * The sheet of a subject for looking at and going on: the one that was begun, else the published version, empty.
 * Begins nothing; one statement, because it stands on the call screen. Null when the form has no published version.
 */
export async function readSheet(ctx: TenantCtx, input: { formCode: string; subjectKind: string; subjectId: string }): Promise<Sheet | null> {
  const { tenantId } = ctx.actor;
  const [row] = await ctx.db.$queryRaw<SheetRow[]>`
    SELECT r.id AS "responseId", f.title, v.version, v.definition, r.status, r.answers
    FROM form f
    LEFT JOIN LATERAL (
      SELECT x.id, x.form_version_id, x.status, x.answers FROM form_response x
      JOIN form_version y ON y.tenant_id = x.tenant_id AND y.id = x.form_version_id
      WHERE x.tenant_id = f.tenant_id AND x.subject_kind = ${input.subjectKind} AND x.subject_id = ${input.subjectId}::uuid AND y.form_id = f.id
      ORDER BY x.id LIMIT 1) r ON true
    JOIN form_version v ON v.tenant_id = f.tenant_id AND v.id = COALESCE(r.form_version_id, f.published_version_id)
    WHERE f.tenant_id = ${tenantId}::uuid AND f.code = ${input.formCode}`;
  if (!row) return null;
  return {
    formCode: input.formCode,
    responseId: row.responseId,
    title: row.title,
    version: row.version,
    definition: formDefinitionSchema.parse(row.definition),
    isFinal: row.status === 'final',
    answers: storedAnswers(row.answers),
  };
}

/** Answers from a posted form: the values of each item's field by the item's code, read by the type of the item. */
export function answersFromFields(definition: FormDefinition, fields: Readonly<Record<string, readonly string[]>>): Answers {
  return readFormAnswers(definition, (code) => (Object.hasOwn(fields, code) ? (fields[code] ?? []) : []));
}
