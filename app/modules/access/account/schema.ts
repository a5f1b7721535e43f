import { z } from 'zod';
import { LANGUAGES } from '#app/i18n/namespaces';
import { personNameSchema } from '#app/modules/access/member/schema';

export const updateProfileInput = z.strictObject({ name: personNameSchema });
export const chooseLanguageInput = z.strictObject({ language: z.enum(LANGUAGES), returnTo: z.string().max(2000).optional() });
