import { addDays, civilToday } from '#app/lib/civil-date';
import { countGaps } from '#app/modules/outreach/gap/service.server';
import type { TenantCtx } from '#app/platform/context.server';
import { readActivity, readAgents, readCohorts, readMissingReports, type ActivityRow, type CohortRow } from './queries.server';
import { OVERVIEW_DAYS, type Overview, type RuleFigures } from './schema';

/** Days back in which a report that is missing is still asked for. */
const REPORT_DAYS = 7;

/** Coverage, on time, reach and score of each kind of callback, today and over the last 30 days. Six statements. */
export async function readOverview(ctx: TenantCtx): Promise<Overview> {
  const { tenantId } = ctx.actor;
  const today = civilToday(ctx.clock.now(), ctx.actor.tenant.timeZone);
  const from = addDays(today, 1 - OVERVIEW_DAYS);
  const cohorts = await readCohorts(ctx.db, { tenantId, from, today });
  const activity = new Map((await readActivity(ctx.db, { tenantId, from, today })).map((row) => [row.ruleId, row]));
  const agents = await readAgents(ctx.db, { tenantId, today });
  const reportsMissing = await readMissingReports(ctx.db, { tenantId, from: addDays(today, -REPORT_DAYS), today });
  return {
    today,
    from,
    rules: cohorts.filter((row) => row.active || row.due > 0 || row.openNow > 0).map((row) => ({
      ruleId: row.ruleId,
      code: row.code,
      name: row.name,
      active: row.active,
      today: todayFigures(row, activity.get(row.ruleId)),
      span: spanFigures(row, activity.get(row.ruleId)),
      openNow: row.openNow,
      overdueNow: row.overdueNow,
      expired: row.expired,
    })),
    agents,
    gaps: await countGaps(ctx),
    reportsMissing,
  };
}

const over = (numerator: number | undefined, denominator: number | undefined) => ({ numerator: numerator ?? 0, denominator: denominator ?? 0 });

function spanFigures(row: CohortRow, done: ActivityRow | undefined): RuleFigures {
  return {
    coverage: over(row.done, row.due),
    onTime: over(row.onTime, row.due),
    onTarget: over(row.onTarget, row.due),
    reach: over(done?.reached, done?.called),
    score: over(done?.scoreNumerator, done?.scoreDenominator),
  };
}

function todayFigures(row: CohortRow, done: ActivityRow | undefined): RuleFigures {
  return {
    coverage: over(row.doneToday, row.dueToday),
    onTime: over(row.onTimeToday, row.dueToday),
    onTarget: over(row.onTargetToday, row.dueToday),
    reach: over(done?.reachedToday, done?.calledToday),
    score: over(done?.scoreNumeratorToday, done?.scoreDenominatorToday),
  };
}
