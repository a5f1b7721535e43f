import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, civilDate, fromDayNumber, toDayNumber } from '#app/lib/civil-date';
import { buildWorkCalendar, publishedExceptions } from '#app/modules/calendars/domain';
import { contactWindow, planContact, suppressionReason, type PlanningFact, type PlanningSubject } from './domain';
import { callbackRuleSchema, windowRuleSchema, type CallbackRuleInput, type WindowRule } from './schema';

const china = buildWorkCalendar(publishedExceptions());
const on = civilDate;

type Offsets = [open: number, target: number, close: number, expire: number];

function rule(unit: WindowRule['unit'], offsets: Offsets, more: Partial<WindowRule> = {}): WindowRule {
  const [open, target, close, expire] = offsets;
  return windowRuleSchema.parse({ unit, open, target, close, expire, ...more });
}

/** The four dates as one text, with the marks that a preview shows. */
function windowText(of: WindowRule & { leewayDays?: number }, anchor: string): string {
  const { open, target, close, expire, rolled, provisional } = contactWindow(of, on(anchor), china);
  const marks = `${rolled ? ' rolled' : ''}${provisional ? ' provisional' : ''}`;
  return `${open} ${target} ${close} ${expire}${marks}`;
}

const newCar: Offsets = [7, 7, 10, 37];
const repair: Offsets = [3, 3, 5, 15];

describe('plain days', () => {
  test.each([
    ['delivered 1 March, counting from day 1: call on 7 March, window 7-10', rule('day', newCar), '2026-03-01',
      '2026-03-07 2026-03-07 2026-03-10 2026-04-06'],
    ['delivered 1 March, counting from the day after: call on 8 March', rule('day', newCar, { countBase: 0 }), '2026-03-01',
      '2026-03-08 2026-03-08 2026-03-11 2026-04-07'],
    ['repair handed back 1 March: 3-5 March', rule('day', repair), '2026-03-01', '2026-03-03 2026-03-03 2026-03-05 2026-03-15'],
    ['repair handed back 1 March, base 0: 4-6 March', rule('day', repair, { countBase: 0 }), '2026-03-01',
      '2026-03-04 2026-03-04 2026-03-06 2026-03-16'],
    ['invoiced 20 February at a second-tier outlet: call on the 10th day', rule('day', [10, 10, 13, 40]), '2026-02-20',
      '2026-03-01 2026-03-01 2026-03-04 2026-03-31'],
    ['delivered on the last day of the year, beyond the published calendar', rule('day', newCar), '2026-12-31',
      '2027-01-06 2027-01-06 2027-01-09 2027-02-05'],
    ['delivered 25 February of a leap year', rule('day', newCar), '2028-02-25', '2028-03-02 2028-03-02 2028-03-05 2028-04-01'],
    ['birthday greeting 7 to 2 days before', rule('day', [-7, -7, -2, 0]), '2026-03-08', '2026-03-01 2026-03-01 2026-03-06 2026-03-08'],
    ['day 0 and day 1 are the same day when the anchor is day 1', rule('day', [0, 1, 1, 2]), '2026-03-01',
      '2026-03-01 2026-03-01 2026-03-01 2026-03-02'],
    ['day 1 is the next day when counting starts after the anchor', rule('day', [0, 1, 1, 2], { countBase: 0 }), '2026-03-01',
      '2026-03-01 2026-03-02 2026-03-02 2026-03-03'],
  ])('%s', (_name, of, anchor, expected) => expect(windowText(of, anchor)).toBe(expected));
});

