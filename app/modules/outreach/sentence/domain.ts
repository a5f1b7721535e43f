import type { CivilDate } from '#app/lib/civil-date';
import type { CallbackRule, RetryStep, RuleVariant, WindowUnit } from '../rule/schema';

/** One clause: an i18n key and its parameters, which may be clauses themselves. */
export interface SentencePart {
  key: string;
  params: Record<string, string | number | SentencePart>;
}

/** How codes and values are called on the screen; what is not given is shown as it is. */
export interface SentenceLabels {
  recordKind?: (code: string) => string;
  form?: (code: string) => string;
  script?: (code: string) => string;
  flag?: (code: string) => string;
  orgUnit?: (id: string) => string;
  member?: (id: string) => string;
  /** Minor units to money text. */
  amount?: (minor: number) => string;
  date?: (date: CivilDate) => string;
}

/** A rule as it stands or as it is shown before anybody set its go-live day. */
export type DescribedRule = Omit<CallbackRule, 'goLiveOn'> & { goLiveOn: CivilDate | null };

/** What a rule does, in clauses for the plain-language sentence under `outreach:sentence.*` (D-51). */
export function describeRule(rule: DescribedRule, labels: SentenceLabels = {}): SentencePart[] {
  return [
    ...(rule.active ? [] : [part('inactive')]),
    population(rule, labels),
    ...filterParts(rule, labels),
    ...rule.variants.map((variant, index) => windowPart(rule, variant, index)),
    ...countingParts(rule),
    part('missing-anchor'),
    ...assigneeParts(rule, labels),
    ...(rule.formCode === null ? [] : [part('form', { form: label(labels.form, rule.formCode) })]),
    ...(rule.scriptCode === null ? [] : [part('script', { script: label(labels.script, rule.scriptCode) })]),
    ...(rule.formCode === null || rule.lowScoreBelow === null ? [] : [part('low-score', { percent: rule.lowScoreBelow })]),
    retryPart('no-answer', rule.retry['no-answer']),
    retryPart('busy', rule.retry.busy),
    part('calling-hours', { from: rule.callingHours.from, to: rule.callingHours.to }),
    part(rule.purpose === 'marketing' ? 'suppression.marketing' : 'suppression.service'),
    ...(rule.minDaysBetweenCalls === 0 ? [] : [part('cap', { count: rule.minDaysBetweenCalls })]),
  ];
}

/** Renders clauses with any translate function of i18next's shape, inner clauses first. */
export function renderPart(
  { key, params }: SentencePart,
  translate: (key: string, params: Record<string, string | number>) => string,
): string {
  const flat: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    flat[name] = typeof value === 'object' ? renderPart(value, translate) : value;
  }
  return translate(key, flat);
}

function part(key: string, params: SentencePart['params'] = {}): SentencePart {
  return { key: `outreach:sentence.${key}`, params };
}

function label(name: ((code: string) => string) | undefined, code: string): string {
  return name === undefined ? code : name(code);
}

function list(name: ((code: string) => string) | undefined, codes: readonly (string | number)[]): string {
  return codes.map((code) => label(name, String(code))).join(' / ');
}

function population(rule: DescribedRule, labels: SentenceLabels): SentencePart {
  const since = rule.goLiveOn === null ? part('since-activation') : (labels.date?.(rule.goLiveOn) ?? rule.goLiveOn);
  const params = { recordKind: label(labels.recordKind, rule.recordKind), since, kind: rule.kind };
  switch (rule.population.mode) {
    case 'all':
      return part('who.all', params);
    case 'sample': {
      const { percent, minimum, period } = rule.population;
      return part('who.sample', { ...params, percent, minimum, period: part(`period.${period}`) });
    }
    case 'picked':
      return part('who.picked', { ...params, period: part(`period.${rule.population.period}`) });
  }
}

function filterParts({ filter }: DescribedRule, labels: SentenceLabels): SentencePart[] {
  const amount = (minor: number): string => labels.amount?.(minor) ?? (minor / 100).toFixed(2);
  return [
    ...(filter.tiers.length > 0 ? [part('filter.tiers', { tiers: list(undefined, filter.tiers) })] : []),
    ...(filter.orgUnitIds.length > 0 ? [part('filter.org-units', { orgUnits: list(labels.orgUnit, filter.orgUnitIds) })] : []),
    ...(filter.flags.length > 0 ? [part('filter.flags', { flags: list(labels.flag, filter.flags) })] : []),
    ...(filter.withoutFlags.length > 0 ? [part('filter.without-flags', { flags: list(labels.flag, filter.withoutFlags) })] : []),
    ...(filter.minAmount === null ? [] : [part('filter.min-amount', { amount: amount(filter.minAmount) })]),
    ...(filter.maxAmount === null ? [] : [part('filter.max-amount', { amount: amount(filter.maxAmount) })]),
  ];
}

function windowPart(rule: DescribedRule, variant: RuleVariant, index: number): SentencePart {
  const { unit, open, target, close, expire } = variant;
  const params = {
    // People speak of the delivery, not of "the day it took place".
    anchor: part(variant.anchor === 'occurredOn' ? `anchor.on-${rule.recordKind}` : `anchor.${variant.anchor}`),
    open: offset(unit, open),
    target: offset(unit, target),
    close: offset(unit, close),
    expire: offset(unit, expire),
  };
  const { leewayDays } = variant;
  const isPoint = open === close;
  const window = part(isPoint ? 'window.exact' : 'window.span', params);
  const leeway = isPoint ? part('window.point', { ...params, count: leewayDays }) : part('window.leeway', { window, count: leewayDays });
  const counted = leewayDays === 0 ? window : leeway;
  if (variant.tier !== null) return part('scope.tier', { tier: variant.tier, window: counted });
  return index === 0 || rule.variants.length === 1 ? counted : part('scope.other', { window: counted });
}

function offset(unit: WindowUnit, n: number): SentencePart {
  if (n === 0) return part('offset.same-day');
  return part(`offset.${unit}-${n > 0 ? 'after' : 'before'}`, { count: Math.abs(n) });
}

function countingParts(rule: DescribedRule): SentencePart[] {
  const countsDays = rule.variants.some(({ unit }) => unit === 'day' || unit === 'workday');
  const outside = rule.variants.every(({ tier }) => tier !== null);
  return [
    ...(outside ? [part('scope.outside')] : []),
    ...(countsDays ? [part(`count-base.${rule.countBase}`)] : []),
    part(`roll.${rule.roll}`),
  ];
}

function assigneeParts({ assignee, excludeServingStaff }: DescribedRule, labels: SentenceLabels): SentencePart[] {
  const named =
    assignee.strategy === 'queue' ? [] : assignee.strategy === 'fixed' ? [assignee.membershipId] : assignee.membershipIds;
  const members = named.length === 0 ? part('all-members') : list(labels.member, named);
  return [
    part(`assignee.${assignee.strategy}`, { members }),
    ...(excludeServingStaff ? [part('exclude-serving-staff')] : []),
  ];
}

function retryPart(outcome: 'no-answer' | 'busy', step: RetryStep): SentencePart {
  const after = part(`outcome.${outcome}`);
  return step.wait === 'minutes'
    ? part('retry.minutes', { outcome: after, minutes: step.minutes, attempts: step.maxAttempts })
    : part('retry.next-day', { outcome: after, attempts: step.maxAttempts });
}
