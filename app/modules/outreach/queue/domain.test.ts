import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, civilDate } from '#app/lib/civil-date';
import {
  applyContactCap,
  callTogether,
  compareQueue,
  displayStatus,
  isCallable,
  isOverdue,
  queueRank,
  timeliness,
  type QueuedContact,
} from './domain';

const on = civilDate;
const today = on('2026-03-10');
const now = new Date('2026-03-10T02:00:00Z');

function contact(id: string, more: Partial<QueuedContact> = {}): QueuedContact {
  return {
    id,
    status: 'planned',
    promisedAt: null,
    nextAttemptAt: null,
    openOn: on('2026-03-09'),
    targetOn: on('2026-03-12'),
    closeOn: on('2026-03-14'),
    expireOn: on('2026-04-10'),
    ...more,
  };
}

const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const promised = (id: string, inMinutes: number) =>
  contact(id, { status: 'promised', promisedAt: minutes(inMinutes), nextAttemptAt: minutes(inMinutes) });

test('what burns comes first', () => {
  const burning = [
    promised('agreed yesterday', -1440),
    promised('agreed for now', 0),
    contact('closes today', { targetOn: on('2026-03-08'), closeOn: today }),
    contact('overdue longest', { targetOn: on('2026-03-02'), closeOn: on('2026-03-04') }),
    contact('overdue', { targetOn: on('2026-03-07'), closeOn: on('2026-03-09') }),
    contact('target passed, closes tomorrow', { targetOn: on('2026-03-09'), closeOn: on('2026-03-11') }),
    contact('target today', { targetOn: today, closeOn: on('2026-03-13') }),
    contact('open, closes on the 14th'),
    contact('open, closes on the 15th', { closeOn: on('2026-03-15') }),
    promised('agreed for this afternoon', 300),
    contact('retry in an hour', { closeOn: today, targetOn: today, nextAttemptAt: minutes(60) }),
    contact('opens tomorrow', { openOn: on('2026-03-11') }),
  ];
  const names = burning.map(({ id }) => id);
  fc.assert(fc.property(fc.shuffledSubarray(burning, { minLength: burning.length }), (mixed) => {
    const sorted = [...mixed].sort((a, b) => compareQueue(queueRank(a, today, now), queueRank(b, today, now)));
    expect(sorted.map(({ id }) => id)).toEqual(names);
  }));
  expect(burning.map((one) => isCallable(one, today, now))).toEqual([...Array<boolean>(9).fill(true), false, false, false]);
});

test('a call agreed before the window opens may be made at that time', () => {
  expect(isCallable({ ...promised('early', 0), openOn: on('2026-03-20') }, today, now)).toBe(true);
});

test('a finished contact is not dialled', () => {
  expect(isCallable(contact('done', { status: 'done' }), today, now)).toBe(false);
});

describe('the status on the list', () => {
  test.each([
    ['appears on the open day', { openOn: today }, 'open'],
    ['not before', { openOn: addDays(today, 1) }, 'planned'],
    ['not overdue on the close day', { closeOn: today }, 'open'],
    ['overdue after it', { closeOn: addDays(today, -1) }, 'overdue'],
    ['an agreed time is shown as such', { status: 'promised' as const, closeOn: addDays(today, -1) }, 'promised'],
    ['finished stays finished', { status: 'done' as const, closeOn: addDays(today, -1) }, 'done'],
  ])('%s', (_name, more, expected) => expect(displayStatus(contact('x', more), today)).toBe(expected));
  it('an agreed time past the close day still counts as overdue', () => {
    expect(isOverdue(contact('x', { status: 'promised', closeOn: addDays(today, -1) }), today)).toBe(true);
    expect(isOverdue(contact('x', { status: 'done', closeOn: addDays(today, -1) }), today)).toBe(false);
  });
});

test.each([
  ['2026-03-08', 'early'],
  ['2026-03-09', 'in-window'],
  ['2026-03-12', 'on-target'],
  ['2026-03-14', 'in-window'],
  ['2026-03-15', 'late'],
])('finished on %s is %s', (finishedOn, expected) => expect(timeliness(contact('x'), on(finishedOn))).toBe(expected));

test('on the target day that lies past the close day is late', () => {
  expect(timeliness({ ...contact('x'), closeOn: on('2026-03-11') }, on('2026-03-12'))).toBe('late');
});

describe('one buyer is not called five times', () => {
  it('the cap puts a call off inside its window', () => {
    expect(applyContactCap(contact('x'), on('2026-03-08'), 5)).toEqual({ callableFrom: '2026-03-13', late: false });
  });
  it('and says so when that would be too late', () => {
    expect(applyContactCap(contact('x'), on('2026-03-08'), 7)).toEqual({ callableFrom: '2026-03-15', late: true });
  });
  it('no call before, or no cap: the open day', () => {
    expect(applyContactCap(contact('x'), null, 7).callableFrom).toBe('2026-03-09');
    expect(applyContactCap(contact('x'), on('2026-03-08'), 0).callableFrom).toBe('2026-03-09');
  });
  it('finds what one call can settle together', () => {
    const of = (customerId: string | null, one: QueuedContact) => ({ ...one, customerId });
    const calls = [
      of('li', contact('month call')),
      of('li', contact('day 7', { closeOn: today })),
      of('li', contact('done', { status: 'done' })),
      of('li', contact('not open yet', { openOn: addDays(today, 1) })),
      of('wang', contact('of somebody else')),
    ];
    const together = callTogether(of('li', contact('this')), calls, today, now);
    expect(together.map(({ id }) => id)).toEqual(['day 7', 'month call']);
    expect(callTogether(of(null, contact('this')), [of(null, contact('nobody'))], today, now)).toEqual([]);
  });
});
