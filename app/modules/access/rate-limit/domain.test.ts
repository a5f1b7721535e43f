import { expect, it } from 'vitest';
import { networkOf } from './domain';

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:1:2ff:aaaa::1', '2001:db8:1:200::/56'],
  ['2001:db8:1:2ee::', '2001:db8:1:200::/56'],
  ['2001:0DB8:0001:0300:0:0:0:1', '2001:db8:1:300::/56'],
  ['::1', '0:0:0:0::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['', 'unknown'],
  ['not an address', 'unknown'],
  ['1:2:3', 'unknown'],
  ['1::2::3', 'unknown'],
])('attempts from %s count for %s', (ip, network) => expect(networkOf(ip)).toBe(network));
