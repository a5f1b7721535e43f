import pino from 'pino';
import { env } from './env.server';

/** One JSON line per event. Never customer text, never secrets: ids only. */
export const logger = pino({
  level: env().LOG_LEVEL,
  base: null,
  redact: { paths: ['password', '*.password', 'token', '*.token', 'cookie', '*.cookie'], censor: '[hidden]' },
  serializers: { err: describeError },
});

/** Drivers hang their whole connection on an error, settings included: only what an error is known for gets through. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  return { type: name, message, code, stack, cause: cause === undefined ? undefined : describeError(cause) };
}
