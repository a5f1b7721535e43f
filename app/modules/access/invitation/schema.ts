import { z } from 'zod';
import { pageInput } from '#app/lib/paging';
import type { Role } from '#app/lib/permissions';
import { emailSchema } from '#app/modules/access/session/schema';
import { personNameSchema, roleSchema } from '#app/modules/access/member/schema';
import { localeSchema } from '#app/modules/tenancy/tenant/schema';

export const createInvitationInput = z.strictObject({
  email: emailSchema,
  name: personNameSchema,
  role: roleSchema,
  orgUnitId: z.uuid().nullish().transform((id) => id ?? null),
  locale: localeSchema,
});
export type CreateInvitationInput = z.infer<typeof createInvitationInput>;

export const invitationIdInput = z.strictObject({ invitationId: z.uuid() });
export const listInvitationsInput = z.strictObject({ ...pageInput });

/** `<tenant id without dashes>.<secret>` as it stands in the link. */
export const invitationTokenSchema = z.string().regex(/^[0-9a-f]{32}\.[\w-]{43}$/);
export const acceptInvitationInput = z.strictObject({
  token: invitationTokenSchema,
  name: personNameSchema.optional(),
  /** The account's own password where the address has one, else the new one. */
  password: z.string().min(1).max(200),
});
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

export interface InvitationRow {
  invitationId: string;
  email: string;
  name: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
  /** Shown only in demo mode without a mail server: there is no other way to read it. */
  link: string | null;
}

/** What the invited person sees before accepting. */
export interface OpenInvitation {
  tenantName: string;
  email: string;
  name: string;
  role: Role;
  /** The tenant's own name of the role, when it has one. */
  roleName: string | null;
  /** True when the address can sign in already and its password is asked instead of a new one. */
  hasAccount: boolean;
}

/** The form of the link's page; the token stands in its address. */
export const acceptInvitationForm = acceptInvitationInput.omit({ token: true });
