import { describe, expect, test } from 'vitest';
import { clockTime, createFormat, personName, phone } from './format';
import { textsFor } from './i18n.server';
import type { Language } from './namespaces';

function formatIn(language: Language, timeZone = 'Asia/Shanghai') {
  return createFormat({ language, timeZone, now: new Date('2026-11-23T17:00:00Z'), t: textsFor(language) });
}
const zh = formatIn('zh-CN');
const en = formatIn('en');

describe('days', () => {
  test('after midnight in Shanghai it is already tomorrow of UTC', () => {
    expect(zh.today).toBe('2026-11-24');
    expect(formatIn('zh-CN', 'Europe/Berlin').today).toBe('2026-11-23');
  });
  test.each([
    ['due today', '2026-11-24', '今天', 'today'],
    ['due tomorrow', '2026-11-25', '明天', 'tomorrow'],
    ['due in three days', '2026-11-27', '3 天后', 'in 3 days'],
    ['one day late', '2026-11-23', '逾期 1 天', '1 day late'],
    ['two days late', '2026-11-22', '逾期 2 天', '2 days late'],
  ])('%s', (_case, date, chinese, english) => {
    expect([zh.dueDay(date), en.dueDay(date)]).toEqual([chinese, english]);
  });
  test('a day that has passed without being due is only past', () => {
    expect([zh.relativeDay('2026-11-23'), en.relativeDay('2026-11-20')]).toEqual(['昨天', '4 days ago']);
  });
  test('long dates in the order of each language', () => {
    expect(zh.civilDate('2026-11-05', 'weekday')).toBe('2026年11月5日 周四');
    expect(en.civilDate('2026-11-05', 'weekday')).toBe('Thu 5 Nov 2026');
    expect(zh.civilDate('2026-11-05')).toBe('2026-11-05');
  });
  test("instants in the tenant's zone", () => {
    expect(zh.instant('2026-11-20T16:05:00Z')).toBe('2026-11-21 00:05');
  });
});

describe('figures', () => {
  test('a share names what it counts', () => {
    expect(zh.percent(28, 30)).toBe('93\u00a0% · 28/30');
  });
  test('an empty sample has no percentage', () => {
    expect([zh.percent(0, 0), en.percent(0, 0), zh.share(0, 0)]).toEqual(['暂无数据', 'no data', null]);
  });
  test('money from minor units, also where the currency has none', () => {
    expect([zh.money(123450, 'CNY'), en.money(123450, 'CNY'), zh.money(500, 'JPY')]).toEqual(['¥1,234.50', '¥1,234.50', '¥500']);
  });
  test('lengths of time', () => {
    expect([en.duration(45), en.duration(125), zh.duration(3 * 1440 + 250)]).toEqual(['45 min', '2 h 5 min', '3 天 4 小时']);
  });
});

describe('names and phones', () => {
  test('phones as their country writes them', () => {
    expect([phone('+8613800138000'), phone('+861064888888'), phone('+442079460000'), phone('分机 12')]).toEqual([
      '138 0013 8000',
      '010 6488 8888',
      '+44 20 7946 0000',
      '分机 12',
    ]);
  });
  test('family name first in Chinese, last in Latin letters', () => {
    expect(personName({ family: '欧阳', given: '文静' })).toBe('欧阳文静');
    expect(personName({ family: 'Smith', given: 'Anna' })).toBe('Anna Smith');
    expect(personName({ family: '王', given: null })).toBe('王');
  });
  test('office hours from minutes', () => {
    expect(clockTime(510)).toBe('08:30');
  });
});
