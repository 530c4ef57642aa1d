// The formula against the reference's two examples and the live box.
import { expect, it } from 'vitest';
import { linkLocalOf, rethMac } from './reth-mac';

it.each([
  [1, 'reth0', '00:10:db:ff:10:00'],
  [16, 'reth3', '00:10:db:ff:01:03'],
  [255, 'reth127', '00:10:db:ff:ff:7f'],
])('cluster %i %s has %s', (clusterId, reth, mac) => {
  expect(rethMac(clusterId, reth)).toBe(mac);
});

it('makes the captured link-local address', () => {
  expect(linkLocalOf(1, 'reth0')).toBe('fe80::210:dbff:feff:1000/64');
  expect(linkLocalOf(16, 'reth3')).toBe('fe80::210:dbff:feff:103/64');
});
