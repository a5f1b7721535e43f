import { createRuleInput } from '#app/modules/outreach/rule/schema';
import { planForRecords } from '#app/modules/outreach/planner/service.server';
import { remindPromise } from '#app/modules/outreach/reminder/service.server';
import type { FormDefinitionInput } from '#app/modules/forms/schema';
import { poolOf, several, type Pool, type WorldCore } from '../twin-world';
import type { PeopleParts } from './people';
import type { RecordParts } from './records';
import { PLATE_OF } from './records';

export interface DeskParts {
  ruleId: string;
  /** Rules that plan nothing. */
  spareRule: Pool;
  /** Planned and open today; nobody has touched them. */
  contact: Pool;
  /** Record of a planned contact. */
  recordOfContact: string;
  /** Completed with a bad survey and a complaint. */
  doneContact: string;
  response: string;
  /** The owner's attempts, just made: they can be taken back. */
  attempt: Pool;
  signal: Pool;
  /** The owner's reminders. */
  reminder: Pool;
}

export const surveyWith = (word: string): FormDefinitionInput => ({
  sections: [
    {
      items: [
        { code: 'overall', type: 'score', label: `总体满意度 ${word}`, required: true },
        { code: 'suggestion', type: 'text', label: '客户建议' },
        { code: 'complaint', type: 'complaint', label: '客户有投诉' },
      ],
    },
  ],
});

export const ruleWith = (code: string, name: string) =>
  createRuleInput.parse({
    code, name, kind: '3DC', recordKind: 'repair', variants: [{ unit: 'day', open: 3, target: 3, close: 5, expire: 15 }],
    formCode: 'SURVEY', scriptCode: 'OPENING', goLiveOn: '2026-11-10', minDaysBetweenCalls: 0,
  });

/** Forms, scripts, rules, planned calls and what became of some of them. */
export async function withDesk({ tenant, call, canary, onlyCode }: WorldCore, { outlet, agent }: PeopleParts, { customer }: RecordParts): Promise<DeskParts> {
  for (const code of ['SURVEY', 'PUBLISH', 'DISCARD', 'EDIT', onlyCode]) {
    await call.forms.create({ code, title: `调查表 ${canary}` });
    await call.forms.saveDraft({ code, definition: surveyWith(canary) });
    if (code === 'SURVEY' || code === 'DISCARD' || code === onlyCode) await call.forms.publish({ code });
  }
  await call.forms.saveDraft({ code: 'DISCARD', definition: surveyWith(`新稿 ${canary}`) });
  for (const code of ['OPENING', 'RETIRE', 'APPROVE', 'DISCARD', onlyCode]) {
    await call.scripts.propose({ code, title: `话术 ${canary}`, body: `您好，{{customer.name}} ${canary}` });
    if (code === 'OPENING' || code === 'RETIRE' || code === onlyCode) await call.scripts.approve({ code });
  }
  const { id: ruleId } = await call.callbackRules.create({ ...ruleWith('3DC', `维修回访 ${canary}`), active: true });
  const spare = await several(3, async (index) => (await call.callbackRules.create(ruleWith(`S${index}`, `备用 ${canary}`))).id);
  await call.callbackRules.create(ruleWith(onlyCode, `独有 ${canary}`));

  const customerId = customer('desk');
  const repairs = await several(24, async (index) => {
    const record = await call.serviceRecords.create({
      kind: 'repair', externalNumber: `WX-${index}`, customerId, vehicle: { plate: PLATE_OF(0) }, orgUnitId: outlet,
      occurredOn: '2026-11-20', staffName: '赵顾问', details: { note: `说明 ${canary}` },
    });
    return record.serviceRecordId;
  });
  const contacts = await tenant.asSystem(async (ctx) => {
    await planForRecords(ctx, repairs);
    const rows = await ctx.db.contact.findMany({ where: { tenantId: tenant.tenantId, ruleId }, select: { id: true, subjectId: true } });
    const byRecord = new Map(rows.map(({ id, subjectId }) => [subjectId, id]));
    return repairs.map((recordId) => byRecord.get(recordId) ?? '');
  });
  const [done = '', second = '', held = '', ...fresh] = contacts;
  for (const id of [done, second]) {
    await call.contacts.complete({ id, answers: { overall: 1, suggestion: `等太久 ${canary}`, complaint: true }, note: `很生气 ${canary}` });
  }
  const attempts = await several(2, async (index) => (await call.contacts.recordAttempt({ id: fresh[index] ?? '', outcome: 'busy', note: `占线 ${canary}` })).attemptId);
  const promisedAt = '2026-11-23T03:00:00.000Z';
  const promised = fresh.slice(2, 4);
  for (const id of promised) {
    await call.contacts.recordAttempt({ id, outcome: 'call-later', at: promisedAt });
    await tenant.asSystem((ctx) => remindPromise(ctx, { contactId: id, promisedAt }));
  }
  await call.contacts.claim({ id: held });
  await call.contacts.saveAnswers({ id: held, note: `草稿 ${canary}` });
  await call.contacts.assign({ ids: [fresh[4] ?? ''], membershipId: agent.membershipId });
  await call.dailyReports.save({ date: '2026-11-23', rule: '3DC', remarks: `今日 ${canary}` });
  const { response, signals, reminders } = await tenant.asSystem(async ({ db }) => {
    const where = { tenantId: tenant.tenantId };
    return {
      response: await db.formResponse.findFirstOrThrow({ where: { ...where, subjectId: done } }),
      signals: await db.contactSignal.findMany({ where, orderBy: { id: 'asc' } }),
      reminders: await db.contactReminder.findMany({ where, orderBy: { id: 'asc' } }),
    };
  });
  return {
    ruleId,
    spareRule: poolOf('rule', spare),
    contact: poolOf('contact', fresh.slice(5)),
    recordOfContact: repairs[0] ?? '',
    doneContact: done,
    response: response.id,
    attempt: poolOf('attempt', attempts),
    signal: poolOf('signal', signals.map(({ id }) => id)),
    reminder: poolOf('reminder', reminders.map(({ id }) => id)),
  };
}
