import { describe, expect, it } from 'vitest';
import { absoluteDeadline, cookieValue, idleDeadline, isSessionId, readApiToken, refreshedDeadline } from './domain';

const signedIn = new Date('2026-11-23T02:00:00Z');
const absolute = absoluteDeadline(signedIn);
const after = (hours: number): Date => new Date(signedIn.getTime() + hours * 3_600_000);

describe('when a session ends', () => {
  it.each([
    ['agent', 0, '2026-11-30T02:00:00.000Z'],
    ['owner', 0, '2026-11-23T14:00:00.000Z'],
    ['admin', 10, '2026-11-24T00:00:00.000Z'],
    ['agent', 24 * 29, '2026-12-23T02:00:00.000Z'],
  ] as const)('%s, used %i hours after sign-in: %s', (role, hours, end) => {
    expect(idleDeadline(role, after(hours), absolute).toISOString()).toBe(end);
  });
  it('is moved at most once an hour, and never past the absolute end', () => {
    const session = { expiresAt: idleDeadline('agent', signedIn, absolute), absoluteExpiresAt: absolute };
    expect(refreshedDeadline('agent', after(0.9), session)).toBeNull();
    expect(refreshedDeadline('agent', after(1), session)).toEqual(new Date(session.expiresAt.getTime() + 3_600_000));
    expect(refreshedDeadline('agent', after(24 * 29), { expiresAt: absolute, absoluteExpiresAt: absolute })).toBeNull();
  });
});

describe('what a client sends', () => {
  const id = 'abcdefghijklmnopqrstuvwxyz234567abcdefgh';
  it.each([
    [`hf_session=${id}`, id],
    [`a=1; hf_session=${id}; b=2`, id],
    [`a=1;hf_session=${id}`, id],
    [`xhf_session=${id}`, null],
    ['', null],
    [null, null],
  ])('%s', (header, value) => expect(cookieValue(header, 'hf_session')).toBe(value));
  it('is a session id only in its exact shape', () => {
    expect(isSessionId(id)).toBe(true);
    expect([`${id}a`, id.toUpperCase(), id.slice(1), `${id.slice(1)}1`].map(isSessionId)).toEqual([false, false, false, false]);
  });
  it('names its tenant in a token', () => {
    const secret = 'A'.repeat(43);
    expect(readApiToken(`Bearer hf_01a208f22cd5749bbd7a7c1c30ea1829_${secret}`)).toEqual({ tenantId: '01a208f2-2cd5-749b-bd7a-7c1c30ea1829', secret });
    expect(readApiToken(`Bearer hf_01A208F22cd5749bbd7a7c1c30ea1829_${secret}`)).toBeNull();
    expect(readApiToken(`bearer hf_x_${secret}`)).toBeNull();
  });
});
