import { z } from 'zod';
import { AppError } from './app-error';

/** Rows of a page when the caller names no number. */
export const PAGE_SIZE = 50;
export const PAGE_SIZE_MAX = 200;

/** Paging part of every list input: keyset cursor (opaque) and page size. */
export const pageInput = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE),
};

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Sort key values of the last row of a page, as JSON in base64url. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(key));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads a cursor of exactly `length` values; anything else is refused as invalid input on `cursor`. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  return readCursor(cursor, z.array(z.union([z.string().max(300), z.number(), z.null()])).length(length));
}

/** Reads a cursor into the values that the list's schema names; one that doesn't fit is refused like a broken one. */
export function readCursor<Key>(cursor: string, schema: z.ZodType<Key>): Key {
  try {
    return schema.parse(decodeValues(cursor));
  } catch (cause) {
    throw new AppError('invalid-input', { fields: [{ field: 'cursor', reason: 'errors:bad-cursor' }], cause });
  }
}

function decodeValues(cursor: string): unknown {
  const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))));
}

/** Cuts a list that was read with one row more than asked into a page. */
export function toPage<T>(rows: T[], limit: number, keyOf: (row: T) => readonly (string | number | null)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
