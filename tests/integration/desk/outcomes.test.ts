import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { aDesk, aPhone, BAD_ANSWERS, GOOD_ANSWERS, type Desk, type PlannedCall } from '#tests/factories/desk';

/** 10:00 on Monday in Shanghai; calling hours 9 to 20. */
describe('how a call ended', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk();
  });
  const work = () => desk.agent.call.contacts;
  const opened = async (options?: Parameters<Desk['plan']>[0]): Promise<PlannedCall> => {
    const call = await desk.plan(options);
    await work().claim({ id: call.contactId });
    return call;
  };

  test('nobody answered: tomorrow at nine again, and not before', async () => {
    const { contactId: id } = await opened();
    const result = await work().recordAttempt({ id, outcome: 'no-answer' });
    expect(result).toMatchObject({ status: 'planned', nextAttemptAt: '2026-11-24T01:00:00.000Z' });
    expect((await work().queue({})).items).toEqual([]);
    expect((await work().queue({})).day.nextAt).toBe('2026-11-24T01:00:00.000Z');
  });

  test('busy: again in half an hour', async () => {
    const { contactId: id } = await opened();
    expect(await work().recordAttempt({ id, outcome: 'busy' })).toMatchObject({ status: 'planned', nextAttemptAt: '2026-11-23T02:30:00.000Z' });
  });

  test('after five tries in vain the customer counts as unreachable', async () => {
    const { contactId: id } = await opened();
    for (let attempt = 1; attempt <= 4; attempt += 1) await work().recordAttempt({ id, outcome: 'no-answer' });
    expect(await work().forWork({ id })).toMatchObject({ attemptCount: 4, outcomes: { 'no-answer': { status: 'unreachable', reason: 'attempts-used-up' } } });
    expect(await work().recordAttempt({ id, outcome: 'no-answer' })).toMatchObject({ status: 'unreachable', reason: 'attempts-used-up' });
  });

  test('a time was agreed: the call comes back to the one who agreed on it, whoever was to make it', async () => {
    const { contactId: id } = await opened();
    await work().recordAttempt({ id, outcome: 'call-later', at: '2026-11-23T07:00:00Z' });
    const [line] = (await work().queue({ view: 'promised' })).items;
    expect(line).toMatchObject({ id, status: 'promised', assigneeName: desk.agent.name });
    expect(Date.parse(line?.promisedAt ?? '')).toBe(Date.parse('2026-11-23T07:00:00Z'));
  });

  test('an agreed time in the past is a problem of that field, and nothing is recorded', async () => {
    const { contactId: id } = await opened();
    await expect(work().recordAttempt({ id, outcome: 'call-later', at: '2026-11-23T01:00:00Z' })).rejects.toMatchObject({
      cause: { fields: [{ field: 'at', reason: 'outreach:problem.promise-in-past' }] },
    });
    expect(await work().get({ id })).toMatchObject({ attempts: 0, log: [] });
  });

  test('a wrong number: the next one comes up on the same call; without another one the customer is unreachable', async () => {
    const two = await opened({ phones: [aPhone(), aPhone()] });
    const attempt = { attemptId: randomUUID(), outcome: 'wrong-number' as const };
    expect(await work().finishCall({ id: two.contactId, ...attempt })).toMatchObject({ nextId: two.contactId, recorded: { status: 'planned' } });
    expect((await work().forWork({ id: two.contactId })).customer?.phones).toEqual([
      { phone: two.phones[1], label: null, invalid: false },
      { phone: two.phones[0], label: null, invalid: true },
    ]);
    const one = await opened();
    expect(await work().recordAttempt({ id: one.contactId, outcome: 'wrong-number' })).toMatchObject({ status: 'unreachable', reason: 'no-valid-phone' });
  });

  test('refused: the call ends. Do not call: the customer is never called again', async () => {
    const refused = await opened();
    expect(await work().recordAttempt({ id: refused.contactId, outcome: 'refused' })).toMatchObject({ status: 'refused', reason: null });
    const never = await opened();
    expect(await work().recordAttempt({ id: never.contactId, outcome: 'do-not-call', note: '不要再打来' })).toMatchObject({ status: 'refused', reason: 'do-not-contact' });
    const { customer } = await desk.agent.call.customers.file({ customerId: never.customerId });
    expect(customer.doNotContact).toMatchObject({ reason: '不要再打来' });
  });

  test('reached: the survey is handed in, the call is done, the next one is in hand', async () => {
    const { contactId: id } = await opened();
    const next = await desk.plan();
    const fields = { reception: ['5'], explanation: ['4'], overall: ['5'], suggestion: ['多送一张洗车券'] };
    const finished = await work().finishCall({ id, attemptId: randomUUID(), outcome: 'reached', fields });
    expect(finished).toMatchObject({ problems: [], recorded: { status: 'done' }, nextId: next.contactId });
    expect(await work().get({ id })).toMatchObject({ status: 'done', finishedOn: '2026-11-23', scoreNumerator: 19, scoreDenominator: 4, log: [{ outcome: 'reached', by: desk.agent.name }] });
  });

  test('a survey with gaps keeps the call open, names the questions and keeps what was typed', async () => {
    const { contactId: id } = await opened();
    const finished = await work().finishCall({ id, attemptId: randomUUID(), outcome: 'reached', note: '客户很忙', fields: { reception: ['5'], suggestion: ['好'] } });
    expect(finished.recorded).toBeNull();
    expect(finished.problems.map(({ field }) => field)).toEqual(['answers.explanation', 'answers.overall']);
    expect(await work().forWork({ id })).toMatchObject({ hands: 'mine', note: '客户很忙', attemptCount: 0, sheet: { isFinal: false, answers: { reception: 5, suggestion: '好' } } });
  });

  test('what was typed before nobody answered is there at the next try', async () => {
    const { contactId: id } = await opened();
    await work().finishCall({ id, attemptId: randomUUID(), outcome: 'no-answer', fields: { reception: ['3'] } });
    expect((await work().forWork({ id })).sheet?.answers).toMatchObject({ reception: 3 });
  });

  test('a double click counts once and goes on to the same next call', async () => {
    const { contactId: id } = await opened();
    const next = await desk.plan();
    const post = { id, attemptId: randomUUID(), outcome: 'no-answer' as const };
    const answers = await Promise.all([work().finishCall(post), work().finishCall(post)]);
    expect(answers.map(({ nextId }) => nextId)).toEqual([next.contactId, next.contactId]);
    expect(await work().get({ id })).toMatchObject({ attempts: 1 });
  });

  test('a finished call is not finished twice', async () => {
    const { contactId: id } = await opened();
    await work().complete({ id, answers: GOOD_ANSWERS });
    await expect(work().recordAttempt({ id, outcome: 'refused' })).rejects.toMatchObject({ cause: { code: 'conflict', reason: 'outreach:problem.already-finished' } });
    expect(await work().forWork({ id })).toMatchObject({ hands: 'closed', status: 'done' });
  });

  test('a low score and a complaint reach the manager at once, and stay until seen', async () => {
    const { contactId: id, name } = await opened();
    await work().complete({ id, answers: { ...BAD_ANSWERS, complaint: true }, note: '等了三个小时' });
    const { signals, markSignalsSeen } = desk.manager.call.contacts;
    const page = await signals({});
    expect(page.unseen).toBe(2);
    expect(page.items.map(({ kind, customerName, note }) => ({ kind, customerName, note }))).toEqual(
      expect.arrayContaining([
        { kind: 'complaint', customerName: name, note: '等了三个小时' },
        { kind: 'low-score', customerName: name, note: '等了三个小时' },
      ]),
    );
    await markSignalsSeen({ ids: page.items.map((item) => item.id) });
    expect(await signals({ unseen: 'yes' })).toMatchObject({ items: [], unseen: 0 });
    expect((await signals({})).items[0]).toMatchObject({ seenByName: desk.manager.name });
    await expect(desk.agent.call.contacts.signals({})).rejects.toMatchObject({ cause: { code: 'forbidden' } });
  });

  test('a good score without a complaint raises nothing', async () => {
    const { contactId: id } = await opened();
    await work().complete({ id, answers: GOOD_ANSWERS });
    expect((await desk.manager.call.contacts.signals({})).items).toEqual([]);
  });
});
