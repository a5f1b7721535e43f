const POOL_SIZE = 4096;
const pool = new Uint8Array(POOL_SIZE);
let poolAt = POOL_SIZE;
let lastMs = 0;
let counter = 0;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function randomByte(): number {
  if (poolAt === POOL_SIZE) {
    crypto.getRandomValues(pool);
    poolAt = 0;
  }
  return pool[poolAt++] ?? 0;
}

/**
 * A UUIDv7 (RFC 9562) made here instead of by the database, for bulk work that must know the ids of its rows
 * before it writes them. Ids of one process rise strictly, within a millisecond by a 12-bit counter.
 */
export function uuidV7(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = randomByte();
  } else if (++counter > 0xfff) {
    // borrowed from the next millisecond, so that the order holds
    lastMs += 1;
    counter = 0;
  }
  const high = Math.floor(lastMs / 0x1_0000);
  const bytes = [
    (high >>> 24) & 255, (high >>> 16) & 255, (high >>> 8) & 255, high & 255,
    (lastMs >>> 8) & 255, lastMs & 255,
    0x70 | (counter >>> 8), counter & 255,
    0x80 | (randomByte() & 0x3f), randomByte(), randomByte(), randomByte(),
    randomByte(), randomByte(), randomByte(), randomByte(),
  ];
  const hex = bytes.map((byte) => HEX[byte]).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
