/** `C-2026-000123`: series, year, six digits (more when a year needs them). */
export function formatNumber(series: string, year: number, value: number): string {
  return `${series}-${year}-${String(value).padStart(6, '0')}`;
}
