import { router, tenantProcedure } from '#app/platform/trpc.server';
import { createApiTokenInput, listApiTokensInput, revokeApiTokenInput } from './schema';
import { createApiToken, listApiTokens, revokeApiToken } from './service.server';

export const apiTokenRouter = router({
  list: tenantProcedure('access.api-token.manage').input(listApiTokensInput).query(({ ctx, input }) => listApiTokens(ctx, input)),
  create: tenantProcedure('access.api-token.manage').input(createApiTokenInput).mutation(({ ctx, input }) => createApiToken(ctx, input)),
  revoke: tenantProcedure('access.api-token.manage').input(revokeApiTokenInput).mutation(({ ctx, input }) => revokeApiToken(ctx, input)),
});
