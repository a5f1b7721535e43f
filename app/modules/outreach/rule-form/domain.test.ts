import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { callbackRuleSchema, type RuleView } from '../rule/schema';
import { mergeForm, starterRule, toFormValue } from './domain';
import { ruleFormSchema } from './schema';

const MEMBER = '01890f2e-7b7a-7cc0-8000-000000000001';

const full: RuleView = {
  ...starterRule('delivery'),
  code: '7DC',
  name: '7DC新车回访',
  kind: '7DC',
  level: 2,
  variants: [
    { tier: 2, anchor: 'invoicedOn', unit: 'day', open: 10, target: 10, close: 13, expire: 30, leewayDays: 2 },
    { tier: null, anchor: 'occurredOn', unit: 'workday', open: -3, target: 0, close: 5, expire: 9, leewayDays: 0 },
  ],
  countBase: 0,
  roll: 'previous',
  filter: { tiers: [1, 2], orgUnitIds: [MEMBER], flags: ['accident'], withoutFlags: [], minAmount: 1999, maxAmount: 5_000_000 },
  assignee: { strategy: 'round-robin', membershipIds: [MEMBER] },
  excludeServingStaff: false,
  formCode: 'SURVEY',
  lowScoreBelow: null,
  goLiveOn: '2026-11-01' as RuleView['goLiveOn'],
  active: true,
  minDaysBetweenCalls: 14,
};

/** The form as a browser posts it. */
function posted(value: object): FormData {
  const data = new FormData();
  const put = (name: string, item: unknown): void => {
    if (item === undefined || item === null || item === false) return;
    if (Array.isArray(item)) item.forEach((one, index) => put(typeof one === 'object' ? `${name}[${index}]` : name, one));
    else if (typeof item === 'object') for (const [key, part] of Object.entries(item)) put(name === '' ? key : `${name}.${key}`, part);
    else data.append(name, item === true ? 'on' : String(item));
  };
  put('', value);
  return data;
}

const parse = (data: FormData) => parseWithZod(data, { schema: ruleFormSchema });

describe('a rule in the form', () => {
  it.each([['everything set', full], ['what a new rule begins with', { ...starterRule('repair'), code: 'A', name: 'B', kind: 'C' }]])(
    '%s comes back as it was shown',
    (_name, rule) => {
      const submission = parse(posted(toFormValue(rule)));
      if (submission.status !== 'success') throw new Error(JSON.stringify(submission.error));
      const { id: _id, version: _version, goLiveOn, ...definition } = rule;
      const expected = callbackRuleSchema.parse({ ...definition, goLiveOn: goLiveOn ?? '9999-12-31' });
      expect(callbackRuleSchema.parse(mergeForm(submission.value, rule))).toEqual(expected);
    },
  );

  it('says at the day which order is broken, and at the line which one is never used', () => {
    const value = toFormValue(full);
    const [first, second] = value.variants;
    const submission = parse(posted({ ...value, variants: [{ ...first, tier: 'any', close: 8 }, second] }));
    expect(submission.reply().error).toEqual({
      'variants[0].close': ['outreach:problem.close-before-target'],
      'variants[1].tier': ['outreach:problem.variant-never-used|{"position":1}'],
    });
  });

  it('asks for the person when the calls go to one', () => {
    const submission = parse(posted({ ...toFormValue(full), assignee: { strategy: 'fixed' } }));
    expect(submission.reply().error).toHaveProperty(['assignee.membershipId']);
  });

  it('an amount of 19.99 yuan is 1999 fen', () => {
    const submission = parse(posted({ ...toFormValue(full), filter: { minAmount: '19.99' } }));
    if (submission.status !== 'success') throw new Error(JSON.stringify(submission.error));
    expect(mergeForm(submission.value, full).filter?.minAmount).toBe(1999);
  });
});
