import { AppError, fieldError } from '#app/lib/app-error';
import { toLanguage } from '#app/i18n/namespaces';
import { audit } from '#app/modules/audit/service.server';
import { countAttempt, forgetAccount } from '#app/modules/access/rate-limit/service.server';
import { sendPasswordReset } from '#app/modules/access/jobs';
import { listPlaces } from '#app/modules/access/session/service.server';
import { loadTenant } from '#app/modules/tenancy/tenant/service.server';
import type { Clock } from '#app/platform/clock.server';
import { systemCtx, type Actor } from '#app/platform/context.server';
import { asControl, withControl, withTenant, type ControlDb } from '#app/platform/db.server';
import { env } from '#app/platform/env.server';
import { renderMail, sendMail } from '#app/platform/mail.server';
import { recordEvent } from '#app/platform/outbox.server';
import { hashPassword, verifyPassword } from '#app/platform/password-hash.server';
import { newSecret, sha256 } from '#app/platform/secret.server';
import { weaknessOf } from './domain';
import type { ChangePasswordInput, ConsumeResetInput } from './schema';

const RESET_MINUTES = 30;
/** Every request for a link takes this long, so that the time tells nothing about the address. */
const RESET_ANSWER_MS = 400;

/** Asks for a reset link by mail. The answer is the same for every address, in words and in time. */
export async function requestReset(input: { email: string; ip: string | null }, clock: Clock): Promise<void> {
  await countAttempt({ purpose: 'reset', account: input.email, ip: input.ip }, clock.now());
  const answered = new Promise((resolve) => setTimeout(resolve, RESET_ANSWER_MS));
  const account = await withControl((db) => db.userAccount.findUnique({ where: { email: input.email }, select: { id: true } }));
  const [place] = account ? await listPlaces(account.id) : [];
  if (account && place) await withTenant(place.tenantId, (db) => recordEvent(db, place.tenantId, sendPasswordReset, { userId: account.id }));
  await answered;
}

/**
 * Makes the secret and mails the link; called by the worker, so that no secret ever stands in a queue.
 * A repetition makes another secret. The first use of one ends them all.
 */
export async function sendPasswordResetMail(input: { userId: string; key: string }, clock: Clock): Promise<void> {
  const secret = newSecret();
  const now = clock.now();
  const user = await withControl(async (db) => {
    const account = await db.userAccount.findUnique({ where: { id: input.userId }, select: { email: true, name: true, locale: true } });
    const expiresAt = new Date(now.getTime() + RESET_MINUTES * 60_000);
    if (account) await db.passwordReset.create({ data: { tokenHash: sha256(secret), userId: input.userId, createdAt: now, expiresAt } });
    return account;
  });
  if (!user) return;
  const content = await renderMail('password-reset', toLanguage(user.locale), {
    person: { name: user.name },
    link: { url: `${env().baseUrl}/reset-password/${secret}`, minutes: RESET_MINUTES },
  });
  await sendMail({ to: { name: user.name, address: user.email }, key: input.key, ...content });
}

/** Whether the link may still be used; for the page that it opens. Using it takes a POST. */
export async function isResetOpen(token: string, clock: Clock): Promise<boolean> {
  return (await findReset(token, clock)) !== null;
}

async function findReset(token: string, clock: Clock) {
  return withControl((db) =>
    db.passwordReset.findFirst({
      where: { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: clock.now() } },
      include: { user: { select: { email: true, name: true } } },
    }),
  );
}

/**
 * Sets a new password with a link's token: works once, ends all other links and all sessions.
 * AppErrors `not-found` (used, too old, unknown) and `invalid-input` on `password`.
 */
export async function consumeReset(input: ConsumeResetInput, clock: Clock): Promise<void> {
  const reset = await findReset(input.token, clock);
  const [place] = reset ? await listPlaces(reset.userId) : [];
  if (!reset || !place) throw deadLink();
  refuseWeak('password', input.password, { email: reset.user.email, names: [reset.user.name, place.tenantName] });
  const passwordHash = await hashPassword(input.password);
  const now = clock.now();
  await withTenant(place.tenantId, async (db) => {
    await asControl(db, async (control) => {
      const { count } = await control.passwordReset.updateMany({
        where: { tokenHash: reset.tokenHash, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      if (count === 0) throw deadLink();
      await storePassword(control, reset.userId, passwordHash, now);
    });
    const ctx = systemCtx({ ...(await loadTenant(db, place.tenantId)), settings: {} }, db, 'password-reset', clock);
    await audit(ctx, { action: 'password.reset', entity: 'member', entityId: place.membershipId });
  });
}

/**
 * Changes the own password; the old one is asked again. Ends every session, the own one too: the caller
 * opens a new one. AppErrors `invalid-input` on the field, `rate-limited`.
 */
export async function changePassword(
  input: ChangePasswordInput & { actor: Actor; ip: string | null; requestId: string },
  clock: Clock,
): Promise<void> {
  const { actor, currentPassword, newPassword, requestId } = input;
  const { userId, tenantId } = actor;
  if (!userId || actor.kind !== 'member') throw new AppError('forbidden');
  await countAttempt({ purpose: 'password', account: userId, ip: input.ip }, clock.now());
  const user = await withControl((db) => db.userAccount.findUniqueOrThrow({ where: { id: userId } }));
  if (!(await verifyPassword(user.passwordHash, currentPassword))) throw fieldError('currentPassword', 'access:error.wrong-password');
  await forgetAccount('password', userId);
  refuseWeak('newPassword', newPassword, { email: user.email, names: [user.name, actor.displayName, actor.tenant.name] });
  const passwordHash = await hashPassword(newPassword);
  await withTenant(tenantId, async (db) => {
    await asControl(db, (control) => storePassword(control, userId, passwordHash, clock.now()));
    await audit({ db, actor, clock, requestId }, { action: 'password.changed', entity: 'member', entityId: actor.membershipId });
  });
}

/** A changed password ends whatever the old one, or a link to change it, has opened. */
async function storePassword(db: ControlDb, userId: string, passwordHash: string, now: Date): Promise<void> {
  await db.userAccount.update({ where: { id: userId }, data: { passwordHash, passwordChangedAt: now }, select: { id: true } });
  await db.passwordReset.deleteMany({ where: { userId, usedAt: null } });
  await db.session.deleteMany({ where: { userId } });
}

/** Field error for a password that is easy to guess. */
export function refuseWeak(field: string, password: string, person: { email: string; names: string[] }): void {
  const weakness = weaknessOf(password, person);
  if (weakness) throw fieldError(field, weakness);
}

function deadLink(): AppError {
  return new AppError('not-found', { reason: 'access:error.dead-link' });
}
