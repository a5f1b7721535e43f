import express, { type Request, type Response, type Router } from 'express';
import { createOpenApiNodeHttpHandler, generateOpenApiDocument } from 'trpc-to-openapi';
import { textsFor } from '#app/i18n/i18n.server';
import { toLanguage } from '#app/i18n/namespaces';
import { AppError, HTTP_STATUS } from '#app/lib/app-error';
import { resolveApiToken } from '#app/modules/access/api-token/service.server';
import { IMPORT_KINDS } from '#app/modules/imports/schema';
import { systemClock } from '#app/platform/clock.server';
import { env } from '#app/platform/env.server';
import { toAppError, type RequestCtx } from '#app/platform/trpc.server';
import { logUnexpected } from './error-log.server';
import { rootRouter } from './root-router.server';
import { asNotFound, pathParameters } from './unknown-id.server';

/** Context of a partner's request: a bearer token, never a cookie. */
export async function bearerContext(req: Request, res: Response): Promise<RequestCtx> {
  return {
    actor: await resolveApiToken(req.headers.authorization ?? null, systemClock),
    clock: systemClock,
    requestId: res.locals.requestId as string,
    locale: toLanguage(req.acceptsLanguages('en', 'zh-CN', 'zh') || undefined),
  };
}

/** Error of the public API: `{error: {code, message, requestId, fields?}}`, words in the caller's language. */
export function sendRestError(res: Response, error: AppError, locale: string): void {
  const t = textsFor(locale);
  res.status(HTTP_STATUS[error.code]).json({
    error: {
      code: error.code,
      message: t(error.reason, error.params),
      requestId: res.locals.requestId as string,
      ...(error.fields.length > 0
        ? { fields: error.fields.map(({ field, reason, params }) => ({ field, code: reason.split(':').at(-1), message: t(reason, params) })) }
        : {}),
    },
  });
}

function openApiDocument(): object {
  const document = generateOpenApiDocument(rootRouter, {
    title: 'Huifang',
    version: '1.0.0',
    description: 'Lists answer {items, nextCursor}; errors answer {error: {code, message, requestId, fields?}}.',
    baseUrl: `${env().baseUrl}/api/v1`,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  });
  return { ...document, paths: { ...document.paths, '/imports': { ...document.paths?.['/imports'], post: UPLOAD_OPERATION } } };
}

/** The one operation that is no procedure: files go past JSON (`upload.server.ts`). */
const UPLOAD_OPERATION = {
  operationId: 'imports-create',
  tags: ['imports'],
  description: 'Takes a table on (xlsx, or CSV in UTF-8 or GBK, at most 50 MB). Poll GET /imports/{importId} until status is done or failed.',
  security: [{ bearer: [] }],
  parameters: [
    { name: 'kind', in: 'query', required: true, schema: { type: 'string', enum: IMPORT_KINDS } },
    { name: 'dryRun', in: 'query', description: 'Nothing is written unless this is false.', schema: { type: 'boolean', default: true } },
  ],
  requestBody: {
    required: true,
    content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } } },
  },
  responses: {
    202: { description: 'Taken on', content: { 'application/json': { schema: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } } } },
    default: { description: 'Refused; the message says why' },
  },
} as const;

/** `/api/v1`: the same procedures by REST, described by the OpenAPI document made from them. */
export function restApi(): Router {
  const api = express.Router();
  let document: object | undefined;
  api.get('/openapi.json', (_req, res) => {
    document ??= openApiDocument();
    res.json(document);
  });
  api.use(express.json({ limit: '4mb', type: 'application/json' }));
  api.use((req, res) => void answer(req, res));
  api.use((error: unknown, req: Request, res: Response, _next: express.NextFunction) => {
    const tooLarge = (error as { type?: string }).type === 'entity.too.large';
    sendRestError(res, new AppError(tooLarge ? 'too-large' : 'invalid-input', { cause: error, ...(tooLarge ? {} : { reason: 'errors:bad-json' }) }), toLanguage(req.acceptsLanguages('en', 'zh-CN', 'zh') || undefined));
  });
  return api;
}

async function answer(req: Request, res: Response): Promise<void> {
  try {
    const ctx = await bearerContext(req, res);
    if (!ctx.actor) return sendRestError(res, new AppError('unauthenticated'), ctx.locale);
    let failure: AppError | undefined;
    const end = res.end.bind(res);
    // The adapter has its own error body; ours replaces it on the way out.
    res.end = ((body: unknown) => {
      res.end = end;
      if (!failure) return end(body as string);
      sendRestError(res, failure, ctx.locale);
      return res;
    }) as typeof res.end;
    await createOpenApiNodeHttpHandler({
      router: rootRouter,
      createContext: () => ctx,
      onError: ({ error }: { error: unknown }) => {
        failure = asNotFound(toAppError(error), (field) => pathParameters(req.method, req.path).has(field));
        if (failure.code === 'internal') logUnexpected(error, ctx);
      },
    })(req, res);
  } catch (error) {
    logUnexpected(error, { requestId: res.locals.requestId as string, actor: null });
    if (!res.headersSent) sendRestError(res, new AppError('internal'), 'en');
  }
}
