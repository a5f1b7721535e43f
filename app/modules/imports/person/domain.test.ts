import { describe, expect, it } from 'vitest';
import type { Cell } from '#app/lib/cell';
import { isCompanyName, isIdCardNumber, readBirthday, readCalendar, readIdDocumentKind, readYesNo, type Calendar } from './domain';

describe('birthdays in their own calendar', () => {
  it.each<[Cell, Calendar | null, object]>([
    ['1957-12-13', 'solar', { calendar: 'solar', year: 1957, month: 12, day: 13, leap: false }],
    ['1966-11-30', 'lunar', { calendar: 'lunar', year: 1966, month: 11, day: 30, leap: false }],
    ['2000-02-30', 'lunar', { calendar: 'lunar', year: 2000, month: 2, day: 30, leap: false }],
    ['2025年闰6月5日', 'lunar', { calendar: 'lunar', year: 2025, month: 6, day: 5, leap: true }],
    ['2月29日', 'solar', { calendar: 'solar', year: null, month: 2, day: 29, leap: false }],
    ['11-07', null, { calendar: null, year: null, month: 11, day: 7, leap: false }],
    [{ kind: 'date', iso: '1980-05-01' }, null, { calendar: null, year: 1980, month: 5, day: 1, leap: false }],
  ])('%j %s', (cell, calendar, birthday) => {
    expect(readBirthday(cell, calendar)).toEqual(birthday);
  });

  it.each<[Cell, Calendar | null]>([
    ['1957-02-30', 'solar'],
    ['1957-02-29', 'solar'],
    ['1966-11-31', 'lunar'],
    ['2026-02-30', 'lunar'],
    ['2026年闰6月5日', 'lunar'],
    ['2025年闰6月5日', 'solar'],
    ['13-01', null],
    ['春天', 'solar'],
  ])('%j does not exist in the %s calendar', (cell, calendar) => {
    expect(readBirthday(cell, calendar)).toBeNull();
  });

  it('knows the names of the calendars', () => {
    expect(['公历', '阳历', '农历', ' 阴历 ', 'Lunar', '不明'].map(readCalendar)).toEqual(['solar', 'solar', 'lunar', 'lunar', 'lunar', null]);
  });
});

it('tells a company from a person', () => {
  expect(['华泰物流有限公司', '第一机床厂', 'Acme Co., Ltd.', '城关镇中心小学'].every(isCompanyName)).toBe(true);
  expect(['王芳', '欧阳娜娜', '厂长贵', 'Nicole Cole'].some(isCompanyName)).toBe(false);
});

it('reads kinds of documents and checks identity card numbers', () => {
  expect(['身份证', '营业执照', '护照', '港澳居民来往内地通行证', '学生证'].map(readIdDocumentKind)).toEqual(['id-card', 'business-licence', 'passport', 'residence-permit', null]);
  expect(isIdCardNumber('11010519491231002X')).toBe(true);
  expect(isIdCardNumber('110105194912310021')).toBe(false);
});

it('reads yes and no', () => {
  expect(['是', 'Y', 1, true, '√'].map(readYesNo)).toEqual([true, true, true, true, true]);
  expect(['否', 'No', 0, false, '×'].map(readYesNo)).toEqual([false, false, false, false, false]);
  expect(readYesNo('也许')).toBeNull();
});
