import { plainText } from './plain-text';

/** Weights and letter values of the check digit, ISO 3779 / GB 16735; position 9 is the digit itself. */
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const LETTER_VALUES: Record<string, number> = {
  A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8,
  J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9,
  S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9,
};
const LOOKALIKES: Record<string, string> = { O: '0', Q: '0', I: '1' };

export const VIN_LENGTH = 17;

export type VinProblem = 'vinLength' | 'vinCharacters' | 'vinLetters';

export type VinReading =
  | { vin: string; hasValidCheckDigit: boolean }
  /** `suggestion` is there when O, Q and I read as 0 and 1 give a number whose check digit holds. */
  | { problem: VinProblem; suggestion?: string | undefined };

/**
 * Reads a VIN as people type it: full-width or lower-case, with blanks or hyphens. O, I and Q never occur in
 * a VIN; such a one is not repaired in silence, because a wrong VIN joins two cars, but a likely reading is
 * offered. A wrong check digit is only told: makers outside China and North America don't use it.
 */
export function readVin(text: string): VinReading {
  const vin = plainText(text).toUpperCase().replace(/[\s\-.·*]/g, '');
  if (!/^[A-Z0-9]*$/.test(vin)) return { problem: 'vinCharacters' };
  if (vin.length !== VIN_LENGTH) return { problem: 'vinLength' };
  if (/[OIQ]/.test(vin)) {
    const likely = vin.replace(/[OIQ]/g, (letter) => LOOKALIKES[letter] ?? letter);
    return { problem: 'vinLetters', suggestion: hasValidCheckDigit(likely) ? likely : undefined };
  }
  return { vin, hasValidCheckDigit: hasValidCheckDigit(vin) };
}

/** Whether position 9 of a 17-character VIN is the check digit of the rest. */
export function hasValidCheckDigit(vin: string): boolean {
  let sum = 0;
  for (let at = 0; at < VIN_LENGTH; at += 1) {
    const character = vin[at] ?? '';
    const value = LETTER_VALUES[character] ?? Number(character);
    sum += value * (WEIGHTS[at] ?? 0);
  }
  const digit = sum % 11;
  return vin[8] === (digit === 10 ? 'X' : String(digit));
}
