import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, civilDate, fromDayNumber, toDayNumber, type CivilDate } from '#app/lib/civil-date';
import { buildWorkCalendar, publishedExceptions, PUBLISHED_THROUGH } from './domain';

const china = buildWorkCalendar(publishedExceptions());
const on = civilDate;

describe('the Chinese working year', () => {
  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'works on the make-up weekend day %s',
    (date) => expect(china.isWorkday(on(date))).toBe(true),
  );
  it.each(['2026-02-16', '2026-02-17', '2026-02-23', '2026-10-01', '2026-10-07', '2026-10-11', '2026-03-07'])(
    'rests on %s',
    (date) => expect(china.isWorkday(on(date))).toBe(false),
  );
  it('reaches Saturday 10 October three working days after 30 September 2026', () => {
    expect(china.nthWorkday(on('2026-09-30'), 3)).toBe('2026-10-10');
  });
  it('steps over Spring Festival in both directions', () => {
    expect(china.nextWorkday(on('2026-02-14'))).toBe('2026-02-24');
    expect(china.previousWorkday(on('2026-02-24'))).toBe('2026-02-14');
    expect(china.nthWorkday(on('2026-02-24'), -2)).toBe('2026-02-13');
    expect(china.nthWorkday(on('2026-02-17'), 0)).toBe('2026-02-17');
  });
  it('calls dates after the published years provisional', () => {
    expect(china.isProvisional(on('2026-12-31'))).toBe(false);
    expect(china.isProvisional(on('2027-01-01'))).toBe(true);
  });
});

describe('the tenant’s own days', () => {
  it('are stronger than the published ones', () => {
    const calendar = buildWorkCalendar({
      exceptions: [
        ...publishedExceptions().exceptions,
        { date: on('2026-10-10'), kind: 'off' },
        { date: on('2026-10-03'), kind: 'work' },
      ],
      publishedThrough: PUBLISHED_THROUGH,
    });
    expect(calendar.nthWorkday(on('2026-09-30'), 3)).toBe('2026-10-09');
  });
});

test('stepping always lands on a working day and back and forth agree', () => {
  const anyDay = fc.integer({ min: toDayNumber(on('2019-12-01')), max: toDayNumber(on('2028-02-01')) });
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (number, count) => {
      const start = fromDayNumber(number);
      const end = china.nthWorkday(start, count);
      expect(china.isWorkday(end)).toBe(true);
      expect(workdaysBetween(addDays(start, 1), end)).toBe(count);
      expect(china.nthWorkday(addDays(end, 1), -count) > start).toBe(true);
    }),
  );
});

test('the seeded calendar is the published one', () => {
  const sql = readFileSync('prisma/migrations/20261123000200_calendar/migration.sql', 'utf8');
  const seeded = [...sql.matchAll(/\('CN', '([\d-]+)', '(off|work)', '([^']+)'/g)].map(([, date, kind, name]) => ({
    date,
    kind,
    name,
  }));
  expect(seeded).toEqual(publishedExceptions(2018).exceptions);
});

function workdaysBetween(first: CivilDate, last: CivilDate): number {
  let count = 0;
  for (let date = first; date <= last; date = addDays(date, 1)) if (china.isWorkday(date)) count += 1;
  return count;
}
