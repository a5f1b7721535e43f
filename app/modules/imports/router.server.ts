import { textsFor } from '#app/i18n/i18n.server';
import { router, tenantProcedure } from '#app/platform/trpc.server';
import { importIdInput, listImportsInput, publicImport, publicImportPage, rejectFileInput, rejectRowsInput, testImportInput } from './job/schema';
import { getImport, getImportWithRejects, listImports, listRejects } from './job/service.server';
import { readRejectFile } from './reject-file/service.server';
import { cancelImport, runImport, testImport } from './start/service.server';
import { toPublic, toPublicItem } from './view/domain';

const manage = tenantProcedure('imports.job.manage');
const tags = ['imports'];

/** Files come in by `app/server/upload.server.ts`: they are too large for a procedure. */
export const importsRouter = router({
  list: manage.input(listImportsInput).query(({ ctx, input }) => listImports(ctx, input)),
  history: manage
    .meta({ openapi: { method: 'GET', path: '/imports', tags } })
    .input(listImportsInput)
    .output(publicImportPage)
    .query(async ({ ctx, input }) => {
      const { items, nextCursor } = await listImports(ctx, input);
      return { items: items.map(toPublicItem), nextCursor };
    }),
  status: manage
    .meta({ openapi: { method: 'GET', path: '/imports/{importId}', tags } })
    .input(importIdInput)
    .output(publicImport)
    .query(async ({ ctx, input }) => {
      const { view, rejects } = await getImportWithRejects(ctx, input);
      return toPublic(view, rejects, textsFor(ctx.locale));
    }),
  get: manage.input(importIdInput).query(({ ctx, input }) => getImport(ctx, input)),
  rejects: manage.input(rejectRowsInput).query(({ ctx, input }) => listRejects(ctx, input)),
  rejectFile: manage.input(rejectFileInput).query(({ ctx, input }) => readRejectFile(ctx, input, textsFor(ctx.locale))),
  test: manage.input(testImportInput).mutation(({ ctx, input }) => testImport(ctx, input)),
  run: manage.input(importIdInput).mutation(({ ctx, input }) => runImport(ctx, input)),
  cancel: manage.input(importIdInput).mutation(({ ctx, input }) => cancelImport(ctx, input)),
});
