import { z } from 'zod';
import { encodeProblem } from '#app/i18n/zod-errors';
import { civilDateSchema, timeOfDaySchema } from '#app/lib/civil-date';
import { reasonOf } from '#app/lib/zod-problems';
import { recordKindSchema } from '#app/modules/service-records/kind/schema';
import { ANCHORS, callbackRuleSchema, codeSchema, CONTACT_PURPOSES, NEVER, retryStepSchema, ROLLS, WINDOW_UNITS } from '../rule/schema';
import { toRuleInput } from './domain';

export const TIERS = ['1', '2'] as const;
export const ASSIGNEE_STRATEGIES = ['queue', 'round-robin', 'least-open', 'fixed'] as const;

const variantFormSchema = z.object({
  tier: z.enum(['any', ...TIERS]).default('any'),
  anchor: z.enum(ANCHORS).default('occurredOn'),
  unit: z.enum(WINDOW_UNITS).default('day'),
  open: z.int(),
  target: z.int(),
  close: z.int(),
  expire: z.int(),
  leewayDays: z.int().min(0).max(90).default(0),
});
export type VariantForm = z.input<typeof variantFormSchema>;

/** Yuan with two decimals at most; the rule keeps fen. */
const amountSchema = z.number().min(0).max(100_000_000).multipleOf(0.01).optional();

const fields = {
  code: codeSchema,
  name: z.string().trim().min(1).max(80),
  kind: z.string().trim().min(1).max(40),
  level: z.enum(['1', '2', '3']).default('1'),
  purpose: z.enum(CONTACT_PURPOSES).default('service'),
  recordKind: recordKindSchema,
  variants: z.array(variantFormSchema).min(1).max(10),
  countBase: z.enum(['0', '1']).default('1'),
  roll: z.enum(ROLLS).default('stay'),
  filter: z
    .object({
      tiers: z.array(z.enum(TIERS)).default([]),
      orgUnitIds: z.array(z.uuid()).max(200).default([]),
      flags: z.array(z.string()).max(20).default([]),
      withoutFlags: z.array(z.string()).max(20).default([]),
      minAmount: amountSchema,
      maxAmount: amountSchema,
    })
    .default({ tiers: [], orgUnitIds: [], flags: [], withoutFlags: [] }),
  retry: z.object({ 'no-answer': retryFormSchema(), busy: retryFormSchema() }),
  callingHours: z.object({ from: timeOfDaySchema, to: timeOfDaySchema }),
  assignee: z.object({
    strategy: z.enum(ASSIGNEE_STRATEGIES).default('queue'),
    membershipIds: z.array(z.uuid()).max(100).default([]),
    membershipId: z.uuid().optional(),
  }),
  excludeServingStaff: z.boolean().default(false),
  formCode: codeSchema.optional(),
  scriptCode: codeSchema.optional(),
  /** Empty: the check is off. */
  lowScoreBelow: z.int().min(0).max(100).optional(),
  minDaysBetweenCalls: z.int().min(0).max(90).default(0),
  goLiveOn: civilDateSchema.optional(),
};

function retryFormSchema() {
  const { wait, minutes, maxAttempts } = retryStepSchema.shape;
  return z.object({ wait, minutes, maxAttempts });
}

/**
 * A rule as a form posts it: flat choices instead of variants of shape, empty text for "none", amounts in yuan.
 * What the rule itself demands (order of the days, lines that are never used) is asked of its own schema.
 */
export const ruleFormSchema = z.object(fields).superRefine((form, context) => {
  const parsed = callbackRuleSchema.safeParse({ ...toRuleInput(form), goLiveOn: form.goLiveOn ?? NEVER });
  if (parsed.success) return;
  for (const issue of parsed.error.issues) {
    context.addIssue({ code: 'custom', path: issue.path, message: encodeProblem(reasonOf(issue)) });
  }
});
export type RuleForm = z.output<z.ZodObject<typeof fields>>;
export type RuleFormInput = z.input<typeof ruleFormSchema>;
