import { LunarMonth } from 'lunar-typescript';
import type { Cell } from '#app/lib/cell';
import { civilFromParts } from '#app/lib/civil-date';
import { plainText } from '#app/lib/plain-text';
import type { ID_DOCUMENT_KINDS } from '#app/modules/customers/customer/schema';
import { readWrittenDate } from '#app/modules/imports/date/domain';

export type Calendar = 'solar' | 'lunar';

export interface BirthdayValue {
  /** Null when the file doesn't say; nobody may then overwrite a calendar that is known. */
  calendar: Calendar | null;
  year: number | null;
  month: number;
  day: number;
  leap: boolean;
}

const CALENDARS: Record<string, Calendar> = {
  公历: 'solar', 阳历: 'solar', 新历: 'solar', 西历: 'solar', 国历: 'solar', solar: 'solar', gregorian: 'solar',
  农历: 'lunar', 阴历: 'lunar', 旧历: 'lunar', lunar: 'lunar', 'chinese lunar': 'lunar',
};

export function readCalendar(text: string): Calendar | null {
  return CALENDARS[plainText(text).toLowerCase()] ?? null;
}

const YEARLESS = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;

/**
 * Reads a birthday in its own calendar; null when that calendar has no such day. Lunar 30 February exists in
 * some years, solar 31 April never does. The year may be missing; `闰` marks the inserted lunar month.
 */
export function readBirthday(cell: Cell, calendar: Calendar | null): BirthdayValue | null {
  const text = typeof cell === 'string' ? plainText(cell) : '';
  const leap = text.includes('闰');
  const bare = text === '' ? cell : text.replace('闰', '');
  const yearless = typeof bare === 'string' ? YEARLESS.exec(bare) : null;
  if (yearless) return checked({ calendar, year: null, month: Number(yearless[1]), day: Number(yearless[2]), leap });
  const written = readWrittenDate(bare);
  return 'problem' in written ? null : checked({ calendar, ...written, leap });
}

function checked(birthday: BirthdayValue): BirthdayValue | null {
  const { calendar, year, month, day, leap } = birthday;
  if (month < 1 || month > 12 || day < 1 || (leap && calendar !== 'lunar')) return null;
  if (calendar === 'lunar') return day <= (year === null ? 30 : lunarMonthDays(year, leap ? -month : month)) ? birthday : null;
  // 2000 is a leap year, so 29 February without a year passes.
  return civilFromParts({ year: year ?? 2000, month, day }) === null ? null : birthday;
}

const monthDays = new Map<number, number>();

/** Days of a lunar month (negative: the inserted one), 0 when the year has none. Remembered: a file repeats the same few hundred. */
function lunarMonthDays(year: number, month: number): number {
  const key = year * 100 + month + 50;
  let days = monthDays.get(key);
  if (days === undefined) {
    days = LunarMonth.fromYm(year, month)?.getDayCount() ?? 0;
    monthDays.set(key, days);
  }
  return days;
}

const COMPANY = /公司|集团|工厂|厂$|有限|合作社|研究院|研究所|医院|学校|大学|中学|小学|银行|工作室|经营部|营业部|商行|商店|门市|事务所|委员会|管理局|政府|协会|中心$|\b(?:ltd|limited|co|inc|corp|gmbh|llc|plc|company|group)\b\.?/i;

/** A name that reads like a company's; a business licence as document says the same. */
export function isCompanyName(name: string): boolean {
  return COMPANY.test(name);
}

export type IdDocumentKind = (typeof ID_DOCUMENT_KINDS)[number];

const ID_DOCUMENTS: [RegExp, IdDocumentKind][] = [
  [/营业执照|统一社会信用|组织机构|business|licence no|license no/i, 'business-licence'],
  [/港澳|台湾|台胞|居住证|通行证|residence|permit/i, 'residence-permit'],
  [/身份证|居民证|id ?card|identity/i, 'id-card'],
  [/护照|passport/i, 'passport'],
  [/军官|士兵|军人|警官|military/i, 'military-id'],
  [/驾驶证|驾照|driv/i, 'driving-licence'],
  [/^其[他它]|^other/i, 'other'],
];

export function readIdDocumentKind(text: string): IdDocumentKind | null {
  const plain = plainText(text);
  return ID_DOCUMENTS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

const ID_CARD_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether an 18-character identity card number ends with its check digit (GB 11643). */
export function isIdCardNumber(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = ID_CARD_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17];
}

const YES = new Set(['是', '有', '对', '真', 'y', 'yes', 'true', 't', '1', '√', '✓', '✔']);
const NO = new Set(['否', '无', '没有', '不是', '假', 'n', 'no', 'false', 'f', '0', '×', 'x', '✗']);

export function readYesNo(value: string | number | boolean): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = plainText(String(value)).toLowerCase();
  if (YES.has(text)) return true;
  return NO.has(text) ? false : null;
}
