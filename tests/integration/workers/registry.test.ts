import { describe, expect, it } from 'vitest';
import type { JobContract } from '#app/lib/job-contract';
import { registry } from '#workers/registry';

const modules = import.meta.glob<Record<string, unknown>>(['/app/modules/**/jobs.ts', '/app/lib/*-turn.ts'], { eager: true });

const contracts = Object.values(modules).flatMap((exports) => Object.values(exports).filter(isContract));

function isContract(value: unknown): value is JobContract {
  return typeof value === 'object' && value !== null && 'queue' in value && 'payload' in value && 'name' in value;
}

describe('every job and event of the product', () => {
  it.each(contracts.map((contract) => contract.name))('%s has a handler, or is listed as unheard', (name) => {
    expect(registry.contractOf(name)).toBeDefined();
  });

  it('has a name of its own', () => {
    const names = contracts.map((contract) => contract.name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
