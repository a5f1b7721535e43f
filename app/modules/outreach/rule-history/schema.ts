import { z } from 'zod';
import type { RuleView } from '../rule/schema';

export const ruleVersionInput = z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1).max(100_000) });

/** The page of a rule, with an older version to look at. */
export const rulePageInput = z.strictObject({ id: z.uuid(), version: ruleVersionInput.shape.version.optional() });

/** One line of a rule's history; `by` null is the product itself (industry pack). Instants are ISO text. */
export interface RuleEvent {
  id: string;
  at: string;
  by: string | null;
  what: 'version' | 'activated' | 'deactivated' | 'go-live';
  version?: number;
  goLiveOn?: string | null;
}

/** A former version as it was: code, switch and go-live date belong to the rule and are today's. */
export interface RuleVersionView {
  rule: RuleView;
  version: number;
  createdAt: string;
  by: string | null;
}
