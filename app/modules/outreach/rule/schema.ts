import { z } from 'zod';
import { civilDate, civilDateSchema, timeOfDaySchema, type CivilDate } from '#app/lib/civil-date';
import { calendarCodeSchema } from '#app/modules/calendars/schema';
import { CONSENT_PURPOSES, type ConsentPurpose } from '#app/modules/customers/consent/schema';
import { recordKindSchema } from '#app/modules/service-records/kind/schema';

export const WINDOW_UNITS = ['day', 'workday', 'month', 'year'] as const;
export type WindowUnit = (typeof WINDOW_UNITS)[number];

export const ROLLS = ['stay', 'next', 'previous'] as const;
export type Roll = (typeof ROLLS)[number];

/** Dates of a service record from which a rule may count. */
export const ANCHORS = ['occurredOn', 'invoicedOn', 'receivedOn'] as const;
export type Anchor = (typeof ANCHORS)[number];

/** Why a customer is called: what he may consent to or refuse. */
export const CONTACT_PURPOSES = CONSENT_PURPOSES;
export type ContactPurpose = ConsentPurpose;

export const RULE_CHANNELS = ['phone'] as const;

/** Ten years either way; further offsets are slips of the keyboard. */
const OFFSET_LIMIT: Record<WindowUnit, number> = { day: 3660, workday: 2500, month: 120, year: 10 };

const offsetSchema = z.int().min(-OFFSET_LIMIT.day).max(OFFSET_LIMIT.day);
const offsetFields = {
  unit: z.enum(WINDOW_UNITS),
  open: offsetSchema,
  target: offsetSchema,
  close: offsetSchema,
  expire: offsetSchema,
};
/** 1: the anchor's own day is day 1 (O-02). Months and years ignore it. */
const countBaseSchema = z.union([z.literal(0), z.literal(1)]);

type Offsets = z.infer<z.ZodObject<typeof offsetFields>>;

/** `open ≤ target ≤ close ≤ expire`: all offsets have one unit, and both adding and rolling keep their order. */
function checkOffsets(offsets: Offsets, context: z.RefinementCtx): void {
  const limit = OFFSET_LIMIT[offsets.unit];
  for (const field of ['open', 'target', 'close', 'expire'] as const) {
    if (Math.abs(offsets[field]) > limit) {
      context.addIssue({ code: 'custom', path: [field], message: 'outreach:problem.offset-too-far', params: { limit } });
    }
  }
  for (const [earlier, later] of [['open', 'target'], ['target', 'close'], ['close', 'expire']] as const) {
    if (offsets[earlier] > offsets[later]) {
      context.addIssue({ code: 'custom', path: [later], message: `outreach:problem.${later}-before-${earlier}` });
    }
  }
}

/** When to call, without for whom: the rule of `POST /api/v1/callback-rules/preview`. */
export const windowRuleSchema = z
  .strictObject({
    ...offsetFields,
    countBase: countBaseSchema.default(1),
    roll: z.enum(ROLLS).default('stay'),
    calendar: calendarCodeSchema.default('CN'),
  })
  .superRefine(checkOffsets);
export type WindowRule = z.output<typeof windowRuleSchema>;

/** Anchors that a preview may be asked for; keeps every computed date inside the calendar. */
export const anchorDateSchema = civilDateSchema.refine((date) => date >= '1900-01-01' && date <= '2199-12-31', {
  message: 'outreach:problem.anchor-out-of-range',
});

/**
 * How records of one org-unit tier are counted (O-04): e.g. tier 1 day 7 from the delivery, tier 2 day 10 from the
 * invoice. `tier: null` fits every record; the first variant that fits is taken.
 */
export const ruleVariantSchema = z
  .strictObject({
    tier: z.int().min(1).max(9).nullable().default(null),
    anchor: z.enum(ANCHORS).default('occurredOn'),
    ...offsetFields,
    /** Calendar days added to close and expiry, so that "after one month" need not be one single day. */
    leewayDays: z.int().min(0).max(90).default(0),
  })
  .superRefine(checkOffsets);
export type RuleVariant = z.output<typeof ruleVariantSchema>;

const flagSchema = z.string().trim().min(1).max(40);

