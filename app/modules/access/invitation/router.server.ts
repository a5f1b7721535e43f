import { router, tenantProcedure } from '#app/platform/trpc.server';
import { createInvitationInput, invitationIdInput, listInvitationsInput } from './schema';
import { createInvitation, listInvitations, resendInvitation, revokeInvitation } from './service.server';

export const invitationRouter = router({
  list: tenantProcedure('access.member.manage').input(listInvitationsInput).query(({ ctx, input }) => listInvitations(ctx, input)),
  create: tenantProcedure('access.member.manage').input(createInvitationInput).mutation(({ ctx, input }) => createInvitation(ctx, input)),
  resend: tenantProcedure('access.member.manage').input(invitationIdInput).mutation(({ ctx, input }) => resendInvitation(ctx, input)),
  revoke: tenantProcedure('access.member.manage').input(invitationIdInput).mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
});
