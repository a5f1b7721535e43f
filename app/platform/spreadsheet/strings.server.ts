import type { TableLimits } from './limits.server';
import { refusal } from './refusal.server';
import { createXmlReader } from './xml.server';

const SEGMENT = 1024 * 1024;
const HOT = 4096;

/**
 * The texts that cells of a workbook share, kept as UTF-8 in a few large buffers: a hundred thousand rows
 * bring some six hundred thousand texts, and as JavaScript strings those cost a hundred megabytes.
 */
export class SharedTexts {
  private readonly segments: Buffer[] = [];
  private starts = new Uint32Array(1024);
  private lengths = new Uint32Array(1024);
  private used = SEGMENT;
  private readonly hotIndex = new Int32Array(HOT).fill(-1);
  private readonly hotText: string[] = new Array<string>(HOT).fill('');
  count = 0;
  bytes = 0;

  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.used + length > SEGMENT) {
      this.segments.push(Buffer.allocUnsafe(SEGMENT));
      this.used = 0;
    }
    if (this.count === this.starts.length) {
      this.starts = doubled(this.starts);
      this.lengths = doubled(this.lengths);
    }
    const segment = this.segments.length - 1;
    this.segments[segment]?.write(text, this.used, 'utf8');
    this.starts[this.count] = segment * SEGMENT + this.used;
    this.lengths[this.count] = length;
    this.used += length;
    this.bytes += length;
    this.count += 1;
  }

  /** The text at the index, or undefined when the file has no such text. */
  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const slot = index % HOT;
    if (this.hotIndex[slot] === index) return this.hotText[slot];
    const start = this.starts[index] ?? 0;
    const offset = start % SEGMENT;
    const text = this.segments[Math.floor(start / SEGMENT)]?.toString('utf8', offset, offset + (this.lengths[index] ?? 0));
    this.hotIndex[slot] = index;
    this.hotText[slot] = text ?? '';
    return text;
  }
}

function doubled(source: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const target = new Uint32Array(source.length * 2);
  target.set(source);
  return target;
}

/** Stops the reading of shared texts at one that no cell can hold, so that the cell can be named. */
export class OversizeText extends Error {
  constructor(readonly index: number) {
    super('shared text too long');
  }
}

/**
 * Reads the shared texts: rich text runs joined, phonetic hints left out.
 * Throws `OversizeText` for a text longer than a cell may be; the caller finds the cell that uses it.
 */
export async function readSharedTexts(chunks: AsyncIterable<Buffer>, limits: TableLimits): Promise<SharedTexts> {
  const texts = new SharedTexts();
  let current = '';
  let isText = false;
  let phonetic = 0;
  const overlong = (): never => {
    throw new OversizeText(texts.count);
  };
  const reader = createXmlReader({
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') isText = phonetic === 0;
    },
    text(text) {
      if (!isText) return;
      current += text;
      if (current.length > limits.cellCharacters) overlong();
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        texts.add(unescapeText(current));
        // An empty text takes five bytes of the file and eight of ours: counted, or they fill the memory.
        if (texts.bytes + texts.count * 8 > limits.sharedTextBytes) {
          throw refusal('tooMuchText', { limit: Math.floor(limits.sharedTextBytes / SEGMENT) });
        }
      }
    },
    overlong,
  });
  for await (const chunk of chunks) reader.write(chunk);
  reader.end();
  return texts;
}

/** Excel writes control characters as _x000D_, and a literal underscore before such a sequence as _x005F_. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
