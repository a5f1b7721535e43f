import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '#app/lib/cell';
import { fromDayNumber } from '#app/lib/civil-date';
import { readDate } from './domain';

describe('dates as lists have them', () => {
  it.each<[Cell, string]>([
    ['2026/10/26', '2026-10-26'],
    ['2026.9.9', '2026-09-09'],
    ['2026年11月5日', '2026-11-05'],
    ['2026年11月5日 星期四', '2026-11-05'],
    ['2026-10-10 00:00:00', '2026-10-10'],
    ['2026-10-10T08:30:00.000+08:00', '2026-10-10'],
    ['2026/10/10 下午 3:05', '2026-10-10'],
    ['20261026', '2026-10-26'],
    ['２０２６１０２６', '2026-10-26'],
    [20_261_026, '2026-10-26'],
    [46_322, '2026-10-27'],
    [46_322.75, '2026-10-27'],
    ['46322', '2026-10-27'],
    [{ kind: 'date', iso: '2026-10-26T23:59:59' }, '2026-10-26'],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25'],
    ['5.5.2026', '2026-05-05'],
    ['26 Oct 2026', '2026-10-26'],
    ['26-Oct-2026', '2026-10-26'],
    ['October 26, 2026', '2026-10-26'],
    ['2024-02-29', '2024-02-29'],
  ])('%j is %s', (cell, date) => {
    expect(readDate(cell)).toEqual({ date });
  });

  it.each<[Cell, string]>([
    ['2026-02-30', 'dateImpossible'],
    ['2026-02-29', 'dateImpossible'],
    ['2026年13月5日', 'dateImpossible'],
    ['20261301', 'dateImpossible'],
    ['03/04/2026', 'dateAmbiguous'],
    ['3.4.2026', 'dateAmbiguous'],
    ['26/10/26', 'dateTwoDigitYear'],
    ['0206-10-26', 'dateOutOfRange'],
    [{ kind: 'date', iso: '9999-12-31' }, 'dateOutOfRange'],
    ['2026-10', 'dateUnreadable'],
    ['下周', 'dateUnreadable'],
    [7, 'dateUnreadable'],
    [true, 'dateUnreadable'],
    ['2026-10-26x', 'dateUnreadable'],
  ])('%j is refused: %s', (cell, problem) => {
    expect(readDate(cell)).toEqual({ problem });
  });

  it('every day reads back from each way to write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 47_000 }), (dayNumber) => {
        const date = fromDayNumber(dayNumber);
        const [year, month, day] = date.split('-').map(Number);
        const ways: Cell[] = [date, `${year}/${month}/${day}`, `${year}.${month}.${day}`, `${year}年${month}月${day}日`, date.replaceAll('-', ''), dayNumber + 25_569];
        for (const way of ways) expect(readDate(way)).toEqual({ date });
      }),
    );
  });
});
