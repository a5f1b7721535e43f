import express, { type Request, type Response, type Router } from 'express';
import { AppError, isAppError } from '#app/lib/app-error';
import { toastCookie } from '#app/lib/flash';
import { can } from '#app/lib/permissions';
import { uuidV7 } from '#app/lib/uuid-v7';
import { zodFieldProblems } from '#app/lib/zod-problems';
import { readHead } from '#app/modules/imports/file/service.server';
import { uploadQuery } from '#app/modules/imports/job/schema';
import { createImport, rememberedMapping, type NewImport } from '#app/modules/imports/job/service.server';
import { importKindSchema, type ImportKind } from '#app/modules/imports/schema';
import type { Actor, TenantCtx } from '#app/platform/context.server';
import { withTenant } from '#app/platform/db.server';
import { fileStorage } from '#app/platform/storage.server';
import type { RequestCtx } from '#app/platform/trpc.server';
import { logUnexpected } from './error-log.server';
import { receiveFile, type ReceivedFile } from './multipart.server';
import { requestContext } from './request-context.server';
import { bearerContext, sendRestError } from './rest.server';
import { UPLOAD_PATHS } from './security.server';

/**
 * Files to import come in by two doors: partners with a token, people with the form of the page. A file is streamed
 * and looked into before any transaction begins; then the service takes it on.
 */
export function uploadRoutes(): Router {
  const router = express.Router();
  router.post(UPLOAD_PATHS.api, (req, res) => void fromPartner(req, res));
  router.post(UPLOAD_PATHS.page, (req, res) => void fromPage(req, res));
  return router;
}

async function fromPartner(req: Request, res: Response): Promise<void> {
  let ctx: RequestCtx | undefined;
  try {
    ctx = await bearerContext(req, res);
    const actor = allowed(ctx);
    const query = uploadQuery.safeParse(req.query);
    if (!query.success) throw new AppError('invalid-input', { fields: zodFieldProblems(query.error.issues) });
    const { kind, dryRun } = query.data;
    const importId = await takeOn(req, { ...ctx, actor }, { kindOf: () => kind, next: dryRun ? 'test' : 'run' });
    res.status(202).json({ id: importId });
  } catch (error) {
    const problem = refusalOf(error, ctx, res);
    closeAfter(req, res);
    if (!res.headersSent) sendRestError(res, problem, ctx?.locale ?? 'en');
  }
}

/** Plain post of the page's form; works without script. Refusals go back to the page as its message. */
async function fromPage(req: Request, res: Response): Promise<void> {
  let ctx: RequestCtx | undefined;
  try {
    ctx = await requestContext(req, res);
    const actor = allowed(ctx);
    const kindOf = ({ fields }: ReceivedFile): ImportKind => {
      const kind = importKindSchema.safeParse(fields['kind']);
      if (!kind.success) throw new AppError('invalid-input', { reason: 'imports:upload.kind-missing' });
      return kind.data;
    };
    res.redirect(303, `/imports/${await takeOn(req, { ...ctx, actor }, { kindOf, next: 'ask' })}`);
  } catch (error) {
    const { code, reason, params, fields } = refusalOf(error, ctx, res);
    closeAfter(req, res);
    if (res.headersSent) return;
    if (code === 'unauthenticated') return res.redirect(303, `/sign-in?returnTo=${encodeURIComponent('/imports')}`);
    res.append('Set-Cookie', toastCookie({ tone: 'error', key: fields[0]?.reason ?? reason, params: fields[0]?.params ?? params }));
    res.redirect(303, '/imports');
  }
}

function allowed({ actor }: RequestCtx): Actor {
  if (actor === null) throw new AppError('unauthenticated');
  if (!can(actor.role, 'imports.job.manage')) throw new AppError('forbidden');
  return actor;
}

async function takeOn(
  req: Request,
  ctx: RequestCtx & { actor: Actor },
  { kindOf, next }: { kindOf(file: ReceivedFile): ImportKind; next: NewImport['next'] },
): Promise<string> {
  const { tenantId } = ctx.actor;
  const importId = uuidV7();
  const key = { tenantId, fileId: importId };
  const inTenant = <T>(work: (bound: TenantCtx) => Promise<T>): Promise<T> =>
    withTenant(tenantId, (db) => work({ db, actor: ctx.actor, clock: ctx.clock, requestId: ctx.requestId }));
  const file = await receiveFile(req, key);
  try {
    const kind = kindOf(file);
    const remembered = await inTenant((bound) => rememberedMapping(bound, kind));
    const head = await fileStorage().withLocalFile(key, (filePath) => readHead(filePath, kind, remembered));
    const { fileName, sha256: fileSha256, bytes: fileBytes } = file;
    await inTenant((bound) => createImport(bound, { importId, kind, fileName, fileSha256, fileBytes, head, next }));
    return importId;
  } catch (error) {
    await fileStorage().remove(key);
    throw error;
  }
}

/** Expected refusals are told; everything else is a bug, and is logged under the request's number. */
function refusalOf(error: unknown, ctx: RequestCtx | undefined, res: Response): AppError {
  if (isAppError(error) && error.code !== 'internal') return error;
  logUnexpected(error, { requestId: res.locals.requestId as string, actor: ctx?.actor ?? null });
  return new AppError('internal', { cause: error });
}

/** The rest of a refused body is not worth reading. */
function closeAfter(req: Request, res: Response): void {
  if (!req.complete && !res.headersSent) res.set('Connection', 'close');
}
