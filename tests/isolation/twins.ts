import { rootRouter } from '#app/server/root-router.server';
import { outcomeOf } from './twin-answer';
import { ledger, type Trial } from './twin-ledger';
import { aWitness, idsIn, type Print, type Witness } from './twin-state';
import { aWorld, type World } from './twin-world';

/** Both worlds and who looks on. The stranger calls, the host is the one whose ids are tried. */
export interface Twins {
  witness: Witness;
  stranger: World;
  host: World;
  /** Ids, session keys and codes that are the host's alone. */
  secrets: ReadonlySet<string>;
  /** What each query told the stranger before the host existed, by title. */
  alone: ReadonlyMap<string, string>;
  /** Digests of the host's and the stranger's rows as they are now. */
  prints(): Promise<{ host: Print; own: Print }>;
}

export interface TitledTrial {
  title: string;
  path: string;
  trial: Trial;
}

export const procedures = Object.keys(rootRouter._def.procedures).sort();
export const trials: TitledTrial[] = Object.entries(ledger).flatMap(([path, list]) =>
  list.map((trial) => ({ path, trial, title: trial.name ? `${path} (${trial.name})` : path })),
);

interface Definition {
  type: 'query' | 'mutation' | 'subscription';
  meta?: { openapi?: { method: string; path: string } };
}

export function definitionOf(path: string): Definition {
  const procedure = (rootRouter._def.procedures as unknown as Record<string, { _def: Definition } | undefined>)[path];
  if (!procedure) throw new Error(`${path} is no procedure any more`);
  return procedure._def;
}

/** Queries, which may be tried again and again; with the caller's own ids in the place of the other's. */
export const queryTrials = trials.filter(({ path }) => procedures.includes(path) && definitionOf(path).type === 'query');

export async function makeTwins(): Promise<Twins> {
  const witness = await aWitness();
  const stranger = await aWorld('A');
  const alone = new Map<string, string>();
  for (const { path, trial, title } of queryTrials) alone.set(title, (await outcomeOf(stranger.call, path, trial.input?.(stranger, stranger))).text);
  const host = await aWorld('B');
  const ids = [host.tenant.tenantId, stranger.tenant.tenantId] as const;
  // Accounts of people with a place in both are shared by design.
  const shared = idsIn(await witness.text(ids[1]));
  const secrets = new Set([...idsIn(await witness.text(ids[0]))].filter((id) => !shared.has(id))).add(host.onlyCode);
  const prints = async (): Promise<{ host: Print; own: Print }> => {
    const [ofHost = {}, own = {}] = await witness.prints(...ids);
    return { host: ofHost, own };
  };
  return { witness, stranger, host, secrets, alone, prints };
}
