import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { aDesk, aPhone, BAD_ANSWERS, type Desk } from '#tests/factories/desk';

describe('undo within ten seconds', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk({ agents: 2 });
  });
  const work = () => desk.agent.call.contacts;
  const seconds = (count: number): void => desk.clock.set(new Date(desk.clock.now().getTime() + count * 1_000));

  test('of "reached": the sheet is open again with its answers, the signals are gone, the call is in my hands', async () => {
    const { contactId: id } = await desk.plan();
    const attemptId = randomUUID();
    await work().claim({ id });
    await work().complete({ id, attemptId, answers: { ...BAD_ANSWERS, complaint: true }, note: '很生气' });
    expect((await desk.manager.call.contacts.signals({})).unseen).toBe(2);
    seconds(9);
    expect(await work().undo({ attemptId })).toEqual({ contactId: id });
    expect((await desk.manager.call.contacts.signals({})).items).toEqual([]);
    expect(await work().forWork({ id })).toMatchObject({
      hands: 'mine',
      attemptCount: 0,
      note: '很生气',
      sheet: { isFinal: false, answers: { ...BAD_ANSWERS, complaint: true } },
      attempts: [{ undone: true, outcome: 'reached' }],
    });
  });

  test('of a wrong number: the number is good again', async () => {
    const phones = [aPhone(), aPhone()];
    const { contactId: id } = await desk.plan({ phones });
    const { attemptId } = await work().recordAttempt({ id, outcome: 'wrong-number' });
    await work().undo({ attemptId });
    expect((await work().forWork({ id })).customer?.phones.map(({ phone, invalid }) => ({ phone, invalid }))).toEqual(phones.map((phone) => ({ phone, invalid: false })));
  });

  test('of "do not call": the customer may be called again; a ban that stood before stays', async () => {
    const fresh = await desk.plan();
    const first = await work().recordAttempt({ id: fresh.contactId, outcome: 'do-not-call' });
    await work().undo({ attemptId: first.attemptId });
    expect((await desk.agent.call.customers.file({ customerId: fresh.customerId })).customer.doNotContact).toBeNull();

    const banned = await desk.plan();
    await desk.agent.call.customers.setDoNotContact({ customerId: banned.customerId, reason: '书面要求' });
    const second = await work().recordAttempt({ id: banned.contactId, outcome: 'do-not-call' });
    await work().undo({ attemptId: second.attemptId });
    expect((await desk.agent.call.customers.file({ customerId: banned.customerId })).customer.doNotContact).toMatchObject({ reason: '书面要求' });
  });

  test('of an agreed time: the call belongs to everybody again', async () => {
    const { contactId: id } = await desk.plan();
    const { attemptId } = await work().recordAttempt({ id, outcome: 'call-later', at: '2026-11-23T07:00:00Z' });
    await work().undo({ attemptId });
    expect(await work().forWork({ id })).toMatchObject({ promisedAt: null, assigneeName: null, status: 'open' });
  });

  test('is over after ten seconds, for others, and for all but the newest attempt', async () => {
    const { contactId: id } = await desk.plan();
    const first = await work().recordAttempt({ id, outcome: 'busy' });
    await expect(desk.agents[1]?.call.contacts.undo({ attemptId: first.attemptId })).rejects.toMatchObject({ cause: { code: 'not-found' } });
    seconds(2);
    const second = await work().recordAttempt({ id, outcome: 'busy' });
    const late = { cause: { code: 'conflict', reason: 'outreach:problem.undo-too-late' } };
    await expect(work().undo({ attemptId: first.attemptId })).rejects.toMatchObject(late);
    seconds(11);
    await expect(work().undo({ attemptId: second.attemptId })).rejects.toMatchObject(late);
    expect(await work().get({ id })).toMatchObject({ attempts: 2 });
  });
});