describe('days without work', () => {
  test.each([
    ['delivered before Spring Festival, dates stay', rule('day', newCar), '2026-02-10', '2026-02-16 2026-02-16 2026-02-19 2026-03-18'],
    ['delivered before Spring Festival, moved on: the window opens after the holiday', rule('day', newCar, { roll: 'next' }), '2026-02-10',
      '2026-02-24 2026-02-24 2026-02-24 2026-03-18 rolled'],
    ['moved back: to the make-up Saturday 14 February', rule('day', newCar, { roll: 'previous' }), '2026-02-10',
      '2026-02-14 2026-02-14 2026-02-14 2026-03-18 rolled'],
    ['a make-up Saturday is a working day: 14 February stays', rule('day', [5, 5, 5, 5], { roll: 'next' }), '2026-02-10', '2026-02-14 2026-02-14 2026-02-14 2026-02-14'],
    ['a make-up Saturday is a working day: 28 February stays', rule('day', [1, 1, 1, 1], { roll: 'next' }), '2026-02-28', '2026-02-28 2026-02-28 2026-02-28 2026-02-28'],
    ['a make-up Saturday is a working day: 9 May stays', rule('day', [1, 1, 1, 1], { roll: 'next' }), '2026-05-09', '2026-05-09 2026-05-09 2026-05-09 2026-05-09'],
    ['a make-up Sunday is a working day: 20 September stays', rule('day', [1, 1, 1, 1], { roll: 'next' }), '2026-09-20', '2026-09-20 2026-09-20 2026-09-20 2026-09-20'],
    ['a make-up Saturday is a working day: 10 October stays', rule('day', [1, 1, 1, 1], { roll: 'next' }), '2026-10-10', '2026-10-10 2026-10-10 2026-10-10 2026-10-10'],
    ['National Day moves on to 8 October', rule('day', [2, 2, 4, 9], { roll: 'next' }), '2026-09-30', '2026-10-08 2026-10-08 2026-10-08 2026-10-08 rolled'],
    ['a Saturday at the end of 2026 moves back within the published year', rule('day', [1, 1, 1, 1], { roll: 'previous' }), '2026-12-26', '2026-12-25 2026-12-25 2026-12-25 2026-12-25 rolled'],
    ['rolling in 2027 rests on an unpublished calendar', rule('day', [1, 1, 1, 6], { roll: 'next' }), '2026-12-31', '2026-12-31 2026-12-31 2026-12-31 2027-01-05 provisional'],
    ['Saturday 2 January 2027 moves back to an assumed working day', rule('day', [3, 3, 3, 3], { roll: 'previous' }), '2026-12-31', '2027-01-01 2027-01-01 2027-01-01 2027-01-01 rolled provisional'],
  ])('%s', (_name, of, anchor, expected) => expect(windowText(of, anchor)).toBe(expected));
});

describe('working days', () => {
  test.each([
    ['three working days after 30 September 2026 is Saturday 10 October', rule('workday', [1, 3, 3, 3], { countBase: 0 }), '2026-09-30', '2026-10-08 2026-10-10 2026-10-10 2026-10-10'],
    ['the anchor is working day 1', rule('workday', [1, 2, 3, 5]), '2026-09-30', '2026-09-30 2026-10-08 2026-10-09 2026-10-12'],
    ['the anchor is a holiday: the next working day is day 1', rule('workday', [1, 2, 3, 3]), '2026-10-01', '2026-10-08 2026-10-09 2026-10-10 2026-10-10'],
    ['over Spring Festival, make-up Saturdays counted', rule('workday', [1, 2, 3, 7], { countBase: 0 }), '2026-02-13', '2026-02-14 2026-02-24 2026-02-25 2026-03-02'],
    ['two working days before, whatever the count base', rule('workday', [-2, -2, -1, 0]), '2026-02-25', '2026-02-14 2026-02-14 2026-02-24 2026-02-25'],
    ['0 is the anchor itself, even on a Sunday', rule('workday', [0, 0, 1, 1]), '2026-03-01', '2026-03-01 2026-03-01 2026-03-02 2026-03-02'],
    ['0 on a Sunday with a roll', rule('workday', [0, 0, 1, 1], { roll: 'next' }), '2026-03-01', '2026-03-02 2026-03-02 2026-03-02 2026-03-02 rolled'],
    ['counting into 2027 is provisional', rule('workday', [1, 1, 1, 5], { countBase: 0 }), '2026-12-28', '2026-12-29 2026-12-29 2026-12-29 2027-01-04 provisional'],
    ['counting up to the last day of 2026 is not', rule('workday', [1, 1, 3, 3], { countBase: 0 }), '2026-12-28', '2026-12-29 2026-12-29 2026-12-31 2026-12-31'],
    ['counting back from 2027 is provisional', rule('workday', [-2, -2, -2, -2]), '2027-01-04', '2026-12-31 2026-12-31 2026-12-31 2026-12-31 provisional'],
    ['counting back from 1 January 2027 looks at 2026 only', rule('workday', [-1, -1, -1, -1]), '2027-01-01', '2026-12-31 2026-12-31 2026-12-31 2026-12-31'],
  ])('%s', (_name, of, anchor, expected) => expect(windowText(of, anchor)).toBe(expected));
});

