import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAppError } from '#app/lib/app-error';
import type { TableRow } from '#app/lib/cell';
import { openTable, type OpenTableOptions, type Table } from '#app/platform/spreadsheet.server';

/** Writes the content to a file of its own for the time of `use`. The name says nothing, as with real uploads. */
export async function withUpload<T>(content: Buffer | string, use: (filePath: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'upload-'));
  try {
    const filePath = path.join(folder, 'upload');
    writeFileSync(filePath, content);
    return await use(filePath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface ReadTable extends Omit<Table, 'rows' | 'close'> {
  rows: TableRow[];
}

/** Opens an upload and reads all its rows. */
export async function readUpload(content: Buffer | string, options: OpenTableOptions & { afterRow?: number } = {}): Promise<ReadTable> {
  return withUpload(content, async (filePath) => {
    const { rows, close, ...table } = await openTable(filePath, options);
    try {
      const read: TableRow[] = [];
      for await (const row of rows(options.afterRow)) read.push(row);
      return { ...table, rows: read };
    } finally {
      close();
    }
  });
}

/** How an upload is refused: the last part of the reason and its parameters. Fails the test when it is taken. */
export async function refusalOf(content: Buffer | string, options: OpenTableOptions = {}): Promise<{ reason: string; params: Record<string, string | number> }> {
  try {
    await readUpload(content, options);
  } catch (error) {
    if (isAppError(error)) return { reason: error.reason.replace('imports:refusal.', ''), params: error.params };
    throw error;
  }
  throw new Error('the upload was taken');
}
