import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { env } from '#app/platform/env.server';

/** Request id, and the headers that every answer carries. The page's CSP is set where the page is rendered. */
export function baseHeaders(_req: Request, res: Response, next: NextFunction): void {
  const requestId = randomUUID();
  res.locals.requestId = requestId;
  res.set({
    'X-Request-Id': requestId,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=()',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  });
  if (env().baseUrl.startsWith('https:')) res.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  next();
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site request forgery: whatever changes something with a cookie must come from our own pages.
 * Requests with a bearer token carry no cookie's power and pass (`/api/v1` ignores cookies).
 */
export function sameOriginOnly(req: Request, res: Response, next: NextFunction): void {
  if (SAFE_METHODS.has(req.method) || req.path.startsWith('/api/v1/')) return next();
  if (isOwnOrigin(req)) return next();
  res.status(403).json({ error: { code: 'forbidden', message: 'The request comes from another site.', requestId: res.locals.requestId } });
}

function isOwnOrigin(req: Request): boolean {
  const { origin, host } = req.headers;
  // A browser sets both headers itself; a foreign page can change neither.
  if (origin !== undefined) return origin === new URL(env().baseUrl).origin || origin === `${req.protocol}://${host}`;
  return req.headers['sec-fetch-site'] === 'same-origin';
}

/** Where files come in; these count the bytes themselves while they arrive. */
export const UPLOAD_PATHS = { api: '/api/v1/imports', page: '/imports/upload' } as const;

/** Largest body outside of uploads, in bytes: 1,000 service records as JSON fit well. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Refuses what is too large before a byte is read; a body must say its length. */
export function bodyLimit(req: Request, res: Response, next: NextFunction): void {
  if (SAFE_METHODS.has(req.method)) return next();
  if (req.method === 'POST' && Object.values<string>(UPLOAD_PATHS).includes(req.path)) return next();
  const length = req.headers['content-length'];
  if (length === undefined && req.headers['transfer-encoding'] !== undefined) {
    res.status(411).json({ error: { code: 'invalid-input', message: 'Content-Length is required.', requestId: res.locals.requestId } });
  } else if (Number(length ?? 0) > BODY_LIMIT) {
    res.status(413).json({ error: { code: 'too-large', message: 'The request is too large.', requestId: res.locals.requestId } });
  } else next();
}
