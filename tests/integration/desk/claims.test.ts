import { beforeEach, describe, expect, test } from 'vitest';
import { aDesk, GOOD_ANSWERS, type Desk } from '#tests/factories/desk';

const MINUTE = 60_000;

describe('who has a call in hand', () => {
  test('twenty agents who press "next call" at the same moment get twenty different calls', async () => {
    const desk = await aDesk({ agents: 20 });
    const calls = await desk.plans(20);
    const claimed = await Promise.all(desk.agents.map((agent) => agent.call.contacts.claimNext({})));
    expect(new Set(claimed.map(({ id }) => id))).toEqual(new Set(calls.map(({ contactId }) => contactId)));
  });

  describe('two agents', () => {
    let desk: Desk;
    beforeEach(async () => {
      desk = await aDesk({ agents: 2 });
    });
    const pair = () => {
      const [first, second] = desk.agents;
      if (!first || !second) throw new Error('two agents');
      return { first, second };
    };
    const later = (minutes: number): void => desk.clock.set(new Date(desk.clock.now().getTime() + minutes * MINUTE));

    test('who open the same call at once: one has it, the other reads it with the name of the first', async () => {
      const { first, second } = pair();
      const { contactId: id } = await desk.plan();
      const views = await Promise.all([first, second].map((agent) => agent.call.contacts.forWork({ id })));
      expect(views.map(({ hands }) => hands).sort()).toEqual(['mine', 'other']);
      const holder = views[0]?.hands === 'mine' ? first : second;
      expect(views.find(({ hands }) => hands === 'other')?.claimedByName).toBe(holder.name);
    });

    test('a call in the hands of a colleague is refused, with the name', async () => {
      const { first, second } = pair();
      const { contactId: id } = await desk.plan();
      await first.call.contacts.claim({ id });
      await expect(second.call.contacts.claim({ id })).rejects.toMatchObject({
        cause: { code: 'conflict', reason: 'outreach:problem.claimed-by', params: { name: first.name } },
      });
      await expect(second.call.contacts.recordAttempt({ id, outcome: 'busy' })).rejects.toMatchObject({ cause: { code: 'conflict' } });
      await expect(second.call.contacts.saveAnswers({ id, fields: {} })).rejects.toMatchObject({ cause: { code: 'conflict' } });
    });

    test('a claim ends after a quarter of an hour without a key; typing renews it', async () => {
      const { first, second } = pair();
      const { contactId: id } = await desk.plan();
      await first.call.contacts.claim({ id });
      later(14);
      await first.call.contacts.saveAnswers({ id, fields: { overall: ['4'] } });
      later(14);
      await expect(second.call.contacts.claim({ id })).rejects.toMatchObject({ cause: { code: 'conflict' } });
      later(2);
      await expect(second.call.contacts.claim({ id })).resolves.toEqual({ id });
      await expect(first.call.contacts.saveAnswers({ id, fields: {} })).rejects.toMatchObject({ cause: { params: { name: second.name } } });
    });

    test('the next call frees the one that was only looked at', async () => {
      const { first, second } = pair();
      const [one, two] = await desk.plans(2);
      await first.call.contacts.claim({ id: two?.contactId ?? '' });
      await first.call.contacts.claim({ id: one?.contactId ?? '' });
      await expect(second.call.contacts.claim({ id: two?.contactId ?? '' })).resolves.toBeDefined();
    });

    test('a call that a colleague is to make is shown, and taken only on purpose', async () => {
      const { first, second } = pair();
      const { contactId: id } = await desk.plan({ assigneeId: first.membershipId });
      expect(await second.call.contacts.claimNext({})).toEqual({ id: null });
      expect(await second.call.contacts.forWork({ id })).toMatchObject({ hands: 'free', assigneeName: first.name });
      await second.call.contacts.claim({ id });
      expect(await second.call.contacts.forWork({ id })).toMatchObject({ hands: 'mine' });
    });

    test('looking at a call takes nothing, and putting it back frees it', async () => {
      const { first, second } = pair();
      const { contactId: id } = await desk.plan();
      expect(await first.call.contacts.forWork({ id, mode: 'look' })).toMatchObject({ hands: 'free' });
      await first.call.contacts.forWork({ id });
      await first.call.contacts.release({ id });
      await expect(second.call.contacts.claim({ id })).resolves.toBeDefined();
    });

    test('the next call is what burns most: an agreed time, then today\'s last chance, then what is late', async () => {
      const { first } = pair();
      const late = await desk.plan({ daysAgo: 12 });
      const target = await desk.plan({ daysAgo: 6 });
      const lastDay = await desk.plan({ daysAgo: 9 });
      const agreed = await desk.plan({ daysAgo: 7 });
      await first.call.contacts.recordAttempt({ id: agreed.contactId, outcome: 'call-later', at: new Date(desk.clock.now().getTime() + MINUTE).toISOString() });
      later(2);
      const order: (string | null)[] = [];
      for (let index = 0; index < 5; index += 1) {
        const { id } = await first.call.contacts.claimNext({});
        order.push(id);
        if (id) await first.call.contacts.complete({ id, answers: GOOD_ANSWERS });
      }
      expect(order).toEqual([agreed.contactId, lastDay.contactId, late.contactId, target.contactId, null]);
      const queue = await first.call.contacts.queue({});
      expect(queue.counts).toEqual({ mine: 0, team: 0, overdue: 0, promised: 0 });
      expect(queue.day).toMatchObject({ attempts: 5, reached: 4, finished: 4 });
    });
  });
});
