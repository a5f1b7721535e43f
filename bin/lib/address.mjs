import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from './say.mjs';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Where the product listens: {host, port, isLoopback, url}. */
export function addressFrom(env) {
  const host = env.HOST || '127.0.0.1';
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new LaunchError(`PORT must be a number from 1 to 65535; it is "${env.PORT}".`);
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const url = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
  return { host, port, isLoopback: loopback.has(host), url };
}

/** Refuses early and by name when something else listens on the port. */
export async function checkPortIsFree({ host, port }) {
  await new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error) => reject(new LaunchError(refusal(error, host, port))));
    server.listen(port, host, () => server.close(resolve));
  });
}

function refusal(error, host, port) {
  if (error.code === 'EADDRINUSE') return `PORT ${port} on ${host} is taken by another program. Choose another: PORT=${port + 1} npm start`;
  if (error.code === 'EACCES') return `PORT ${port} needs special rights. Choose one above 1023: PORT=3000 npm start`;
  return `HOST ${host} cannot be listened on (${error.code}).`;
}

/** Waits until the product says it is ready. hasFailed() ends the wait early. */
export async function waitUntilReady(url, { timeoutMs, hasFailed }) {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (hasFailed()) return false;
    const isReady = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return true;
    await sleep(50);
  }
  return false;
}
