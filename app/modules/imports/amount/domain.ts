import { plainText } from '#app/lib/plain-text';

/** Beyond it a number in minor units is no price any more, and no exact integer either. */
const LARGEST_MINOR = 1_000_000_000_000_00;

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/**
 * Reads an amount of money as an integer in minor units (fen): ¥9,117.61, 9117.61元, (300.00), 12.5万.
 * Null when it can't be read for sure; 1.234,56 is such a case. More than two decimals are rounded half up.
 */
export function readMoney(value: number | string): number | null {
  const text = bareNumber(value, /[¥￥$元圆块整]|rmb|cny|人民币/gi);
  return text === null ? null : scaled(text, 2);
}

/** Reads a floor area as hundredths of a square metre: 95.43, 95.43㎡, 95.43平方米. Null when unreadable or not positive. */
export function readArea(value: number | string): number | null {
  const text = bareNumber(value, /平方米|平米|平方|sqm|m2|m²|㎡|平/gi);
  const area = text === null ? null : scaled(text, 2);
  return area !== null && area > 0 ? area : null;
}

/** Reads a count such as kilometres: 99,758 km, 9.9万公里. Null when unreadable or negative. */
export function readCount(value: number | string): number | null {
  const text = bareNumber(value, /公里|千米|km|个|次/gi);
  const count = text === null ? null : scaled(text, 0);
  return count !== null && count >= 0 ? count : null;
}

/** Decimal digits without units and grouping, or null. Numbers get the fifteen digits that a spreadsheet keeps. */
function bareNumber(value: number | string, units: RegExp): string | null {
  if (typeof value === 'number') return decimalText(Number(value.toPrecision(15)));
  let text = plainText(value).replace(units, '').replace(/\s+/g, '');
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) text = `-${bracketed[1] ?? ''}`;
  const isTenThousands = text.endsWith('万');
  if (isTenThousands) text = text.slice(0, -1);
  if (!PLAIN.test(text) && !GROUPED.test(text)) return null;
  text = text.replaceAll(',', '');
  return isTenThousands ? decimalText(Number((Number(text) * 10_000).toPrecision(15))) : text;
}

function decimalText(value: number): string | null {
  const text = String(value);
  return PLAIN.test(text) ? text : null;
}

/** The decimal text times ten to the power of `places`, rounded half up on its digits, not in binary fractions. */
function scaled(text: string, places: number): number | null {
  const isNegative = text.startsWith('-');
  const [whole = '0', decimals = ''] = (isNegative ? text.slice(1) : text).split('.');
  const kept = decimals.slice(0, places).padEnd(places, '0');
  const roundsUp = (decimals[places] ?? '0') >= '5';
  const size = Number(whole + kept) + (roundsUp ? 1 : 0);
  if (size > LARGEST_MINOR) return null;
  return isNegative && size > 0 ? -size : size;
}
