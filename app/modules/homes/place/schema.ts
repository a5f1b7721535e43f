import { z } from 'zod';
import { plainText } from '#app/lib/plain-text';

const CHINESE_DIGITS = '零一二三四五六七八九';

/**
 * One part of a home's place as it is compared: 1号楼, 01栋, 一幢 and １# are the same building, 0301室 and 301
 * the same room. What is shown keeps the tenant's own words.
 */
export function homePartKey(part: string): string {
  const bare = plainText(part).toUpperCase().replace(/[\s|#]+/g, '');
  const core = bare.replace(/^第/, '').replace(/(?:号楼|栋|幢|座|号院|单元|号|楼|室|房)$/, '') || bare;
  return chineseNumber(core) ?? core.replace(/^0+(?=[0-9A-Z])/, '');
}

/** 一 to 九十九 as digits, else null: higher numbers are written in digits everywhere. */
function chineseNumber(text: string): string | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return null;
  const [, tens, ten, ones] = match;
  if (!ten) return tens && !ones ? String(CHINESE_DIGITS.indexOf(tens)) : null;
  return String((tens ? CHINESE_DIGITS.indexOf(tens) : 1) * 10 + (ones ? CHINESE_DIGITS.indexOf(ones) : 0));
}

export interface HomePlace {
  building: string;
  /** '' where the building has no units. */
  unit: string;
  room: string;
}

/** The place within its site, `<building>|<unit>|<room>`; unique there. */
export function placeKey({ building, unit, room }: HomePlace): string {
  return [building, unit, room].map(homePartKey).join('|');
}

const part = z.string().overwrite(plainText).max(40);
export const placeFields = { building: part.min(1), unit: part.nullish(), room: part.min(1) };
