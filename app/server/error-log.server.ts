import { logger } from '#app/platform/logger.server';
import type { RequestCtx } from '#app/platform/trpc.server';

/** Unexpected errors are logged once, at the edge, with ids only; the person sees the request id. */
export function logUnexpected(error: unknown, ctx: Pick<RequestCtx, 'requestId' | 'actor'>): void {
  logger.error(
    { err: rootCause(error), requestId: ctx.requestId, tenantId: ctx.actor?.tenantId, membershipId: ctx.actor?.membershipId },
    'unexpected error',
  );
}

/** tRPC and AppError wrap the bug; its own stack is what helps. */
function rootCause(error: unknown): unknown {
  let current = error;
  while (current instanceof Error && current.cause instanceof Error) current = current.cause;
  return current;
}
