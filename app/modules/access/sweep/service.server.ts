import type { Clock } from '#app/platform/clock.server';
import { withControl } from '#app/platform/db.server';

/** Nothing is counted or asked about for longer than this after it ended. */
const KEPT_MS = 24 * 3_600_000;

/** Removes ended sessions at once, old counters and reset links after a day. Running twice equals running once. */
export async function sweepEnded(clock: Clock): Promise<{ sessions: number; counters: number; links: number }> {
  const now = clock.now();
  const longAgo = new Date(now.getTime() - KEPT_MS);
  return withControl(async (db) => {
    const sessions = await db.session.deleteMany({ where: { expiresAt: { lt: now } } });
    const counters = await db.rateLimit.deleteMany({ where: { windowStart: { lt: longAgo } } });
    const links = await db.passwordReset.deleteMany({ where: { expiresAt: { lt: longAgo } } });
    return { sessions: sessions.count, counters: counters.count, links: links.count };
  });
}
