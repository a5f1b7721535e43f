import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { refusal } from './refusal.server';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const CHUNK = 256 * 1024;
/** Broken UTF-8 with this many whole Chinese characters before the break was never GBK. */
const SURE_CHARACTERS = 3;

/**
 * Tells the encoding of a text file by reading all of it: a mark decides, else strict UTF-8, else GB18030
 * (which holds all of GBK). A file that is valid in none of them is refused with the line, as guessing on
 * would store broken names.
 */
export async function detectEncoding(filePath: string): Promise<TextEncoding> {
  const marked = await readMark(filePath);
  if (marked === 'utf-16le' || marked === 'utf-16be') return marked;
  const scan = new Utf8Scan();
  for await (const chunk of chunksOf(filePath)) scan.push(chunk);
  scan.end();
  if (scan.nulLine !== null) throw refusal('binary', { row: scan.nulLine });
  if (scan.brokenLine === null) return 'utf-8';
  if (marked === 'utf-8' || scan.charactersBeforeBreak >= SURE_CHARACTERS) {
    throw refusal('encoding', { row: scan.brokenLine });
  }
  await refuseBrokenGbk(filePath);
  return 'gb18030';
}

/** The file as text, decoded strictly, without its mark. */
export async function* decodeFile(filePath: string, encoding: TextEncoding): AsyncGenerator<string, void, void> {
  if (encoding === 'gb18030') {
    const decoder = iconv.getDecoder('gb18030');
    for await (const chunk of chunksOf(filePath)) yield decoder.write(chunk);
    const rest = decoder.end();
    if (rest) yield rest;
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of chunksOf(filePath)) yield decoder.decode(chunk, { stream: true });
    const rest = decoder.decode();
    if (rest) yield rest;
  } catch (error) {
    if (error instanceof TypeError) throw refusal('encoding', {}, error);
    throw error;
  }
}

function chunksOf(filePath: string): AsyncIterable<Buffer> {
  return createReadStream(filePath, { highWaterMark: CHUNK });
}

async function readMark(filePath: string): Promise<TextEncoding | null> {
  for await (const chunk of createReadStream(filePath, { start: 0, end: 2 }) as AsyncIterable<Buffer>) {
    const mark = chunk.toString('hex');
    if (mark === 'efbbbf') return 'utf-8';
    if (mark.startsWith('fffe')) return 'utf-16le';
    if (mark.startsWith('feff')) return 'utf-16be';
  }
  return null;
}

async function refuseBrokenGbk(filePath: string): Promise<void> {
  let line = 1;
  for await (const text of decodeFile(filePath, 'gb18030')) {
    const broken = text.indexOf('\uFFFD');
    if (broken >= 0) throw refusal('encoding', { row: line + newlines(text.slice(0, broken)) });
    line += newlines(text);
  }
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** A strict UTF-8 check over chunks that says where the text breaks; Node's own only says that it does. */
class Utf8Scan {
  private line = 1;
  private missing = 0;
  private low = 0x80;
  private high = 0xbf;
  private length = 0;
  charactersBeforeBreak = 0;
  brokenLine: number | null = null;
  nulLine: number | null = null;

  push(chunk: Buffer): void {
    for (const byte of chunk) {
      if (byte === 0) this.nulLine ??= this.line;
      if (byte === 0x0a) this.line += 1;
      if (this.brokenLine !== null) continue;
      if (this.missing > 0) this.follow(byte);
      else if (byte >= 0x80) this.lead(byte);
    }
  }

  end(): void {
    if (this.missing > 0) this.brokenLine ??= this.line;
  }

  private lead(byte: number): void {
    this.low = 0x80;
    this.high = 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) {
      this.missing = 2;
      // Overlong forms and surrogates are not text.
      if (byte === 0xe0) this.low = 0xa0;
      if (byte === 0xed) this.high = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      this.missing = 3;
      if (byte === 0xf0) this.low = 0x90;
      if (byte === 0xf4) this.high = 0x8f;
    } else this.brokenLine = this.line;
    this.length = this.missing;
  }

  private follow(byte: number): void {
    if (byte < this.low || byte > this.high) {
      this.brokenLine = this.line;
      return;
    }
    this.low = 0x80;
    this.high = 0xbf;
    this.missing -= 1;
    if (this.missing === 0 && this.length >= 2) this.charactersBeforeBreak += 1;
  }
}
