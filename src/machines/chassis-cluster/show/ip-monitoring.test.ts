// `show chassis cluster ip-monitoring status`: thresholds, counters and reasons of each node, from real runs.
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../model/design';
import { contextOf, print, text } from '../testing/console';
import { templateDesign, withConfig } from '../testing/designs';

const command = 'show chassis cluster ip-monitoring status';
const a4 = templateDesign('cc-a4');
/** The reference's worked example: global-weight 100, global-threshold 120, addresses of 80, 60 and 40. */
const three: Design = withConfig(a4, (config) => ({
  ...config,
  redundancyGroups: config.redundancyGroups.map((group) =>
    group.ipMonitoring === null
      ? group
      : {
          ...group,
          ipMonitoring: {
            ...group.ipMonitoring,
            globalWeight: 100,
            globalThreshold: 120,
            targets: [
              ['203.0.113.1', 80],
              ['203.0.113.5', 60],
              ['203.0.113.6', 40],
            ].map(([address, weight]) => ({
              address: String(address),
              weight: Number(weight),
              interface: 'reth0.0',
              secondaryAddress: '203.0.113.4',
            })),
          },
        },
  ),
}));

describe(command, () => {
  it('healthy', () => {
    expect(text(command, a4, [], 0)).toMatchInlineSnapshot(`
      "
      node0:
      --------------------------------------------------------------------------

      Redundancy group: 1
      Global weight: 255
      Global threshold: 100
      Current threshold: 100

      IP address                Status        Failure count  Weight Reason
      203.0.113.1               reachable       0            100    n/a

      node1:
      --------------------------------------------------------------------------

      Redundancy group: 1
      Global weight: 255
      Global threshold: 100
      Current threshold: 100

      IP address                Status        Failure count  Weight Reason
      203.0.113.1               reachable       0            100    n/a
      "
    `);
  });
  it('two of three addresses are gone for node 0', () => {
    const steps = ['0 fail ip:203.0.113.1@node0', '0 fail ip:203.0.113.5@node0'];
    expect(text(command, three, steps, 5000)).toMatchInlineSnapshot(`
      "
      node0:
      --------------------------------------------------------------------------

      Redundancy group: 1
      Global weight: 100
      Global threshold: 120
      Current threshold: -20

      IP address                Status        Failure count  Weight Reason
      203.0.113.1               unreachable     1            80     no route to host
      203.0.113.5               unreachable     1            60     no route to host
      203.0.113.6               reachable       0            40     n/a

      node1:
      --------------------------------------------------------------------------

      Redundancy group: 1
      Global weight: 100
      Global threshold: 120
      Current threshold: 120

      IP address                Status        Failure count  Weight Reason
      203.0.113.1               reachable       0            80     n/a
      203.0.113.5               reachable       0            60     n/a
      203.0.113.6               reachable       0            40     n/a
      "
    `);
  });
  it('an address counts as reachable until the last retry is over', () => {
    const steps = ['0 fail ip:203.0.113.1'];
    expect(print(command, contextOf(a4, steps, 4999, 0))).toBe(print(command, contextOf(a4, [], 0, 0)));
    expect(print(command, contextOf(a4, steps, 5000, 0))).toContain(
      'Current threshold: 0\n\nIP address                Status        Failure count  Weight Reason\n203.0.113.1               unreachable     1            100    no route to host',
    );
  });
  it('says when the children of the reth are down', () => {
    expect(print(command, contextOf(a4, ['0 fail port:node0/ge-0/0/3'], 5000, 0))).toContain('reth child not up');
  });
  it('counts every failure, until the counter is cleared', () => {
    const flaps = [0, 20_000, 40_000].flatMap((at) => [
      `${at} fail ip:203.0.113.1@node1`,
      `${at + 10_000} repair ip:203.0.113.1@node1`,
    ]);
    const node1 = (steps: readonly string[], atMs: number): string =>
      print(command, contextOf(a4, steps, atMs, 1)).split('node1:')[1] ?? '';
    expect(node1(flaps, 60_000)).toContain('203.0.113.1               reachable       3            100    n/a');
    const cleared = [
      ...flaps.slice(0, 4),
      '35000 node0> clear chassis cluster ip-monitoring failure-count',
      ...flaps.slice(4),
    ];
    expect(node1(cleared, 36_000)).toContain('reachable       0  ');
    expect(node1(cleared, 60_000)).toContain('reachable       1  ');
  });
  it('one redundancy group, and groups without monitored addresses', () => {
    const context = contextOf(a4, [], 0, 0);
    expect(print(`${command} redundancy-group 1`, context)).toBe(print(command, context));
    expect(print(`${command} redundancy-group 0`, context)).not.toContain('Redundancy group');
  });
  it('a peer out of reach cannot answer', () => {
    expect(print(command, contextOf(a4, ['0 fail node:node1'], 5000, 0))).not.toContain('node1:');
  });
});

it('information lists addresses that do not answer', () => {
  const steps = ['0 fail ip:203.0.113.1@node0'];
  expect(
    text('show chassis cluster information', a4, steps, 5500)
      .split('Failure Information:\n\n')[1]
      ?.split('\n\nnode1')[0],
  ).toMatchInlineSnapshot(`
    "    IP Monitoring Failure Information:
            Redundancy Group 1, Monitoring status: Failed
              IP address            Status         Reason
              203.0.113.1           Unreachable    no route to host"
  `);
});
