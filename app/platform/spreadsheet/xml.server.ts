import { SaxesParser } from 'saxes';
import { isAppError } from '#app/lib/app-error';
import { refusal } from './refusal.server';

/** Events of one XML part, names without their namespace prefix. */
export interface XmlHandler {
  open: (name: string, attributes: Record<string, string>) => void;
  text: (text: string) => void;
  close: (name: string) => void;
  /** Called instead of a refusal without a place when one text, tag or comment grows without end. */
  overlong?: (() => never) | undefined;
}

/** More than the longest cell can take when every character is written as an entity. */
const SILENT_BYTES = 1024 * 1024;

/**
 * A push parser for one part: strict UTF-8 (or UTF-16 with a mark), no document type and so no entities
 * of the file's own, and no text that grows in memory without an event.
 */
export function createXmlReader(handler: XmlHandler): { write: (chunk: Buffer) => void; end: () => void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let decoder: TextDecoder | undefined;
  let silentBytes = 0;
  parser.on('error', (cause) => {
    throw refusal('brokenXml', {}, cause);
  });
  parser.on('doctype', () => {
    throw refusal('doctype');
  });
  parser.on('opentag', (tag) => {
    silentBytes = 0;
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    silentBytes = 0;
    handler.close(localName(tag.name));
  });
  const onText = (text: string): void => {
    silentBytes = 0;
    handler.text(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  return {
    write(chunk) {
      decoder ??= decoderFor(chunk);
      silentBytes += chunk.length;
      parser.write(decode(decoder, chunk));
      if (silentBytes > SILENT_BYTES) {
        handler.overlong?.();
        throw refusal('textTooLong');
      }
    },
    end() {
      if (decoder) parser.write(decode(decoder));
      parser.close();
    },
  };
}

/** Reads a whole small part. */
export async function readXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const reader = createXmlReader(handler);
  for await (const chunk of chunks) reader.write(chunk);
  reader.end();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function decoderFor(chunk: Buffer): TextDecoder {
  const mark = chunk.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return new TextDecoder('utf-16le', { fatal: true });
  if (mark === 'feff') return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (error) {
    throw isAppError(error) ? error : refusal('brokenXml', {}, error);
  }
}
