import { revokeSessionInput } from '#app/modules/access/session/schema';
import { router, tenantProcedure } from '#app/platform/trpc.server';
import { updateProfileInput } from './schema';
import { listOwnSessions, revokeOwnSession, updateProfile } from './service.server';

export const accountRouter = router({
  updateProfile: tenantProcedure('access.self.manage').input(updateProfileInput).mutation(({ ctx, input }) => updateProfile(ctx, input)),
  sessions: tenantProcedure('access.self.manage').query(({ ctx }) => listOwnSessions(ctx)),
  revokeSession: tenantProcedure('access.self.manage').input(revokeSessionInput).mutation(({ ctx, input }) => revokeOwnSession(ctx, input)),
});
