import { beforeEach, describe, expect, test } from 'vitest';
import { planForCustomer } from '#app/modules/outreach/planner/service.server';
import { remindPromise } from '#app/modules/outreach/reminder/service.server';
import { aDesk, GOOD_ANSWERS, type Desk } from '#tests/factories/desk';

describe('the manager\'s side of the desk', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await aDesk({ agents: 2 });
  });

  test('gives several calls to an agent and takes them back for everybody', async () => {
    const ids = (await desk.plans(3)).map(({ contactId }) => contactId);
    const { assign, list } = desk.manager.call.contacts;
    expect(await assign({ ids, membershipId: desk.agent.membershipId })).toEqual({ changed: 3 });
    expect((await list({ assigneeId: desk.agent.membershipId })).items).toHaveLength(3);
    expect((await desk.agents[1]?.call.contacts.queue({}))?.items).toEqual([]);
    await assign({ ids: ids.slice(0, 1), membershipId: null });
    expect((await desk.agents[1]?.call.contacts.queue({}))?.items.map(({ id }) => id)).toEqual(ids.slice(0, 1));
  });

  test('a finished call keeps its agent, and nobody unknown can be named', async () => {
    const { contactId: id } = await desk.plan();
    await desk.agent.call.contacts.complete({ id, answers: GOOD_ANSWERS });
    const { assign } = desk.manager.call.contacts;
    expect(await assign({ ids: [id], membershipId: desk.agent.membershipId })).toEqual({ changed: 0 });
    await expect(assign({ ids: [id], membershipId: '00000000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ cause: { fields: [{ field: 'membershipId' }] } });
    await expect(desk.agent.call.contacts.assign({ ids: [id], membershipId: null })).rejects.toMatchObject({ cause: { code: 'forbidden' } });
  });

  test('a cancelled call keeps its reason and stays cancelled when the customer is planned anew', async () => {
    const { contactId: id, customerId } = await desk.plan();
    await desk.manager.call.contacts.cancel({ ids: [id], reason: '试驾车，不回访' });
    await desk.asSystem((ctx) => planForCustomer(ctx, customerId));
    expect(await desk.manager.call.contacts.get({ id })).toMatchObject({ status: 'cancelled', reason: '试驾车，不回访' });
    expect((await desk.agent.call.contacts.queue({})).items).toEqual([]);
  });

  test('a call in an agent\'s hands is not cancelled under the receiver', async () => {
    const { contactId: id } = await desk.plan();
    await desk.agent.call.contacts.claim({ id });
    expect(await desk.manager.call.contacts.cancel({ ids: [id], reason: '重复' })).toEqual({ changed: 0 });
  });

  test('the sheet finds a customer\'s calls by name and by phone, in the list and in the file', async () => {
    const wanted = await desk.plan();
    await desk.plans(2);
    const { customers, contacts } = desk.manager.call;
    await customers.update({ customerId: wanted.customerId, name: '欧阳文婷', phones: [{ phone: '13700002601' }] });
    for (const q of ['欧阳', 'ouyang', '137 0000 2601']) {
      expect((await contacts.list({ q })).items.map(({ id }) => id), q).toEqual([wanted.contactId]);
    }
    expect((await contacts.list({ q: '没有这个人' })).items).toEqual([]);
    expect((await contacts.list({ q: ' ' })).items).toHaveLength(3);
    const whole = await contacts.export({});
    expect((await contacts.export({ q: '没有这个人' })).content.length).toBeLessThan(whole.content.length);
  });

  test('the sheet filters by rule, state and days, page by page', async () => {
    const done = await desk.plan({ daysAgo: 7 });
    await desk.agent.call.contacts.complete({ id: done.contactId, answers: GOOD_ANSWERS });
    const late = await desk.plan({ daysAgo: 12 });
    await desk.plans(3, { daysAgo: 6 });
    const { list } = desk.manager.call.contacts;
    const idsOf = async (filter: Parameters<typeof list>[0]) => (await list(filter)).items.map(({ id }) => id);
    expect(await idsOf({ status: 'overdue' })).toEqual([late.contactId]);
    expect(await idsOf({ rule: '7DC', finishedFrom: '2026-11-23', finishedTo: '2026-11-23' })).toEqual([done.contactId]);
    expect(await idsOf({ rule: 'other' })).toEqual([]);
    expect(await idsOf({ targetFrom: '2026-11-23' })).toHaveLength(3);
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, cursor: first.nextCursor ?? '' });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
    expect(second.nextCursor).toBeNull();
    await expect(list({ cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ cause: { code: 'invalid-input', fields: [{ field: 'cursor' }] } });
  });

  test('the export is a workbook of the same rows', async () => {
    await desk.plan();
    const { fileName, content } = await desk.manager.call.contacts.export({});
    expect(fileName).toBe('回访管理表-2026-11-23.xlsx');
    expect(Buffer.from(content, 'base64').subarray(0, 2).toString()).toBe('PK');
  });
});

describe('an agreed call', () => {
  test('reminds the one who agreed on it, once, until it is opened', async () => {
    const desk = await aDesk({ agents: 2 });
    const { contactId: id, name } = await desk.plan();
    const promisedAt = '2026-11-23T07:00:00.000Z';
    await desk.agent.call.contacts.recordAttempt({ id, outcome: 'call-later', at: promisedAt });
    desk.clock.set(promisedAt);
    const remind = () => desk.asSystem((ctx) => remindPromise(ctx, { contactId: id, promisedAt }));
    expect(await remind()).toEqual({ reminded: true });
    expect(await remind()).toEqual({ reminded: false });
    const [reminder] = await desk.agent.call.contacts.dueReminders({});
    expect(reminder).toMatchObject({ contactId: id, customerName: name });
    expect(await desk.agents[1]?.call.contacts.dueReminders({})).toEqual([]);
    await desk.agent.call.contacts.forWork({ id });
    expect(await desk.agent.call.contacts.dueReminders({})).toEqual([]);
  });

  test('that was moved to another time does not remind for the old one', async () => {
    const desk = await aDesk();
    const { contactId: id } = await desk.plan();
    const old = '2026-11-23T07:00:00.000Z';
    await desk.agent.call.contacts.recordAttempt({ id, outcome: 'call-later', at: old });
    await desk.agent.call.contacts.recordAttempt({ id, outcome: 'call-later', at: '2026-11-23T09:00:00Z' });
    expect(await desk.asSystem((ctx) => remindPromise(ctx, { contactId: id, promisedAt: old }))).toEqual({ reminded: false });
  });

  test('can be put away without opening it', async () => {
    const desk = await aDesk();
    const { contactId: id } = await desk.plan();
    const promisedAt = '2026-11-23T07:00:00.000Z';
    await desk.agent.call.contacts.recordAttempt({ id, outcome: 'call-later', at: promisedAt });
    desk.clock.set(promisedAt);
    await desk.asSystem((ctx) => remindPromise(ctx, { contactId: id, promisedAt }));
    const [reminder] = await desk.agent.call.contacts.dueReminders({});
    await desk.agent.call.contacts.dismissReminder({ id: reminder?.id ?? '' });
    expect(await desk.agent.call.contacts.dueReminders({})).toEqual([]);
  });
});
