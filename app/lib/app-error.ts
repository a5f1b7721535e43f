/**
 * The one error of the product for expected refusals. Bugs stay plain exceptions.
 * `code` decides the HTTP and tRPC status (mapped once, at the edge); `reason` is the i18n key
 * that tells the person what to do, in the form `<namespace>:<key>`.
 */
export type AppErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'invalid-input'
  | 'conflict'
  | 'rate-limited'
  | 'too-large'
  | 'unsupported'
  | 'unavailable'
  | 'internal';

/** A problem of one named field: the field's path in dots, and the i18n key with its parameters. */
export interface FieldProblem {
  field: string;
  reason: string;
  params?: Record<string, string | number> | undefined;
}

export interface AppErrorOptions {
  reason?: string | undefined;
  params?: Record<string, string | number> | undefined;
  fields?: FieldProblem[] | undefined;
  cause?: unknown;
}

export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly reason: string;
  readonly params: Record<string, string | number>;
  readonly fields: FieldProblem[];

  constructor(code: AppErrorCode, options: AppErrorOptions = {}) {
    super(options.reason ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.reason = options.reason ?? `errors:${code}`;
    this.params = options.params ?? {};
    this.fields = options.fields ?? [];
  }
}

/** HTTP status of each code; the tRPC code follows from it. */
export const HTTP_STATUS: Record<AppErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'invalid-input': 400,
  conflict: 409,
  'rate-limited': 429,
  'too-large': 413,
  unsupported: 415,
  unavailable: 503,
  internal: 500,
};

/** A row that doesn't exist in this tenant; a foreign tenant's row looks exactly the same. */
export function notFound(): AppError {
  return new AppError('not-found');
}

/** Refuses one field of an input with a reason in the user's words. */
export function fieldError(field: string, reason: string, params?: Record<string, string | number>): AppError {
  return new AppError('invalid-input', { fields: [{ field, reason, params }] });
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
