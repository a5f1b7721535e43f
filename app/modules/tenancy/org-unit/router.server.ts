import { router, tenantProcedure } from '#app/platform/trpc.server';
import { addAliasInput, createOrgUnitInput, listOrgUnitsInput, moveOrgUnitInput, setOrgUnitActiveInput, updateOrgUnitInput } from './schema';
import { addOrgUnitAlias, createOrgUnit, listOrgUnits, moveOrgUnit, setOrgUnitActive, updateOrgUnit } from './service.server';

export const orgUnitRouter = router({
  list: tenantProcedure('tenancy.org-unit.read').input(listOrgUnitsInput).query(({ ctx, input }) => listOrgUnits(ctx, input)),
  create: tenantProcedure('tenancy.org-unit.manage').input(createOrgUnitInput).mutation(({ ctx, input }) => createOrgUnit(ctx, input)),
  update: tenantProcedure('tenancy.org-unit.manage').input(updateOrgUnitInput).mutation(({ ctx, input }) => updateOrgUnit(ctx, input)),
  addAlias: tenantProcedure('tenancy.org-unit.manage').input(addAliasInput).mutation(({ ctx, input }) => addOrgUnitAlias(ctx, input)),
  move: tenantProcedure('tenancy.org-unit.manage').input(moveOrgUnitInput).mutation(({ ctx, input }) => moveOrgUnit(ctx, input)),
  setActive: tenantProcedure('tenancy.org-unit.manage').input(setOrgUnitActiveInput).mutation(({ ctx, input }) => setOrgUnitActive(ctx, input)),
});
