import path from 'node:path';
import { createReadStream } from 'node:fs';
import pg from 'pg';
import { uuidV7 } from '#app/lib/uuid-v7';
import { readHead } from '#app/modules/imports/file/service.server';
import { headerScore } from '#app/modules/imports/mapping/domain';
import { createImport, getImport } from '#app/modules/imports/job/service.server';
import type { ImportView } from '#app/modules/imports/job/schema';
import { continueImport } from '#app/modules/imports/jobs';
import { continueRun } from '#app/modules/imports/run/service.server';
import { createOrgUnit } from '#app/modules/tenancy/org-unit/service.server';
import { withControl } from '#app/platform/db.server';
import { openTable } from '#app/platform/spreadsheet.server';
import { fileStorage } from '#app/platform/storage.server';
import { asSystem } from '#workers/system';
import { writeDeliveriesXlsx } from './fixtures/deliveries-file';

interface Bench {
  superuserUrl: string;
  options: string[];
  dataDir: string;
}

/** Largest ratio and largest growth of the process between row 10,000 and the last one. */
const MAX_RATIO = 2.5;
const MAX_GROWTH_MB = 150;
const BATCH = 2_000;
const MIB = 1024 * 1024;

/**
 * An xlsx file of deliveries through the real job: read, judged, matched with what is known, written batch by batch
 * with its figures. Floor: reading the same file, plus inserting the very rows that came of it by bare unnest into
 * copies of the tables with the same indexes and foreign keys, as a superuser, in batches of the same size.
 * Other programs run beside it, so floor and ours take turns and the middle pair counts.
 */
export async function bench({ superuserUrl, options, dataDir }: Bench): Promise<{ floor: number; ours: number; ratio: number; growthMb: number }> {
  const rows = Number(options[0] ?? 100_000);
  const pairs = Number(options[1] ?? 3);
  const filePath = path.join(dataDir, 'deliveries.xlsx');
  await writeDeliveriesXlsx(filePath, rows);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();

  const results: { floor: number; ours: number; ratio: number; growthMb: number }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const tenantId = await newTenant(pair);
    const importId = await takeOn(tenantId, filePath);
    const memory = new Memory();
    const ours = await time(() => work(tenantId, importId, memory));
    const view = await asSystem(tenantId, 'bench', (ctx) => getImport(ctx, { importId }));
    assertCounts(view, rows);
    const tables = await bareTables(client);
    const reading = await time(() => readAll(filePath));
    const writing = await insertAll(client, tables, tenantId);
    const floor = reading + writing;
    results.push({ floor, ours, ratio: ours / floor, growthMb: memory.growthMb });
    console.log(
      `pair ${pair + 1}: floor ${floor.toFixed(2)} s (reading ${reading.toFixed(2)}, writing ${writing.toFixed(2)}), ours ${ours.toFixed(2)} s, ratio ${(ours / floor).toFixed(2)}; ` +
        `memory ${memory.text}`,
    );
    if (pair === 0) {
      const test = await takeOn(tenantId, filePath, 'test');
      console.log(`test of the same file: ${(await time(() => work(tenantId, test, new Memory()))).toFixed(2)} s`);
      assertUnchanged(await asSystem(tenantId, 'bench', (ctx) => getImport(ctx, { importId: test })));
    }
  }
  await client.end();
  results.sort((a, b) => a.ratio - b.ratio);
  const middle = results[Math.floor(results.length / 2)];
  if (!middle) throw new Error('at least one pair');
  const growthMb = Math.max(...results.map((result) => result.growthMb));
  if (growthMb > MAX_GROWTH_MB) throw new Error(`the process grew by ${growthMb.toFixed(0)} MB between row 10,000 and the last row; the limit is ${MAX_GROWTH_MB}`);
  if (middle.ratio > MAX_RATIO) throw new Error(`ratio ${middle.ratio.toFixed(2)}; the limit is ${MAX_RATIO}`);
  return { floor: round(middle.floor), ours: round(middle.ours), ratio: round(middle.ratio), growthMb: round(growthMb) };
}

const round = (value: number): number => Math.round(value * 100) / 100;

