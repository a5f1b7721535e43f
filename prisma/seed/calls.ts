import { randomUUID } from 'node:crypto';
import { isAppError } from '#app/lib/app-error';
import { toDbDate, type CivilDate } from '#app/lib/civil-date';
import { getPublishedForm } from '#app/modules/forms/definition/service.server';
import { itemsOf } from '#app/modules/forms/domain';
import type { Answers, FormDefinition } from '#app/modules/forms/schema';
import { saveDailyReport } from '#app/modules/insight/daily-report/service.server';
import { recordAttempt } from '#app/modules/outreach/attempt/service.server';
import { expireDue } from '#app/modules/outreach/planner/service.server';
import type { Colleague, Stage } from './stage';

/** What customers say, from glad to angry. */
export interface Voices {
  glad: readonly string[];
  mixed: readonly string[];
  angry: readonly string[];
}

interface Due {
  id: string;
  formCode: string;
}

/** Calls that one agent makes on a day of the demo. */
const CALLS_A_DAY = 4;

/**
 * The desk's past weeks, lived through the same services as real ones: each day the agents call what is due, most
 * customers answer, some later, some never. A part is left over, so that today's queue has overdue calls too.
 */
export async function liveThrough(stage: Stage, { fromDay, voices, reports }: { fromDay: number; voices: Record<string, Voices>; reports: readonly string[] }): Promise<void> {
  const agents = stage.withRole('agent');
  const definitions = new Map<string, FormDefinition>();
  for (let offset = fromDay; offset < 0; offset += 1) {
    const date = stage.day(offset);
    const due = await dueOn(stage, date);
    for (const [index, agent] of agents.entries()) {
      let minute = 9 * 60 + 20;
      for (const contact of due.slice(index * CALLS_A_DAY, (index + 1) * CALLS_A_DAY)) {
        minute += stage.chance.between(6, 25);
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const words = voices[contact.formCode] ?? { glad: [], mixed: [], angry: [] };
        await call(stage, agent, contact, { date, clock, offset, voices: words, definition: await definitionOf(stage, definitions, contact.formCode) });
      }
    }
  }
  await promiseForToday(stage, agents);
  await expireDue(stage.ctx);
  await handInReports(stage, agents, reports);
}

/** What could be called on a day, soonest to close first; every seventh is always forgotten. */
async function dueOn(stage: Stage, date: CivilDate, { everybody = false } = {}): Promise<Due[]> {
  const { ctx } = stage;
  const evening = stage.at(date, '18:00');
  const rows = await ctx.db.contact.findMany({
    where: {
      tenantId: ctx.actor.tenantId,
      status: { in: ['planned', 'promised'] },
      openOn: { lte: toDbDate(date) },
      expireOn: { gte: toDbDate(date) },
      OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: evening } }],
    },
    orderBy: [{ closeOn: 'asc' }, { subject: { externalNumber: 'asc' } }, { ruleId: 'asc' }],
    select: { id: true, subject: { select: { externalNumber: true } }, ruleVersion: { select: { definition: true } } },
    take: 60,
  });
  return rows
    .filter(({ subject }) => everybody || Number(subject.externalNumber?.slice(-3)) % 7 !== 0)
    .map((row) => ({ id: row.id, formCode: String((row.ruleVersion.definition as { formCode?: unknown }).formCode ?? '') }));
}

/** Yesterday evening two customers asked to be called today: the queue has promises to keep. */
async function promiseForToday(stage: Stage, agents: readonly Colleague[]): Promise<void> {
  const due = await dueOn(stage, stage.day(-1), { everybody: true });
  for (const [index, time] of ['10:30', '15:30'].entries()) {
    const [agent, contact] = [agents[index % agents.length], due.at(-1 - index)];
    if (!agent || !contact) return;
    const ctx = stage.as(agent, stage.at(stage.day(-1), '17:40'));
    const at = stage.at(stage.today, time).toISOString();
    await recordAttempt(ctx, { id: contact.id, attemptId: randomUUID(), outcome: 'call-later', at, note: '约好今天再联系' });
  }
}

