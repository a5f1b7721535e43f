import { createInstance } from 'i18next';
import { describe, expect, it, test } from 'vitest';
import { civilDate, type CivilDate } from '#app/lib/civil-date';
import en from '#app/i18n/locales/en/outreach.json';
import zhCN from '#app/i18n/locales/zh-CN/outreach.json';
import { callbackRuleSchema, type CallbackRuleInput } from '../rule/schema';
import { describeRule, renderPart, type SentenceLabels } from './domain';

function sayer(language: 'zh-CN' | 'en') {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { outreach: zhCN }, en: { outreach: en } },
  });
  return (input: CallbackRuleInput, labels?: SentenceLabels, goLiveOn: CivilDate | null = civilDate('2026-01-01')) =>
    describeRule({ ...callbackRuleSchema.parse(input), goLiveOn }, labels).map((part) => {
      const text = renderPart(part, (key, params) => String(i18n.t(key, params)));
      expect(text).not.toMatch(/\{\{|sentence\./);
      return text;
    });
}

const sevenDays: CallbackRuleInput = {
  code: '7dc',
  name: '7DC',
  kind: '7DC',
  recordKind: 'delivery',
  variants: [
    { tier: 2, anchor: 'invoicedOn', unit: 'day', open: 10, target: 10, close: 13, expire: 40 },
    { anchor: 'occurredOn', unit: 'day', open: 7, target: 7, close: 10, expire: 37 },
  ],
  formCode: 'sales-7dc',
  goLiveOn: '2026-01-01',
  active: true,
};

describe('what the rule does, in a sentence', () => {
  it('names record, windows of both tiers and the count base in English', () => {
    const text = sayer('en')(sevenDays, { recordKind: () => 'vehicle delivery' });
    expect(text).toContain('Every “vehicle delivery” record from 2026-01-01 on gets one 7DC call.');
    expect(text).toContain(
      'Units of tier 2: Counted from the invoice date, the target is day 10; the window runs from day 10 to day 13, and the call lapses past day 40.',
    );
    expect(text).toContain(
      'All other units: Counted from the delivery, the target is day 7; the window runs from day 7 to day 10, and the call lapses past day 37.',
    );
    expect(text).toContain('That day itself is day 1.');
  });
  it('says the same in Chinese', () => {
    const text = sayer('zh-CN')(sevenDays, { recordKind: () => '新车交付' });
    expect(text).toContain('自2026-01-01起，每一条“新车交付”记录都安排一次7DC回访。');
    expect(text).toContain('2级网点：自开票日起算，目标日为第10天；可在第10天至第13天之间回访，过了第40天则失效。');
  });
  it('says who calls when nobody is named, and that nobody set a day yet', () => {
    const text = sayer('en')({ ...sevenDays, assignee: { strategy: 'round-robin' } }, {}, null);
    expect(text).toContain('Calls go in turn to all active agents.');
    expect(text).toContain('Every “delivery” record from the day of activation on gets one 7DC call.');
  });
  it('warns when no variant covers the other tiers', () => {
    const [first] = sevenDays.variants;
    expect(sayer('en')({ ...sevenDays, variants: first ? [first] : [] })).toContain(
      'Units of other tiers stand outside this rule.',
    );
  });
});

const variant = { unit: 'day' as const, open: 1, target: 1, close: 2, expire: 3 };
const member = '0198a2b4-0000-7000-8000-000000000001';

test.each<[string, Partial<CallbackRuleInput>]>([
  ['sample', { population: { mode: 'sample', period: 'month' }, level: 2 }],
  ['picked by hand', { population: { mode: 'picked', period: 'quarter' }, level: 3 }],
  ['every filter', { filter: { tiers: [1, 2], orgUnitIds: [member], flags: ['accident'], withoutFlags: ['vip'], minAmount: 500000, maxAmount: 900000 } }],
  ['round-robin', { assignee: { strategy: 'round-robin', membershipIds: [member] } }],
  ['least open', { assignee: { strategy: 'least-open', membershipIds: [member] } }],
  ['fixed', { assignee: { strategy: 'fixed', membershipId: member } }],
  ['marketing with cap and script', { purpose: 'marketing', minDaysBetweenCalls: 7, scriptCode: 'care' }],
  ['switched off', { active: false }],
  ['rolls next, base 0', { roll: 'next', countBase: 0 }],
  ['rolls previous', { roll: 'previous' }],
  ['a month after, with leeway', { variants: [{ ...variant, unit: 'month', close: 1, leewayDays: 7 }] }],
  ['a year after', { variants: [{ ...variant, unit: 'year' }] }],
  ['working days', { variants: [{ ...variant, unit: 'workday' }] }],
  ['days before', { variants: [{ ...variant, open: -7, target: -7, close: -2, expire: 0 }] }],
  ['months, years and working days before', { variants: [{ tier: 1, ...variant, unit: 'month', open: -2, target: -1, close: 0, expire: 1 }, { tier: 2, ...variant, unit: 'year', open: -2, target: -1 }, { ...variant, unit: 'workday', open: -2, target: -1 }] }],
])('every clause has words in both languages: %s', (_name, overrides) => {
  for (const language of ['zh-CN', 'en'] as const) {
    expect(sayer(language)({ ...sevenDays, ...overrides }).length).toBeGreaterThan(8);
  }
});

test('both languages hold the same keys', () => {
  const keys = (value: object, prefix = ''): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' && inner !== null ? keys(inner, `${prefix}${key}.`) : [`${prefix}${key}`],
    );
  expect(keys(zhCN.sentence).sort()).toEqual(keys(en.sentence).sort());
  expect(keys(zhCN.problem).sort()).toEqual(keys(en.problem).sort());
});
