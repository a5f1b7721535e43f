import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { civilDate, civilToday } from '#app/lib/civil-date';
import { DEFAULT_CALLING_HOURS, DEFAULT_RETRY } from '../rule/schema';
import {
  applyOutcome,
  canUndo,
  expireContact,
  initialState,
  isTerminal,
  isUntouched,
  restoreSnapshot,
  snapshotOf,
  withdrawContact,
  type Moment,
  type Outcome,
  type OutcomeResult,
} from './domain';
import { CONTACT_STATUSES, OUTCOMES, type ContactState } from './schema';

const timeZone = 'Asia/Shanghai';
const policy = { retry: DEFAULT_RETRY, callingHours: DEFAULT_CALLING_HOURS };

function at(local: string): Date {
  return new Date(`${local}:00+08:00`);
}

function moment(local: string): Moment {
  const now = at(local);
  return { now, today: civilToday(now, timeZone), timeZone };
}

function tryCall(outcome: Outcome, more: {
  when?: string;
  state?: Partial<ContactState>;
  expireOn?: string;
  survey?: 'none' | 'draft' | 'final';
  otherPhones?: number;
} = {}): OutcomeResult {
  return applyOutcome({
    contact: { ...initialState('planned', null), ...more.state, expireOn: civilDate(more.expireOn ?? '2026-04-06') },
    outcome,
    policy,
    survey: more.survey ?? 'none',
    otherPhones: more.otherPhones ?? 0,
    moment: moment(more.when ?? '2026-03-07T10:00'),
  });
}

describe('one attempt', () => {
  it('reached: done, with the time and day of finishing', () => {
    expect(tryCall({ kind: 'reached' }, { survey: 'final' })).toEqual({
      ok: true,
      effects: ['complete'],
      next: {
        status: 'done', reason: null, attemptCount: 1, promisedAt: null, nextAttemptAt: null,
        firstAttemptAt: at('2026-03-07T10:00'), finishedAt: at('2026-03-07T10:00'), finishedOn: '2026-03-07',
      },
    });
  });
  it('reached, but the form is not finished: refused', () => {
    expect(tryCall({ kind: 'reached' }, { survey: 'draft' })).toEqual({ ok: false, problem: 'survey-not-final' });
    expect(tryCall({ kind: 'reached' }, { survey: 'none' })).toMatchObject({ ok: true });
  });
  it('no answer: again the next day when calling hours begin', () => {
    expect(tryCall({ kind: 'no-answer' })).toMatchObject({ ok: true, next: { status: 'planned', attemptCount: 1, nextAttemptAt: at('2026-03-08T09:00') } });
  });
  test.each([
    ['busy: again after half an hour', '2026-03-07T10:00', '2026-03-07T10:30'],
    ['busy in the evening: not after calling hours, but the next morning', '2026-03-07T19:45', '2026-03-08T09:00'],
    ['busy at night: not before calling hours', '2026-03-07T06:00', '2026-03-07T09:00'],
  ])('%s', (_name, when, expected) => {
    expect(tryCall({ kind: 'busy' }, { when })).toMatchObject({ ok: true, next: { nextAttemptAt: at(expected) } });
  });
  it('no answer for the fifth time: unreachable', () => {
    expect(tryCall({ kind: 'no-answer' }, { state: { attemptCount: 3 } })).toMatchObject({ next: { status: 'planned' } });
    expect(tryCall({ kind: 'no-answer' }, { state: { attemptCount: 4 } })).toMatchObject({ next: { status: 'unreachable', reason: 'attempts-used-up', attemptCount: 5 } });
  });
  it('no answer on the last day: unreachable, because tomorrow is too late', () => {
    expect(tryCall({ kind: 'no-answer' }, { when: '2026-04-06T10:00' })).toMatchObject({ next: { status: 'unreachable', reason: 'past-expiry' } });
    expect(tryCall({ kind: 'busy' }, { when: '2026-04-06T10:00' })).toMatchObject({ next: { status: 'planned' } });
  });
  it('call later: promised, also beyond the window', () => {
    const promisedAt = at('2026-05-01T15:00');
    expect(tryCall({ kind: 'call-later', at: promisedAt })).toMatchObject({ next: { status: 'promised', promisedAt, nextAttemptAt: promisedAt, finishedAt: null } });
  });
  it('call later at a time gone by, or years ahead: refused', () => {
    expect(tryCall({ kind: 'call-later', at: at('2026-03-07T10:00') })).toEqual({ ok: false, problem: 'promise-in-past' });
    expect(tryCall({ kind: 'call-later', at: at('2028-03-07T10:00') })).toEqual({ ok: false, problem: 'promise-too-far' });
  });
  it('wrong number: the next number at once, and without one unreachable', () => {
    expect(tryCall({ kind: 'wrong-number' }, { otherPhones: 1 })).toMatchObject({ next: { status: 'planned', nextAttemptAt: null }, effects: ['mark-phone-invalid', 'try-next-phone'] });
    expect(tryCall({ kind: 'wrong-number' })).toMatchObject({ next: { status: 'unreachable', reason: 'no-valid-phone' }, effects: ['mark-phone-invalid'] });
  });
  it('refused ends this call, do-not-call blocks the customer', () => {
    expect(tryCall({ kind: 'refused' })).toMatchObject({ next: { status: 'refused' }, effects: [] });
    expect(tryCall({ kind: 'do-not-call' })).toMatchObject({ next: { status: 'refused', reason: 'do-not-contact' }, effects: ['set-do-not-contact'] });
  });
  it('no answer at the agreed time: back to the retries', () => {
    const state = { status: 'promised' as const, promisedAt: at('2026-03-07T10:00'), attemptCount: 1, firstAttemptAt: at('2026-03-06T10:00') };
    expect(tryCall({ kind: 'no-answer' }, { state })).toMatchObject({ next: { status: 'planned', promisedAt: null, attemptCount: 2, firstAttemptAt: at('2026-03-06T10:00') } });
  });
});

