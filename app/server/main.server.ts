import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { assertUnprivilegedRole, closeDatabase } from '#app/platform/db.server';
import { env } from '#app/platform/env.server';
import { logger } from '#app/platform/logger.server';
import { createHttpApp } from './http.server';

/** Longest time for requests under way when the process is asked to end, in milliseconds. */
const DRAIN_MS = 8_000;

async function serve(): Promise<void> {
  await assertUnprivilegedRole();
  const server = createServer(await createHttpApp());
  // A client that sends its headers or body drop by drop doesn't hold a socket for ever.
  server.headersTimeout = 15_000;
  server.requestTimeout = 120_000;
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(env().PORT, env().HOST, ready);
  });
  logger.info({ host: env().HOST, port: env().PORT }, 'web is listening');

  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    server.close(() => void closeDatabase().then(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // The launcher is gone: nobody would end this process otherwise.
  if (process.send) process.once('disconnect', end);
}

function forkWeb(): void {
  for (let index = 0; index < env().WEB_CONCURRENCY; index += 1) cluster.fork();
  let ending = false;
  cluster.on('exit', () => {
    if (!ending) setTimeout(() => cluster.fork(), 500);
    else if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
  });
  const end = (): void => {
    ending = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (process.send) process.once('disconnect', end);
}

process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));

if (cluster.isPrimary && env().WEB_CONCURRENCY > 1) {
  forkWeb();
} else {
  serve().catch((error: unknown) => {
    logger.fatal({ err: error }, 'web cannot start');
    process.exit(1);
  });
}
