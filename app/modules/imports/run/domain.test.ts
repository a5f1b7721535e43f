import { describe, expect, it } from 'vitest';
import type { TableRow } from '#app/lib/cell';
import { rowNormaliser } from '#app/modules/imports/row/domain';
import { BATCH_ROWS, batchesOf, readAhead, type Batch } from './domain';

const normalise = rowNormaliser('homes', { 0: 'building', 1: 'room', 2: 'name' });

async function* rowsOf(count: number, name = '王芳', behind = 1): AsyncGenerator<TableRow, void, void> {
  // Every third row stands behind an empty line, as in real files.
  for (let at = 0; at < count; at += 1) {
    const rowNumber = 2 + at + Math.floor(at / 3);
    if (rowNumber > behind) yield { rowNumber, cells: at % 10 === 9 ? [null, null, name] : ['1', String(at), name] };
    await Promise.resolve();
  }
}

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

describe('batches of a file', () => {
  it('hold all rows once, refused ones apart with their cells', async () => {
    const batches = await all(batchesOf(rowsOf(BATCH_ROWS + 500), normalise));
    expect(batches.map(({ rowCount }) => rowCount)).toEqual([BATCH_ROWS, 500]);
    expect(batches.map(({ accepted, rejects }) => [accepted.length, rejects.length])).toEqual([[1800, 200], [450, 50]]);
    expect(batches[0]?.rejects[0]).toEqual({ row: 14, code: 'homeIncomplete', field: 'building', value: null, suggestion: null, cells: ['', '', '王芳'] });
  });

  it('are the same behind the end of any of them', async () => {
    const ends = ({ toRow, rowCount }: Batch): number[] => [toRow, rowCount];
    const whole = (await all(batchesOf(rowsOf(7000), normalise))).map(ends);
    expect(whole).toHaveLength(4);
    for (let done = 0; done < whole.length; done += 1) {
      const rest = (await all(batchesOf(rowsOf(7000, '王芳', whole[done]?.[0]), normalise))).map(ends);
      expect(rest).toEqual(whole.slice(done + 1));
    }
  });

  it('are smaller where the rows are unusually long', async () => {
    const batches = await all(batchesOf(rowsOf(300, 'x'.repeat(30_000)), normalise));
    expect(batches.length).toBeGreaterThan(1);
    expect(batches.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(300);
  });
});

describe('reading ahead', () => {
  it('gives every item in order and reads at most one more than is worked on', async () => {
    let read = 0;
    async function* source(): AsyncGenerator<number, void, void> {
      for (read = 1; read <= 4; read += 1) yield await Promise.resolve(read);
    }
    const seen: number[] = [];
    for await (const item of readAhead(source())) {
      await new Promise((resolve) => setImmediate(resolve));
      expect(read).toBeLessThanOrEqual(item + 1);
      seen.push(item);
    }
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('tells of a fault where it stands in the file, not before', async () => {
    async function* source(): AsyncGenerator<number, void, void> {
      yield await Promise.resolve(1);
      throw new Error('row 2 is broken');
    }
    const seen: number[] = [];
    const reading = (async () => {
      for await (const item of readAhead(source())) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(item);
      }
    })();
    await expect(reading).rejects.toThrow('row 2 is broken');
    expect(seen).toEqual([1]);
  });

  it('closes the file when the reader stops early', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<number, void, void> {
      try {
        for (let item = 1; ; item += 1) yield await Promise.resolve(item);
      } finally {
        isClosed = true;
      }
    }
    for await (const item of readAhead(source())) if (item === 3) break;
    expect(isClosed).toBe(true);
  });
});
