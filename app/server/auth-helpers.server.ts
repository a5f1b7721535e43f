import type { Request as ExpressRequest } from 'express';
import { isLanguage, type Language } from '#app/i18n/namespaces';
import { AppError, isAppError } from '#app/lib/app-error';
import { PageError } from '#app/lib/page-error';
import { isDemo, listDemoLogins, signInDemo, type DemoLogin } from '#app/modules/access/demo/service.server';
import { rememberLanguage } from '#app/modules/access/account/service.server';
import type { AcceptInvitationInput, OpenInvitation } from '#app/modules/access/invitation/schema';
import { acceptInvitation, readInvitation } from '#app/modules/access/joining/service.server';
import type { ChangePasswordInput, ConsumeResetInput } from '#app/modules/access/password/schema';
import { changePassword, consumeReset, isResetOpen, requestReset } from '#app/modules/access/password/service.server';
import type { MembershipChoice, SignInInput } from '#app/modules/access/session/schema';
import { listPlaces, openSession, sessionKeyOf, signIn, signOut, switchTenant, type Client } from '#app/modules/access/session/service.server';
import { env } from '#app/platform/env.server';
import { mailMode, type MailMode } from '#app/platform/mail.server';
import type { RequestCtx } from '#app/platform/trpc.server';
import { logUnexpected } from './error-log.server';

/** Set-Cookie values that the action must send with its answer. */
export interface WithCookies {
  cookies: string[];
}

/**
 * What happens before or beside a tenant: signing in and out, choosing a place and a language. Bound to
 * one request. Refusals leave as PageError, like those of the caller.
 */
export interface AuthHelpers {
  signIn(input: SignInInput): Promise<WithCookies & { memberships: MembershipChoice[] }>;
  signInDemo(membershipId: string): Promise<WithCookies>;
  signOut(): Promise<WithCookies>;
  /** People of the demo tenants; null outside of demo mode. */
  demoLogins(): Promise<DemoLogin[] | null>;
  places(): Promise<MembershipChoice[]>;
  /** Key of the request's own session, to mark it in the list of sessions. */
  currentSession(): string | null;
  /** Asks for a reset link; the answer is the same for every address. */
  requestReset(input: { email: string }): Promise<void>;
  isResetOpen(token: string): Promise<boolean>;
  consumeReset(input: ConsumeResetInput): Promise<void>;
  /** Ends all sessions of the person and opens a new one. */
  changePassword(input: ChangePasswordInput): Promise<WithCookies>;
  readInvitation(token: string): Promise<OpenInvitation | null>;
  acceptInvitation(input: AcceptInvitationInput): Promise<WithCookies>;
  /** Whether mails leave the house, or are only written down (no SMTP_URL). */
  mailMode(): MailMode;
  switchTenant(membershipId: string): Promise<WithCookies>;
  chooseLanguage(language: Language): Promise<WithCookies>;
}

export function authHelpers(ctx: RequestCtx, req: ExpressRequest): AuthHelpers {
  const { actor, clock } = ctx;
  const client: Client = { ip: req.ip ?? null, userAgent: req.headers['user-agent'] ?? null };
  const cookieHeader = req.headers.cookie ?? null;
  const guarded = guard(ctx);

  return {
    signIn: guarded(async (input: SignInInput) => {
      const { cookie, memberships } = await signIn({ ...input, client, cookieHeader }, clock);
      return { cookies: [cookie], memberships };
    }),
    signInDemo: guarded(async (membershipId: string) => ({
      cookies: [await signInDemo({ membershipId, client, cookieHeader }, clock)],
    })),
    signOut: guarded(async () => ({ cookies: [await signOut(cookieHeader, clock)] })),
    demoLogins: guarded(async () => (isDemo() ? listDemoLogins() : null)),
    places: guarded(async () => (actor?.userId ? listPlaces(actor.userId) : [])),
    currentSession: () => sessionKeyOf(cookieHeader),
    requestReset: guarded(({ email }: { email: string }) => requestReset({ email, ip: client.ip }, clock)),
    isResetOpen: guarded((token: string) => isResetOpen(token, clock)),
    consumeReset: guarded((input: ConsumeResetInput) => consumeReset(input, clock)),
    changePassword: guarded(async (input: ChangePasswordInput) => {
      if (!actor) throw new AppError('unauthenticated');
      await changePassword({ ...input, actor, ip: client.ip, requestId: ctx.requestId }, clock);
      const { tenantId, membershipId, userId, role, tenant } = actor;
      if (!membershipId || !userId) throw new AppError('forbidden');
      const place = { tenantId, membershipId, role, tenantName: tenant.name, tenantSlug: tenant.slug };
      return { cookies: [await openSession(userId, place, { client, cookieHeader }, clock)] };
    }),
    readInvitation: guarded((token: string) => readInvitation(token, clock)),
    acceptInvitation: guarded(async (input: AcceptInvitationInput) => {
      const { cookie } = await acceptInvitation({ ...input, client, cookieHeader, requestId: ctx.requestId }, clock);
      return { cookies: [cookie] };
    }),
    mailMode,
    switchTenant: guarded(async (membershipId: string) => ({
      cookies: actor ? [await switchTenant({ actor, membershipId, client, cookieHeader }, clock)] : [],
    })),
    chooseLanguage: guarded(async (language: Language) => {
      if (!isLanguage(language)) return { cookies: [] };
      if (actor?.userId) await rememberLanguage(actor.userId, language);
      return { cookies: [languageCookie(language)] };
    }),
  };
}

/** Readable by the server only; says nothing about a person. */
function languageCookie(language: Language): string {
  const secure = env().baseUrl.startsWith('https:') ? '; Secure' : '';
  return `hf_locale=${language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`;
}

/** Expected refusals become pages; everything else is a bug and goes to the log and the error page. */
function guard(ctx: RequestCtx) {
  return <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await work(...args);
      } catch (error) {
        if (!isAppError(error)) throw error;
        if (error.code === 'internal') logUnexpected(error, ctx);
        throw new PageError(error, ctx.requestId);
      }
    };
}
