import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from './env.server';

/** 256 random bits as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret that only its holder knows; 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * A value that only this installation can compute (keyed with SESSION_SECRET), as base64url.
 * `purpose` keeps the uses apart: a value made for one never fits another.
 */
export function keyedDigest(purpose: string, ...parts: string[]): string {
  return createHmac('sha256', env().SESSION_SECRET).update(JSON.stringify([purpose, ...parts])).digest('base64url');
}

/** Compares two hex digests in constant time. */
export function sameDigest(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
