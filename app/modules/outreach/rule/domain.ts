import { addDays, addMonths, addYears, weekday, type CivilDate } from '#app/lib/civil-date';
import type { WorkCalendar } from '#app/modules/calendars/schema';
import type { Anchor, CallbackRule, ContactPurpose, DayMark, Roll, RuleFilter, RuleVariant, WindowRule } from './schema';

/** The four dates of a contact; civil dates in the tenant's zone. */
export interface ContactWindow {
  open: CivilDate;
  target: CivilDate;
  close: CivilDate;
  expire: CivilDate;
  /** At least one date was moved off a day without work, perhaps out of the counted window. */
  rolled: boolean;
  /** A decision rested on a year whose holidays are not published yet. */
  provisional: boolean;
}

interface Counted {
  date: CivilDate;
  provisional: boolean;
}

/**
 * The window of one contact (D-05, D-37, D-43, O-01 to O-03).
 * - `day`: anchor + (n − countBase) days for n > 0, anchor + n days for n ≤ 0 (days before the anchor).
 * - `workday`: the n-th working day. countBase 0 starts counting on the day after the anchor; countBase 1 on the
 *   anchor if it is a working day, else on the next one. n < 0 is the n-th working day before the anchor whatever
 *   the countBase; n = 0 is the anchor itself.
 * - `month`, `year`: calendar addition clamped to the month's end; countBase plays no part.
 * Then `leewayDays` calendar days are added to close and expiry, and `roll` moves each date that is not a working
 * day; make-up working days count as working. Throws RangeError when a date leaves the years 0001-9999.
 */
export function contactWindow(
  rule: WindowRule & { leewayDays?: number },
  anchor: CivilDate,
  calendar: WorkCalendar,
): ContactWindow {
  let rolled = false;
  let provisional = false;
  const dateOf = (offset: number, leeway: number): CivilDate => {
    const counted = count(rule, anchor, offset, calendar);
    const wanted = addDays(counted.date, leeway);
    const moved = roll(rule.roll, wanted, calendar);
    rolled ||= moved.date !== wanted;
    provisional ||= counted.provisional || moved.provisional;
    return moved.date;
  };
  const leeway = rule.leewayDays ?? 0;
  const open = dateOf(rule.open, 0);
  const target = dateOf(rule.target, 0);
  const close = dateOf(rule.close, leeway);
  const expire = dateOf(rule.expire, leeway);
  return { open, target, close, expire, rolled, provisional };
}

function count(rule: WindowRule, anchor: CivilDate, n: number, calendar: WorkCalendar): Counted {
  switch (rule.unit) {
    case 'day':
      return { date: addDays(anchor, n > 0 ? n - rule.countBase : n), provisional: false };
    case 'month':
      return { date: addMonths(anchor, n), provisional: false };
    case 'year':
      return { date: addYears(anchor, n), provisional: false };
    case 'workday': {
      if (n === 0) return { date: anchor, provisional: false };
      const start = n > 0 && rule.countBase === 1 ? addDays(anchor, -1) : anchor;
      const date = calendar.nthWorkday(start, n);
      // The walk looks at every day up to the result, or back from the eve of the anchor: the latest one decides.
      return { date, provisional: calendar.isProvisional(n > 0 ? date : addDays(anchor, -1)) };
    }
  }
}

function roll(kind: Roll, date: CivilDate, calendar: WorkCalendar): Counted {
  if (kind === 'stay') return { date, provisional: false };
  if (calendar.isWorkday(date)) return { date, provisional: calendar.isProvisional(date) };
  const moved = kind === 'next' ? calendar.nextWorkday(date) : calendar.previousWorkday(date);
  return { date: moved, provisional: calendar.isProvisional(kind === 'next' ? moved : date) };
}

/** What kind of day a date is, for the preview: Saturday and Sunday, a holiday, or a make-up working day. */
export function dayMark(calendar: WorkCalendar, date: CivilDate): DayMark {
  const isWeekend = weekday(date) > 5;
  if (calendar.isWorkday(date)) return isWeekend ? 'make-up' : 'workday';
  return isWeekend ? 'weekend' : 'holiday';
}

/** What the planner knows of a service record. */
export interface PlanningFact {
  kind: string;
  orgUnitId: string | null;
  /** Tier of the record's org unit. */
  tier: number | null;
  occurredOn: CivilDate | null;
  invoicedOn: CivilDate | null;
  receivedOn: CivilDate | null;
  /** Minor units. */
  amount: number | null;
  flags: readonly string[];
}

