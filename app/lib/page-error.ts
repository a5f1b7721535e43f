import { HTTP_STATUS, type AppError, type AppErrorCode, type FieldProblem } from './app-error';

/** An AppError as a page may show it: words by key, never the internal cause. */
export interface Problem {
  code: AppErrorCode;
  reason: string;
  params: Record<string, string | number>;
  fields: FieldProblem[];
  requestId: string;
}

/** Pages and server are two bundles, each with its own copy of this class: instances are known by their mark. */
const MARK = Symbol.for('huifang.page-error');

/**
 * What the page caller throws for an AppError. As a Response it reaches the error boundary with its
 * status and words (Remix hides plain errors in production); an action can still read `problem` and
 * answer with field errors.
 */
export class PageError extends Response {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  readonly [MARK] = true;
  readonly problem: Problem;

  constructor(error: AppError, requestId: string) {
    const { code, reason, params, fields } = error;
    const problem: Problem = { code, reason, params, fields, requestId };
    super(JSON.stringify(problem), {
      status: HTTP_STATUS[code],
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    });
    this.problem = problem;
  }
}
