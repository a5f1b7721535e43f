import type { JobContract } from '#app/lib/job-contract';
import type { Registered } from './handler';

/** Everything a set of workers can do, by job name. */
export interface Registry {
  readonly entries: ReadonlyMap<string, readonly Registered[]>;
  contractOf(name: string): JobContract | undefined;
}

/**
 * `silent` are events that are recorded and that nobody listens to yet; without being named they would
 * wait for a worker that knows them. Only tenant jobs may have several handlers: they share a transaction.
 */
export function buildRegistry(handlers: readonly Registered[], silent: readonly JobContract[] = []): Registry {
  const entries = new Map<string, Registered[]>();
  const contracts = new Map<string, JobContract>();
  for (const handler of handlers) {
    const { name } = handler.contract;
    const present = entries.get(name) ?? [];
    if (present.length > 0 && [...present, handler].some((each) => each.kind !== 'tenant')) {
      throw new Error(`job ${name} has two handlers, and they can't share one transaction`);
    }
    entries.set(name, [...present, handler]);
    contracts.set(name, handler.contract);
  }
  for (const contract of silent) {
    if (entries.has(contract.name)) throw new Error(`event ${contract.name} is listed as unheard, but somebody listens`);
    entries.set(contract.name, []);
    contracts.set(contract.name, contract);
  }
  return { entries, contractOf: (name) => contracts.get(name) };
}
