import { createPostgresBackend, DEFAULT_SCHEMA, Queue, runMigrations, Worker, type PgQueryable } from 'bullmq';
import pg from 'pg';
import { logger } from '../logger.server';
import type { JobQueue } from '../queue.server';
import { BullQueue } from './bull.server';

/** Three workers keep a connection each for LISTEN; the rest is for queries. */
const CONNECTIONS = 10;

/**
 * BullMQ on PostgreSQL, in the schema `bullmq` that the app role owns. Brings that schema to the level
 * of the package; several processes may do so at once. LISTEN needs a direct connection: a pooler in
 * transaction mode between here and the server would leave workers asleep.
 */
export async function openPostgresQueue(connectionString: string): Promise<JobQueue> {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    options: `-c search_path=${DEFAULT_SCHEMA}`,
    application_name: 'huifang-queue',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    query_timeout: 30_000,
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'queue connection lost'));
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new BullQueue({
    backend: 'postgres',
    queue: (name, options) => new Queue(name, { ...options, connection: pool }, createPostgresBackend),
    worker: (name, run, options) => new Worker(name, run, { ...options, connection: pool }, createPostgresBackend),
    wipe: () => wipe(pool),
    end: () => pool.end(),
  });
}

async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [DEFAULT_SCHEMA]);
    await runMigrations(rowCount ? withoutCreateSchema(client) : client, DEFAULT_SCHEMA);
  } finally {
    client.release();
  }
}

/**
 * The package sends CREATE SCHEMA IF NOT EXISTS every time, which PostgreSQL refuses to a role without
 * CREATE on the database even when the schema is there. The app role must not get that right.
 */
function withoutCreateSchema(client: PgQueryable): PgQueryable {
  return {
    query: (text, params) => (text.startsWith('CREATE SCHEMA') ? Promise.resolve({ rows: [] }) : client.query(text, params)),
  };
}

/** Everything but the record of migrations. */
async function wipe(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS name FROM pg_tables
     WHERE schemaname = $1 AND tablename <> 'migration'`,
    [DEFAULT_SCHEMA],
  );
  if (rows[0]?.name) await pool.query(`TRUNCATE ${rows[0].name}`);
}
