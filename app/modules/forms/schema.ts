import { z } from 'zod';
import { LANGUAGES } from '#app/i18n/namespaces';

const shortText = z.string().trim().min(1).max(300);

/** A text of the tenant: one for all languages, or one for each. */
export const formTextSchema = z.union([shortText, z.record(z.enum(LANGUAGES), shortText)]);
export type FormText = z.output<typeof formTextSchema>;

/** Stable inside a form over all its versions; answers, reports and the API name items by it. */
export const itemCodeSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Whole numbers, so that sums stay exact: 3 and 2 rather than 1.5 and 1. 0 is asked but not counted. */
const weightSchema = z.int().min(0).max(1000);

const itemFields = {
  code: itemCodeSchema,
  label: formTextSchema,
  hint: formTextSchema.nullable().default(null),
  required: z.boolean().default(false),
};

const optionSchema = z.strictObject({ code: itemCodeSchema, label: formTextSchema });

export const formItemSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...itemFields,
    type: z.literal('score'),
    min: z.int().min(0).max(100).default(1),
    max: z.int().min(1).max(100).default(5),
    weight: weightSchema.default(1),
    /** May be answered "not applicable", which leaves the score alone but counts as an answer. */
    notApplicable: z.boolean().default(false),
  }),
  z.strictObject({
    ...itemFields,
    type: z.literal('yes-no'),
    /** With a weight the good answer earns 1 of 1 point. */
    weight: weightSchema.default(0),
    good: z.enum(['yes', 'no']).default('yes'),
    notApplicable: z.boolean().default(false),
  }),
  z.strictObject({
    ...itemFields,
    type: z.literal('choice'),
    options: z.array(optionSchema).min(2).max(50),
    multiple: z.boolean().default(false),
  }),
  z.strictObject({
    ...itemFields,
    type: z.literal('text'),
    multiline: z.boolean().default(false),
    maxLength: z.int().min(1).max(5000).default(1000),
  }),
  z.strictObject({
    ...itemFields,
    type: z.literal('number'),
    min: z.number().min(-1e9).max(1e9).nullable().default(null),
    max: z.number().min(-1e9).max(1e9).nullable().default(null),
  }),
  z.strictObject({ ...itemFields, type: z.literal('date') }),
  /** A tick: the customer complains, and somebody has to hear of it now. */
  z.strictObject({ ...itemFields, type: z.literal('complaint') }),
]);
export type FormItem = z.output<typeof formItemSchema>;
export type FormItemType = FormItem['type'];

const sectionSchema = z.strictObject({
  title: formTextSchema.nullable().default(null),
  items: z.array(formItemSchema).min(1).max(60),
});

/** A survey, checklist or sheet (D-07). Published versions never change. */
export const formDefinitionSchema = z
  .strictObject({
    intro: formTextSchema.nullable().default(null),
    sections: z.array(sectionSchema).min(1).max(20),
  })
  .superRefine((definition, context) => {
    const seen = new Set<string>();
    definition.sections.forEach((section, sectionIndex) => {
      section.items.forEach((item, itemIndex) => {
        const path = ['sections', sectionIndex, 'items', itemIndex];
        const refuse = (field: string, reason: string) =>
          context.addIssue({ code: 'custom', path: [...path, field], message: `forms:problem.${reason}` });
        if (seen.has(item.code)) refuse('code', 'code-twice');
        seen.add(item.code);
        if (item.type === 'score' && item.min >= item.max) refuse('max', 'scale-order');
        if (item.type === 'number' && item.min !== null && item.max !== null && item.min > item.max) {
          refuse('max', 'scale-order');
        }
        if (item.type === 'choice' && new Set(item.options.map(({ code }) => code)).size < item.options.length) {
          refuse('options', 'option-twice');
        }
      });
    });
  });
export type FormDefinition = z.output<typeof formDefinitionSchema>;
export type FormDefinitionInput = z.input<typeof formDefinitionSchema>;

/** The answer to a score or yes-no item that does not apply. */
export const NOT_APPLICABLE = 'n/a';

/** null and '' mean not answered. What fits which item is decided by `checkAnswers`. */
export const answerValueSchema = z.union([
  z.number(),
  z.boolean(),
  z.string().max(5000),
  z.array(itemCodeSchema).max(50),
  z.null(),
]);
export type AnswerValue = z.output<typeof answerValueSchema>;

export const answersSchema = z.record(itemCodeSchema, answerValueSchema);
export type Answers = z.output<typeof answersSchema>;

