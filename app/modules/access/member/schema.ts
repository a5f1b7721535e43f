import { z } from 'zod';
import { pageInput } from '#app/lib/paging';
import { ROLES, type Role } from '#app/lib/permissions';

export const MEMBER_STATUSES = ['active', 'suspended'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

export const personNameSchema = z.string().trim().min(1).max(60);
export const roleSchema = z.enum(ROLES);
const optionalId = z.uuid().nullish().transform((id) => id ?? null);

export const listMembersInput = z.strictObject({
  ...pageInput,
  /** Part of the name or of the address. */
  search: z.string().trim().max(100).optional(),
  role: roleSchema.optional(),
  status: z.enum(MEMBER_STATUSES).optional(),
});
export type ListMembersInput = z.infer<typeof listMembersInput>;

export const memberIdInput = z.strictObject({ membershipId: z.uuid() });
export const updateMemberInput = z.strictObject({ membershipId: z.uuid(), displayName: personNameSchema, orgUnitId: optionalId });
export type UpdateMemberInput = z.infer<typeof updateMemberInput>;
export const changeRoleInput = z.strictObject({ membershipId: z.uuid(), role: roleSchema });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;
export const setMemberStatusInput = z.strictObject({ membershipId: z.uuid(), status: z.enum(MEMBER_STATUSES) });
export type SetMemberStatusInput = z.infer<typeof setMemberStatusInput>;

export interface MemberRow {
  membershipId: string;
  displayName: string;
  email: string;
  role: Role;
  status: MemberStatus;
  orgUnitId: string | null;
  orgUnitName: string | null;
  createdAt: Date;
}

/** A person to choose in a form: assignee, sender of a token. */
export interface MemberOption {
  membershipId: string;
  displayName: string;
  role: Role;
}
