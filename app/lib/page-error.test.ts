import { expect, it, vi } from 'vitest';
import { AppError } from './app-error';
import { PageError } from './page-error';

it('a refusal that the server bundle throws is known to the page bundle, which has its own copy of the class', async () => {
  vi.resetModules();
  const other = await import('./page-error');
  expect(other.PageError).not.toBe(PageError);
  const thrown: unknown = new other.PageError(new AppError('conflict', { reason: 'jobs:error.already-replayed' }), 'r-1');
  expect(thrown instanceof PageError).toBe(true);
  expect(new Response() instanceof PageError).toBe(false);
});
