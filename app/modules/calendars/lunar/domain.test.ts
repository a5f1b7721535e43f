import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, civilDate, fromDayNumber, toDayNumber } from '#app/lib/civil-date';
import { birthdaysAhead, lunarMonthLength, lunarToSolar, nextBirthday, solarToLunar, type Birthday } from './domain';

const on = civilDate;
const lunar = (month: number, day: number, leap = false): Birthday => ({ calendar: 'lunar', month, day, leap });
const solar = (month: number, day: number): Birthday => ({ calendar: 'solar', month, day, leap: false });

describe('lunar dates', () => {
  test.each([
    ['Mid-Autumn 1996', '1996-09-27', { year: 1996, month: 8, day: 15, leap: false }],
    ['a new moon near midnight, 2018', '2018-11-07', { year: 2018, month: 9, day: 30, leap: false }],
    ['Spring Festival 2026', '2026-02-17', { year: 2026, month: 1, day: 1, leap: false }],
    ['Spring Festival 2027', '2027-02-06', { year: 2027, month: 1, day: 1, leap: false }],
    ['Spring Festival 2028', '2028-01-26', { year: 2028, month: 1, day: 1, leap: false }],
    ['Spring Festival 2030', '2030-02-03', { year: 2030, month: 1, day: 1, leap: false }],
    ['Mid-Autumn 2026', '2026-09-25', { year: 2026, month: 8, day: 15, leap: false }],
    ['Mid-Autumn 2027', '2027-09-15', { year: 2027, month: 8, day: 15, leap: false }],
    ['Mid-Autumn 2028', '2028-10-03', { year: 2028, month: 8, day: 15, leap: false }],
    ['the leap eleventh month of 2033', '2033-12-22', { year: 2033, month: 11, day: 1, leap: true }],
  ])('%s', (_name, date, expected) => {
    expect(solarToLunar(on(date))).toEqual(expected);
    expect(lunarToSolar(expected)).toBe(date);
  });
  test.each([2025, 2026, 2027, 2028, 2030, 2031])('lunar year %i has no 30th of the twelfth month', (year) => {
    expect(lunarMonthLength(year, 12, false)).toBe(29);
    expect(lunarToSolar({ year, month: 12, day: 30, leap: false })).toBeNull();
  });
  test.each([[2025, 6], [2028, 5], [2031, 3], [2033, 11], [2036, 6]])('%i has the leap month %i', (year, month) => {
    expect(lunarMonthLength(year, month, true)).toBeGreaterThan(0);
  });
  it('refuses a leap month that the year lacks, and years outside the tables', () => {
    expect(lunarToSolar({ year: 2026, month: 6, day: 1, leap: true })).toBeNull();
    expect(lunarToSolar({ year: 1800, month: 1, day: 1, leap: false })).toBeNull();
    expect(solarToLunar(on('1850-01-01'))).toBeNull();
  });
  it('goes there and back for every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: toDayNumber(on('1902-01-01')), max: toDayNumber(on('2099-12-31')) }), (number) => {
        const date = fromDayNumber(number);
        const there = solarToLunar(date);
        expect(there && lunarToSolar(there)).toBe(date);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the next birthday', () => {
  test.each([
    ['solar, still to come this year', solar(5, 20), '2026-03-01', '2026-05-20'],
    ['solar, today', solar(3, 1), '2026-03-01', '2026-03-01'],
    ['solar, gone this year', solar(2, 28), '2026-03-01', '2027-02-28'],
    ['solar 29 February in a common year', solar(2, 29), '2026-01-01', '2026-02-28'],
    ['solar 29 February in a leap year', solar(2, 29), '2028-01-01', '2028-02-29'],
    ['lunar 1/1, the new year is still to come', lunar(1, 1), '2027-01-01', '2027-02-06'],
    ['lunar 12/8 falls into the solar year after', lunar(12, 8), '2026-02-17', '2027-01-15'],
    ['lunar 12/30 in a year whose twelfth month has 29 days', lunar(12, 30), '2026-03-01', '2027-02-05'],
    ['born in leap month 6, kept in month 6 in 2026', lunar(6, 1, true), '2026-01-01', '2026-07-14'],
    ['born in leap month 6, kept in the leap month in 2025', lunar(6, 1, true), '2025-01-01', '2025-07-25'],
  ])('%s', (_name, birthday, from, expected) => {
    expect(nextBirthday(birthday, on(from))).toBe(expected);
  });
  it('keeps 29 February on 1 March where the tenant says so', () => {
    expect(nextBirthday(solar(2, 29), on('2026-01-01'), { leapDay: 'mar-1' })).toBe('2026-03-01');
  });
  it('gives nothing for a day that never comes', () => {
    expect(nextBirthday(solar(4, 31), on('2026-01-01'))).toBeNull();
    expect(nextBirthday(lunar(13, 1), on('2026-01-01'))).toBeNull();
    expect(nextBirthday(lunar(1, 31), on('2026-01-01'))).toBeNull();
  });
  it('plans two years ahead', () => {
    expect(birthdaysAhead(lunar(8, 15), on('2026-09-26'))).toEqual(['2027-09-15']);
    expect(birthdaysAhead(lunar(8, 15), on('2026-09-25'))).toEqual(['2026-09-25', '2027-09-15']);
    expect(birthdaysAhead(solar(5, 20), on('2026-05-20'))).toEqual(['2026-05-20', '2027-05-20']);
  });
  it('comes within 13 lunar months, on or after the day asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: toDayNumber(on('2000-01-01')), max: toDayNumber(on('2090-01-01')) }),
        fc.record({
          calendar: fc.constantFrom('solar' as const, 'lunar' as const),
          month: fc.integer({ min: 1, max: 12 }),
          day: fc.integer({ min: 1, max: 28 }),
          leap: fc.boolean(),
        }),
        (number, birthday) => {
          const from = fromDayNumber(number);
          const next = nextBirthday(birthday, from);
          expect(next !== null && next >= from && next < addDays(from, 415)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
