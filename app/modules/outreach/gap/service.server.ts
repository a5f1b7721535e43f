import { z } from 'zod';
import { readCursor, toPage, type Page } from '#app/lib/paging';
import type { TenantCtx } from '#app/platform/context.server';
import { listPlanningRules, type PlanningRule } from '../rule/queries.server';
import { countGapsByRule, readGaps } from './queries.server';
import type { Gap, ListGapsInput } from './schema';

/** Counting stops here; the list itself goes on. */
export const GAP_COUNT_CAP = 1_000;

const keySchema = z.tuple([z.uuid(), z.string()]);

/** Rules whose gaps matter: switched on and meant for every record. Drawn and picked records come with their date. */
async function rulesWithGaps(ctx: TenantCtx): Promise<PlanningRule[]> {
  return (await listPlanningRules(ctx)).filter(({ definition }) => definition.active && definition.population.mode === 'all');
}

/** Records without the date that their rule counts from, one line per rule and record, so that none is dropped (O-04). */
export async function listGaps(ctx: TenantCtx, input: ListGapsInput): Promise<Page<Gap>> {
  const rules = (await rulesWithGaps(ctx)).filter(({ definition }) => !input.rule || input.rule === definition.code);
  if (rules.length === 0) return { items: [], nextCursor: null };
  const after = input.cursor ? readCursor(input.cursor, keySchema) : null;
  const rows = await readGaps(ctx.db, { tenantId: ctx.actor.tenantId, rules, after, limit: input.limit + 1 });
  return toPage(rows, input.limit, (row) => [row.recordId, row.ruleCode]);
}

/** The same with what the page's filter offers. */
export async function gapBoard(ctx: TenantCtx, input: ListGapsInput): Promise<Page<Gap> & { rules: { code: string; name: string; count: number }[] }> {
  const rules = await rulesWithGaps(ctx);
  const counts = await countGapsByRule(ctx.db, { tenantId: ctx.actor.tenantId, rules, cap: GAP_COUNT_CAP });
  return {
    ...(await listGaps(ctx, input)),
    rules: rules.map(({ id, definition: { code, name } }) => ({ code, name, count: counts.get(id) ?? 0 })),
  };
}

/** All gaps of the tenant, counted up to the cap per rule. */
export async function countGaps(ctx: TenantCtx): Promise<number> {
  const counts = await countGapsByRule(ctx.db, { tenantId: ctx.actor.tenantId, rules: await rulesWithGaps(ctx), cap: GAP_COUNT_CAP });
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