/** Which records a rule takes: every line that is filled in must hold (AND); an empty line asks for nothing. */
export const ruleFilterSchema = z.strictObject({
  tiers: z.array(z.int().min(1).max(9)).max(9).default([]),
  orgUnitIds: z.array(z.uuid()).max(200).default([]),
  /** All of these must be set on the record, e.g. an accident. */
  flags: z.array(flagSchema).max(20).default([]),
  /** None of these may be set. */
  withoutFlags: z.array(flagSchema).max(20).default([]),
  /** Minor units; a record without amount does not pass a limit. */
  minAmount: z.int().min(0).nullable().default(null),
  maxAmount: z.int().min(0).nullable().default(null),
});
export type RuleFilter = z.output<typeof ruleFilterSchema>;

/** Level, period, population and form are four separate things (O-06). */
export const rulePopulationSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('all') }),
  z.strictObject({
    mode: z.literal('sample'),
    period: z.enum(['month', 'quarter']),
    percent: z.int().min(1).max(100).default(10),
    minimum: z.int().min(0).max(1000).default(1),
  }),
  z.strictObject({ mode: z.literal('picked'), period: z.enum(['month', 'quarter']) }),
]);
export type RulePopulation = z.output<typeof rulePopulationSchema>;

/** What happens after an attempt that did not reach the customer. */
export const retryStepSchema = z.strictObject({
  wait: z.enum(['minutes', 'next-day']),
  /** Only for `wait: 'minutes'`. */
  minutes: z.int().min(1).max(1440).default(60),
  /** Attempts on the whole contact after which it is given up as unreachable. */
  maxAttempts: z.int().min(1).max(20).default(5),
});
export type RetryStep = z.output<typeof retryStepSchema>;

export const DEFAULT_RETRY = {
  'no-answer': { wait: 'next-day', minutes: 60, maxAttempts: 5 },
  busy: { wait: 'minutes', minutes: 30, maxAttempts: 5 },
} as const satisfies Record<string, RetryStep>;

export const retryPolicySchema = z.strictObject({
  'no-answer': retryStepSchema.default(DEFAULT_RETRY['no-answer']),
  busy: retryStepSchema.default(DEFAULT_RETRY.busy),
});
export type RetryPolicy = z.output<typeof retryPolicySchema>;

/** Hours in which retries are put, in the tenant's zone; there is no national rule, so it is a setting. */
export const callingHoursSchema = z
  .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
  .refine((hours) => hours.from < hours.to, { path: ['to'], message: 'outreach:problem.hours-order' });
export type CallingHours = z.output<typeof callingHoursSchema>;

export const DEFAULT_CALLING_HOURS: CallingHours = { from: '09:00', to: '20:00' };

/** Who calls; without names, all active agents take turns. */
export const assigneeSchema = z.discriminatedUnion('strategy', [
  z.strictObject({ strategy: z.literal('queue') }),
  z.strictObject({ strategy: z.literal('round-robin'), membershipIds: z.array(z.uuid()).max(100).default([]) }),
  z.strictObject({ strategy: z.literal('least-open'), membershipIds: z.array(z.uuid()).max(100).default([]) }),
  z.strictObject({ strategy: z.literal('fixed'), membershipId: z.uuid() }),
]);
export type RuleAssignee = z.output<typeof assigneeSchema>;

export const codeSchema = z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);

/** A rule that was never switched on has no go-live date; nothing lies behind this day. */
export const NEVER = civilDate('9999-12-31');

export const callbackRuleFields = {
  code: codeSchema,
  name: z.string().trim().min(1).max(80),
  /** The tenant's short word for this kind of call, e.g. 7DC. */
  kind: z.string().trim().min(1).max(40),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  purpose: z.enum(CONTACT_PURPOSES).default('service'),
  recordKind: recordKindSchema,
  variants: z.array(ruleVariantSchema).min(1).max(10),
  countBase: countBaseSchema.default(1),
  roll: z.enum(ROLLS).default('stay'),
  calendar: calendarCodeSchema.default('CN'),
  filter: ruleFilterSchema.default(() => ruleFilterSchema.parse({})),
  population: rulePopulationSchema.default({ mode: 'all' }),
  channel: z.enum(RULE_CHANNELS).default('phone'),
  retry: retryPolicySchema.default(DEFAULT_RETRY),
  callingHours: callingHoursSchema.default(DEFAULT_CALLING_HOURS),
  assignee: assigneeSchema.default({ strategy: 'queue' }),
  /** Whoever served the customer must not ask how the service was. */
  excludeServingStaff: z.boolean().default(true),
  formCode: codeSchema.nullable().default(null),
  scriptCode: codeSchema.nullable().default(null),
  /** A score below this percentage of the possible points is low; null switches the check off. */
  lowScoreBelow: z.int().min(0).max(100).nullable().default(60),
  /** Records whose anchor lies before this day are history and plan nothing. */
  goLiveOn: civilDateSchema,
  active: z.boolean().default(false),
  /** Contact cap of a customer over all rules (O-08); 0 switches it off. */
  minDaysBetweenCalls: z.int().min(0).max(90).default(0),
};

