import type { Caller } from '#app/server/root-router.server';
import { aTenant, callerFor, actorOf, type Person, type TestTenant } from '#tests/factories/tenant';
import { withDesk, type DeskParts } from './world/desk';
import { withImports, type ImportParts } from './world/imports';
import { withPeople, type PeopleParts } from './world/people';
import { withRecords, type RecordParts } from './world/records';
import { withTraces, type TraceParts } from './world/traces';

/** Things of one kind made in advance, so that destructive calls don't take each other's. */
export type Pool = (purpose: string) => string;

export interface WorldCore {
  tenant: TestTenant;
  owner: Person;
  /** The owner at the desk: the role that may do everything. */
  call: Caller;
  /** Stands in one text of every kind of row; the other tenant's never. */
  canary: string;
  /** A code that only this tenant uses for a form, a script and a rule. */
  onlyCode: string;
}

export type World = WorldCore & PeopleParts & RecordParts & DeskParts & ImportParts & TraceParts;

/**
 * A tenant with a row of every kind. Two worlds have the same names, phones, VINs, plates, codes and numbers; they
 * differ in ids, in the canary and in what must be unique in the whole installation (slug, addresses).
 */
export async function aWorld(letter: 'A' | 'B'): Promise<World> {
  const tenant = await aTenant({ name: '锦城汽车' });
  const { owner } = tenant;
  const core: WorldCore = {
    tenant,
    owner,
    call: callerFor(await actorOf(await tenant.cookieOf(owner), tenant.clock), tenant.clock),
    canary: `canary-${letter.toLowerCase()}-7f3k`,
    onlyCode: `ONLY-${letter}-OWN`,
  };
  const people = await withPeople(core);
  const records = await withRecords(core, people);
  const desk = await withDesk(core, people, records);
  const imports = await withImports(core);
  return { ...core, ...people, ...records, ...desk, ...imports, ...(await withTraces(core)) };
}

/** Hands out each id once; the same purpose always gets the same one. */
export function poolOf(kind: string, ids: readonly string[]): Pool {
  const given = new Map<string, string>();
  return (purpose) => {
    const known = given.get(purpose);
    if (known !== undefined) return known;
    const id = ids[given.size];
    if (id === undefined) throw new Error(`the world has only ${ids.length} of kind ${kind}: make more for ${purpose}`);
    given.set(purpose, id);
    return id;
  };
}

/** `count` things made one after another, so that their numbers are the same in both worlds. */
export async function several(count: number, make: (index: number) => Promise<string>): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await make(index));
  return ids;
}
