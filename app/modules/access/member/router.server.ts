import { router, tenantProcedure } from '#app/platform/trpc.server';
import { changeRoleInput, listMembersInput, memberIdInput, setMemberStatusInput, updateMemberInput } from './schema';
import { changeRole, getMember, listMemberOptions, listMembers, setMemberStatus, updateMember } from './service.server';

export const memberRouter = router({
  list: tenantProcedure('access.member.manage').input(listMembersInput).query(({ ctx, input }) => listMembers(ctx, input)),
  get: tenantProcedure('access.member.manage').input(memberIdInput).query(({ ctx, input }) => getMember(ctx, input.membershipId)),
  options: tenantProcedure('access.member.read').query(({ ctx }) => listMemberOptions(ctx)),
  update: tenantProcedure('access.member.manage').input(updateMemberInput).mutation(({ ctx, input }) => updateMember(ctx, input)),
  changeRole: tenantProcedure('access.member.manage').input(changeRoleInput).mutation(({ ctx, input }) => changeRole(ctx, input)),
  setStatus: tenantProcedure('access.member.manage').input(setMemberStatusInput).mutation(({ ctx, input }) => setMemberStatus(ctx, input)),
});
