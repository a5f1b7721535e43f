import type { Caller } from '#app/server/root-router.server';
import type { AuthHelpers } from '#app/server/auth-helpers.server';

/** The signed-in person as pages see them. Permissions decide what is shown; the server decides what is done. */
export interface PageActor {
  userId: string;
  tenantId: string;
  membershipId: string;
  role: string;
  displayName: string;
  permissions: string[];
  tenant: {
    name: string;
    slug: string;
    industry: string;
    timeZone: string;
    locale: string;
    /** Parts of the product that the tenant's pack brings, e.g. `vehicles`, `homes`. */
    features: string[];
    /** The tenant's own names of roles; a role without one has the product's name. */
    roleNames: Partial<Record<string, string>>;
  };
}

/** What the HTTP server hands to every loader and action; routes need nothing else from the server. */
export interface PageContext {
  caller: Caller;
  actor: PageActor | null;
  locale: string;
  cspNonce: string;
  requestId: string;
  now: Date;
  auth: AuthHelpers;
  /** Logs an unexpected error once, with request id, tenant and person. */
  reportError(error: unknown): void;
}

declare module '@remix-run/node' {
  interface AppLoadContext extends PageContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
