#!/usr/bin/env node
/**
 * `npm run faults -- [--seed N] [--seconds 60] [--workers 3] [--redis] [--keep]`: real worker processes on a
 * scratch database are killed, cut off and robbed of their queue at random, and a ledger outside the database
 * tells what was lost or done twice. The same seed gives the same faults.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { installDependencies } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { say } from './lib/say.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    seconds: { type: 'string', default: '60' },
    workers: { type: 'string', default: '3' },
    redis: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
})
const [seed, seconds, workers] = [values.seed, values.seconds, values.workers].map(Number)

await installDependencies()
const { generateClient } = await import('./lib/build.mjs')
await generateClient()
const { freePort } = await import('./lib/ports.mjs')
const { removeCluster, startCluster, throwAwaySettings } = await import('./lib/cluster.mjs')
const { embeddedUrls } = await import('./lib/db-url.mjs')
const { migrate } = await import('./lib/migrate.mjs')
const { roleNames } = await import('./lib/role-names.mjs')
const { createDatabase, createRoles, prepareDatabase, withConnection } = await import('./lib/roles.mjs')
const { loadSecrets } = await import('./lib/secrets.mjs')

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'huifang-faults-'))
fs.chmodSync(folder, 0o755)
const secrets = loadSecrets(folder)
// An acknowledged commit must outlive the server's process; outliving the machine is not what is tried here.
const extraSettings = { ...throwAwaySettings, synchronous_commit: 'on' }
const start = () => startCluster({ dataDir: folder, superuserPassword: secrets.superuserPassword, extraSettings })
let cluster = await start()
const redis = values.redis ? await startRedis() : null
try {
  const database = 'faults'
  await withConnection(cluster.superuserUrl, async (client) => {
    await createRoles(client, secrets)
    await createDatabase(client, database, roleNames.owner)
  })
  const superuserUrl = cluster.superuserUrl.replace(/\/postgres$/, `/${database}`)
  await withConnection(superuserUrl, prepareDatabase)
  const { ownerUrl, appUrl } = embeddedUrls({ port: cluster.port, secrets, database })
  await migrate(ownerUrl)
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DATABASE_URL: appUrl,
    DATA_DIR: folder,
    SESSION_SECRET: secrets.sessionSecret,
    LOG_LEVEL: 'silent',
    ...(redis ? { REDIS_URL: redis.url } : {}),
  })
  const built = await bundle()
  const { runFaults } = await import(pathToFileURL(path.join(built, 'run.js')).href)
  say(`seed ${seed}, ${seconds} s, ${workers} workers, jobs on ${redis ? 'Redis' : 'PostgreSQL'}; logs in ${folder}`)
  const report = await runFaults({
    seed,
    seconds,
    workers,
    program: path.join(built, 'worker.js'),
    folder,
    superuserUrl,
    restartDatabase: async () => {
      await cluster.stop('immediate')
      cluster = await start()
    },
    say,
  })
  print(report)
} finally {
  await cluster.stop('immediate')
  await redis?.stop()
  removeCluster(folder)
  if (!values.keep && !process.exitCode) fs.rmSync(folder, { recursive: true, force: true })
}
process.exit(process.exitCode ?? 0)

function print({ planned, faults, lost, doubled, repeats, dead, unfinished, settledMs }) {
  for (const [fault, times] of Object.entries(faults)) say(`  ${String(times).padStart(5)}  ${fault}`)
  say(`${planned} units of work promised; ${repeats} repeated deliveries, known by their key; settled in ${(settledMs / 1000).toFixed(1)} s`)
  if (unfinished) say(`${unfinished} rows were still unfinished at the end`)
  if (dead) say(`${dead} rows went to the dead-letter list`)
  for (const [name, units] of Object.entries({ lost, doubled })) if (units.length) say(`${name}: ${units.slice(0, 20).join(', ')}`)
  const total = Object.values(faults).reduce((sum, times) => sum + times, 0)
  say(`${total} faults, ${lost.length} lost, ${doubled.length} doubled`)
  process.exitCode = lost.length || doubled.length ? 1 : 0
}

async function bundle() {
  const { build } = await import('esbuild')
  const outdir = path.join(root, '.cache', 'faults')
  await build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: ['run', 'worker'].map((name) => path.join('tests', 'faults', `${name}.ts`)),
    format: 'esm',
    logLevel: 'warning',
    outdir,
    packages: 'external',
    platform: 'node',
    sourcemap: true,
    target: 'node20',
    tsconfig: path.join(root, 'tsconfig.json'),
  })
  return outdir
}

async function startRedis() {
  const { spawn } = await import('node:child_process')
  const { findProgram } = await import('./lib/programs.mjs')
  const program = findProgram(['redis-server', 'valkey-server'])
  if (!program) throw new Error('--redis needs a redis-server or valkey-server on this machine')
  const port = await freePort()
  const child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' })
  return { url: `redis://127.0.0.1:${port}`, stop: () => child.kill('SIGKILL') }
}
