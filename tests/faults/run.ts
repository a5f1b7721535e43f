import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { closeDatabase } from '#app/platform/db.server';
import { openQueue } from '#app/platform/queue/open.server';
import type { JobQueue } from '#app/platform/queue.server';
import { Fleet } from './fleet';
import { judge, type Verdict } from './ledger';
import { makeTenants, produce, unfinished } from './producer';
import { seeded, type Random } from './random';
import { startSink } from './sink';

export interface FaultOptions {
  seed: number;
  seconds: number;
  workers: number;
  /** The bundled worker program. */
  program: string;
  folder: string;
  superuserUrl: string;
  /** Stops the database at once and starts it again. */
  restartDatabase(): Promise<void>;
  say(text: string): void;
}

export interface FaultReport extends Verdict {
  faults: Record<string, number>;
  repeats: number;
  dead: number;
  unfinished: number;
  settledMs: number;
}

const TENANTS = 5;
/** Units of work a second. */
const PACE = 12;
const SETTLE_MS = 120_000;
const FAULTS = { kill: 55, terminate: 15, connection: 18, wipe: 9, database: 3 };

/** Works and breaks at the same time, then lets everything settle and counts. */
export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const random = seeded(options.seed);
  const ledger = join(options.folder, 'ledger.jsonl');
  const faults: Record<string, number> = {};
  const count = (fault: string): void => {
    faults[fault] = (faults[fault] ?? 0) + 1;
  };
  const tenants = await makeTenants(TENANTS);
  // The sink's kills hang on the order of calls, so they have dice of their own.
  const sink = await startSink(ledger, seeded(options.seed + 1), (pid, when) => {
    if (!fleet.strike(pid, 'SIGKILL')) return false;
    count(`killed ${when}`);
    return true;
  });
  const fleet = new Fleet(options.program, [sink.url], options.workers, join(options.folder, 'workers.log'));
  const until = Date.now() + options.seconds * 1_000;
  await Promise.all([work(until, ledger, tenants, random), breakThings(until, fleet, options, seeded(options.seed + 2), count)]);

  options.say('Settling ...');
  sink.setKilling(false);
  const settleStart = Date.now();
  let state = await unfinished();
  while (state.waiting > 0 && Date.now() - settleStart < SETTLE_MS) {
    await pause(500);
    state = await unfinished();
  }
  const settledMs = Date.now() - settleStart;
  await fleet.end();
  if (fleet.unexpected > 0) faults['ended by itself'] = fleet.unexpected;
  const verdict = await judge(ledger);
  await sink.close();
  await closeDatabase();
  return { ...verdict, faults, repeats: sink.repeats(), dead: state.dead, unfinished: state.waiting, settledMs };
}

async function work(until: number, ledger: string, tenants: string[], random: Random): Promise<void> {
  const running: Promise<void>[] = [];
  for (let unit = 1; Date.now() < until; unit += 1) {
    // Most of the work is the first tenant's.
    const tenantId = tenants[random.next() < 0.6 ? 0 : random.between(1, tenants.length - 1)];
    if (tenantId) running.push(produce(ledger, tenantId, unit, random));
    await pause(1_000 / PACE);
  }
  await Promise.all(running);
}

async function breakThings(until: number, fleet: Fleet, options: FaultOptions, random: Random, count: (fault: string) => void): Promise<void> {
  let queue: JobQueue | null = null;
  await pause(3_000);
  while (Date.now() < until) {
    const fault = random.pick(FAULTS);
    const pids = fleet.pids();
    const pid = pids[random.between(0, Math.max(0, pids.length - 1))] ?? 0;
    if (fault === 'kill' && fleet.strike(pid, 'SIGKILL')) count('killed at random');
    if (fault === 'terminate' && fleet.strike(pid, 'SIGTERM')) count('asked to end');
    if (fault === 'connection' && (await cutConnection(options.superuserUrl, random))) count('connection cut');
    if (fault === 'wipe') {
      try {
        queue ??= await openQueue();
        await queue.wipe();
        count('queue wiped');
      } catch {
        // Met a restart of the database: this fault didn't happen.
      }
    }
    if (fault === 'database') {
      await options.restartDatabase();
      count('database restarted');
    }
    // Long enough that those who were struck are back at work: it is work that has to be hit.
    await pause(random.between(400, 2_400));
  }
  await queue?.close(1_000);
}

/** Ends one connection of the app role, whatever it is doing. */
async function cutConnection(superuserUrl: string, random: Random): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query(
      `WITH ours AS MATERIALIZED (
         SELECT pid, percent_rank() OVER (ORDER BY pid) AS place FROM pg_stat_activity WHERE usename = 'huifang_app' AND datname = current_database()
       ), chosen AS MATERIALIZED (SELECT pid FROM ours ORDER BY abs(place - $1::float8) LIMIT 1)
       SELECT pg_terminate_backend(pid) FROM chosen`,
      [random.next()],
    );
    return rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
