// L21 to L30: monitors of interfaces and addresses: the smallest breach says it, the healthy design does not, and a fix removes it.
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../model/design';
import type { IpMonitoring } from '../schema';
import { configOf, exported, imported, templateDesign } from '../testing/designs';
import { changed, findingsOf, group, mended, model, monitoring, reth, told, without } from '../testing/findings';

const a1 = templateDesign('cc-a1');
const a4 = templateDesign('cc-a4');
const a7 = templateDesign('cc-a7');
describe('monitors', () => {
  const weigh = (weight: number): Design =>
    group(a1, 1, ({ interfaceMonitors }) => ({
      interfaceMonitors: interfaceMonitors.map((monitor) => ({ ...monitor, weight })),
    }));
  it('L21: the weights of a node reach 255 together', () => {
    expect(told(weigh(100), 'L21')).toEqual([
      'L21 warning redundancy group 1: Weights of redundancy group 1 on node0 add up to 200: below 255, so they never move it.',
      'L21 warning redundancy group 1: Weights of redundancy group 1 on node1 add up to 200: below 255, so they never move it.',
    ]);
    expect(told(weigh(128), 'L21')).toEqual([]);
    // global-weight counts with them
    const both = group(weigh(100), 1, () => ({
      ipMonitoring: { ...(configOf(a4).redundancyGroups[1]?.ipMonitoring as IpMonitoring), globalWeight: 60 },
    }));
    expect(told(both, 'L21')).toEqual([]);
  });
  it('L22: what one node monitors, the other does too; the fix adds it', () => {
    const onlyNode0 = group(a1, 1, ({ interfaceMonitors }) => ({
      interfaceMonitors: interfaceMonitors.filter((monitor) => monitor.interface !== 'ge-5/0/4'),
    }));
    expect(told(onlyNode0, 'L22')).toEqual([
      'L22 warning redundancy group 1: Redundancy group 1 monitors ge-0/0/4, and no such port of the other node.',
    ]);
    const after = configOf(mended(onlyNode0, 'L22')).redundancyGroups[1]?.interfaceMonitors;
    expect(after?.at(-1)).toEqual({ interface: 'ge-5/0/4', weight: 255 });
    expect(told(a1, 'L22')).toEqual([]);
  });
  it('L22: children of one reth stand for each other, whatever their slots', () => {
    const slots = group(
      reth(a1, 'reth1', () => ({ children: ['ge-0/0/4', 'ge-5/0/9'] })),
      1,
      () => ({
        interfaceMonitors: ['ge-0/0/4', 'ge-5/0/9'].map((port) => ({ interface: port, weight: 255 })),
      }),
    );
    expect(told(slots, 'L22')).toEqual([]);
    const unknown = group(a1, 1, () => ({ interfaceMonitors: [{ interface: 'ge-0/0/11', weight: 255 }] }));
    expect(told(unknown, 'L22')).toHaveLength(1);
    expect(findingsOf(unknown).find(({ rule }) => rule === 'L22')?.fix).toBeUndefined();
  });
  it('L23: nothing is monitored for RG0; the fix removes it', () => {
    const rg0 = group(a1, 0, () => ({ interfaceMonitors: [{ interface: 'ge-0/0/3', weight: 255 }] }));
    expect(told(rg0, 'L23')).toEqual(['L23 warning redundancy group 0: Redundancy group 0 has interface-monitor.']);
    expect(mended(rg0, 'L23').groups).toEqual(a1.groups);
    expect(told(a1, 'L23')).toEqual([]);
  });
  it('L24: every reth is watched; the fix does it where there is one child on each node', () => {
    const blind = group(a1, 1, ({ interfaceMonitors }) => ({ interfaceMonitors: interfaceMonitors.slice(0, 2) }));
    expect(told(blind, 'L24')).toEqual([
      'L24 warning reth1: Redundancy group 1 monitors nothing of reth1: when its link is lost, the group stays.',
    ]);
    expect(mended(blind, 'L24').groups).toEqual(a1.groups);
    expect(told(a1, 'L24')).toEqual([]);
    const whole = group(blind, 1, ({ interfaceMonitors }) => ({
      interfaceMonitors: [...interfaceMonitors, { interface: 'reth1', weight: 255 }],
    }));
    expect(told(whole, 'L24')).toEqual([]);
    expect(told(a4, 'L24').some((each) => each.includes('reth0'))).toBe(false);
    const [lag] = findingsOf(templateDesign('cc-a7n')).filter(({ rule }) => rule === 'L24');
    expect(lag?.fix).toBeUndefined();
  });
  it.each([
    [84, 'weights from 85 to 127 would move the group with the reth, and not before; they are 84, 84, 84 and 84'],
    [85, undefined],
    [127, undefined],
    [128, 'weights from 85 to 127 would move the group with the reth, and not before; they are 128, 128, 128 and 128'],
  ])('L25: four links, minimum-links 2, weight %i', (weight, message) => {
    const design = group(a7, 1, ({ interfaceMonitors }) => ({
      interfaceMonitors: interfaceMonitors.map((monitor) => ({ ...monitor, weight })),
    }));
    expect(told(design, 'L25')).toEqual(
      message === undefined
        ? []
        : ['node0', 'node1'].map(
            (node) => `L25 warning reth0: reth0 has 4 links on ${node} and minimum-links 2: ${message}.`,
          ),
    );
  });
  it('L25: more minimum-links than links', () => {
    expect(
      told(
        reth(a1, 'reth0', () => ({ minimumLinks: 2 })),
        'L25',
      ),
    ).toEqual([
      'L25 warning reth0: reth0 has 1 link on node0 and minimum-links 2: it is never up there.',
      'L25 warning reth0: reth0 has 1 link on node1 and minimum-links 2: it is never up there.',
    ]);
    expect(
      told(
        reth(a1, 'reth0', () => ({ minimumLinks: 1 })),
        'L25',
      ),
    ).toEqual([]);
  });
});

