export const IMPORT_STATUSES = ['mapping', 'testing', 'tested', 'running', 'done', 'failed'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Work is under way in the background. */
export function isActive(status: string): boolean {
  return status === 'testing' || status === 'running';
}

/** What a partner sees: an upload that waits for its columns counts as being tested, a finished test as done. */
export function publicStatus(status: ImportStatus): 'testing' | 'running' | 'done' | 'failed' {
  if (status === 'mapping') return 'testing';
  return status === 'tested' ? 'done' : status;
}

/** Rows that are through, refused ones included. */
export function processedRows({ created, updated, unchanged, rejected }: { created: number; updated: number; unchanged: number; rejected: number }): number {
  return created + updated + unchanged + rejected;
}
