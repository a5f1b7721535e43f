import { AppError } from '#app/lib/app-error';
import { withControl } from '#app/platform/db.server';
import { keyedDigest } from '#app/platform/secret.server';
import { networkOf } from './domain';

/** Attempts per window; each counter is shared by all web processes. */
interface Limit {
  /** What is counted together: an account, a network, everybody. */
  scope: 'account' | 'network' | 'global';
  value: string;
  max: number;
}

export const WINDOW_MINUTES = 15;
export type Purpose = 'sign-in' | 'reset' | 'invitation' | 'password';
/** Of links by mail nobody needs many, and somebody else's letter box would get them. */
const MAX_PER_ACCOUNT: Record<Purpose, number> = { 'sign-in': 10, reset: 3, invitation: 10, password: 10 };
const MAX_PER_NETWORK = 60;
const MAX_GLOBAL = 6_000;

/**
 * Counts one attempt for the account, the caller's network and everybody, and refuses when one of them
 * has had too many. The account is a delay, never a lock: it opens again with the next window.
 * Keys are keyed digests, so that the table names no person. AppError `rate-limited`.
 */
export async function countAttempt(
  attempt: { purpose: Purpose; account: string; ip: string | null },
  now: Date,
): Promise<void> {
  const { purpose, account, ip } = attempt;
  await countAll(purpose, now, [
    { scope: 'account', value: account, max: MAX_PER_ACCOUNT[purpose] },
    ...(ip === null ? [] : [{ scope: 'network', value: networkOf(ip), max: MAX_PER_NETWORK } as const]),
    { scope: 'global', value: '', max: MAX_GLOBAL },
  ]);
}

/** After a success the account starts afresh; the network does not, or one good password would buy endless guesses. */
export async function forgetAccount(purpose: Purpose, account: string): Promise<void> {
  await withControl((db) => db.rateLimit.deleteMany({ where: { key: limitKey(purpose, { scope: 'account', value: account }) } }));
}

async function countAll(purpose: string, now: Date, limits: Limit[]): Promise<void> {
  const byKey = new Map(limits.map((limit) => [limitKey(purpose, limit), limit]));
  // In one order everywhere, so that two requests never wait for each other's rows.
  const keys = [...byKey.keys()].sort();
  const windowOpened = new Date(now.getTime() - WINDOW_MINUTES * 60_000);
  const counters = await withControl((db) => db.$queryRaw<{ key: string; hits: number }[]>`
    INSERT INTO rate_limit AS counter (key, window_start, hits)
    SELECT key, ${now}::timestamptz, 1 FROM unnest(${keys}::text[]) WITH ORDINALITY AS asked (key, place) ORDER BY place
    ON CONFLICT (key) DO UPDATE SET
      hits = CASE WHEN counter.window_start <= ${windowOpened}::timestamptz THEN 1 ELSE counter.hits + 1 END,
      window_start = CASE WHEN counter.window_start <= ${windowOpened}::timestamptz THEN excluded.window_start ELSE counter.window_start END
    RETURNING key, hits`);
  if (counters.some(({ key, hits }) => hits > (byKey.get(key)?.max ?? 0))) {
    throw new AppError('rate-limited', { reason: 'access:error.too-many-attempts', params: { minutes: WINDOW_MINUTES } });
  }
}

function limitKey(purpose: string, { scope, value }: Pick<Limit, 'scope' | 'value'>): string {
  return keyedDigest('rate-limit', purpose, scope, value);
}
