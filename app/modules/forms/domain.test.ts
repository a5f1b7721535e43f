import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  checkAnswers,
  commonScale,
  formText,
  hasComplaint,
  isLow,
  itemScores,
  meanOf,
  percentOf,
  readFormAnswers,
  scoreOf,
} from './domain';
import { formDefinitionSchema, type Answers, type FormDefinitionInput } from './schema';

const definition = formDefinitionSchema.parse({
  intro: '您好',
  sections: [
    {
      title: { 'zh-CN': '服务', en: 'Service' },
      items: [
        { type: 'score', code: 'reception', label: '接待', weight: 2, required: true },
        { type: 'score', code: 'quality', label: '维修质量', weight: 3, notApplicable: true },
        { type: 'score', code: 'overall', label: '总体', weight: 0 },
        { type: 'yes-no', code: 'fixed', label: '一次修好' },
      ],
    },
    {
      items: [
        { type: 'choice', code: 'source', label: '来源', options: [{ code: 'friend', label: '朋友' }, { code: 'ad', label: '广告' }] },
        { type: 'choice', code: 'wishes', label: '需要', multiple: true, options: [{ code: 'sms', label: '短信' }, { code: 'call', label: '电话' }] },
        { type: 'text', code: 'remarks', label: '备注', maxLength: 10 },
        { type: 'number', code: 'mileage', label: '里程', min: 0, max: 500000 },
        { type: 'date', code: 'next-visit', label: '下次到店' },
        { type: 'complaint', code: 'complains', label: '客户投诉' },
      ],
    },
  ],
} satisfies FormDefinitionInput);

describe('answers', () => {
  it('keeps what fits and drops blanks', () => {
    const given: Answers = { reception: 5, quality: 'n/a', fixed: false, source: 'friend', wishes: ['sms'], remarks: ' ', mileage: 0, 'next-visit': '2026-05-01', complains: false };
    expect(checkAnswers(definition, given, { final: true })).toEqual({
      problems: [],
      answers: { reception: 5, quality: 'n/a', fixed: false, source: 'friend', wishes: ['sms'], mileage: 0, 'next-visit': '2026-05-01', complains: false },
    });
  });
  it('a draft may lack required answers, a final response may not', () => {
    expect(checkAnswers(definition, {}, { final: false }).problems).toEqual([]);
    expect(checkAnswers(definition, { reception: null }, { final: true }).problems).toEqual([{ field: 'reception', reason: 'forms:problem.required' }]);
  });
  test.each<[string, Answers, string]>([
    ['a score above the scale', { reception: 6 }, 'too-big'],
    ['a score below the scale', { reception: 0 }, 'too-small'],
    ['half a point', { reception: 4.5 }, 'wrong-type'],
    ['a score as text', { reception: '5' }, 'wrong-type'],
    ['not applicable where it must apply', { reception: 'n/a' }, 'must-apply'],
    ['yes-no as text', { fixed: 'yes' }, 'wrong-type'],
    ['not applicable on yes-no', { fixed: 'n/a' }, 'must-apply'],
    ['a choice that is not offered', { source: 'radio' }, 'unknown-option'],
    ['two where one is asked for', { source: ['friend', 'ad'] }, 'wrong-type'],
    ['the same twice', { wishes: ['sms', 'sms'] }, 'unknown-option'],
    ['a text too long', { remarks: '12345678901' }, 'too-long'],
    ['a number out of range', { mileage: -1 }, 'too-small'],
    ['a number that is none', { mileage: Number.NaN }, 'wrong-type'],
    ['a day that does not exist', { 'next-visit': '2026-02-30' }, 'not-a-date'],
    ['a tick that is text', { complains: 'on' }, 'wrong-type'],
    ['an item that is not on the form', { other: 1 }, 'unknown-item'],
  ])('refuses %s and names the field', (_name, given, reason) => {
    const { answers, problems } = checkAnswers(definition, given, { final: false });
    expect(problems).toMatchObject([{ field: Object.keys(given)[0], reason: `forms:problem.${reason}` }]);
    expect(answers).toEqual({});
  });
  it('an item may be called constructor', () => {
    const odd = formDefinitionSchema.parse({ sections: [{ items: [{ type: 'text', code: 'constructor', label: 'x', required: true }] }] });
    expect(checkAnswers(odd, {}, { final: true }).problems).toHaveLength(1);
  });
});

describe('a plain form post', () => {
  const read = (fields: Record<string, string[]>) => readFormAnswers(definition, (code) => fields[code] ?? []);
  it('is read by the types of the items', () => {
    expect(read({ reception: ['5'], quality: ['n/a'], fixed: ['no'], source: ['ad'], wishes: ['sms', 'call'], remarks: ['好'], mileage: ['12000'], 'next-visit': ['2026-05-01'], complains: ['on'] })).toEqual({
      reception: 5, quality: 'n/a', fixed: false, source: 'ad', wishes: ['sms', 'call'], remarks: '好', mileage: 12000, 'next-visit': '2026-05-01', complains: true,
    });
  });
  it('leaves out what is empty; an absent tick is off', () => {
    expect(read({ reception: [''], remarks: [''] })).toEqual({ complains: false });
  });
  it('hands on what cannot be read, so that it is named', () => {
    expect(checkAnswers(definition, read({ reception: ['five'], fixed: ['maybe'] }), { final: false }).problems.map(({ field }) => field)).toEqual(['reception', 'fixed']);
  });
});

