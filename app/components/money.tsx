import { useFormat } from './format-context';

/** @param amount in minor units (fen, cents) of `currency` (ISO 4217) */
export function Money({ amount, currency = 'CNY' }: { amount: number | null | undefined; currency?: string }) {
  const format = useFormat();
  return <span className="whitespace-nowrap">{amount === null || amount === undefined ? '—' : format.money(amount, currency)}</span>;
}
