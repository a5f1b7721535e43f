import fs from 'node:fs';
import path from 'node:path';
import { hashOf, readJson, writeJson } from './files.mjs';
import { acquireLock } from './lock.mjs';
import { buildDir, root } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { LaunchError, say } from './say.mjs';

const schemaDir = path.join(root, 'prisma', 'schema');
const sources = ['app', 'workers', 'prisma', 'public', 'templates'].concat([
  'package-lock.json',
  'remix.config.js',
  'tsconfig.json',
  'vite.config.ts',
  path.join('bin', 'lib', 'build.mjs'),
]);

/** The programs bundled for Node.js: name in build/ and where each starts. */
const programs = {
  main: 'app/server/main.server.ts',
  workers: 'workers/index.ts',
  seed: 'prisma/seed/index.ts',
};

/** Generates the Prisma client when the schema changed. Needs no engine download. */
export async function generateClient() {
  if (!fs.existsSync(schemaDir)) return;
  const stampFile = path.join(root, 'node_modules', '.huifang', 'generate.json');
  const hash = hashOf([schemaDir]);
  if (readJson(stampFile)?.hash === hash && generatedFolders().every((folder) => fs.existsSync(folder))) return;
  say('Generating the database client ...');
  await runTool('prisma/build/index.js', ['generate', '--schema', schemaDir, '--no-hints'], {
    // Generating does not use the native schema engine but insists that a file for it exists.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  });
  writeJson(stampFile, { hash }, 0o644);
}

function generatedFolders() {
  const texts = fs.readdirSync(schemaDir, { recursive: true }).filter((name) => name.endsWith('.prisma'));
  return texts.flatMap((name) => {
    const text = fs.readFileSync(path.join(schemaDir, name), 'utf8');
    const outputs = [...text.matchAll(/generator\s+\w+\s*\{[^}]*?output\s*=\s*"([^"]+)"/g)];
    return outputs.map(([, output]) => path.resolve(schemaDir, path.dirname(name), output));
  });
}

/** Builds pages and programs when a source changed since the last build. */
export async function buildProduct() {
  const release = await acquireLock(path.join(root, '.cache', 'build.lock'), { waitMs: 600_000 });
  if (!release) throw new LaunchError('Another build in this folder has not finished within ten minutes.');
  try {
    await generateClient();
    const stampFile = path.join(buildDir, 'stamp.json');
    const hash = hashOf(sources.map((name) => path.join(root, name)));
    if (readJson(stampFile)?.hash === hash) return;
    say('Building ...');
    fs.rmSync(stampFile, { force: true });
    await runTool('@remix-run/dev/dist/cli.js', ['vite:build', '--logLevel', 'warn'], { NODE_ENV: 'production' });
    await bundlePrograms();
    writeJson(stampFile, { hash }, 0o644);
  } finally {
    release();
  }
}

async function bundlePrograms() {
  const { build, stop } = await import('esbuild');
  const entries = Object.entries(programs).filter(([, entry]) => fs.existsSync(path.join(root, entry)));
  await build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: Object.fromEntries(entries),
    format: 'esm',
    logLevel: 'warning',
    outdir: buildDir,
    packages: 'external',
    platform: 'node',
    sourcemap: true,
    splitting: false,
    target: 'node20',
    tsconfig: path.join(root, 'tsconfig.json'),
  });
  // Otherwise its service would stay for as long as the launcher does.
  await stop();
}

async function runTool(script, args, env) {
  const { code, output } = await runQuietly(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    env: { ...process.env, ...env, DO_NOT_TRACK: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (code !== 0) throw new LaunchError(`Building stopped: ${script} ${args[0]} failed.\n${output}`);
}
