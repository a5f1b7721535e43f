import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { AppError, isAppError, type AppErrorCode } from '#app/lib/app-error';
import { can, type Permission } from '#app/lib/permissions';
import { zodFieldProblems } from '#app/lib/zod-problems';
import type { Clock } from './clock.server';
import type { Actor, TenantCtx } from './context.server';
import { withTenant, type UnitOptions } from './db.server';
import type { OpenApiMeta } from 'trpc-to-openapi';

/** What the edge knows of a request before any procedure runs. */
export interface RequestCtx {
  actor: Actor | null;
  clock: Clock;
  requestId: string;
  locale: string;
}

const TRPC_CODES: Record<AppErrorCode, TRPCError['code']> = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'invalid-input': 'BAD_REQUEST',
  conflict: 'CONFLICT',
  'rate-limited': 'TOO_MANY_REQUESTS',
  'too-large': 'PAYLOAD_TOO_LARGE',
  unsupported: 'UNSUPPORTED_MEDIA_TYPE',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
};

/** The AppError behind a tRPC error; input that doesn't fit the schema becomes `invalid-input` with its fields. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (error instanceof TRPCError) {
    if (isAppError(error.cause)) return error.cause;
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError) {
      return new AppError('invalid-input', { fields: zodFieldProblems(error.cause.issues), cause: error });
    }
    if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') return new AppError('invalid-input', { cause: error });
    if (error.code === 'NOT_FOUND') return new AppError('not-found', { cause: error });
  }
  return new AppError('internal', { cause: error });
}

const t = initTRPC.context<RequestCtx>().meta<OpenApiMeta & { permission?: Permission }>().create({
  errorFormatter: ({ shape, error, ctx }) => {
    const { code, reason, params, fields } = toAppError(error);
    // No stack and no database text leaves the process.
    return {
      ...shape,
      message: reason,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, appError: { code, reason, params, fields, requestId: ctx?.requestId } },
    };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** AppErrors travel as tRPC errors with the fitting status; the cause keeps the code. */
const mapErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && isAppError(result.error.cause)) {
    const cause = result.error.cause;
    throw new TRPCError({ code: TRPC_CODES[cause.code], message: cause.reason, cause });
  }
  return result;
});

/**
 * The one factory (DESIGN 4): signed in, permitted, and inside the tenant's transaction. The whole
 * procedure is one unit of work; it commits when the service returns.
 */
export function tenantProcedure(permission: Permission, options: UnitOptions = {}) {
  return t.procedure.meta({ permission }).use(mapErrors).use(async ({ ctx, next }) => {
    const { actor } = ctx;
    if (!actor) throw new AppError('unauthenticated');
    if (!can(actor.role, permission)) throw new AppError('forbidden');
    return withTenant(
      actor.tenantId,
      async (db) => {
        const bound: TenantCtx = { db, actor, clock: ctx.clock, requestId: ctx.requestId };
        const result = await next({ ctx: bound });
        // A failed result must leave by throwing, or the transaction would commit what it wrote.
        if (!result.ok) throw result.error;
        return result;
      },
      options,
    );
  });
}