/** What the planner knows of the person to be called. */
export interface PlanningSubject {
  /** The record's customer was merged into another and the record has not followed. */
  merged: boolean;
  doNotContact: boolean;
  /** The newest word of the customer on the rule's purpose. */
  consent: 'granted' | 'refused' | 'unknown';
  /** Phone numbers not known to be wrong. */
  usablePhones: number;
}

export const SUPPRESSION_REASONS = ['merged', 'do-not-contact', 'no-consent', 'no-phone'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

export type ContactPlan =
  | ({ dates: ContactWindow; anchorOn: CivilDate } & (
      | { status: 'planned'; reason: null }
      | { status: 'expired'; reason: 'arrived-after-expiry' }
      | { status: 'suppressed'; reason: SuppressionReason }
    ))
  | { gap: 'missing-anchor'; anchor: Anchor };

/**
 * What a rule makes of one record: a contact (planned, or kept with the reason why nobody calls), a gap for the
 * repair list (O-04: never dropped), or null when the rule does not take the record or its anchor lies before
 * go-live. Every matching record from go-live on gets its contact, also one that arrives late (D-04); suppressed
 * ones leave the denominators. Records of sample and picked rules must have been `drawn`.
 */
export function planContact(input: {
  rule: CallbackRule;
  fact: PlanningFact;
  today: CivilDate;
  suppression: PlanningSubject;
  calendar: WorkCalendar;
  drawn?: boolean;
}): ContactPlan | null {
  const { rule, fact, today } = input;
  if (!rule.active || fact.kind !== rule.recordKind || !matchesFilter(rule.filter, fact)) return null;
  if (rule.population.mode !== 'all' && input.drawn !== true) return null;
  const variant = variantFor(rule, fact.tier);
  if (variant === null) return null;
  const anchorOn = fact[variant.anchor];
  if (anchorOn === null) return { gap: 'missing-anchor', anchor: variant.anchor };
  if (anchorOn < rule.goLiveOn) return null;

  const dates = contactWindow(windowRuleOf(rule, variant), anchorOn, input.calendar);
  const reason = suppressionReason(rule.purpose, input.suppression);
  if (reason !== null) return { status: 'suppressed', reason, dates, anchorOn };
  if (dates.expire < today) return { status: 'expired', reason: 'arrived-after-expiry', dates, anchorOn };
  return { status: 'planned', reason: null, dates, anchorOn };
}

/** The first variant for the tier; null means that records of this tier stand outside the rule. */
export function variantFor(rule: Pick<CallbackRule, 'variants'>, tier: number | null): RuleVariant | null {
  return rule.variants.find((variant) => variant.tier === null || variant.tier === tier) ?? null;
}

/** The counting rule of one variant, with what all variants share. */
export function windowRuleOf(
  rule: Pick<CallbackRule, 'countBase' | 'roll' | 'calendar'>,
  variant: RuleVariant,
): WindowRule & { leewayDays: number } {
  const { unit, open, target, close, expire, leewayDays } = variant;
  const { countBase, roll: rollKind, calendar } = rule;
  return { unit, open, target, close, expire, leewayDays, countBase, roll: rollKind, calendar };
}

export function matchesFilter(filter: RuleFilter, fact: PlanningFact): boolean {
  if (filter.tiers.length > 0 && (fact.tier === null || !filter.tiers.includes(fact.tier))) return false;
  if (filter.orgUnitIds.length > 0 && (fact.orgUnitId === null || !filter.orgUnitIds.includes(fact.orgUnitId))) {
    return false;
  }
  if (!filter.flags.every((flag) => fact.flags.includes(flag))) return false;
  if (filter.withoutFlags.some((flag) => fact.flags.includes(flag))) return false;
  if (filter.minAmount !== null && (fact.amount === null || fact.amount < filter.minAmount)) return false;
  return filter.maxAmount === null || (fact.amount !== null && fact.amount <= filter.maxAmount);
}

/**
 * Why nobody may call, or null. Calls that belong to the business done need no consent but respect a refusal;
 * marketing calls need one, because silence counts as refusal.
 */
export function suppressionReason(purpose: ContactPurpose, subject: PlanningSubject): SuppressionReason | null {
  if (subject.merged) return 'merged';
  if (subject.doNotContact) return 'do-not-contact';
  if (subject.consent === 'refused' || (purpose === 'marketing' && subject.consent === 'unknown')) return 'no-consent';
  return subject.usablePhones === 0 ? 'no-phone' : null;
}