describe('the score', () => {
  it('is the weighted sum over the weights of what was answered', () => {
    expect(scoreOf(definition, { reception: 5, quality: 3, overall: 1 })).toEqual({ numerator: 19, denominator: 5, maximum: 25 });
    expect(meanOf({ numerator: 19, denominator: 5 })).toBe(3.8);
    expect(percentOf({ numerator: 19, maximum: 25 })).toBe(76);
  });
  it('leaves out of both sides what was not answered or does not apply', () => {
    const expected = { numerator: 10, denominator: 2, maximum: 10 };
    expect(scoreOf(definition, { reception: 5 })).toEqual(expected);
    expect(scoreOf(definition, { reception: 5, quality: 'n/a' })).toEqual(expected);
    expect(scoreOf(definition, { reception: 5, quality: 99 })).toEqual(expected);
  });
  it('without an answer there is no score, and nothing is low', () => {
    const none = scoreOf(definition, {});
    expect(none).toEqual({ numerator: 0, denominator: 0, maximum: 0 });
    expect([meanOf(none), percentOf(none), isLow(none, 100)]).toEqual([null, null, false]);
  });
  test.each([
    ['two of five is below 60 %', 2, 60, true],
    ['three of five is exactly 60 % and not low', 3, 60, false],
    ['no threshold, never low', 1, null, false],
    ['threshold 0, never low', 1, 0, false],
    ['full marks at 100 %', 5, 100, false],
  ])('%s', (_name, reception, threshold, expected) => {
    expect(isLow(scoreOf(definition, { reception }), threshold)).toBe(expected);
  });
  it('counts checklists by the good answer', () => {
    const sheet = formDefinitionSchema.parse({ sections: [{ items: [
      { type: 'yes-no', code: 'clean', label: '整洁', weight: 1 },
      { type: 'yes-no', code: 'damaged', label: '损坏', weight: 2, good: 'no' },
    ] }] });
    expect(scoreOf(sheet, { clean: true, damaged: true })).toEqual({ numerator: 1, denominator: 3, maximum: 3 });
    expect(commonScale(sheet)).toEqual({ min: 0, max: 1 });
    expect(itemScores(sheet, { damaged: false })).toEqual([{ code: 'damaged', score: 1, weight: 2, maximum: 1 }]);
  });
  it('knows the common scale', () => {
    expect(commonScale(definition)).toEqual({ min: 1, max: 5 });
    const mixed = formDefinitionSchema.parse({ sections: [{ items: [
      { type: 'score', code: 'a', label: 'a' },
      { type: 'score', code: 'b', label: 'b', min: 0, max: 10 },
    ] }] });
    expect(commonScale(mixed)).toBeNull();
  });
  it('lies inside the scale for any answers', () => {
    const answer = fc.option(fc.integer({ min: 1, max: 5 }));
    fc.assert(fc.property(answer, answer, (reception, quality) => {
      const score = scoreOf(definition, { reception, quality });
      const mean = meanOf(score);
      expect(mean === null || (mean >= 1 && mean <= 5)).toBe(true);
      expect(Object.values(score).every(Number.isInteger)).toBe(true);
      expect(score.numerator <= score.maximum).toBe(true);
    }));
  });
});

test('a complaint is heard only when ticked', () => {
  expect(hasComplaint(definition, { complains: true })).toBe(true);
  expect(hasComplaint(definition, { complains: false })).toBe(false);
  expect(hasComplaint(definition, { remarks: 'true' })).toBe(false);
});

test('texts come in the language asked, or in the only one given', () => {
  expect(formText({ 'zh-CN': '服务', en: 'Service' }, 'en')).toBe('Service');
  expect(formText('服务', 'en')).toBe('服务');
});

describe('a definition is refused', () => {
  const score = { type: 'score' as const, code: 'a', label: 'a' };
  test.each<[string, unknown, string]>([
    ['with a code twice', [score, score], 'sections.0.items.1.code'],
    ['with a scale upside down', [{ ...score, min: 5, max: 5 }], 'sections.0.items.0.max'],
    ['with an option twice', [{ type: 'choice', code: 'c', label: 'c', options: [{ code: 'x', label: 'x' }, { code: 'x', label: 'y' }] }], 'sections.0.items.0.options'],
    ['with a fractional weight', [{ ...score, weight: 1.5 }], 'sections.0.items.0.weight'],
    ['with a text in one of two languages', [{ ...score, label: { en: 'a' } }], 'sections.0.items.0.label'],
    ['with an unknown type', [{ ...score, type: 'stars' }], 'sections.0.items.0.type'],
    ['without items', [], 'sections.0.items'],
  ])('%s', (_name, items, field) => {
    const result = formDefinitionSchema.safeParse({ sections: [{ items }] });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toContain(field);
  });
});
