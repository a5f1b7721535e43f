import { router, tenantProcedure } from '#app/platform/trpc.server';
import { updateRoleNamesInput, updateTenantInput } from './schema';
import { getTenant, updateRoleNames, updateTenant } from './service.server';

export const tenantRouter = router({
  get: tenantProcedure('tenancy.settings.read').query(({ ctx }) => getTenant(ctx)),
  update: tenantProcedure('tenancy.settings.manage').input(updateTenantInput).mutation(({ ctx, input }) => updateTenant(ctx, input)),
  updateRoleNames: tenantProcedure('tenancy.settings.manage').input(updateRoleNamesInput).mutation(({ ctx, input }) => updateRoleNames(ctx, input)),
});
