import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { env } from './env.server';

/**
 * Files that people upload. Web and worker processes see the same ones: a folder of DATA_DIR now; an object store
 * needs no more than these four operations (`withLocalFile` fetches what a reader needs on its disk).
 */
export interface FileStorage {
  /** Keeps what the stream gives under the key, all of it or nothing. */
  write(key: FileKey, source: Readable): Promise<{ bytes: number; sha256: string }>;
  withLocalFile<T>(key: FileKey, use: (filePath: string) => Promise<T>): Promise<T>;
  /** A file that isn't there counts as removed. */
  remove(key: FileKey): Promise<void>;
  /** Removes the tenant's files that were written before; returns how many. Uploads that broke off are among them. */
  removeOlder(tenantId: string, before: Date): Promise<number>;
}

/** A tenant's file. Both are UUIDs, so that no name from outside becomes part of a path. */
export interface FileKey {
  tenantId: string;
  fileId: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** End of the name while a file is being written. */
const PART = '.part';

export function fileStorage(): FileStorage {
  const root = path.join(env().DATA_DIR, 'uploads');
  return {
    async write(key, source) {
      const target = pathOf(root, key);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      let bytes = 0;
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          hash.update(chunk);
          done(null, chunk);
        },
      });
      try {
        await pipeline(source, meter, createWriteStream(target + PART, { mode: 0o600 }));
        await rename(target + PART, target);
      } catch (error) {
        await rm(target + PART, { force: true });
        throw error;
      }
      return { bytes, sha256: hash.digest('hex') };
    },
    withLocalFile: (key, use) => use(pathOf(root, key)),
    remove: (key) => rm(pathOf(root, key), { force: true }),
    async removeOlder(tenantId, before) {
      const folder = path.dirname(pathOf(root, { tenantId, fileId: tenantId }));
      let removed = 0;
      for (const name of await namesIn(folder)) {
        const { mtime } = await stat(path.join(folder, name));
        if (mtime >= before) continue;
        await rm(path.join(folder, name), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

function pathOf(root: string, { tenantId, fileId }: FileKey): string {
  if (!UUID.test(tenantId) || !UUID.test(fileId)) throw new Error('a file key is made of UUIDs');
  return path.join(root, tenantId, fileId);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
