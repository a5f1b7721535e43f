import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertUnprivilegedRole, databaseState, withControl } from './db.server';

/** Oldest server that is looked after: 18.0 as `server_version_num`. */
const MIN_SERVER_VERSION = 180_000;
/** Work that waits longer than this for its dispatch means that no workers run. */
const MAX_OUTBOX_AGE_S = 60;

export interface Check {
  ok: boolean;
  /** A failed one makes the process unready; the others only warn. */
  blocking: boolean;
  /** Figure behind the verdict; never a tenant's data. */
  value: string | number | null;
}

export type CheckName = 'role' | 'serverVersion' | 'migration' | 'outboxAge';

export interface Readiness {
  ok: boolean;
  checks: Record<CheckName, Check>;
}

/**
 * Whether this process should be sent requests (/readyz). Throws when the database can't be reached.
 * Idle workers don't take the pages away from people, so the age of the outbox (seconds) warns only.
 */
export async function readiness(): Promise<Readiness> {
  const [role, state, outboxAge] = await Promise.all([roleCheck(), databaseState(), oldestOutboxAge()]);
  const wanted = newestMigration();
  const checks: Readiness['checks'] = {
    role,
    serverVersion: { ok: state.serverVersion >= MIN_SERVER_VERSION, blocking: true, value: state.serverVersion },
    // A newer database is fine: the version after this one is being rolled out.
    migration: { ok: state.migration !== null && (wanted === null || state.migration >= wanted), blocking: true, value: state.migration },
    outboxAge: { ok: outboxAge === null || outboxAge < MAX_OUTBOX_AGE_S, blocking: false, value: outboxAge },
  };
  return { ok: Object.values(checks).every((check) => check.ok || !check.blocking), checks };
}

async function roleCheck(): Promise<Check> {
  const ok = await assertUnprivilegedRole().then(
    () => true,
    () => false,
  );
  return { ok, blocking: true, value: null };
}

/** How long the oldest event that could be dispatched has been waiting, in whole seconds; null when none waits. */
async function oldestOutboxAge(): Promise<number | null> {
  const rows = await withControl(
    (db) => db.$queryRaw<{ age: number }[]>`
      SELECT floor(extract(epoch FROM now() - available_at))::int AS age FROM outbox_event
      WHERE dispatched_at IS NULL AND available_at <= now() ORDER BY available_at, id LIMIT 1`,
  );
  return rows[0]?.age ?? null;
}

let newest: string | null | undefined;

/** The newest migration of this checkout; null where the folder wasn't shipped. Sources and bundle lie at different depths. */
function newestMigration(): string | null {
  if (newest !== undefined) return newest;
  newest = null;
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let depth = 0; depth < 4 && newest === null; depth += 1, folder = dirname(folder)) newest = lastFolder(join(folder, 'prisma', 'migrations'));
  return newest;
}

function lastFolder(folder: string): string | null {
  try {
    return readdirSync(folder).filter((name) => /^\d+_/.test(name)).sort().at(-1) ?? null;
  } catch {
    return null;
  }
}