describe('monitored addresses', () => {
  const target = (change: object): Design =>
    monitoring(({ targets }) => ({ targets: targets.map((each) => ({ ...each, ...change })) }));
  it.each([
    [{ interface: 'reth9.0' }, '203.0.113.1 is monitored through reth9.0, which is no unit of a reth here.'],
    [{ interface: 'reth0.7' }, '203.0.113.1 is monitored through reth0.7, which is no unit of a reth here.'],
    [
      { secondaryAddress: '203.0.113.2' },
      'secondary-ip-address 203.0.113.2 is the address of reth0.0 itself: the primary node uses it.',
    ],
    [
      { secondaryAddress: '203.0.113.14' },
      'secondary-ip-address 203.0.113.14 is not in the subnet of reth0.0 (203.0.113.2/29).',
    ],
    [
      { secondaryAddress: '203.0.113.1' },
      'secondary-ip-address 203.0.113.1 is used elsewhere: two devices would answer for it.',
    ],
    [{ secondaryAddress: '203.0.113.999' }, 'secondary-ip-address 203.0.113.999 is no IPv4 address.'],
  ])('L26: %o', (change, message) => {
    expect(told(target(change), 'L26')).toEqual([`L26 error 203.0.113.1: ${message}`]);
  });
  it('L26: no secondary-ip-address at all', () => {
    const none = monitoring(({ targets }) => ({ targets: targets.map((each) => without(each, 'secondaryAddress')) }));
    expect(told(none, 'L26')).toEqual([
      'L26 error 203.0.113.1: 203.0.113.1 has no secondary-ip-address: the secondary node cannot test it.',
    ]);
    expect(told(a4, 'L26')).toEqual([]);
  });
  it('L27: the addresses use up the threshold, and then the 255', () => {
    expect(
      told(
        monitoring(() => ({ globalThreshold: 101 })),
        'L27',
      ),
    ).toEqual([
      'L27 warning redundancy group 1: The monitored addresses weigh 100 together: less than global-threshold 101, which they never use up.',
    ]);
    expect(
      told(
        monitoring(() => ({ globalWeight: 254 })),
        'L27',
      ),
    ).toEqual(['L27 warning redundancy group 1: global-weight 254 takes 254 from 255: the group never moves.']);
    const helped = group(
      monitoring(() => ({ globalWeight: 100 })),
      1,
      () => ({
        interfaceMonitors: ['ge-0/0/3', 'ge-5/0/3'].map((port) => ({ interface: port, weight: 155 })),
      }),
    );
    expect(told(helped, 'L27')).toEqual([]);
    expect(told(a4, 'L27')).toEqual([]);
  });
  it('L28: retries within the range of Junos', () => {
    const monitored = exported(a4);
    const wrong = monitored.replace('retry-count 5', 'retry-count 3').replace('retry-interval 1', 'retry-interval 60');
    expect(told(imported(wrong).design, 'L28')).toEqual([
      'L28 warning retry-interval: retry-interval 60 is not accepted: expected a whole number from 1 to 30. The default is drawn.',
      'L28 warning retry-count: retry-count 3 is not accepted: expected a whole number from 5 to 15. The default is drawn.',
    ]);
    expect(told(imported(monitored).design, 'L28')).toEqual([]);
  });
  it('L29: not through a reth with several children on branch models', () => {
    const lag = reth(a4, 'reth0', () => ({ children: ['ge-0/0/3', 'ge-0/0/5', 'ge-5/0/3', 'ge-5/0/5'] }));
    expect(told(lag, 'L29')).toEqual([
      'L29 warning 203.0.113.1: 203.0.113.1 is monitored through reth0, which has 2 children on a node: an SRX345 does not support that.',
    ]);
    expect(told(model(lag, 'SRX1500'), 'L29')).toEqual([]);
    expect(told(a4, 'L29')).toEqual([]);
  });
  it('L30: at most 64 addresses in the cluster', () => {
    const some = (count: number) => (ipMonitoring: IpMonitoring | null) =>
      ipMonitoring === null
        ? null
        : {
            ...ipMonitoring,
            targets: Array.from({ length: count }, (_, index) => ({
              address: `198.51.100.${index + 1}`,
              weight: 100,
              interface: 'reth0.0',
              secondaryAddress: '203.0.113.4',
            })),
          };
    const two = (count: number): Design =>
      changed(a4, ({ redundancyGroups }) => ({
        redundancyGroups: [1, 2].flatMap((number) =>
          redundancyGroups
            .filter((each) => each.number === 1)
            .map((each) => ({ ...each, number, ipMonitoring: some(count)(each.ipMonitoring) })),
        ),
      }));
    expect(told(two(33), 'L30')).toEqual([
      'L30 info IP monitoring: 66 addresses are monitored: at most 64 are supported.',
    ]);
    expect(told(two(32), 'L30')).toEqual([]);
  });
});
