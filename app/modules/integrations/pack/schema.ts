import { z } from 'zod';
import { LANGUAGES, type Language } from '#app/i18n/namespaces';
import { civilDate } from '#app/lib/civil-date';
import { ROLES } from '#app/lib/permissions';
import { FORM_KINDS, formCodeSchema } from '#app/modules/forms/definition/schema';
import { formDefinitionSchema } from '#app/modules/forms/schema';
import { callbackRuleSchema, codeSchema } from '#app/modules/outreach/rule/schema';
import { ORG_UNIT_KINDS } from '#app/modules/tenancy/org-unit/schema';
import { FEATURES, INDUSTRIES } from '#app/modules/tenancy/tenant/schema';

/** A text in every language of the product; which one a tenant gets is decided by its own language. */
export const packTextSchema = z.record(z.enum(LANGUAGES), z.string().min(1));
export type PackText = z.infer<typeof packTextSchema>;

export function packText(text: PackText, language: Language): string {
  return text[language];
}

const fileName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** `pack.json`: what the industry shows, what it calls things, and the files of forms, scripts and rules in their order. */
export const packSchema = z.strictObject({
  industry: z.enum(INDUSTRIES),
  features: z.array(z.enum(FEATURES)),
  roleNames: z.partialRecord(z.enum(ROLES), packTextSchema),
  orgUnits: z.array(
    z.strictObject({
      code: z.string().min(1).max(30),
      kind: z.enum(ORG_UNIT_KINDS),
      name: packTextSchema,
      tier: z.int().min(1).max(2).optional(),
      aliases: z.array(z.string().min(1).max(80)).default([]),
    }),
  ),
  /** Usual names of a site's parts, e.g. for homes. */
  zones: z.array(packTextSchema),
  forms: z.array(fileName),
  scripts: z.array(fileName),
  rules: z.array(fileName),
});

export const packFormSchema = z.strictObject({
  code: formCodeSchema,
  title: packTextSchema,
  kind: z.enum(FORM_KINDS),
  definition: formDefinitionSchema,
});

/** Lines of text, because JSON knows no line breaks that one can read. */
const lines = z.array(z.string()).min(1).transform((all) => all.join('\n'));
export const packScriptSchema = z.strictObject({
  code: codeSchema,
  title: packTextSchema,
  body: z.record(z.enum(LANGUAGES), lines),
});

/** A callback rule with its name in every language. The day from which it plans belongs to the tenant, not to the pack. */
export const packRuleSchema = z
  .looseObject({ name: packTextSchema })
  .transform(({ name, ...definition }, context) => {
    const parsed = callbackRuleSchema.safeParse({ ...definition, name: name.en, goLiveOn: civilDate('2000-01-01') });
    if (!parsed.success) {
      for (const issue of parsed.error.issues) context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
      return z.NEVER;
    }
    const { name: _english, goLiveOn: _placeholder, ...rule } = parsed.data;
    return { ...rule, name };
  });

export interface Pack extends z.output<typeof packSchema> {
  parts: {
    forms: z.output<typeof packFormSchema>[];
    scripts: z.output<typeof packScriptSchema>[];
    rules: z.output<typeof packRuleSchema>[];
  };
}

/** How often something was made; what the tenant has already is left alone. */
export interface PackResult {
  orgUnits: number;
  forms: number;
  scripts: number;
  rules: number;
}
