import { randomBytes } from 'node:crypto';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { AppLoadContext } from '@remix-run/node';
import { toLanguage } from '#app/i18n/namespaces';
import { PageError } from '#app/lib/page-error';
import type { PageActor } from '#app/lib/load-context';
import { resolveSession } from '#app/modules/access/session/service.server';
import { tenantSettingsSchema } from '#app/modules/tenancy/tenant/schema';
import { systemClock } from '#app/platform/clock.server';
import type { Actor } from '#app/platform/context.server';
import { toAppError, type RequestCtx } from '#app/platform/trpc.server';
import { authHelpers } from './auth-helpers.server';
import { logUnexpected } from './error-log.server';
import { createCaller, type Caller } from './root-router.server';
import { asNotFound } from './unknown-id.server';

/** What is known of a request once its cookie is read. */
export async function requestContext(req: ExpressRequest, res: ExpressResponse): Promise<RequestCtx> {
  const session = await resolveSession(req.headers.cookie ?? null, systemClock);
  const actor = session?.actor ?? null;
  return { actor, clock: systemClock, requestId: res.locals.requestId as string, locale: localeOf(req, actor) };
}

/** Person's language, else the cookie of the language switch, else what the browser asks for. */
function localeOf(req: ExpressRequest, actor: Actor | null): string {
  if (actor) return toLanguage(actor.locale);
  const cookie = /(?:^|;\s*)hf_locale=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1];
  return toLanguage(cookie ?? (req.acceptsLanguages('zh-CN', 'zh', 'en') || undefined));
}

/** The caller of pages: what it throws is a Response with status and words, so that error pages can show them. */
function pageCaller(ctx: RequestCtx, isReading: boolean): Caller {
  return createCaller(ctx, {
    onError: ({ error }) => {
      // What a page reads is named by its address; filters that don't fit are dropped before.
      const problem = asNotFound(toAppError(error), (field) => isReading && /(?:^id|Id)$/.test(field));
      if (problem.code === 'internal') logUnexpected(error, ctx);
      throw new PageError(problem, ctx.requestId);
    },
  });
}

/** Load context of Remix: everything that a loader or action may use (contract in lib/load-context.ts). */
export async function loadContext(req: ExpressRequest, res: ExpressResponse): Promise<AppLoadContext> {
  const ctx = await requestContext(req, res);
  return {
    caller: pageCaller(ctx, req.method !== 'POST'),
    actor: ctx.actor ? pageActor(ctx.actor) : null,
    locale: ctx.locale,
    cspNonce: randomBytes(16).toString('base64'),
    requestId: ctx.requestId,
    now: ctx.clock.now(),
    auth: authHelpers(ctx, req),
    reportError: (error) => logUnexpected(error, ctx),
  };
}

function pageActor(actor: Actor): PageActor {
  const { tenant } = actor;
  const { features, roleNames } = tenantSettingsSchema.parse(tenant.settings);
  if (!actor.userId || !actor.membershipId) throw new Error('a page is always seen by a person');
  return {
    userId: actor.userId,
    tenantId: actor.tenantId,
    membershipId: actor.membershipId,
    role: actor.role,
    displayName: actor.displayName,
    permissions: [...actor.permissions],
    tenant: {
      name: tenant.name,
      slug: tenant.slug,
      industry: tenant.industry,
      timeZone: tenant.timeZone,
      locale: tenant.locale,
      features,
      roleNames,
    },
  };
}