describe('months and years', () => {
  test.each([
    ['one month after 31 January: the end of February', rule('month', [1, 1, 1, 2]), '2026-01-31', '2026-02-28 2026-02-28 2026-02-28 2026-03-31'],
    ['one month after 31 January of a leap year', rule('month', [1, 1, 1, 2]), '2028-01-31', '2028-02-29 2028-02-29 2028-02-29 2028-03-31'],
    ['one quarter after 30 November', rule('month', [3, 3, 3, 3]), '2026-11-30', '2027-02-28 2027-02-28 2027-02-28 2027-02-28'],
    ['one year after 29 February: 28 February', rule('year', [1, 1, 1, 2]), '2024-02-29', '2025-02-28 2025-02-28 2025-02-28 2026-02-28'],
    ['the count base plays no part', rule('month', [1, 1, 1, 1], { countBase: 0 }), '2026-03-15', '2026-04-15 2026-04-15 2026-04-15 2026-04-15'],
    ['year change without roll is not provisional', rule('year', [1, 1, 1, 1]), '2026-10-01', '2027-10-01 2027-10-01 2027-10-01 2027-10-01'],
    ['year change with roll is provisional', rule('year', [1, 1, 1, 1], { roll: 'next' }), '2026-10-01', '2027-10-01 2027-10-01 2027-10-01 2027-10-01 provisional'],
    ['a month after with a week to do it in', { ...rule('month', [1, 1, 1, 1]), leewayDays: 7 }, '2026-03-15', '2026-04-15 2026-04-15 2026-04-22 2026-04-22'],
  ])('%s', (_name, of, anchor, expected) => expect(windowText(of, anchor)).toBe(expected));
});

describe('a window rule is refused with the field named', () => {
  const good = { unit: 'day', open: 7, target: 7, close: 10, expire: 37 };
  test.each([
    [{ open: 8 }, 'target'],
    [{ target: 11 }, 'close'],
    [{ close: 40 }, 'expire'],
    [{ unit: 'year', expire: 37 }, 'expire'],
    [{ open: 1.5 }, 'open'],
    [{ unit: 'week' }, 'unit'],
    [{ countBase: 2 }, 'countBase'],
    [{ roll: 'forward' }, 'roll'],
    [{ calendar: 'XX' }, 'calendar'],
    [{ target: undefined }, 'target'],
  ])('%j names %s', (wrong, field) => {
    const result = windowRuleSchema.safeParse({ ...good, ...wrong });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toContain(field);
  });
  it('and with an unknown field', () => {
    expect(windowRuleSchema.safeParse({ ...good, tenantId: 'x' }).success).toBe(false);
  });
});

