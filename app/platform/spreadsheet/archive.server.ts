import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { isAppError } from '#app/lib/app-error';
import type { TableLimits } from './limits.server';
import { refusal } from './refusal.server';

/** An open xlsx container. Parts are read as often as wanted; every read is counted against the limits. */
export interface Archive {
  has: (partName: string) => boolean;
  /** The unpacked bytes of one part. Size, ratio and checksum are those met while inflating. */
  read: (partName: string) => AsyncGenerator<Buffer, void, void>;
  close: () => void;
}

/** Opens the container and reads its directory. Throws a refusal for a broken, encrypted or overfull one. */
export async function openArchive(filePath: string, limits: TableLimits): Promise<Archive> {
  const zip = await yauzl
    .openPromise(filePath, { lazyEntries: true, autoClose: false, validateEntrySizes: false })
    .catch((cause: unknown) => {
      throw refusal('brokenArchive', {}, cause);
    });
  try {
    if (zip.entryCount > limits.archiveEntries) {
      throw refusal('tooManyParts', { parts: zip.entryCount, limit: limits.archiveEntries });
    }
    const entries = await readDirectory(zip);
    const inflated = new Map<string, number>();
    return {
      has: (partName) => entries.has(partName),
      read: (partName) => readPart({ zip, entries, inflated, limits, partName }),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw isAppError(error) ? error : refusal('brokenArchive', {}, error);
  }
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    // Two parts of one name let two programs see two different files.
    if (entries.has(entry.fileName)) throw refusal('brokenArchive');
    if (entry.isEncrypted()) throw refusal('encrypted');
    entries.set(entry.fileName, entry);
  }
  return entries;
}

interface PartRead {
  zip: ZipFile;
  entries: Map<string, Entry>;
  /** Unpacked bytes by part, so that reading a part twice counts once. */
  inflated: Map<string, number>;
  limits: TableLimits;
  partName: string;
}

async function* readPart({ zip, entries, inflated, limits, partName }: PartRead): AsyncGenerator<Buffer, void, void> {
  const entry = entries.get(partName);
  if (!entry) throw refusal('brokenArchive');
  const others = [...inflated].reduce((sum, [name, bytes]) => (name === partName ? sum : sum + bytes), 0);
  let size = 0;
  let checksum = 0;
  try {
    for await (const chunk of await openPart(zip, entry)) {
      size += chunk.length;
      const ratio = size / Math.max(1, entry.compressedSize);
      if (others + size > limits.inflatedBytes || (size > limits.ratioFloorBytes && ratio > limits.inflationRatio)) {
        throw refusal('zipBomb', { part: partName });
      }
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    throw isAppError(error) ? error : refusal('brokenArchive', {}, error);
  }
  inflated.set(partName, Math.max(size, inflated.get(partName) ?? 0));
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw refusal('brokenArchive');
}

/**
 * Raw bytes from the archive through our own inflater: the one inside yauzl is not released
 * when a reader stops early, and every preview stops early.
 */
async function openPart(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw refusal('brokenArchive');
  const raw: Readable = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === 0) return raw;
  // The reader of the inflater sees the error; the callback is here because pipeline wants one.
  return pipeline(raw, createInflateRaw({ chunkSize: 64 * 1024 }), () => undefined);
}
