import type { Request } from 'express';
import busboy, { type Busboy } from 'busboy';
import { AppError, fieldError } from '#app/lib/app-error';
import { plainText } from '#app/lib/plain-text';
import { TABLE_LIMITS } from '#app/platform/spreadsheet/limits.server';
import { refusal } from '#app/platform/spreadsheet/refusal.server';
import { fileStorage, type FileKey } from '#app/platform/storage.server';

export interface ReceivedFile {
  fileName: string;
  bytes: number;
  sha256: string;
  /** The form's other fields. */
  fields: Record<string, string>;
}

type StoredFile = Omit<ReceivedFile, 'fields'>;

const MIB = 1024 * 1024;
/** What a multipart body has beside the file: boundaries and a few short fields. */
const FRAME_BYTES = 64 * 1024;
const NAME_LENGTH = 200;

/**
 * Streams the file of a multipart body (field `file`) into the storage. Memory doesn't grow with it; what is too
 * large is refused by its length before a byte is read, or where it passes the limit. Whatever goes wrong, a body
 * that breaks off included, leaves no file behind.
 */
export async function receiveFile(req: Request, key: FileKey): Promise<ReceivedFile> {
  const length = Number(req.headers['content-length'] ?? 0);
  if (length > TABLE_LIMITS.fileBytes + FRAME_BYTES) throw tooLarge(length);
  const parts: Parts = { fields: {}, file: null };
  try {
    await readParts(req, key, parts);
    const file = await parts.file;
    if (file === null) throw fieldError('file', 'imports:upload.file-missing');
    return { ...file, fields: parts.fields };
  } catch (error) {
    // Not before the writing has ended, or it would put the file back.
    await parts.file?.catch(() => undefined);
    await fileStorage().remove(key);
    throw error;
  }
}

interface Parts {
  fields: Record<string, string>;
  file: Promise<StoredFile> | null;
}

function readParts(req: Request, key: FileKey, parts: Parts): Promise<void> {
  const parser = openParser(req);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      req.unpipe(parser);
      parser.destroy();
      reject(error);
    };
    parser.on('field', (name, value) => {
      parts.fields[name] = value;
    });
    parser.on('file', (name, stream, { filename }) => {
      // A form without a chosen file sends a nameless one.
      if (name !== 'file' || parts.file !== null || !filename) return void stream.on('error', () => undefined).resume();
      stream.once('limit', () => fail(tooLarge(TABLE_LIMITS.fileBytes + 1)));
      parts.file = fileStorage()
        .write(key, stream)
        .then(({ bytes, sha256 }) => ({ fileName: [...plainText(filename)].slice(-NAME_LENGTH).join(''), bytes, sha256 }));
      // A full disk ends the reader, and the parser would wait for it for ever.
      parts.file.catch(fail);
    });
    parser.once('filesLimit', () => fail(fieldError('file', 'imports:upload.one-file')));
    parser.on('error', () => fail(brokenBody()));
    parser.once('close', resolve);
    req.once('close', () => {
      if (!req.complete) fail(brokenBody());
    });
    req.pipe(parser);
  });
}

function openParser(req: Request): Busboy {
  const limits = { files: 1, fields: 8, fieldSize: 200, fieldNameSize: 100, fileSize: TABLE_LIMITS.fileBytes + 1, headerPairs: 20 };
  try {
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' });
  } catch (cause) {
    throw new AppError('unsupported', { reason: 'imports:upload.not-multipart', cause });
  }
}

function tooLarge(bytes: number): AppError {
  return refusal('fileTooLarge', { megabytes: Math.ceil(bytes / MIB), limit: TABLE_LIMITS.fileBytes / MIB });
}

function brokenBody(): AppError {
  return new AppError('invalid-input', { reason: 'imports:upload.broken-off' });
}
