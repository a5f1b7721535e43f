import { z } from 'zod';
import { callbackRuleSchema } from '../rule/schema';

/** A dry run of a rule as it stands in the form, saved or not; with `ruleId` also against what the saved rule has planned. */
export const dryRunInput = z.strictObject({ rule: callbackRuleSchema, ruleId: z.uuid().optional() });
export type DryRunInput = z.output<typeof dryRunInput>;

export const dryRunOutput = z.object({
  /** Records of the kind since go-live that were looked at; `complete` is false when there were more. */
  looked: z.int(),
  complete: z.boolean(),
  planned: z.int(),
  /** Of the planned ones: may be called today. */
  openToday: z.int(),
  /** Of the planned ones: their window has closed already. */
  overdue: z.int(),
  expired: z.int(),
  suppressed: z.int(),
  /** Records that lack the date the rule counts from. */
  gaps: z.int(),
  /** Contacts by the day on which they open, earliest first. */
  byOpenDay: z.array(z.object({ date: z.string(), count: z.int() })),
  /** What saving would do to the contacts of the saved rule; null without `ruleId`. */
  change: z.object({ created: z.int(), moved: z.int(), dropped: z.int(), kept: z.int() }).nullable(),
  /** A few of each kind by name; planned ones in the order in which they open. */
  examples: z.array(
    z.object({
      recordId: z.uuid(),
      customerId: z.uuid().nullable(),
      customerName: z.string().nullable(),
      externalNumber: z.string().nullable(),
      status: z.enum(['planned', 'expired', 'suppressed', 'gap']),
      reason: z.string().nullable(),
      anchorOn: z.string().nullable(),
      open: z.string().nullable(),
      target: z.string().nullable(),
      close: z.string().nullable(),
      expire: z.string().nullable(),
      rolled: z.boolean(),
      provisional: z.boolean(),
    }),
  ),
});
export type DryRun = z.output<typeof dryRunOutput>;
export type DryRunExample = DryRun['examples'][number];