describe('when the last day has gone by', () => {
  const contact = { ...initialState('planned', null), expireOn: civilDate('2026-04-06') };
  const on = (today: string) => ({ today: civilDate(today), timeZone });
  it('stands on its last day', () => expect(expireContact(contact, on('2026-04-06'))).toBeNull());
  it('is expired when nobody tried, unreachable when somebody did', () => {
    expect(expireContact(contact, on('2026-04-07'))).toMatchObject({ status: 'expired', reason: 'window-passed', finishedAt: null });
    expect(expireContact({ ...contact, attemptCount: 2 }, on('2026-04-07'))).toMatchObject({ status: 'unreachable', attemptCount: 2 });
  });
  it('stands until an agreed day is over', () => {
    const promised: typeof contact = { ...contact, status: 'promised', attemptCount: 1, promisedAt: at('2026-04-10T15:00') };
    expect(expireContact(promised, on('2026-04-10'))).toBeNull();
    expect(expireContact(promised, on('2026-04-11'))).toMatchObject({ status: 'unreachable', promisedAt: null });
  });
});

describe('withdrawn', () => {
  it('keeps the reason and the attempts made', () => {
    expect(withdrawContact({ ...initialState('planned', null), attemptCount: 2 }, 'suppressed', 'do-not-contact')).toMatchObject({ status: 'suppressed', reason: 'do-not-contact', attemptCount: 2 });
  });
  it('only what is not touched may be planned anew', () => {
    expect(isUntouched(initialState('planned', null))).toBe(true);
    expect(isUntouched({ ...initialState('planned', null), attemptCount: 1 })).toBe(false);
    expect(isUntouched(initialState('suppressed', 'no-phone'))).toBe(false);
  });
});

describe('undo', () => {
  const attempt = { at: at('2026-03-07T10:00'), undoneAt: null, isLatest: true };
  const after = (ms: number) => new Date(attempt.at.getTime() + ms);
  it('is possible for ten seconds', () => {
    expect([0, 9_999, 10_000].every((ms) => canUndo(attempt, after(ms)))).toBe(true);
    expect([10_001, -1].some((ms) => canUndo(attempt, after(ms)))).toBe(false);
  });
  it('only once, and only of the newest attempt', () => {
    expect(canUndo({ ...attempt, undoneAt: after(1_000) }, after(2_000))).toBe(false);
    expect(canUndo({ ...attempt, isLatest: false }, after(2_000))).toBe(false);
  });
  it('refuses a snapshot that is none', () => {
    expect(() => restoreSnapshot({ status: 'planned' })).toThrow();
  });
});

describe('for every state and outcome', () => {
  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  const state: fc.Arbitrary<ContactState> = fc.record({
    status: fc.constantFrom(...CONTACT_STATUSES),
    reason: fc.option(fc.string()),
    attemptCount: fc.nat(10),
    promisedAt: fc.option(instant),
    nextAttemptAt: fc.option(instant),
    firstAttemptAt: fc.option(instant),
    finishedAt: fc.option(instant),
    finishedOn: fc.option(fc.constant(civilDate('2026-03-07'))),
  });
  const outcome: fc.Arbitrary<Outcome> = fc
    .tuple(fc.constantFrom(...OUTCOMES), instant)
    .map(([kind, when]) => (kind === 'call-later' ? { kind, at: when } : { kind }));
  const attempt = fc.record({
    state,
    outcome,
    now: instant,
    survey: fc.constantFrom('none' as const, 'draft' as const, 'final' as const),
    otherPhones: fc.nat(2),
  });
  const run = ({ state: before, outcome: kind, now, ...rest }: typeof attempt extends fc.Arbitrary<infer T> ? T : never) =>
    applyOutcome({
      contact: { ...before, expireOn: civilDate('2026-04-06') },
      outcome: kind,
      policy,
      moment: { now, today: civilToday(now, timeZone), timeZone },
      ...rest,
    });

  it('nothing leaves a terminal state', () => {
    fc.assert(fc.property(attempt, (input) => {
      if (!isTerminal(input.state.status)) return;
      expect(run(input)).toEqual({ ok: false, problem: 'already-finished' });
      expect(withdrawContact(input.state, 'cancelled', 'x')).toBeNull();
    }));
  });
  it('each attempt counts one, never less, and the first one keeps its time', () => {
    fc.assert(fc.property(attempt, (input) => {
      const result = run(input);
      if (!result.ok) return;
      expect(result.next.attemptCount).toBe(input.state.attemptCount + 1);
      expect(result.next.firstAttemptAt).toEqual(input.state.firstAttemptAt ?? input.now);
    }));
  });
  it('what is finished waits for nothing, and the next try lies ahead inside calling hours or is agreed', () => {
    fc.assert(fc.property(attempt, (input) => {
      const result = run(input);
      if (!result.ok) return;
      const { status, nextAttemptAt, promisedAt, finishedAt, finishedOn } = result.next;
      expect(isTerminal(status)).toBe(finishedAt !== null && finishedOn !== null);
      if (isTerminal(status)) expect([nextAttemptAt, promisedAt]).toEqual([null, null]);
      if (nextAttemptAt !== null) expect(nextAttemptAt > input.now).toBe(true);
      expect(status === 'promised').toBe(promisedAt !== null);
    }));
  });
  it('the snapshot brings the state back through JSON', () => {
    fc.assert(fc.property(state, (before) => {
      expect(restoreSnapshot(JSON.parse(JSON.stringify(snapshotOf(before))))).toEqual(before);
    }));
  });
});
