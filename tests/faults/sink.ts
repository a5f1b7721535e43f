import { appendFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Random } from './random';

export interface Sink {
  url: string;
  /** Calls that came again with a key seen before, as they may. */
  repeats(): number;
  /** Whether callers are killed at their calls; off while the run settles. */
  setKilling(isOn: boolean): void;
  close(): Promise<void>;
}

/**
 * The outside world: takes effects as a payment service or a webhook receiver does, once per key, and
 * writes each one to an append-only file outside the database. It knows who calls, and kills some callers
 * at the two bad moments: before the effect is taken, and after it, before they hear of it.
 */
export async function startSink(ledger: string, random: Random, kill: (pid: number, when: string) => boolean): Promise<Sink> {
  const keys = new Set<string>();
  let repeats = 0;
  let isKilling = true;
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://sink').searchParams;
    const [unit, key, pid] = [Number(query.get('unit')), query.get('key') ?? '', Number(query.get('pid'))];
    const fate = isKilling ? random.pick({ live: 94, before: 3, after: 3 }) : 'live';
    if (fate === 'before' && kill(pid, 'before its effect')) return;
    if (keys.has(key)) repeats += 1;
    else {
      keys.add(key);
      appendFileSync(ledger, `${JSON.stringify({ kind: 'effect', unit, key, pid })}\n`);
    }
    if (fate === 'after' && kill(pid, 'after its effect')) return;
    response.end('taken');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    repeats: () => repeats,
    setKilling: (isOn) => {
      isKilling = isOn;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
