import { expect, it } from 'vitest';
import { uuidV7 } from './uuid-v7';

it('rises strictly, also within a millisecond and when the clock goes back', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => uuidV7(index < 10_000 ? 1_795_000_000_000 : 1_794_999_999_000));
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
});

it('begins with the time of its making', () => {
  const at = Date.now() + 3_600_000;
  expect(Number.parseInt(uuidV7(at).replaceAll('-', '').slice(0, 12), 16)).toBe(at);
});
