import type { Permission, Role } from '#app/lib/permissions';
import type { Clock } from './clock.server';
import { systemClock } from './clock.server';
import type { TenantDb } from './db.server';

/** What a signed-in person or token is, as resolved at the edge. Never comes from input. */
export interface Actor {
  kind: 'member' | 'token' | 'system';
  userId: string | null;
  tenantId: string;
  /** Null only for the system itself. */
  membershipId: string | null;
  role: Role;
  displayName: string;
  email: string | null;
  locale: string;
  permissions: readonly Permission[];
  tenant: TenantInfo;
}

export interface TenantInfo {
  id: string;
  slug: string;
  name: string;
  industry: string;
  locale: string;
  timeZone: string;
  calendar: string;
  currency: string;
  demo: boolean;
  /** Parsed tenant settings; see tenancy/schema.ts. */
  settings: Record<string, unknown>;
}

/** Context of every service call: the tenant's transaction, who acts, the clock, and the request's id. */
export interface TenantCtx {
  db: TenantDb;
  actor: Actor;
  clock: Clock;
  requestId: string;
}

/** Context of a job: the product itself acts, in the tenant's name. */
export function systemCtx(tenant: TenantInfo, db: TenantDb, requestId: string, clock: Clock = systemClock): TenantCtx {
  return {
    db,
    clock,
    requestId,
    actor: {
      kind: 'system',
      userId: null,
      tenantId: tenant.id,
      membershipId: null,
      role: 'admin',
      displayName: 'Huifang',
      email: null,
      locale: tenant.locale,
      permissions: [],
      tenant,
    },
  };
}

/** The acting membership where a person must stand behind the deed (claims, attempts, reports). */
export function actingMember(ctx: TenantCtx): string {
  if (!ctx.actor.membershipId) throw new Error('a person must act here, not the system');
  return ctx.actor.membershipId;
}
