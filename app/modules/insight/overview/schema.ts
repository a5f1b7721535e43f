import { z } from 'zod';
import { ratioSchema } from '../daily-report/schema';

/** Days that the overview looks back, today included. */
export const OVERVIEW_DAYS = 30;

export const overviewInput = z.strictObject({});

/** Figures of one kind of callback over a span of target days (K-01 to K-03); each ratio opens its rows. */
export const ruleFiguresSchema = z.object({
  /** K-01: completed ÷ due. Suppressed and cancelled contacts leave both. */
  coverage: ratioSchema,
  /** K-02: completed inside the window ÷ due. */
  onTime: ratioSchema,
  /** Completed on the very target day ÷ due (O-01). */
  onTarget: ratioSchema,
  /** K-02: customers reached ÷ customers dialled in the span, whatever their target day; several attempts on one call count once. */
  reach: ratioSchema,
  /** K-03: Σ(score × weight) ÷ Σ weights of the surveys finished in the span. */
  score: ratioSchema,
});
export type RuleFigures = z.output<typeof ruleFiguresSchema>;

export const overviewSchema = z.object({
  today: z.string(),
  from: z.string(),
  rules: z.array(
    z.object({
      ruleId: z.uuid(),
      code: z.string(),
      name: z.string(),
      active: z.boolean(),
      today: ruleFiguresSchema,
      span: ruleFiguresSchema,
      openNow: z.int(),
      overdueNow: z.int(),
      /** Missed: the time ran out and nobody called, by target day in the span. */
      expired: z.int(),
    }),
  ),
  agents: z.array(z.object({ membershipId: z.uuid(), name: z.string(), calledToday: z.int(), reachedToday: z.int(), openNow: z.int() })),
  /** Records on the repair list, counted up to the cap per rule. */
  gaps: z.int(),
  reportsMissing: z.array(z.object({ date: z.string(), code: z.string(), membershipId: z.uuid(), name: z.string() })),
});
export type Overview = z.output<typeof overviewSchema>;
