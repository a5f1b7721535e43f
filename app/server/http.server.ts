import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { env } from '#app/platform/env.server';
import { readiness } from '#app/platform/health.server';
import { logUnexpected } from './error-log.server';
import { loadContext, requestContext } from './request-context.server';
import { restApi } from './rest.server';
import { rootRouter } from './root-router.server';
import { baseHeaders, bodyLimit, sameOriginOnly } from './security.server';
import { uploadRoutes } from './upload.server';

/** The whole HTTP face of the product, without a socket. `buildDir` holds what `remix vite:build` made. */
export async function createHttpApp(buildDir = resolve('build')): Promise<Express> {
  const build = (await import(/* @vite-ignore */ pathToFileURL(join(buildDir, 'server/index.js')).href)) as ServerBuild;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env().TRUSTED_PROXIES);
  app.set('query parser', 'simple');
  app.use(baseHeaders);
  app.get('/livez', (_req, res) => void res.json({ ok: true }));
  app.get('/readyz', (_req, res) => void sendReadiness(res));

  app.use('/assets', express.static(join(buildDir, 'client/assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  app.use(express.static(join(buildDir, 'client'), { maxAge: '1h', index: false }));

  app.use(sameOriginOnly);
  app.use(bodyLimit);
  app.use(uploadRoutes());
  app.use('/api', (_req, res, next) => {
    res.set('Cache-Control', 'private, no-store');
    next();
  });
  app.use('/api/v1', restApi());
  app.use(
    '/api/trpc',
    createExpressMiddleware({
      router: rootRouter,
      createContext: ({ req, res }) => requestContext(req, res),
      maxBatchSize: 20,
      onError: ({ error, ctx }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') logUnexpected(error, { requestId: ctx?.requestId ?? '', actor: ctx?.actor ?? null });
      },
    }),
  );
  // Pages bring their own policy (entry.server); with two headers both would apply, and no script would run.
  app.use((_req, res, next) => {
    res.removeHeader('Content-Security-Policy');
    next();
  });
  app.all('*', createRequestHandler({ build, mode: env().NODE_ENV, getLoadContext: loadContext }));
  app.use((error: unknown, req: Request, res: Response, next: NextFunction) => {
    const status = (error as { status?: number }).status ?? 500;
    if (status >= 500) logUnexpected(error, { requestId: res.locals.requestId as string, actor: null });
    if (res.headersSent) return next(error);
    res.status(status).type('text').send(`${status} ${res.locals.requestId as string}`);
  });
  return app;
}

async function sendReadiness(res: Response): Promise<void> {
  try {
    const state = await readiness();
    res.status(state.ok ? 200 : 503).json(state);
  } catch {
    // The database is away: not ready, but alive (/livez).
    res.status(503).json({ ok: false });
  }
}
