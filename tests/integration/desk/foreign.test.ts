import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aDesk, GOOD_ANSWERS, type Desk, type PlannedCall } from '#tests/factories/desk';

describe('another tenant\'s call', () => {
  let own: Desk;
  let foreign: Desk;
  let call: PlannedCall;
  beforeAll(async () => {
    own = await aDesk();
    foreign = await aDesk();
    call = await own.plan();
  });

  test.each<[string, (desk: Desk, id: string) => Promise<unknown>]>([
    ['is not read', (desk, id) => desk.agent.call.contacts.get({ id })],
    ['is not opened', (desk, id) => desk.agent.call.contacts.forWork({ id })],
    ['is not claimed', (desk, id) => desk.agent.call.contacts.claim({ id })],
    ['takes no answers', (desk, id) => desk.agent.call.contacts.saveAnswers({ id, fields: { overall: ['5'] } })],
    ['takes no outcome', (desk, id) => desk.agent.call.contacts.recordAttempt({ id, outcome: 'refused' })],
    ['is not finished', (desk, id) => desk.agent.call.contacts.finishCall({ id, attemptId: randomUUID(), outcome: 'refused' })],
  ])('%s: it is not found', async (_name, attempt) => {
    await expect(attempt(foreign, call.contactId)).rejects.toMatchObject({ cause: { code: 'not-found' } });
  });

  test('is neither listed, given away nor cancelled; its own people go on as before', async () => {
    const { contactId: id } = call;
    expect((await foreign.manager.call.contacts.list({})).items).toEqual([]);
    expect(await foreign.agent.call.contacts.claimNext({})).toEqual({ id: null });
    expect(await foreign.manager.call.contacts.assign({ ids: [id], membershipId: foreign.agent.membershipId })).toEqual({ changed: 0 });
    expect(await foreign.manager.call.contacts.cancel({ ids: [id], reason: '不是我的' })).toEqual({ changed: 0 });
    await own.agent.call.contacts.claim({ id });
    expect(await own.agent.call.contacts.complete({ id, answers: GOOD_ANSWERS })).toMatchObject({ status: 'done' });
  });
});
