import { z } from 'zod';

/** An address as it is compared and stored: lower case, no spaces around. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .pipe(z.email({ error: 'errors:field.email' }));

export const signInInput = z.strictObject({
  email: emailSchema,
  // Long enough for any pass phrase; the bound keeps hashing cheap to refuse.
  password: z.string().min(1).max(200),
});
export type SignInInput = z.infer<typeof signInInput>;

export const signInDemoInput = z.strictObject({ membershipId: z.uuid() });
export const switchTenantInput = z.strictObject({ membershipId: z.uuid() });
export const revokeSessionInput = z.strictObject({ sessionKey: z.string().regex(/^[0-9a-f]{64}$/) });

/** One of a person's places, as offered after sign-in and in the account menu. */
export interface MembershipChoice {
  membershipId: string;
  tenantId: string;
  tenantName: string;
  tenantSlug: string;
  role: string;
}

export interface OwnSession {
  /** The stored hash of the session's id: names it, opens nothing. */
  sessionKey: string;
  createdAt: Date;
  expiresAt: Date;
  ip: string | null;
  userAgent: string | null;
  tenantName: string;
}