async function definitionOf(stage: Stage, known: Map<string, FormDefinition>, formCode: string): Promise<FormDefinition> {
  const found = known.get(formCode) ?? (await getPublishedForm(stage.ctx, formCode)).definition;
  known.set(formCode, found);
  return found;
}

interface Moment {
  date: CivilDate;
  clock: string;
  /** Days before today, negative. */
  offset: number;
  voices: Voices;
  definition: FormDefinition;
}

async function call(stage: Stage, agent: Colleague, contact: Due, moment: Moment): Promise<void> {
  const { chance } = stage;
  const ctx = stage.as(agent, stage.at(moment.date, moment.clock));
  const dice = chance.next() * 100;
  const attempt = { id: contact.id, attemptId: randomUUID() };
  try {
    if (dice < 74) {
      const { answers, note } = answer(stage, moment.definition, moment.voices);
      await recordAttempt(ctx, { ...attempt, outcome: 'reached', answers, note, talkSeconds: chance.between(70, 320) });
    } else if (dice < 86) {
      await recordAttempt(ctx, { ...attempt, outcome: 'no-answer' });
    } else if (dice < 90) {
      await recordAttempt(ctx, { ...attempt, outcome: 'busy' });
    } else if (dice < 97) {
      const at = stage.at(stage.day(moment.offset + 1), chance.pick(['10:30', '12:15', '15:00']));
      await recordAttempt(ctx, { ...attempt, outcome: 'call-later', at: at.toISOString(), note: chance.pick(['正在开会，约好再联系', '在开车，请稍后再打', '家里有事，改天再说']) });
    } else if (dice < 99) {
      await recordAttempt(ctx, { ...attempt, outcome: 'wrong-number' });
    } else {
      await recordAttempt(ctx, { ...attempt, outcome: 'refused', note: '客户表示不需要回访' });
    }
  } catch (error) {
    // A retry or a promise that no longer fits the window: this customer simply isn't called on that day.
    if (!isAppError(error)) throw error;
  }
}

/** Who answers, again and again: most are content, some have a point, one in twelve is angry. */
const MOODS = ['glad', 'glad', 'mixed', 'glad', 'glad', 'angry', 'glad', 'mixed', 'glad', 'glad', 'mixed', 'glad'] as const;

/** One customer's mood over a whole sheet. */
function answer(stage: Stage, definition: FormDefinition, voices: Voices): { answers: Answers; note: string | undefined } {
  const { chance } = stage;
  const mood = MOODS[stage.answered++ % MOODS.length] ?? 'glad';
  const words = mood === 'glad' && !chance.is(30) ? '' : chance.pick(voices[mood]);
  const scores = { glad: [5, 5, 5, 4], mixed: [3, 4, 4, 3], angry: [1, 2, 2, 3] }[mood];
  const answers: Answers = {};
  for (const item of itemsOf(definition)) {
    if (item.type === 'score') answers[item.code] = item.notApplicable && chance.is(15) ? 'n/a' : chance.pick(scores);
    if (item.type === 'yes-no') answers[item.code] = mood !== 'angry';
    if (item.type === 'choice' && !item.multiple) answers[item.code] = item.options[mood === 'glad' ? 0 : 1]?.code ?? null;
    if (item.type === 'number') answers[item.code] = chance.between(600, 9_000);
    if (item.code === 'remarks') answers[item.code] = words;
    if (item.type === 'complaint') answers[item.code] = mood === 'angry' && chance.is(70);
  }
  return { answers, note: words === '' ? undefined : words };
}

/** Reports of the last days, handed in at closing time; yesterday's is still open. */
async function handInReports(stage: Stage, agents: readonly Colleague[], rules: readonly string[]): Promise<void> {
  const words = ['客户整体反映良好，个别客户对等待时间有意见，已转相关部门。', '今日接通率正常，未接通客户明日继续联系。', '有客户提出改进建议，已登记并反馈。'];
  for (const offset of [-4, -3, -2]) {
    for (const agent of agents) {
      for (const rule of rules) {
        const ctx = stage.as(agent, stage.at(stage.day(offset), '18:05'));
        await saveDailyReport(ctx, { date: stage.day(offset), rule, remarks: stage.chance.pick(words), submit: true });
      }
    }
  }
}