describe('for every rule and anchor', () => {
  const anchors = fc.integer({ min: toDayNumber(on('2020-01-01')), max: toDayNumber(on('2028-12-31')) }).map(fromDayNumber);
  const rules = fc
    .record({
      unit: fc.constantFrom('day' as const, 'workday' as const, 'month' as const, 'year' as const),
      offsets: fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 4, maxLength: 4 }),
      countBase: fc.constantFrom(0 as const, 1 as const),
      roll: fc.constantFrom('stay' as const, 'next' as const, 'previous' as const),
    })
    .map(({ unit, offsets, ...more }) => rule(unit, [...offsets].sort((a, b) => a - b) as Offsets, more));

  it('the dates stand in order', () => {
    fc.assert(fc.property(rules, anchors, (of, anchor) => {
      const { open, target, close, expire } = contactWindow(of, anchor, china);
      expect(open <= target && target <= close && close <= expire).toBe(true);
    }), { numRuns: 500 });
  });
  it('a later anchor never gives an earlier window', () => {
    fc.assert(fc.property(rules, anchors, fc.integer({ min: 0, max: 40 }), (of, anchor, later) => {
      const first = contactWindow(of, anchor, china);
      const second = contactWindow(of, addDays(anchor, later), china);
      for (const key of ['open', 'target', 'close', 'expire'] as const) expect(second[key] >= first[key]).toBe(true);
    }), { numRuns: 500 });
  });
  it('a rolled date is a working day, and staying never rolls', () => {
    fc.assert(fc.property(rules, anchors, (of, anchor) => {
      const window = contactWindow(of, anchor, china);
      if (of.roll === 'stay') expect(window.rolled).toBe(false);
      else expect([window.open, window.target, window.close, window.expire].every((date) => china.isWorkday(date))).toBe(true);
    }), { numRuns: 500 });
  });
  it('plain days that stay need no calendar, so nothing is provisional', () => {
    fc.assert(fc.property(rules, anchors, (of, anchor) => {
      const needsCalendar = of.roll !== 'stay' || of.unit === 'workday';
      expect(!needsCalendar && contactWindow(of, anchor, china).provisional).toBe(false);
    }));
  });
});

const sevenDays: CallbackRuleInput = {
  code: '7dc',
  name: '7DC',
  kind: '7DC',
  recordKind: 'delivery',
  variants: [
    { tier: 2, anchor: 'invoicedOn', unit: 'day', open: 10, target: 10, close: 13, expire: 40 },
    { tier: null, anchor: 'occurredOn', unit: 'day', open: 7, target: 7, close: 10, expire: 37 },
  ],
  goLiveOn: on('2026-03-01'),
  active: true,
};
const delivery: PlanningFact = {
  kind: 'delivery',
  orgUnitId: '0198a2b4-0000-7000-8000-000000000001',
  tier: 1,
  occurredOn: on('2026-03-01'),
  invoicedOn: null,
  receivedOn: null,
  amount: 12_000_000,
  flags: ['vip'],
};
const anybody: PlanningSubject = { merged: false, doNotContact: false, consent: 'unknown', usablePhones: 1 };

function plan(more: {
  rule?: Partial<CallbackRuleInput>;
  fact?: Partial<PlanningFact>;
  subject?: Partial<PlanningSubject>;
  today?: string;
  drawn?: boolean;
}) {
  return planContact({
    rule: callbackRuleSchema.parse({ ...sevenDays, ...more.rule }),
    fact: { ...delivery, ...more.fact },
    today: on(more.today ?? '2026-03-01'),
    suppression: { ...anybody, ...more.subject },
    calendar: china,
    ...(more.drawn === undefined ? {} : { drawn: more.drawn }),
  });
}

