import { beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#app/lib/civil-date';
import type { Ratio } from '#app/modules/insight/daily-report/schema';
import { figureLinks } from '#app/modules/insight/overview/domain';
import type { RuleFigures } from '#app/modules/insight/overview/schema';
import { listContactsInput } from '#app/modules/outreach/contact/schema';
import { aDesk, BAD_ANSWERS, GOOD_ANSWERS, TODAY, type Desk } from '#tests/factories/desk';
import { aFact, aRule, REPAIR } from '#tests/factories/rules';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk({ agents: 2 });
});

/** Calls over some days: on target, in time, late, refused, unreachable, missed, suppressed, cancelled, still open. */
async function someWeeks(): Promise<void> {
  const call = desk.agent.call.contacts;
  desk.clock.set('2026-11-10T02:00:00Z');
  const [onTarget, inTime, late, refused, cancelled, missed] = await desk.plans(6, { daysAgo: 19 });
  if (!onTarget || !inTime || !late || !refused || !cancelled || !missed) throw new Error('six calls were planned');
  await call.complete({ id: onTarget.contactId, answers: GOOD_ANSWERS });
  desk.clock.set('2026-11-12T02:00:00Z');
  await call.complete({ id: inTime.contactId, answers: BAD_ANSWERS });
  await call.recordAttempt({ id: refused.contactId, outcome: 'refused' });
  await desk.manager.call.contacts.cancel({ ids: [cancelled.contactId], reason: '重复录入' });
  desk.clock.set('2026-11-16T02:00:00Z');
  await call.recordAttempt({ id: late.contactId, outcome: 'no-answer' });
  desk.clock.set('2026-11-17T02:00:00Z');
  await call.complete({ id: late.contactId, answers: GOOD_ANSWERS });
  desk.clock.set('2026-11-23T02:00:00Z');
  await desk.plan({ phones: [] });
  await desk.plan({ daysAgo: 60 });
  const [today, busy] = await desk.plans(3);
  if (!today || !busy) throw new Error('calls were planned for today');
  await call.complete({ id: today.contactId, answers: GOOD_ANSWERS });
  await call.recordAttempt({ id: busy.contactId, outcome: 'busy' });
  desk.clock.set('2026-11-23T04:00:00Z');
  await desk.agents[1]?.call.contacts.recordAttempt({ id: busy.contactId, outcome: 'no-answer' });
}

/** How many rows the contact list shows under an address. */
async function rowsOf(href: string) {
  const query = Object.fromEntries(new URL(href, 'http://x').searchParams);
  const { items, nextCursor } = await desk.manager.call.contacts.list(listContactsInput.parse({ ...query, limit: 200 }));
  expect(nextCursor).toBeNull();
  return items;
}

