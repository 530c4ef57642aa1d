// `show interfaces terse`: ports of both nodes, reths with their addresses, from real runs.
import { describe, expect, it } from 'vitest';
import { contextOf, print, text } from '../testing/console';
import { COMPLETE_PAIR, imported, templateDesign, withConfig } from '../testing/designs';

const command = 'show interfaces terse';
const complete = imported(COMPLETE_PAIR).design;
const line = (start: string, printed: string): string | undefined =>
  printed.split('\n').find((each) => each.startsWith(`${start} `));

describe(command, () => {
  it('both address families, VLANs, children with their reth', () => {
    expect(
      text(command, complete, [], 0)
        .split('\n')
        .filter((each) => !/^ge-\d\/0\/(\d\d|[5-9]) /.test(each))
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "
      Interface               Admin Link Proto    Local                 Remote
      ge-0/0/0                up    down
      ge-0/0/2                up    up
      ge-0/0/3                up    up
      ge-0/0/3.0              up    up   aenet    --> reth0.0
      ge-0/0/4                up    up
      ge-0/0/4.10             up    up   aenet    --> reth1.10
      ge-0/0/4.20             up    up   aenet    --> reth1.20
      ge-5/0/0                up    down
      ge-5/0/2                up    up
      ge-5/0/3                up    up
      ge-5/0/3.0              up    up   aenet    --> reth0.0
      ge-5/0/4                up    up
      ge-5/0/4.10             up    up   aenet    --> reth1.10
      ge-5/0/4.20             up    up   aenet    --> reth1.20
      fab0                    up    up
      fab1                    up    up
      fxp0                    up    up
      fxp0.0                  up    up   inet     192.0.2.11/24
      fxp1                    up    up
      reth0                   up    up
      reth0.0                 up    up   inet     203.0.113.2/29
                                         inet6    2001:db8:1::2/64
                                                  fe80::210:dbff:feff:1000/64
      reth1                   up    up
      reth1.10                up    up   inet     10.10.10.1/24
      reth1.20                up    up   inet     10.10.20.1/24
      lo0                     up    up
      "
    `);
  });
  it('a port without light takes its unit down, the reth stays up on the other node', () => {
    const printed = print(command, contextOf(complete, ['0 fail port:node0/ge-0/0/3'], 5000, 0));
    expect(line('ge-0/0/3', printed)).toBe('ge-0/0/3                up    down');
    expect(line('ge-0/0/3.0', printed)).toBe('ge-0/0/3.0              up    down aenet    --> reth0.0');
    expect(line('reth0', printed)).toBe('reth0                   up    up');
  });
  it('a reth is down while its active children are', () => {
    const steps = ['0 fail port:node0/ge-0/0/3', '0 fail port:node1/ge-5/0/3'];
    expect(line('reth0', print(command, contextOf(complete, steps, 5000, 0)))).toBe(
      'reth0                   up    down',
    );
  });
  it('a peer out of reach has no ports', () => {
    const printed = print(command, contextOf(templateDesign('cc-a1'), ['0 fail node:node1'], 5000, 0));
    expect(printed).not.toContain('ge-5/0/');
    expect(line('fab1', printed)).toBe('fab1                    up    down');
    expect(line('fxp1', printed)).toBe('fxp1                    up    down');
  });
  it('takes no address from a MAC that it does not know', () => {
    const own = withConfig(complete, (config) => ({ ...config, useActiveChildMac: true }));
    expect(print(command, contextOf(own, [], 0, 0))).not.toContain('fe80');
  });
});
