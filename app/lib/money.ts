/** Fraction digits of a currency's minor unit, e.g. 2 for CNY and 0 for JPY. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units of an amount typed in major units ("2095.06" is 209506 fen); null when it isn't one. Exact, without floating point. */
export function toMinorUnits(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(text.replaceAll(/[,，\s]/g, ''));
  if (!match) return null;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return null;
  return Number((match[1] ?? '') + fraction.padEnd(digits, '0'));
}

/** The amount as one types it: 209506 fen is "2095.06". */
export function toMajorText(minorUnits: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(minorUnits).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
