// How addresses are spelled.
import { describe, expect, it } from 'vitest';
import { isAddress, isAddressWithPrefix } from './addresses';

describe('addresses', () => {
  it.each(['0.0.0.0', '255.255.255.255', '::', '::1', '2001:db8::1', '1:2:3:4:5:6:7:8', '::ffff:10.0.0.1', 'fe80::A'])(
    '%s is one',
    (text) => {
      expect(isAddress(text)).toBe(true);
    },
  );
  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.01',
    '1.2.3.4.5',
    '10.0.0.1/24',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    '::g',
    '1:2:3:4:5:6:7:8::',
    '10.0.0.1::',
  ])('%j is none', (text) => {
    expect(isAddress(text)).toBe(false);
  });
  it.each([
    ['10.0.0.20/24', true],
    ['10.0.0.20/0', true],
    ['2001:db8::1/128', true],
    ['10.0.0.20/33', false],
    ['2001:db8::1/129', false],
    ['10.0.0.20', false],
    ['10.0.0.20/', false],
    ['10.0.0.20/24/1', false],
  ])('%s with prefix length: %s', (text, answer) => {
    expect(isAddressWithPrefix(text)).toBe(answer);
  });
});
