import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const noFilter = { externalTables: [], externalEnums: [] };
let loaded;

/**
 * Prisma's schema engine as WebAssembly: what `prisma migrate` uses, without the native engine it would download.
 * Its package is made for bundlers; Node.js needs the module wired by hand.
 */
async function loadEngine() {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const home = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = fs.readFileSync(path.join(home, 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': withIdleTimers(bindings) });
    // A crash inside the engine arrives here; without a place for its message all one sees is that nothing answers.
    globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => process.stderr.write(`schema engine: ${message}\n`) };
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return bindings.SchemaEngine;
  })();
  return loaded;
}

/** The engine leaves a timer of ten seconds behind; unless it is idle, the program that migrated waits for it to end. */
function withIdleTimers(bindings) {
  const timers = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const idle = (callback, ms) => setTimeout(callback, ms >>> 0).unref();
  return { ...bindings, ...Object.fromEntries(timers.map((name) => [name, idle])) };
}

/** Opens the engine on a database (or on none: null), hands it to work and frees it. datamodels: [path, text] pairs. */
async function withEngine(url, datamodels, work) {
  const [Engine, { adapter, close }] = await Promise.all([loadEngine(), url ? openAdapter(url) : noDatabase()]);
  const engine = await Engine.new({ datamodels }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await close();
  }
}

/** Recorded together with a migration's own changes, so that a kill in between leaves no doubt (see migrate.mjs). */
export const appliedMark = 'applied';
const recordApplied = `UPDATE _prisma_migrations SET logs = '${appliedMark}' WHERE finished_at IS NULL AND rolled_back_at IS NULL`;

/**
 * The adapter cuts scripts at every semicolon, which breaks function bodies and texts. A whole script in one query
 * is right for both, and one transaction besides: a migration happens entirely or not at all.
 */
async function openAdapter(url) {
  const [{ PrismaPg }, { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum }] = await Promise.all([
    import('@prisma/adapter-pg'),
    import('@prisma/driver-adapter-utils'),
  ]);
  // Freeing the engine leaves its connections open, and a database in use cannot be copied.
  const pools = [];
  class WholeScripts extends PrismaPg {
    async connect() {
      const connection = await super.connect();
      pools.push(connection.client);
      connection.executeScript = async (script) => {
        const isMigration = !script.includes('_prisma_migrations');
        await connection.client.query(isMigration ? `${script}\n;\n${recordApplied}` : script).catch((error) => connection.onError(error));
      };
      readInternalChars(connection, ColumnTypeEnum.Character);
      return connection;
    }
  }
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString: url }));
  return { adapter, close: () => Promise.all(pools.map((pool) => pool.ended || pool.end())) };
}

/** The catalogue's one-byte type "char" is unknown to the adapter, and introspection reads it: handed on as a character. */
function readInternalChars(connection, character) {
  const [internalChar, text] = [18, 25];
  const query = connection.queryRaw;
  connection.queryRaw = async (request) => {
    let fields = [];
    const performIO = async (inner) => {
      const result = await connection.performIO(inner);
      fields = result.fields.map((field) => field.dataTypeID);
      for (const field of result.fields) if (field.dataTypeID === internalChar) field.dataTypeID = text;
      return result;
    };
    const result = await query.call(Object.assign(Object.create(connection), { performIO }), request);
    const columnTypes = result.columnTypes.map((type, at) => (fields[at] === internalChar ? character : type));
    return { ...result, columnTypes };
  };
}

/** The engine wants a connection even to compare two texts; this one knows its dialect and nothing else. */
async function noDatabase() {
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils');
  const answer = { provider: 'postgres', adapterName: 'none' };
  const nothing = async () => ({ columnNames: [], columnTypes: [], rows: [] });
  const connection = {
    ...answer,
    dispose: async () => {},
    executeRaw: async () => 0,
    executeScript: async () => {},
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    queryRaw: nothing,
  };
  const connect = async () => connection;
  return { adapter: bindMigrationAwareSqlAdapterFactory({ ...answer, connect, connectToShadowDb: connect }), close: async () => {} };
}

/** `prisma migrate deploy`: applies what is missing, returns the names applied now. */
export function applyMigrations(url, migrationsDir) {
  return withEngine(url, undefined, async (engine) => {
    const input = { migrationsList: listMigrations(migrationsDir), filters: noFilter };
    return (await engine.applyMigrations(input)).appliedMigrationNames;
  });
}

/** SQL that turns one schema into another, without any database. Schemas: [path, text] pairs. */
export function diffSchemas(from, to) {
  const target = (files) =>
    files.length ? { tag: 'schemaDatamodel', files: files.map(([name, content]) => ({ path: name, content })) } : { tag: 'empty' };
  return withEngine(null, to, async (engine) => {
    const result = await engine.diff({ from: target(from), to: target(to), script: true, exitCode: null, filters: noFilter });
    return result.stdout ?? '';
  });
}

/** The schema a database really has, in Prisma's language; base is the file with datasource and generator. */
export function introspect(url, base) {
  return withEngine(url, [base], async (engine) => {
    const schema = { files: [{ path: base[0], content: base[1] }] };
    const input = { schema, force: true, compositeTypeDepth: 0, namespaces: null, baseDirectoryPath: '.' };
    return (await engine.introspect(input)).schema.files.map(({ path: name, content }) => [name, content]);
  });
}

function listMigrations(baseDir) {
  const read = (file) => {
    const full = path.join(baseDir, file);
    return fs.existsSync(full) ? fs.readFileSync(full, 'utf8') : null;
  };
  const content = (file) => {
    const text = read(file);
    return text === null ? { tag: 'error', value: `${file} is missing` } : { tag: 'ok', value: text };
  };
  const folders = fs.existsSync(baseDir) ? fs.readdirSync(baseDir, { withFileTypes: true }) : [];
  const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: content(path.join(name, 'migration.sql')) },
    })),
  };
}
