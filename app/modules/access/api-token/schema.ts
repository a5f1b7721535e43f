import { z } from 'zod';
import { pageInput } from '#app/lib/paging';

export const listApiTokensInput = z.strictObject({ ...pageInput });
export const createApiTokenInput = z.strictObject({
  name: z.string().trim().min(1).max(60),
  /** The token acts as this member: with its role, and under its name in the audit log. */
  membershipId: z.uuid(),
});
export const revokeApiTokenInput = z.strictObject({ tokenId: z.uuid() });

export interface ApiTokenRow {
  tokenId: string;
  name: string;
  memberName: string;
  role: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}