/** A whole callback rule (D-51). All defaults stand here and are shown in the form. */
export const callbackRuleSchema = z.strictObject(callbackRuleFields).superRefine((rule, context) => {
  const { minAmount, maxAmount } = rule.filter;
  if (minAmount !== null && maxAmount !== null && minAmount > maxAmount) {
    context.addIssue({ code: 'custom', path: ['filter', 'maxAmount'], message: 'outreach:problem.amount-order' });
  }
  rule.variants.forEach((variant, index) => {
    const shadowedBy = rule.variants.findIndex((other) => other.tier === null || other.tier === variant.tier);
    if (shadowedBy < index) {
      context.addIssue({
        code: 'custom',
        path: ['variants', index, 'tier'],
        message: 'outreach:problem.variant-never-used',
        params: { position: shadowedBy + 1 },
      });
    }
  });
});
export type CallbackRule = z.output<typeof callbackRuleSchema>;
export type CallbackRuleInput = z.input<typeof callbackRuleSchema>;

/** A rule as pages and the public API show it; `goLiveOn` null: never switched on. */
export const ruleViewSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  ...callbackRuleFields,
  goLiveOn: civilDateSchema.nullable(),
});
export type RuleView = z.output<typeof ruleViewSchema>;

const { code: _fixed, ...changeable } = callbackRuleFields;
/** Parts of a rule to change; its code stays. What is absent stays as it is. */
export const updateRuleInput = z.strictObject({
  id: z.uuid(),
  ...z.strictObject(withoutDefaults(changeable)).partial().shape,
  goLiveOn: civilDateSchema.nullable().optional(),
  /** The version that the person saw; another one meanwhile is a conflict. */
  seenVersion: z.int().min(1).optional(),
});
export type UpdateRuleInput = z.output<typeof updateRuleInput>;

/** A default would overwrite what the caller did not name. */
function withoutDefaults<S extends Record<string, z.ZodType>>(shape: S): { [K in keyof S]: S[K] extends z.ZodDefault<infer I> ? I : S[K] } {
  const entries = Object.entries(shape).map(([key, type]) => [key, type instanceof z.ZodDefault ? type.unwrap() : type]);
  return Object.fromEntries(entries) as { [K in keyof S]: S[K] extends z.ZodDefault<infer I> ? I : S[K] };
}

export const createRuleInput = z.strictObject({ ...callbackRuleFields, goLiveOn: civilDateSchema.nullable().optional() });

/** At most 1,000 dates a call. */
export const previewInput = z.strictObject({ rule: windowRuleSchema, dates: z.array(anchorDateSchema).max(1_000) });
export type PreviewInput = z.output<typeof previewInput>;

export const previewOutput = z.object({
  windows: z.array(
    z.object({
      date: civilDateSchema,
      open: civilDateSchema,
      target: civilDateSchema,
      close: civilDateSchema,
      expire: civilDateSchema,
      rolled: z.boolean(),
      provisional: z.boolean(),
    }),
  ),
});

/** A whole rule as it stands in the form, with dates to try it on. */
export const previewRuleInput = z.strictObject({ rule: callbackRuleSchema, dates: z.array(anchorDateSchema).min(1).max(60) });
export type PreviewRuleInput = z.output<typeof previewRuleInput>;

export const DAY_MARKS = ['workday', 'weekend', 'holiday', 'make-up'] as const;
export type DayMark = (typeof DAY_MARKS)[number];

export interface MarkedDay {
  date: CivilDate;
  mark: DayMark;
}

export interface RulePreview {
  variants: {
    tier: number | null;
    anchor: Anchor;
    windows: {
      date: MarkedDay;
      open: MarkedDay;
      target: MarkedDay;
      close: MarkedDay;
      expire: MarkedDay;
      rolled: boolean;
      provisional: boolean;
    }[];
  }[];
}
