import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#app/lib/civil-date';
import { setDoNotContact } from '#app/modules/customers/do-not-contact/service.server';
import { isIn } from '#app/modules/insight/daily-report/domain';
import type { LineFilter } from '#app/modules/insight/daily-report/schema';
import { aDesk, BAD_ANSWERS, GOOD_ANSWERS, TODAY, type Desk } from '#tests/factories/desk';
import { aRule, REPAIR } from '#tests/factories/rules';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk({ agents: 2 });
});

/** A day of seven calls: two reached, one with a complaint; one busy and reached later; one promise; one not called; one not due yet. */
async function aDay() {
  const [pleased, angry, second, promised, unreached, waiting] = await desk.plans(6);
  const early = await desk.plan({ daysAgo: 2 });
  if (!pleased || !angry || !second || !promised || !unreached || !waiting) throw new Error('six calls were planned');
  const [first, other] = desk.agents;
  if (!first || !other) throw new Error('two agents work here');
  const { contacts } = first.call;
  await contacts.complete({ id: pleased.contactId, answers: { ...GOOD_ANSWERS, suggestion: '=HYPERLINK("http://x")' } });
  await contacts.complete({ id: angry.contactId, answers: { ...BAD_ANSWERS, complaint: true, suggestion: '等太久' }, note: '很生气' });
  await contacts.recordAttempt({ id: second.contactId, outcome: 'busy' });
  await contacts.recordAttempt({ id: unreached.contactId, outcome: 'no-answer', note: '下午再打' });
  const undone = await contacts.recordAttempt({ id: waiting.contactId, outcome: 'refused' });
  await contacts.undo({ attemptId: undone.attemptId });
  await contacts.release({ id: waiting.contactId });
  desk.clock.set('2026-11-23T02:30:00Z');
  await other.call.contacts.complete({ id: second.contactId, answers: GOOD_ANSWERS });
  await other.call.contacts.recordAttempt({ id: promised.contactId, outcome: 'call-later', at: '2026-11-24T02:00:00Z' });
  await other.call.contacts.recordAttempt({ id: early.contactId, outcome: 'no-answer' });
  return { pleased, angry, second, promised, unreached, waiting, early, first, other };
}

const FILTERS: [LineFilter, (figures: Awaited<ReturnType<Desk['manager']['call']['dailyReports']['get']>>['figures']) => number][] = [
  ['due', ({ due }) => due],
  ['called', ({ called }) => called],
  ['reached', ({ reached }) => reached],
  ['failed', ({ failed }) => failed.reduce((sum, { count }) => sum + count, 0)],
  ['opinions', ({ opinions }) => opinions],
  ['issues', ({ issues }) => issues],
  ['left-over', ({ leftOver }) => leftOver],
];