async function time(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

/** Memory of the process over the rows, garbage that is not yet collected included. */
class Memory {
  private at10k: number | null = null;
  private peak = 0;
  private last = 0;

  note(rowsDone: number): void {
    this.last = process.memoryUsage.rss();
    this.peak = Math.max(this.peak, this.last);
    if (rowsDone >= 10_000) this.at10k ??= this.last;
  }

  get growthMb(): number {
    return this.at10k === null ? 0 : (this.last - this.at10k) / MIB;
  }

  get text(): string {
    const mb = (bytes: number): string => `${(bytes / MIB).toFixed(0)} MB`;
    return `${mb(this.at10k ?? 0)} at row 10,000, ${mb(this.last)} at the end, ${mb(this.peak)} at most`;
  }
}

async function newTenant(pair: number): Promise<string> {
  const slug = `bench-${pair}`;
  const { id } = await withControl((db) => db.tenant.create({ data: { slug, name: slug, industry: 'dealership' }, select: { id: true } }));
  await asSystem(id, 'bench', async (ctx) => {
    for (const [index, name] of ['总店', '城东店', '昌平二级网点', '顺义二级网点'].entries()) {
      await createOrgUnit(ctx, { kind: 'outlet', code: `S${index}`, name, tier: 1 });
    }
  });
  return id;
}

async function takeOn(tenantId: string, filePath: string, next: 'run' | 'test' = 'run'): Promise<string> {
  const importId = uuidV7();
  const { bytes, sha256 } = await fileStorage().write({ tenantId, fileId: importId }, createReadStream(filePath));
  const head = await readHead(filePath, 'deliveries', {});
  await asSystem(tenantId, 'bench', (ctx) => createImport(ctx, { importId, kind: 'deliveries', fileName: 'deliveries.xlsx', fileSha256: sha256, fileBytes: bytes, head, next }));
  return importId;
}

/** The job as the worker runs it, turn after turn. */
async function work(tenantId: string, importId: string, memory: Memory): Promise<void> {
  for (;;) {
    const view = await asSystem(tenantId, 'bench', (ctx) => getImport(ctx, { importId }));
    if (view.status !== 'running' && view.status !== 'testing') return;
    let rowsDone = view.counts.rows;
    await continueRun(
      { importId, run: 1 },
      {
        unit: async (run, unit) => {
          const result = await asSystem(tenantId, 'bench', run, unit);
          // Only units of a batch have a time limit of their own.
          if (unit) memory.note((rowsDone += BATCH));
          return result;
        },
        signal: new AbortController().signal,
        isLastTry: true,
      },
    );
    await withControl((db) => db.outboxEvent.deleteMany({ where: { tenantId, name: continueImport.name } }));
  }
}

function assertCounts({ status, error, counts }: ImportView, rows: number): void {
  const rejected = Math.floor(rows / 50);
  if (status !== 'done' || counts.created !== rows - rejected || counts.rejected !== rejected) {
    throw new Error(`the import came to something else: ${JSON.stringify({ status, error, counts })}`);
  }
}

function assertUnchanged({ status, error, counts }: ImportView): void {
  if (status !== 'tested' || counts.created !== 0 || counts.updated !== 0) throw new Error(`the same file again would change something: ${JSON.stringify({ status, error, counts })}`);
}

async function readAll(filePath: string): Promise<void> {
  const table = await openTable(filePath, { headerScore: (texts) => headerScore('deliveries', texts) });
  let cells = 0;
  for await (const row of table.rows()) cells += row.cells.length;
  table.close();
  if (cells === 0) throw new Error('the file is empty');
}

interface BareTable {
  name: string;
  columns: { name: string; type: string }[];
  /** Rows in the order in which they were written. */
  order: string;
}

const TABLES: [name: string, order: string][] = [['customer', 'id'], ['customer_phone', 'customer_id'], ['vehicle', 'id'], ['vehicle_ownership', 'vehicle_id'], ['service_record', 'id']];

/** Copies without policies: same columns, indexes, checks and foreign keys, among each other where the originals are. */
async function bareTables(client: pg.Client): Promise<BareTable[]> {
  for (const [name] of [...TABLES].reverse()) await client.query(`DROP TABLE IF EXISTS ${name}_bare CASCADE`);
  for (const [name] of TABLES) await client.query(`CREATE TABLE ${name}_bare (LIKE ${name} INCLUDING ALL)`);
  const copied = new RegExp(`REFERENCES (${TABLES.map(([name]) => name).join('|')})\\(`);
  const tables: BareTable[] = [];
  for (const [name, order] of TABLES) {
    const keys = await client.query<{ name: string; definition: string }>(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'`,
      [name],
    );
    for (const key of keys.rows) {
      await client.query(`ALTER TABLE ${name}_bare ADD CONSTRAINT ${pg.escapeIdentifier(`bare_${key.name}`)} ${key.definition.replace(copied, 'REFERENCES $1_bare(')}`);
    }
    const columns = await client.query<{ name: string; type: string }>(
      `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [name],
    );
    tables.push({ name, order, columns: columns.rows });
  }
  await client.query('CHECKPOINT');
  return tables;
}

/** Seconds that the bare inserts take; fetching the rows to insert is not among them. */
async function insertAll(client: pg.Client, tables: readonly BareTable[], tenantId: string): Promise<number> {
  let seconds = 0;
  for (let offset = 0; ; offset += BATCH) {
    const batches: { sql: string; values: unknown[][] }[] = [];
    for (const { name, columns, order } of tables) {
      const list = columns.map((column) => pg.escapeIdentifier(column.name)).join(', ');
      const texts = columns.map((column) => `${pg.escapeIdentifier(column.name)}::text`).join(', ');
      const { rows } = await client.query<unknown[]>({
        text: `SELECT ${texts} FROM ${name} WHERE tenant_id = $1 ORDER BY ${order} OFFSET $2 LIMIT $3`,
        values: [tenantId, offset, BATCH],
        rowMode: 'array',
      });
      if (rows.length === 0) continue;
      const given = columns.map((column, index) => `$${index + 1}::${column.type}[]`).join(', ');
      batches.push({ sql: `INSERT INTO ${name}_bare (${list}) SELECT * FROM unnest(${given})`, values: columns.map((_, index) => rows.map((row) => row[index])) });
    }
    if (batches.length === 0) return seconds;
    seconds += await time(async () => {
      await client.query('BEGIN');
      for (const { sql, values } of batches) await client.query(sql, values);
      await client.query('COMMIT');
    });
  }
}
