import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { plainText } from './plain-text';

export type PhoneProblem = 'phoneInvalid' | 'phoneRounded';
export type PhoneReading = { phone: string } | { problem: PhoneProblem };

const CHINESE_MOBILE = /^(?:\+?86|0086|0)?(1[3-9]\d{9})$/;

/**
 * Reads one phone number as E.164. `country` is where numbers without a country code belong.
 * `phoneRounded`: a spreadsheet kept only the first digits (1.59E+10); the rest is lost.
 */
export function readPhone(text: string, country: CountryCode = 'CN'): PhoneReading {
  const plain = plainText(text).replace(/\.0+$/, '');
  const scientific = /^(\d(?:\.(\d+))?)E\+?(\d{1,2})$/i.exec(plain);
  if (scientific) {
    const isWhole = (scientific[2]?.length ?? 0) >= Number(scientific[3]);
    return isWhole ? readPhone(Number(plain).toFixed(0), country) : { problem: 'phoneRounded' };
  }
  const compact = plain.replace(/[\s\-()\u2013\u2014.]/g, '');
  if (country === 'CN') {
    const mobile = CHINESE_MOBILE.exec(compact);
    if (mobile) return { phone: `+86${mobile[1] ?? ''}` };
  }
  const number = parsePhoneNumberFromString(plain, country);
  return number?.isValid() ? { phone: number.number } : { problem: 'phoneInvalid' };
}

/** Reads a cell that may hold several numbers, parted by 、 , ; / | or a line end. Each number once, in order. */
export function readPhones(text: string, country: CountryCode = 'CN'): { phones: string[]; problems: { problem: PhoneProblem; text: string }[] } {
  const phones: string[] = [];
  const problems: { problem: PhoneProblem; text: string }[] = [];
  for (const part of text.split(/[\u3001,\uff0c;\uff1b/|\n]+/)) {
    if (part.trim() === '') continue;
    const reading = readPhone(part, country);
    if ('problem' in reading) problems.push({ problem: reading.problem, text: part.trim() });
    else if (!phones.includes(reading.phone)) phones.push(reading.phone);
  }
  return { phones, problems };
}
