import { open } from 'node:fs/promises';
import type { TableLimits } from './limits.server';
import { refusal } from './refusal.server';

export type FileKind = 'archive' | 'text';

const OLE_SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP_SIGNATURE = Buffer.from('504b0304', 'hex');
/** An Excel file with a password is an OLE container whose directory names this stream. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');
const CHUNK = 1024 * 1024;

/**
 * Tells a workbook from text by content: exports are often named .xls whatever they are.
 * Everything that is neither is refused with its own reason, so that the person knows what to save instead.
 */
export async function sniffFile(filePath: string, limits: TableLimits): Promise<FileKind> {
  const file = await open(filePath, 'r').catch((cause: unknown) => {
    throw refusal('missing', {}, cause);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw refusal('missing');
    if (stat.size === 0) throw refusal('empty');
    if (stat.size > limits.fileBytes) {
      throw refusal('fileTooLarge', { megabytes: Math.ceil(stat.size / CHUNK), limit: Math.floor(limits.fileBytes / CHUNK) });
    }
    const head = Buffer.alloc(4096);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const start = head.subarray(0, bytesRead);
    if (start.subarray(0, 4).equals(ZIP_SIGNATURE)) return 'archive';
    if (start.subarray(0, 8).equals(OLE_SIGNATURE)) {
      throw refusal((await holds(file, ENCRYPTED_STREAM)) ? 'encrypted' : 'oldExcel');
    }
    refuseMarkup(start);
    return 'text';
  } finally {
    await file.close();
  }
}

function refuseMarkup(start: Buffer): void {
  const text = start.toString('latin1').replace(/^ï»¿/, '').trimStart().toLowerCase();
  if (text.startsWith('%pdf-')) throw refusal('binary');
  if (!text.startsWith('<')) return;
  if (/^<(?:!doctype html|html|head|body|meta|table|style)\b/.test(text)) throw refusal('webPage');
  if (text.startsWith('<?xml') || text.startsWith('<!doctype')) throw refusal('xmlTable');
}

async function holds(file: { read: (buffer: Buffer, offset: number, length: number, position: number) => Promise<{ bytesRead: number }> }, needle: Buffer): Promise<boolean> {
  const buffer = Buffer.alloc(CHUNK + needle.length);
  for (let position = 0; ; position += CHUNK) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    if (buffer.subarray(0, bytesRead).includes(needle)) return true;
    if (bytesRead < buffer.length) return false;
  }
}
