import { z } from 'zod';
import { router, tenantProcedure } from '#app/platform/trpc.server';
import { dryRunInput, dryRunOutput } from '../dry-run/schema';
import { dryRun } from '../dry-run/service.server';
import { gapSchema, listGapsInput } from '../gap/schema';
import { gapBoard, listGaps } from '../gap/service.server';
import { ruleBoard, ruleChoices, ruleLoad, rulePage } from '../rule-board/service.server';
import { rulePageInput, ruleVersionInput } from '../rule-history/schema';
import { ruleHistory, ruleVersion } from '../rule-history/service.server';
import { createRuleInput, previewInput, previewOutput, previewRuleInput, ruleViewSchema, updateRuleInput } from './schema';
import { createRule, getRule, listRules, previewRule, previewWindows, updateRule } from './service.server';

const tags = ['callback-rules'];
const reading = tenantProcedure('outreach.rule.read');
const managing = tenantProcedure('outreach.rule.manage');
const byId = z.strictObject({ id: z.uuid() });

export const callbackRulesRouter = router({
  list: reading
    .meta({ openapi: { method: 'GET', path: '/callback-rules', tags } })
    .input(z.strictObject({}))
    .output(z.object({ items: z.array(ruleViewSchema), nextCursor: z.null() }))
    .query(({ ctx }) => listRules(ctx)),
  get: reading
    .meta({ openapi: { method: 'GET', path: '/callback-rules/{id}', tags } })
    .input(byId)
    .output(ruleViewSchema)
    .query(({ ctx, input }) => getRule(ctx, input.id)),
  create: managing
    .meta({ openapi: { method: 'POST', path: '/callback-rules', tags } })
    .input(createRuleInput)
    .output(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => createRule(ctx, input)),
  update: managing
    .meta({ openapi: { method: 'PATCH', path: '/callback-rules/{id}', tags } })
    .input(updateRuleInput)
    .output(ruleViewSchema)
    .mutation(({ ctx, input }) => updateRule(ctx, input)),
  preview: reading
    .meta({ openapi: { method: 'POST', path: '/callback-rules/preview', tags } })
    .input(previewInput)
    .output(previewOutput)
    .mutation(({ ctx, input }) => previewWindows(ctx, input)),
  dryRun: managing
    .meta({ openapi: { method: 'POST', path: '/callback-rules/dry-run', tags } })
    .input(dryRunInput)
    .output(dryRunOutput)
    .mutation(({ ctx, input }) => dryRun(ctx, input)),
  /** Of the rule pages: the same rules with their load, the choices of the form, the history. */
  board: reading.input(z.strictObject({})).query(({ ctx }) => ruleBoard(ctx)),
  page: reading.input(rulePageInput).query(({ ctx, input }) => rulePage(ctx, input)),
  load: reading.input(byId).query(({ ctx, input }) => ruleLoad(ctx, input.id)),
  choices: reading.input(z.strictObject({})).query(({ ctx }) => ruleChoices(ctx)),
  history: reading.input(byId).query(({ ctx, input }) => ruleHistory(ctx, input.id)),
  version: reading.input(ruleVersionInput).query(({ ctx, input }) => ruleVersion(ctx, input)),
  previewRule: reading.input(previewRuleInput).query(({ ctx, input }) => previewRule(ctx, input)),
  gaps: reading
    .meta({ openapi: { method: 'GET', path: '/callback-gaps', tags } })
    .input(listGapsInput)
    .output(z.object({ items: z.array(gapSchema), nextCursor: z.string().nullable() }))
    .query(({ ctx, input }) => listGaps(ctx, input)),
  gapBoard: reading.input(listGapsInput).query(({ ctx, input }) => gapBoard(ctx, input)),
});
