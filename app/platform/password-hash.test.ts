import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { isAppError } from '#app/lib/app-error';
import { hashPassword, needsRehash, verifyPassword } from './password-hash.server';

describe('a stored password', () => {
  it('is argon2id with 19 MiB, two passes, one lane', async () => {
    const stored = await hashPassword('每天回访三位车主');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(needsRehash(stored)).toBe(false);
    expect(await verifyPassword(stored, '每天回访三位车主')).toBe(true);
    expect(await verifyPassword(stored, '每天回访四位车主')).toBe(false);
  });
  it('fits however the keyboard writes its characters', async () => {
    expect(await verifyPassword(await hashPassword('Caf\u00e9 à la carte'), 'Cafe\u0301 à la carte')).toBe(true);
  });
  it('of weaker parameters is to be renewed', async () => {
    expect(needsRehash(await hash('x', { memoryCost: 8_192, timeCost: 1, parallelism: 1 }))).toBe(true);
  });
  it('that does not exist fits nothing', async () => {
    expect(await verifyPassword(null, '')).toBe(false);
  });
});

it('more sign-ins than the machine can hash are turned away, and the next ones are served again', async () => {
  const results = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword('one of very many')));
  const refused = results.filter((result) => result.status === 'rejected' && isAppError(result.reason) && result.reason.code === 'unavailable');
  expect(refused).toHaveLength(60 - 42);
  await expect(hashPassword('afterwards')).resolves.toContain('argon2id');
});