describe('what a rule makes of a record', () => {
  it('plans a car of an own outlet from its delivery', () => {
    expect(plan({})).toMatchObject({ status: 'planned', reason: null, anchorOn: '2026-03-01', dates: { target: '2026-03-07', close: '2026-03-10' } });
  });
  it('plans a car of a second-tier outlet from its invoice, day 10', () => {
    expect(plan({ fact: { tier: 2, invoicedOn: on('2026-03-02') } })).toMatchObject({ status: 'planned', anchorOn: '2026-03-02', dates: { target: '2026-03-11' } });
  });
  it('puts a second-tier car without invoice date on the repair list', () => {
    expect(plan({ fact: { tier: 2 } })).toEqual({ gap: 'missing-anchor', anchor: 'invoicedOn' });
  });
  it('plans nothing for what happened before go-live, and everything from that day on', () => {
    expect(plan({ fact: { occurredOn: on('2026-02-28') } })).toBeNull();
    expect(plan({ fact: { occurredOn: on('2026-03-01') } })).toMatchObject({ status: 'planned' });
  });
  it('plans on the last day, and keeps a record that arrives after its expiry as expired', () => {
    expect(plan({ today: '2026-04-06' })).toMatchObject({ status: 'planned', dates: { expire: '2026-04-06' } });
    expect(plan({ today: '2026-04-07' })).toMatchObject({ status: 'expired', reason: 'arrived-after-expiry' });
  });
  it('keeps a contact that nobody may make, with the reason, even when it is late', () => {
    expect(plan({ subject: { doNotContact: true } })).toMatchObject({ status: 'suppressed', reason: 'do-not-contact', dates: { target: '2026-03-07' } });
    expect(plan({ subject: { usablePhones: 0 }, today: '2026-06-01' })).toMatchObject({ status: 'suppressed', reason: 'no-phone' });
  });
  it('takes sample and picked records only when they were drawn', () => {
    const rule = { population: { mode: 'sample' as const, period: 'month' as const } };
    expect(plan({ rule })).toBeNull();
    expect(plan({ rule, drawn: true })).toMatchObject({ status: 'planned' });
  });
  test.each<[string, Parameters<typeof plan>[0]]>([
    ['another kind of record', { fact: { kind: 'repair' } }],
    ['a rule that is switched off', { rule: { active: false } }],
    ['another tier', { rule: { filter: { tiers: [2] } } }],
    ['a tier without variant', { rule: { variants: sevenDays.variants.slice(0, 1) } }],
    ['another unit', { rule: { filter: { orgUnitIds: ['0198a2b4-0000-7000-8000-000000000002'] } } }],
    ['a missing flag', { rule: { filter: { flags: ['vip', 'accident'] } } }],
    ['an unwanted flag', { rule: { filter: { withoutFlags: ['vip'] } } }],
    ['an amount below the threshold', { rule: { filter: { minAmount: 12_000_001 } } }],
    ['an amount above the limit', { rule: { filter: { maxAmount: 11_999_999 } } }],
    ['no amount where one is asked for', { rule: { filter: { minAmount: 1 } }, fact: { amount: null } }],
  ])('leaves out %s', (_name, input) => expect(plan(input)).toBeNull());
  it('takes a record that meets every line of the filter', () => {
    const filter = { tiers: [1], orgUnitIds: [delivery.orgUnitId ?? ''], flags: ['vip'], withoutFlags: ['accident'], minAmount: 12_000_000, maxAmount: 12_000_000 };
    expect(plan({ rule: { filter } })).toMatchObject({ status: 'planned' });
  });
});

describe('consent', () => {
  test.each([
    ['a service call needs none', 'service', 'unknown', null],
    ['a refusal counts for service calls too', 'service', 'refused', 'no-consent'],
    ['silence is refusal for marketing', 'marketing', 'unknown', 'no-consent'],
    ['marketing with consent', 'marketing', 'granted', null],
  ] as const)('%s', (_name, purpose, consent, expected) => {
    expect(suppressionReason(purpose, { ...anybody, consent })).toBe(expected);
  });
  it('names the strongest reason first', () => {
    const everything: PlanningSubject = { merged: true, doNotContact: true, consent: 'refused', usablePhones: 0 };
    expect(suppressionReason('service', everything)).toBe('merged');
    expect(suppressionReason('service', { ...everything, merged: false })).toBe('do-not-contact');
  });
});

describe('a callback rule is refused with the field named', () => {
  test.each<[string, Partial<CallbackRuleInput>, string]>([
    ['a variant whose target lies before its opening', { variants: [{ unit: 'day', open: 8, target: 7, close: 10, expire: 37 }] }, 'variants.0.target'],
    ['a variant behind the one that fits everything', { variants: [...sevenDays.variants].reverse() }, 'variants.1.tier'],
    ['limits the wrong way round', { filter: { minAmount: 2, maxAmount: 1 } }, 'filter.maxAmount'],
    ['calling hours the wrong way round', { callingHours: { from: '20:00', to: '09:00' } }, 'callingHours.to'],
    ['no variant', { variants: [] }, 'variants'],
    ['a level that does not exist', { level: 4 as 3 }, 'level'],
  ])('%s', (_name, wrong, field) => {
    const result = callbackRuleSchema.safeParse({ ...sevenDays, ...wrong });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toContain(field);
  });
});
