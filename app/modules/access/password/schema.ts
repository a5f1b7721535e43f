import { z } from 'zod';
import { emailSchema } from '#app/modules/access/session/schema';

/** Bounds only; what else makes a password weak depends on the person and stands in domain.ts. */
export const newPasswordSchema = z.string().min(10).max(200);

export const requestResetInput = z.strictObject({ email: emailSchema });
export const consumeResetInput = z.strictObject({
  token: z.string().regex(/^[\w-]{43}$/),
  password: newPasswordSchema,
});
export type ConsumeResetInput = z.infer<typeof consumeResetInput>;

export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(200),
  newPassword: newPasswordSchema,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;
