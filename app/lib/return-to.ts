/** Only for parsing; the host never shows. */
const BASE = 'http://return.invalid';

/**
 * A place inside the product to go back to, from a query string or a hidden field. Anything that a
 * browser could read as another site ("//host", "/\host", "https:…", control characters) gives the fallback.
 */
export function safeReturnTo(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2000 || !/^\/(?![/\\])/.test(value)) return fallback;
  try {
    const url = new URL(value, BASE);
    return url.origin === BASE ? url.pathname + url.search + url.hash : fallback;
  } catch {
    return fallback;
  }
}
