import { notFound, type AppError } from '#app/lib/app-error';
import { rootRouter } from './root-router.server';

/** The field is an id, and what was sent for it is none. */
const NO_ID = 'errors:field.choice';

/**
 * An address whose id can't be one names nothing, like an id that nobody has: not found. `isOfAddress` says which
 * fields stand in the address; a wrong id in a body or a filter stays a problem of its field.
 */
export function asNotFound(problem: AppError, isOfAddress: (field: string) => boolean): AppError {
  const { code, fields } = problem;
  const isAddress = code === 'invalid-input' && fields.length > 0 && fields.every(({ field, reason }) => reason === NO_ID && isOfAddress(field));
  return isAddress ? notFound() : problem;
}

/** Names of the parameters in the paths of the public API that fit this one: `customerId` of `/customers/{customerId}`. */
export function pathParameters(method: string, path: string): Set<string> {
  const segments = path.split('/');
  const names = operations(method)
    .map((template) => template.split('/'))
    .filter((parts) => parts.length === segments.length && parts.every((part, index) => part.startsWith('{') || part === segments[index]))
    .flatMap((parts) => parts.filter((part) => part.startsWith('{')).map((part) => part.slice(1, -1)));
  return new Set(names);
}

function operations(method: string): string[] {
  return Object.values(rootRouter._def.procedures).flatMap((procedure) => {
    const { openapi } = (procedure as unknown as { _def: { meta?: { openapi?: { method: string; path: string } } } })._def.meta ?? {};
    return openapi?.method === method ? [openapi.path] : [];
  });
}
