import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  civilDate,
  civilDateSchema,
  civilFromParts,
  civilToInstant,
  civilToday,
  compareCivil,
  diffDays,
  endOfMonth,
  endOfQuarter,
  endOfWeek,
  fromDayNumber,
  isCivilDate,
  parseCivilDate,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
  timeOfDay,
  toCivilDate,
  toDayNumber,
  toDbDate,
  weekday,
} from './civil-date';

const anyDay = fc.integer({ min: toDayNumber(civilDate('1583-01-01')), max: toDayNumber(civilDate('9990-12-31')) });

describe('reading a date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(parseCivilDate(text)).toBe(text);
    expect(civilDateSchema.safeParse(text).success).toBe(true);
  });
  it.each(['2026-02-29', '1900-02-29', '2026-2-1', '2026-13-01', '2026-04-31', '2026-00-10', '2026-01-00', '0000-01-01',
    '20260301', '2026-03-01T00:00', ' 2026-03-01', '2026/03/01', '２０２６-03-01', ''])('refuses %s', (text) => {
    expect(parseCivilDate(text)).toBeNull();
    expect(civilDateSchema.safeParse(text).success).toBe(false);
    expect(() => civilDate(text)).toThrow(RangeError);
  });
  it('refuses what is not text', () => {
    expect([null, undefined, 20260301, new Date()].some(isCivilDate)).toBe(false);
  });
  it('builds a date from its parts only when the day exists', () => {
    expect(civilFromParts({ year: 2026, month: 2, day: 28 })).toBe('2026-02-28');
    expect(civilFromParts({ year: 2026, month: 2, day: 29 })).toBeNull();
    expect(civilFromParts({ year: 2026, month: 0, day: 1 })).toBeNull();
    expect(civilFromParts({ year: 2026.5, month: 1, day: 1 })).toBeNull();
  });
});

describe('day arithmetic', () => {
  it('agrees with Temporal on every day tried', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (number, days) => {
        const date = fromDayNumber(number);
        const reference = Temporal.PlainDate.from(date);
        expect(toDayNumber(date)).toBe(number);
        expect(addDays(date, days)).toBe(reference.add({ days }).toString());
        expect(weekday(date)).toBe(reference.dayOfWeek);
        expect(addMonths(date, days % 60)).toBe(reference.add({ months: days % 60 }).toString());
        expect(diffDays(date, addDays(date, days))).toBe(days);
      }),
    );
  });
  it('sorts as text exactly as in time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (left, right) => {
        expect(compareCivil(fromDayNumber(left), fromDayNumber(right))).toBe(Math.sign(left - right));
      }),
    );
  });
  it('refuses to leave the years 0001-9999', () => {
    expect(() => addDays(civilDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(civilDate('0001-01-31'), -1)).toThrow(RangeError);
  });
});

test.each([
  ['one month after 31 January', addMonths(civilDate('2026-01-31'), 1), '2026-02-28'],
  ['one month after 31 January of a leap year', addMonths(civilDate('2028-01-31'), 1), '2028-02-29'],
  ['one month before 31 March', addMonths(civilDate('2026-03-31'), -1), '2026-02-28'],
  ['three months after 30 November', addMonths(civilDate('2026-11-30'), 3), '2027-02-28'],
  ['one year after 29 February', addYears(civilDate('2024-02-29'), 1), '2025-02-28'],
  ['four years after 29 February', addYears(civilDate('2024-02-29'), 4), '2028-02-29'],
  ['the week of Sunday 1 March 2026 starts', startOfWeek(civilDate('2026-03-01')), '2026-02-23'],
  ['the week of Monday 23 February 2026 ends', endOfWeek(civilDate('2026-02-23')), '2026-03-01'],
  ['the month of 14 February 2028 starts', startOfMonth(civilDate('2028-02-14')), '2028-02-01'],
  ['the month of 14 February 2028 ends', endOfMonth(civilDate('2028-02-14')), '2028-02-29'],
  ['the quarter of 31 May starts', startOfQuarter(civilDate('2026-05-31')), '2026-04-01'],
  ['the quarter of 31 May ends', endOfQuarter(civilDate('2026-05-31')), '2026-06-30'],
  ['the year starts', startOfYear(civilDate('2026-05-31')), '2026-01-01'],
])('%s: %s', (_name, actual, expected) => {
  expect(actual).toBe(expected);
});

describe('zones', () => {
  it('is already tomorrow in Shanghai while it is still today in London', () => {
    const now = new Date('2026-03-06T16:30:00Z');
    expect(civilToday(now, 'Asia/Shanghai')).toBe('2026-03-07');
    expect(civilToday(now, 'Europe/London')).toBe('2026-03-06');
    expect(timeOfDay(now, 'Asia/Shanghai')).toBe('00:30');
  });
  test.each([
    ['Shanghai, 9 in the morning', '2026-03-07', '09:00', 'Asia/Shanghai', '2026-03-07T01:00:00.000Z'],
    ['Berlin, skipped 02:30 becomes 03:00', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['Berlin, skipped 02:00 becomes 03:00', '2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['Berlin, repeated 02:30 is the first one', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['Cairo, skipped midnight becomes 01:00', '2026-04-24', '00:00', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    ['Samoa, the day that never was', '2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s', (_name, date, time, zone, expected) => {
    expect(civilToInstant(civilDate(date), time, zone).toISOString()).toBe(expected);
  });
  it('refuses a time that is none', () => {
    expect(() => civilToInstant(civilDate('2026-03-07'), '24:00', 'Asia/Shanghai')).toThrow(RangeError);
  });
});

it('goes to the database and back unchanged', () => {
  fc.assert(
    fc.property(anyDay, (number) => {
      const date = fromDayNumber(number);
      expect(toDbDate(date).toISOString()).toBe(`${date}T00:00:00.000Z`);
      expect(toCivilDate(toDbDate(date))).toBe(date);
    }),
  );
});
