import { z } from 'zod';
import { TIME_OF_DAY_PATTERN } from '#app/lib/civil-date';
import { ROLES, type Role } from '#app/lib/permissions';
import { calendarCodeSchema } from '#app/modules/calendars/schema';

export const INDUSTRIES = ['dealership', 'property'] as const;
export const LOCALES = ['zh-CN', 'en'] as const;
export const localeSchema = z.enum(LOCALES);
/** Parts of the product that a tenant may show or hide. */
export const FEATURES = ['vehicles', 'homes'] as const;
export type Feature = (typeof FEATURES)[number];

const timeOfDay = z.string().regex(TIME_OF_DAY_PATTERN, { error: 'errors:field.time' });

/** Between these wall-clock times customers may be called and messaged (`from` included, `to` not). */
export const callingHoursSchema = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine((hours) => hours.from < hours.to, { path: ['to'], error: 'tenancy:error.hours-order' });
export type CallingHours = z.infer<typeof callingHoursSchema>;

const roleName = z.string().trim().max(40);
/** Own names of the roles; a role without one has the product's name. */
export const roleNamesSchema = z.partialRecord(z.enum(ROLES), roleName);
export type RoleNames = z.infer<typeof roleNamesSchema>;

/** `tenant.settings` as it is stored. A key that is missing has its default; unknown keys are left alone on saving. */
export const tenantSettingsSchema = z.object({
  roleNames: roleNamesSchema.default({}),
  callingHours: callingHoursSchema.default({ from: '09:00', to: '20:00' }),
  features: z.array(z.enum(FEATURES)).default([]),
});
export type TenantSettings = z.infer<typeof tenantSettingsSchema>;

/** IANA zone that this runtime knows. */
export function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

export const updateTenantInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  locale: localeSchema,
  timeZone: z.string().max(60).refine(isTimeZone, { error: 'tenancy:error.time-zone' }),
  calendar: calendarCodeSchema,
  callingHours: callingHoursSchema,
  features: z.array(z.enum(FEATURES)).max(FEATURES.length).default([]),
});
export type UpdateTenantInput = z.infer<typeof updateTenantInput>;

export const updateRoleNamesInput = z.strictObject({ roleNames: roleNamesSchema.default({}) });

export const createTenantInput = z.strictObject({
  slug: z.string().trim().toLowerCase().regex(/^[a-z0-9](-?[a-z0-9]){1,39}$/, { error: 'tenancy:error.slug' }),
  name: z.string().trim().min(1).max(80),
  industry: z.enum(INDUSTRIES),
  locale: localeSchema.default('zh-CN'),
  timeZone: z.string().max(60).refine(isTimeZone, { error: 'tenancy:error.time-zone' }).default('Asia/Shanghai'),
  currency: z.string().regex(/^[A-Z]{3}$/).default('CNY'),
  demo: z.boolean().default(false),
  owner: z.strictObject({
    email: z.email().max(200).transform((email) => email.toLowerCase()),
    name: z.string().trim().min(1).max(60),
  }),
});
export type CreateTenantInput = z.input<typeof createTenantInput>;

/** Name of a role for people of this tenant; undefined where the product's own name is to be used. */
export function ownRoleName(settings: Pick<TenantSettings, 'roleNames'>, role: Role): string | undefined {
  return settings.roleNames[role] || undefined;
}
