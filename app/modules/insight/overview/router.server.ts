import { router, tenantProcedure } from '#app/platform/trpc.server';
import { overviewInput, overviewSchema } from './schema';
import { readOverview } from './service.server';

export const overviewRouter = router({
  get: tenantProcedure('insight.overview.read')
    .input(overviewInput)
    .output(overviewSchema)
    .query(({ ctx }) => readOverview(ctx)),
});
