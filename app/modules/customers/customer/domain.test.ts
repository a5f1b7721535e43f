import { describe, expect, it } from 'vitest';
import { civilDate } from '#app/lib/civil-date';
import { lunarBirthdayProblem, nextBirthdayOf, readSearch } from './domain';

/** Only the ways that look for something. */
const ways = (text: string) => Object.fromEntries(Object.entries(readSearch(text) ?? {}).filter(([, beginnings]) => (beginnings as string[]).length > 0));

describe('what the text of the search box may mean', () => {
  it.each([
    ['nothing', '   ', {}],
    ['a surname', '王', { name: ['王'] }],
    ['a full or given name', '小明', { name: ['小明'], nameReversed: ['明小'] }],
    ['a plate', '京A·8F2K6', { name: ['京A·8F2K6'], nameReversed: ['6K2F8·A京'], plate: ['京A8F2K6'] }],
    ['two digits: a name or nothing', '13', { name: ['13'] }],
    ['the last digits of a phone, a plate or a VIN', '8001', { name: ['8001'], phone: ['+868001', '+8001'], phoneReversed: ['1008'], vin: ['8001'], plateReversed: ['1008'], vinReversed: ['1008'] }],
    ['letters: sound, initials, VIN, plate', 'wxm', { name: ['wxm'], pinyin: ['wxm'], initials: ['wxm'], vin: ['WXM'], plateReversed: ['MXW'] }],
  ])('%s', (_what, text, expected) => {
    expect(ways(text)).toEqual(expected);
  });

  it('a whole phone is found however it is written', () => {
    for (const text of ['138 0013 8001', '138-0013-8001', '+86 13800138001', '１３８００１３８００１']) {
      expect(readSearch(text)?.phone[0], text).toBe('+8613800138001');
    }
  });

  it('a customer number', () => {
    expect(readSearch('c-2026-0001')?.number).toEqual(['C-2026-0001']);
  });
});

describe('birthdays', () => {
  const born = (birthCalendar: string, birthMonth: number, birthDay: number, birthLeapMonth = false) => ({ birthCalendar, birthYear: null, birthMonth, birthDay, birthLeapMonth });

  it.each([
    ['today counts', born('solar', 11, 23), '2026-11-23'],
    ['next year', born('solar', 11, 22), '2027-11-22'],
    ['lunar New Year', born('lunar', 1, 1), '2027-02-06'],
    ['29 February in a common year', born('solar', 2, 29), '2027-02-28'],
  ])('%s', (_what, birthday, expected) => {
    expect(nextBirthdayOf(birthday, civilDate('2026-11-23'))).toBe(expected);
  });

  it('an unknown birthday has no next day', () => {
    expect(nextBirthdayOf({ birthCalendar: null, birthYear: null, birthMonth: null, birthDay: null, birthLeapMonth: false }, civilDate('2026-11-23'))).toBeNull();
  });

  it('a lunar month of 29 days has no 30th; without a year nobody can say', () => {
    expect(lunarBirthdayProblem({ calendar: 'lunar', year: 1966, month: 5, day: 30 })?.reason).toBe('customers:problem.short-month');
    expect(lunarBirthdayProblem({ calendar: 'lunar', month: 5, day: 30 })).toBeNull();
  });
});