describe('the overview', () => {
  it('counts coverage, on time, on target, reach and score as one does by hand', async () => {
    await someWeeks();
    const { rules } = await desk.manager.call.overview.get({});
    expect(rules).toMatchObject([
      {
        code: '7DC',
        span: {
          coverage: { numerator: 4, denominator: 8 },
          onTime: { numerator: 3, denominator: 8 },
          onTarget: { numerator: 2, denominator: 8 },
          reach: { numerator: 4, denominator: 6 },
          score: { numerator: 18 + 7 + 18 + 18, denominator: 4 * 4 },
        },
        today: {
          coverage: { numerator: 1, denominator: 3 },
          onTime: { numerator: 1, denominator: 3 },
          onTarget: { numerator: 1, denominator: 3 },
          reach: { numerator: 1, denominator: 2 },
          score: { numerator: 18, denominator: 4 },
        },
        openNow: 3,
        overdueNow: 1,
      },
    ]);
  });

  it('every ratio equals the rows that its two numbers open', async () => {
    await someWeeks();
    const overview = await desk.manager.call.overview.get({});
    for (const rule of overview.rules) {
      for (const [span, from] of [['today', overview.today], ['span', overview.from]] as const) {
        const figures: RuleFigures = rule[span];
        for (const key of ['coverage', 'onTime', 'onTarget', 'reach'] as const) {
          const links = figureLinks(key, { rule: rule.code, from, to: overview.today });
          const counted: Ratio = { numerator: (await rowsOf(links.numerator)).length, denominator: (await rowsOf(links.denominator)).length };
          expect([span, key, counted]).toEqual([span, key, figures[key]]);
        }
        const scored = await rowsOf(figureLinks('score', { rule: rule.code, from, to: overview.today }).denominator);
        const sum = (pick: (row: (typeof scored)[number]) => number | null) => scored.reduce((total, row) => total + (pick(row) ?? 0), 0);
        expect({ numerator: sum(({ scoreNumerator }) => scoreNumerator), denominator: sum(({ scoreDenominator }) => scoreDenominator) }).toEqual(figures.score);
      }
      expect(await rowsOf(`/contacts?rule=${rule.code}&work=due`)).toHaveLength(rule.openNow);
      expect(await rowsOf(`/contacts?rule=${rule.code}&work=overdue`)).toHaveLength(rule.overdueNow);
      expect(await rowsOf(`/contacts?rule=${rule.code}&status=expired&targetFrom=${overview.from}&targetTo=${overview.today}`)).toHaveLength(rule.expired);
    }
    for (const agent of overview.agents) {
      const mine = `/contacts?attemptedBy=${agent.membershipId}&attemptedFrom=${overview.today}&attemptedTo=${overview.today}`;
      expect(await rowsOf(mine)).toHaveLength(agent.calledToday);
      expect(await rowsOf(`${mine}&outcome=reached`)).toHaveLength(agent.reachedToday);
      expect(await rowsOf(`/contacts?assigneeId=${agent.membershipId}&work=due`)).toHaveLength(agent.openNow);
    }
  });

  it('an undone attempt counts nowhere', async () => {
    const call = await desk.plan();
    const { attemptId } = await desk.agent.call.contacts.complete({ id: call.contactId, answers: GOOD_ANSWERS });
    await desk.agent.call.contacts.undo({ attemptId });
    const { rules, agents } = await desk.manager.call.overview.get({});
    expect(rules[0]?.today).toMatchObject({ coverage: { numerator: 0, denominator: 1 }, reach: { numerator: 0, denominator: 0 }, score: { numerator: 0, denominator: 0 } });
    expect(agents[0]).toMatchObject({ calledToday: 0, reachedToday: 0 });
  });

  it('asks for the reports that are missing, and no more once they are handed in (TR-16)', async () => {
    desk.clock.set('2026-11-20T02:00:00Z');
    const call = await desk.plan({ daysAgo: 9 });
    await desk.agent.call.contacts.recordAttempt({ id: call.contactId, outcome: 'no-answer' });
    desk.clock.set('2026-11-23T02:00:00Z');
    const missing = async () => (await desk.manager.call.overview.get({})).reportsMissing;
    expect(await missing()).toEqual([{ date: '2026-11-20', code: '7DC', membershipId: desk.agent.membershipId, name: '客访1号' }]);
    await desk.agent.call.dailyReports.save({ date: '2026-11-20' as typeof TODAY, rule: '7DC', remarks: '', submit: true });
    expect(await missing()).toEqual([]);
  });

  it('counts the repair list, and keeps rules without work off the page', async () => {
    await aRule(desk, { ...REPAIR, active: false });
    await aFact(desk, { occurredOn: null });
    await aFact(desk, { occurredOn: addDays(TODAY, -1) });
    const { gaps, rules } = await desk.manager.call.overview.get({});
    expect(gaps).toBe(1);
    expect(rules.map(({ code }) => code)).toEqual(['7DC']);
  });

  it('is for managers', async () => {
    await expect(desk.agent.call.overview.get({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
