/**
 * The network an address belongs to, as far as attempts are counted: /24 of IPv4, /56 of IPv6 (what one
 * line usually gets). Text that is no address counts as one network of its own.
 */
export function networkOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(ip);
  if (v4?.[1]) return `${v4[1]}.0/24`;
  const groups = expandIpv6(ip);
  if (!groups) return 'unknown';
  // 56 bits: three groups and the upper half of the fourth.
  const fourth = (groups[3] ?? 0) & 0xff00;
  return `${[...groups.slice(0, 3), fourth].map((group) => group.toString(16)).join(':')}::/56`;
}

/** The eight groups of an IPv6 address (zone index dropped), or null. */
function expandIpv6(text: string): number[] | null {
  const [head = '', tail, more] = text.split('%', 1).join('').split('::');
  if (more !== undefined || !text.includes(':')) return null;
  const left = parseGroups(head);
  const right = tail === undefined ? [] : parseGroups(tail);
  if (!left || !right) return null;
  const gap = 8 - left.length - right.length;
  if (tail === undefined ? gap !== 0 : gap < 1) return null;
  return [...left, ...new Array<number>(gap).fill(0), ...right];
}

function parseGroups(text: string): number[] | null {
  if (text === '') return [];
  const parts = text.split(':');
  return parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) ? parts.map((part) => Number.parseInt(part, 16)) : null;
}
