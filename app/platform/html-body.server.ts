import { PassThrough, type TransformCallback } from 'node:stream';

/**
 * The way of a rendered page to the socket, without NUL bytes. React 18 pads a chunk with them where a
 * Chinese character doesn't fit at its end (mended in React 19), and a browser shows each as "�". HTML
 * has no NUL of its own.
 */
export class HtmlBody extends PassThrough {
  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
  }
}
