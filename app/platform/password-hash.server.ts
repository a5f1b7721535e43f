import { hash, verify } from '@node-rs/argon2';
import { AppError } from '#app/lib/app-error';

/** argon2id as the OWASP cheat sheet has it: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const PREFIX = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$`;

/** One hash keeps a core busy for tens of milliseconds: more at once would stop the pages of everybody else. */
const AT_ONCE = 2;
const WAITING_MAX = 40;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_MAX) throw new AppError('unavailable', { reason: 'access:error.busy' });
    await new Promise<void>((go) => waiting.push(go));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place goes straight to the next in line; only without one it becomes free.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** PHC string of a password. AppError `unavailable` when too many wait. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), { memoryCost: MEMORY_KIB, timeCost: PASSES, parallelism: LANES }));
}

let standIn: Promise<string> | undefined;

/**
 * Whether the password fits. Without a stored hash (unknown address, no password yet) it works just as
 * long against a stand-in and says no, so that the time tells nothing.
 */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  standIn ??= hashPassword(crypto.randomUUID());
  const unknown = await standIn;
  const fits = await inTurn(() => verify(storedHash ?? unknown, password.normalize('NFKC')));
  return fits && storedHash !== null;
}

/** True when the hash was made with other parameters than today's. */
export function needsRehash(storedHash: string): boolean {
  return !storedHash.startsWith(PREFIX);
}
