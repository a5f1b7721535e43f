import { router, tenantProcedure } from '#app/platform/trpc.server';
import {
  approveScriptInput,
  getScriptInput,
  listSampleRecordsInput,
  listScriptsInput,
  previewScriptInput,
  proposeScriptInput,
  renderScriptInput,
  scriptCodeInput,
} from './schema';
import * as scripts from './service.server';

export const scriptRouter = router({
  list: tenantProcedure('outreach.script.read').input(listScriptsInput).query(({ ctx, input }) => scripts.listScripts(ctx, input)),
  get: tenantProcedure('outreach.script.read').input(getScriptInput).query(({ ctx, input }) => scripts.getScript(ctx, input)),
  sampleRecords: tenantProcedure('outreach.script.read').input(listSampleRecordsInput).query(({ ctx, input }) => scripts.listSampleRecords(ctx, input)),
  preview: tenantProcedure('outreach.script.read').input(previewScriptInput).query(({ ctx, input }) => scripts.previewScript(ctx, input)),
  render: tenantProcedure('outreach.script.read').input(renderScriptInput).query(({ ctx, input }) => scripts.renderApprovedScript(ctx, input)),
  propose: tenantProcedure('outreach.script.propose').input(proposeScriptInput).mutation(({ ctx, input }) => scripts.proposeScript(ctx, input)),
  discard: tenantProcedure('outreach.script.propose').input(scriptCodeInput).mutation(({ ctx, input }) => scripts.discardScriptDraft(ctx, input)),
  approve: tenantProcedure('outreach.script.manage').input(approveScriptInput).mutation(({ ctx, input }) => scripts.approveScript(ctx, input)),
  retire: tenantProcedure('outreach.script.manage').input(scriptCodeInput).mutation(({ ctx, input }) => scripts.retireScript(ctx, input)),
});
