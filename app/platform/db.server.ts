import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '@prisma/client';
import { env } from './env.server';

declare const tenantBound: unique symbol;
declare const controlBound: unique symbol;

/** Transaction bound to one tenant: row-level security shows it that tenant's rows and no others. */
export type TenantDb = Prisma.TransactionClient & { readonly [tenantBound]: true };
/** Transaction in the role huifang_control: control-plane tables only, no tenant's records. */
export type ControlDb = Prisma.TransactionClient & { readonly [controlBound]: true };

export { Prisma };

/**
 * Begins a hand-written statement that runs often: each connection then plans it once instead of every time. Only for
 * statements with few different texts, as a connection keeps each of them.
 */
export const prepared = Prisma.raw('/* prepared */');
const statementNames = new Map<string, string>();

function statementName(sql: string): string {
  let name = statementNames.get(sql);
  if (name === undefined) {
    name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
    statementNames.set(sql, name);
  }
  return name;
}

export interface UnitOptions {
  /** Longest time for the whole unit of work in milliseconds. */
  timeoutMs?: number;
  isolationLevel?: Prisma.TransactionIsolationLevel;
  /**
   * `later`: the commit does not wait for the disk. A crash of the database may lose it, so it is for work that is
   * simply done again; the next commit that waits, in whichever transaction, brings it to the disk too.
   */
  flush?: 'at-commit' | 'later';
}

let client: PrismaClient | undefined;

function unscopedClient(): PrismaClient {
  client ??= new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: env().DATABASE_URL,
        max: env().DATABASE_POOL,
        // A statement ends before Prisma's own transaction limit does: a timeout during COMMIT would
        // release the connection twice and end the process (prisma #29952).
        statement_timeout: 60_000,
        lock_timeout: 5_000,
        idle_in_transaction_session_timeout: 30_000,
      },
      // No name, nothing kept: the driver knows that, its types do not.
      { statementNameGenerator: ({ sql }) => (sql.includes(prepared.sql) ? statementName(sql) : (undefined as unknown as string)) },
    ),
  });
  return client;
}

/**
 * The one gateway to tenant data: one transaction per unit of work, the tenant set first, only the bound
 * client handed out. Ends with COMMIT when `work` resolves, ROLLBACK when it throws.
 */
export function withTenant<T>(tenantId: string, work: (db: TenantDb) => Promise<T>, options: UnitOptions = {}): Promise<T> {
  return unscopedClient().$transaction(
    async (tx) => {
      const flush = options.flush === 'later' ? Prisma.sql`, set_config('synchronous_commit', 'off', true)` : Prisma.empty;
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)${flush}`;
      return work(tx as TenantDb);
    },
    { maxWait: 10_000, timeout: options.timeoutMs ?? 70_000, ...isolation(options) },
  );
}

/** Control-plane work; only modules access, tenancy and billing and the job runtime come here. */
export function withControl<T>(work: (db: ControlDb) => Promise<T>, options: UnitOptions = {}): Promise<T> {
  return unscopedClient().$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL ROLE huifang_control`;
      return work(tx as ControlDb);
    },
    { maxWait: 10_000, timeout: options.timeoutMs ?? 70_000, ...isolation(options) },
  );
}

/**
 * A few control-plane statements inside a tenant's transaction, so that both halves commit together
 * (a member's address, a new account with its membership). One after another: nothing else may run on
 * `db` until it resolves, or it would run in the wrong role.
 */
export async function asControl<T>(db: TenantDb, work: (db: ControlDb) => Promise<T>): Promise<T> {
  await db.$executeRaw`SET LOCAL ROLE huifang_control`;
  try {
    return await work(db as unknown as ControlDb);
  } finally {
    // In a failed transaction this is refused too, and so is everything after it.
    await db.$executeRaw`SET LOCAL ROLE NONE`.catch(() => undefined);
  }
}

function isolation(options: UnitOptions): { isolationLevel?: Prisma.TransactionIsolationLevel } {
  return options.isolationLevel ? { isolationLevel: options.isolationLevel } : {};
}

/** Refuses to go on with a database role that row-level security doesn't bind (DESIGN 5). */
export async function assertUnprivilegedRole(): Promise<void> {
  const [role] = await unscopedClient().$queryRaw<{ name: string; privileged: boolean; owner: boolean }[]>`
    SELECT current_user::text AS name, r.rolsuper OR r.rolbypassrls AS privileged,
      EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_has_role(c.relowner, 'MEMBER')) AS owner
    FROM pg_roles r WHERE r.rolname = current_user`;
  if (!role || role.privileged || role.owner) {
    throw new Error(
      `DATABASE_URL signs in as "${role?.name ?? 'unknown'}", which row-level security does not bind. ` +
        'Use a role that is not superuser, not BYPASSRLS and not owner of the tables.',
    );
  }
}

/** Version of the server as a number (180004) and the newest applied migration, for /readyz. */
export async function databaseState(): Promise<{ serverVersion: number; migration: string | null }> {
  const [row] = await unscopedClient().$queryRaw<{ version: number; migration: string | null }[]>`
    SELECT current_setting('server_version_num')::int AS version,
      (SELECT max(migration_name) FROM _prisma_migrations WHERE finished_at IS NOT NULL) AS migration`;
  return { serverVersion: row?.version ?? 0, migration: row?.migration ?? null };
}

export async function closeDatabase(): Promise<void> {
  await client?.$disconnect();
  client = undefined;
}
