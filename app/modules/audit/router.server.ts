import { router, tenantProcedure } from '#app/platform/trpc.server';
import { listAuditInput } from './schema';
import { listAuditEntities, listAuditEntries } from './service.server';

export const auditRouter = router({
  list: tenantProcedure('audit.entry.read').input(listAuditInput).query(({ ctx, input }) => listAuditEntries(ctx, input)),
  entities: tenantProcedure('audit.entry.read').query(({ ctx }) => listAuditEntities(ctx)),
});
