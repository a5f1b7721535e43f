import { DEFAULT_CALLING_HOURS, DEFAULT_RETRY, NEVER, type CallbackRule, type CallbackRuleInput, type RuleView } from '../rule/schema';
import type { RecordKind } from '#app/modules/service-records/kind/schema';
import type { RuleForm, RuleFormInput } from './schema';

/** The rule that a form means; switch and population are not part of the form. */
export function toRuleInput(form: RuleForm): Omit<CallbackRuleInput, 'goLiveOn' | 'active' | 'population' | 'calendar'> {
  const { goLiveOn: _goLiveOn, filter, assignee, variants, ...rest } = form;
  return {
    ...rest,
    level: Number(form.level) as 1 | 2 | 3,
    countBase: Number(form.countBase) as 0 | 1,
    variants: variants.map((variant) => ({ ...variant, tier: variant.tier === 'any' ? null : Number(variant.tier) })),
    filter: {
      ...filter,
      tiers: filter.tiers.map(Number),
      minAmount: toFen(filter.minAmount),
      maxAmount: toFen(filter.maxAmount),
    },
    assignee: toAssignee(assignee),
    formCode: form.formCode ?? null,
    scriptCode: form.scriptCode ?? null,
    lowScoreBelow: form.lowScoreBelow ?? null,
  };
}

const toFen = (yuan: number | undefined): number | null => (yuan === undefined ? null : Math.round(yuan * 100));
const toYuan = (fen: number | null): number | undefined => (fen === null ? undefined : fen / 100);

function toAssignee({ strategy, membershipIds, membershipId }: RuleForm['assignee']): CallbackRule['assignee'] {
  switch (strategy) {
    case 'queue':
      return { strategy };
    case 'fixed':
      return { strategy, membershipId: membershipId ?? '' };
    default:
      return { strategy, membershipIds };
  }
}

/** A rule as the form shows it. */
export function toFormValue(rule: RuleView): RuleFormInput {
  const { filter, assignee } = rule;
  return {
    code: rule.code,
    name: rule.name,
    kind: rule.kind,
    level: `${rule.level}`,
    purpose: rule.purpose,
    recordKind: rule.recordKind,
    variants: rule.variants.map((variant) => ({ ...variant, tier: variant.tier === 1 ? '1' : variant.tier === 2 ? '2' : 'any' })),
    countBase: `${rule.countBase}`,
    roll: rule.roll,
    filter: {
      ...filter,
      tiers: filter.tiers.flatMap((tier) => (tier === 1 ? ['1' as const] : tier === 2 ? ['2' as const] : [])),
      minAmount: toYuan(filter.minAmount),
      maxAmount: toYuan(filter.maxAmount),
    },
    retry: rule.retry,
    callingHours: rule.callingHours,
    assignee: {
      strategy: assignee.strategy,
      membershipIds: 'membershipIds' in assignee ? assignee.membershipIds : [],
      membershipId: assignee.strategy === 'fixed' ? assignee.membershipId : undefined,
    },
    excludeServingStaff: rule.excludeServingStaff,
    formCode: rule.formCode ?? undefined,
    scriptCode: rule.scriptCode ?? undefined,
    lowScoreBelow: rule.lowScoreBelow ?? undefined,
    minDaysBetweenCalls: rule.minDaysBetweenCalls,
    goLiveOn: rule.goLiveOn ?? undefined,
  };
}

/** A rule to begin with: day 7 to 10 from the day of the fact. */
export function starterRule(recordKind: RecordKind): RuleView {
  return {
    id: '',
    version: 0,
    code: '',
    name: '',
    kind: '',
    level: 1,
    purpose: 'service',
    recordKind,
    variants: [{ tier: null, anchor: 'occurredOn', unit: 'day', open: 7, target: 7, close: 10, expire: 30, leewayDays: 0 }],
    countBase: 1,
    roll: 'stay',
    calendar: 'CN',
    filter: { tiers: [], orgUnitIds: [], flags: [], withoutFlags: [], minAmount: null, maxAmount: null },
    population: { mode: 'all' },
    channel: 'phone',
    retry: DEFAULT_RETRY,
    callingHours: DEFAULT_CALLING_HOURS,
    assignee: { strategy: 'queue' },
    excludeServingStaff: true,
    formCode: null,
    scriptCode: null,
    lowScoreBelow: 60,
    goLiveOn: null,
    active: false,
    minDaysBetweenCalls: 0,
  };
}

/** The rule of a form put over the saved one, whose switch, calendar and population stay. */
export function mergeForm(form: RuleForm, saved: RuleView): CallbackRuleInput {
  const { active, population, calendar, channel } = saved;
  return { ...toRuleInput(form), active, population, calendar, channel, goLiveOn: form.goLiveOn ?? NEVER };
}
