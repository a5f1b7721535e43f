import type { RecordKind } from '#app/modules/service-records/kind/schema';
import type { RuleEvent, RuleVersionView } from '../rule-history/schema';
import type { RuleView } from '../rule/schema';

/** Contacts of a rule as they stand today. */
export interface RuleLoad {
  /** In their window or due, not finished. */
  open: number;
  /** Part of `open` whose window has closed. */
  overdue: number;
  /** Planned for later. */
  ahead: number;
  /** Not finished and not taken up by anybody: what a change of the rule plans anew. */
  untouched: number;
  /** Not finished and worked on already: what keeps its dates whatever changes. */
  touched: number;
}

export type RuleLine = RuleView & { load: RuleLoad };

/** What the form of a rule offers. */
export interface RuleChoices {
  recordKinds: RecordKind[];
  /** Marks that records of the tenant's kinds may carry. */
  flags: string[];
  forms: { code: string; title: string }[];
  scripts: { code: string; title: string }[];
  orgUnits: { id: string; name: string; tier: number | null }[];
  members: { id: string; name: string; role: string }[];
}

/** What the page of a rule shows; `former` is an older version that was asked for. */
export interface RulePage {
  rule: RuleView;
  choices: RuleChoices;
  load: RuleLoad;
  history: RuleEvent[];
  former: RuleVersionView | null;
}