describe('the day’s report', () => {
  it('is filled from the day’s calls: the team’s figures as counted by hand', async () => {
    await aDay();
    const report = await desk.manager.call.dailyReports.get({});
    expect(report).toMatchObject({ date: TODAY, rule: '7DC', member: null, complete: true, submittedAt: null, canWrite: false });
    expect(report.figures).toEqual({
      due: 6,
      called: 6,
      dials: 7,
      reached: 3,
      failed: [{ outcome: 'call-later', count: 1 }, { outcome: 'no-answer', count: 2 }],
      score: { numerator: 18 + 7 + 18, denominator: 3 * 4 },
      opinions: 2,
      issues: 1,
      leftOver: 3,
    });
  });

  it('every figure is the number of the lines that it opens', async () => {
    await aDay();
    for (const caller of [desk.manager.call, desk.agent.call]) {
      const { figures, lines } = await caller.dailyReports.get({});
      for (const [filter, count] of FILTERS) expect([filter, lines.filter((line) => isIn(filter, line)).length]).toEqual([filter, count(figures)]);
    }
  });

  it('an agent sees the own calls, not those of a colleague', async () => {
    const { second, pleased, first, other } = await aDay();
    const mine = await first.call.dailyReports.get({});
    expect(mine.member?.id).toBe(first.membershipId);
    expect(mine.figures).toMatchObject({ called: 4, dials: 4, reached: 2, failed: [{ outcome: 'busy', count: 1 }, { outcome: 'no-answer', count: 1 }] });
    expect(mine.lines.map(({ contactId }) => contactId)).toContain(pleased.contactId);
    const theirs = await other.call.dailyReports.get({});
    expect(theirs.lines.find(({ contactId }) => contactId === second.contactId)).toMatchObject({ outcome: 'reached', leftOver: false });
    await expect(first.call.dailyReports.get({ membershipId: other.membershipId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await desk.manager.call.dailyReports.get({ membershipId: other.membershipId })).figures.called).toBe(3);
  });

  it('7DC and 3DC stand apart', async () => {
    await aDay();
    await aRule(desk, REPAIR);
    const report = await desk.manager.call.dailyReports.get({ rule: '3DC' });
    expect(report.figures).toMatchObject({ due: 0, called: 0, score: { numerator: 0, denominator: 0 } });
    expect(report.rules.map(({ code }) => code)).toEqual(['7DC', '3DC']);
    await expect(desk.manager.call.dailyReports.get({ rule: 'NONE' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('what was left over is due again the next day; what was done is not', async () => {
    const { unreached, promised, waiting, pleased } = await aDay();
    desk.clock.set('2026-11-24T03:00:00Z');
    const report = await desk.manager.call.dailyReports.get({});
    const ids = report.lines.map(({ contactId }) => contactId);
    expect(ids.sort()).toEqual([unreached.contactId, promised.contactId, waiting.contactId].sort());
    expect(ids).not.toContain(pleased.contactId);
    expect(report.figures).toMatchObject({ due: 3, called: 0, leftOver: 3 });
    expect((await desk.manager.call.dailyReports.get({ date: TODAY })).figures).toMatchObject({ due: 6, called: 6, reached: 3, leftOver: 3 });
  });

  it('leaves out who may not be called and whose record came too late', async () => {
    const call = await desk.plan();
    await desk.plan({ daysAgo: 100 });
    await desk.asSystem((ctx) => setDoNotContact(ctx, { customerId: call.customerId, reason: '客户要求' }));
    const { planForCustomer } = await import('#app/modules/outreach/planner/service.server');
    await desk.asSystem((ctx) => planForCustomer(ctx, call.customerId));
    expect((await desk.manager.call.dailyReports.get({})).lines).toEqual([]);
    expect((await desk.manager.call.dailyReports.get({ date: addDays(TODAY, -90) })).lines).toEqual([]);
  });
});

describe('handing in', () => {
  it('keeps remarks, freezes the figures, and shows them beside what changed since', async () => {
    const { unreached, first } = await aDay();
    await first.call.dailyReports.save({ date: TODAY, rule: '7DC', remarks: '一位客户投诉等待时间长' });
    expect(await first.call.dailyReports.get({})).toMatchObject({ remarks: '一位客户投诉等待时间长', submittedAt: null, canWrite: true });
    const handedIn = await first.call.dailyReports.save({ date: TODAY, rule: '7DC', remarks: '已转售后', submit: true });
    expect(handedIn).toMatchObject({ remarks: '已转售后', submittedAt: '2026-11-23T02:30:00.000Z', submittedFigures: null, canWrite: false });
    desk.clock.set('2026-11-23T06:00:00Z');
    await first.call.contacts.recordAttempt({ id: unreached.contactId, outcome: 'no-answer' });
    const later = await first.call.dailyReports.get({});
    expect(later.figures.dials).toBe(5);
    expect(later.submittedFigures?.dials).toBe(4);
    await expect(first.call.dailyReports.save({ date: TODAY, rule: '7DC', remarks: '改' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await desk.manager.call.dailyReports.get({})).remarksOfTeam).toMatchObject([{ name: '客访1号', remarks: '已转售后' }]);
  });

  it('pressed twice at once counts once', async () => {
    const submit = () => desk.agent.call.dailyReports.save({ date: TODAY, rule: '7DC', remarks: '好', submit: true });
    const results = await Promise.allSettled([submit(), submit(), submit()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('a day that lies ahead can not be handed in', async () => {
    await expect(desk.agent.call.dailyReports.save({ date: addDays(TODAY, 1), rule: '7DC', remarks: '', submit: true })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('as a file', () => {
  it('holds figures and lines; words that look like a formula stay words', async () => {
    await aDay();
    const { fileName, content } = await desk.manager.call.dailyReports.workbook({});
    expect(fileName).toContain('7DC');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(content, 'base64') as never);
    const [figures, lines] = workbook.worksheets;
    const values = new Map(figures?.getRows(1, figures.rowCount)?.map((row) => [row.getCell(1).text, row.getCell(2).value]));
    expect([...values.values()]).toEqual(expect.arrayContaining([6, 7, 3]));
    const opinions = lines?.getRows(2, lines.rowCount - 1)?.map((row) => row.getCell(9).value) ?? [];
    expect(lines?.rowCount).toBe(1 + 7);
    expect(opinions).toContain('\'=HYPERLINK("http://x")');
    expect(opinions.every((value) => value === null || typeof value === 'string')).toBe(true);
  });
});
