// The rarer states of a cluster as its commands print them: one golden for each that changes an output.
import { describe, expect, it } from 'vitest';
import { rows, text, withRelease } from '../testing/console';
import { templateDesign } from '../testing/designs';

const a1 = templateDesign('cc-a1');
const a4 = templateDesign('cc-a4');
const a5 = templateDesign('cc-a5');
const wan = templateDesign('wan-monitored-pair');
const CUT = ['0 fail control:cluster', '0 fail fabric:cluster'];
const MENDED = [...CUT, '60000 repair control:cluster', '60000 repair fabric:cluster'];

describe('show chassis cluster status', () => {
  it('a monitored address is gone for the primary', () => {
    expect(rows(a4, ['0 fail ip:203.0.113.1@node0'], 5500)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  0        primary              no      no       IP
      node1  100      secondary            no      no       None
      "
    `);
  });
  it('it is gone for both: nothing moves', () => {
    expect(rows(a4, ['0 fail ip:203.0.113.1'], 8000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  0        primary              no      no       IP
      node1  0        secondary            no      no       IP
      "
    `);
  });
  it('an interface and an address of one node, codes in the order of the legend', () => {
    expect(rows(wan, ['0 fail port:node1/ge-5/0/3', '0 fail ip:203.0.113.1@node1'], 6000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              yes     no       None
      node1  0        secondary            yes     no       IF IP
      "
    `);
  });
  it('a processing unit', () => {
    expect(rows(a5, ['0 fail spu:node0/1'], 2500)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 2
      node0  0        secondary            no      no       SP
      node1  100      primary              no      no       None
      "
    `);
  });
  it('the central points of both nodes: no primary', () => {
    expect(rows(a5, ['0 fail spu:node0/0', '60000 fail spu:node1/0'], 63_000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 2
      node0  0        secondary            no      no       SP
      node1  0        secondary            no      no       SP
      "
    `);
  });
  it('a card with its ports, and the control board', () => {
    expect(rows(a5, ['0 fail card:node0/fpc0'], 3000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 2
      node0  0        secondary            no      no       HW IF
      node1  100      primary              no      no       None
      "
    `);
    expect(rows(a5, ['0 fail card:node0/scb0'], 3000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 2
      node0  0        secondary-hold       no      no       HW
      node1  100      primary              no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None
      "
    `);
  });
  it('the fabric is lost: ineligible with FL on a current release, disabled on an old one', () => {
    expect(rows(a1, ['0 fail fabric:cluster'], 4000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      ineligible           no      no       FL
      "
    `);
    expect(rows(templateDesign('cc-a1', ['legacy']), ['0 fail fabric:cluster'], 4000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      disabled             no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      disabled             no      no       None
      "
    `);
  });
  it('a split brain that heals: RG1 is secondary again, RG0 in its hold time', () => {
    expect(rows(a1, MENDED, 62_500)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 2
      node0  200      primary              no      no       None
      node1  100      secondary-hold       no      no       None

      Redundancy group: 1 , Failover count: 2
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None
      "
    `);
  });
  it('12.1X44 has no word for failures, and Manual failover', () => {
    const old = withRelease(a1, '12.1X44-D45');
    expect(
      rows(
        old,
        ['0 node0> request chassis cluster failover redundancy-group 1 node 1', '5000 fail control:cluster'],
        9000,
      ),
    ).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
          node0                   200         primary        no       no
          node1                   100         ineligible     no       no

      Redundancy group: 1 , Failover count: 3
          node0                   200         primary        no       no
          node1                   100         ineligible     no       no
      "
    `);
  });
});

describe('show chassis cluster interfaces', () => {
  const head = (printed: string): string => `${printed.split('Redundant-pseudo')[0]}`;
  it('the control link is cut', () => {
    expect(head(text('show chassis cluster interfaces', a1, ['0 fail control:cluster'], 5000))).toMatchInlineSnapshot(`
      "
      Control link status: Down

      Control interfaces:
          Index   Interface   Monitored-Status   Internal-SA   Security
          0       fxp1        Down               Disabled      Disabled

      Fabric link status: Up

      Fabric interfaces:
          Name    Child-interface    Status                    Security
                                     (Physical/Monitored)
          fab0    ge-0/0/2           Up   / Up                 Disabled
          fab1    ge-5/0/2           Up   / Up                 Disabled

      Redundant-ethernet Information:
          Name         Status      Redundancy-group
          reth0        Up          1
          reth1        Up          1

      "
    `);
  });
  it('the fabric is cut', () => {
    expect(head(text('show chassis cluster interfaces', a1, ['0 fail fabric:cluster'], 5000))).toMatchInlineSnapshot(`
      "
      Control link status: Up

      Control interfaces:
          Index   Interface   Monitored-Status   Internal-SA   Security
          0       fxp1        Up                 Disabled      Disabled

      Fabric link status: Down

      Fabric interfaces:
          Name    Child-interface    Status                    Security
                                     (Physical/Monitored)
          fab0    ge-0/0/2           Down / Down               Disabled
          fab1    ge-5/0/2           Down / Down               Disabled

      Redundant-ethernet Information:
          Name         Status      Redundancy-group
          reth0        Up          1
          reth1        Up          1

      "
    `);
  });
  it('a split brain, as both see it', () => {
    expect(head(text('show chassis cluster interfaces', a1, CUT, 5000, 1))).toMatchInlineSnapshot(`
      "
      Control link status: Down

      Control interfaces:
          Index   Interface   Monitored-Status   Internal-SA   Security
          0       fxp1        Down               Disabled      Disabled

      Fabric link status: Down

      Fabric interfaces:
          Name    Child-interface    Status                    Security
                                     (Physical/Monitored)
          fab0
          fab1    ge-5/0/2           Down / Down               Disabled

      Redundant-ethernet Information:
          Name         Status      Redundancy-group
          reth0        Up          1
          reth1        Up          1

      "
    `);
  });
  it('a monitored port is pulled: its reth stays up on the other node', () => {
    const printed = text('show chassis cluster interfaces', a1, ['0 fail port:node0/ge-0/0/3'], 2500);
    expect(printed.split('Redundant-ethernet')[1]).toMatchInlineSnapshot(`
      " Information:
          Name         Status      Redundancy-group
          reth0        Up          1
          reth1        Up          1

      Redundant-pseudo-interface Information:
          Name         Status      Redundancy-group
          lo0          Up          0

      Interface Monitoring:
          Interface         Weight    Status                    Redundancy-group
                                      (Physical/Monitored)
          ge-0/0/3          255       Down  /  Down             1
          ge-5/0/3          255       Up  /  Up                 1
          ge-0/0/4          255       Up  /  Up                 1
          ge-5/0/4          255       Up  /  Up                 1
      "
    `);
  });
});

describe('show log messages', () => {
  it('has a line for each change of state of its own groups', () => {
    expect(text('show log messages', a1, MENDED, 400_000, 1)).toMatchInlineSnapshot(`
      "
      Jan  1 11:49:00  node1 jsrpd: JSRPD_NODE_STATE_CHANGE: Node1 secondary due to Hold timer expired
      Jan  1 11:49:00  node1 jsrpd: JSRPD_NODE_STATE_CHANGE: Node1 secondary due to Hold timer expired
      Jan  1 12:00:03  node1 jsrpd: JSRPD_NODE_STATE_CHANGE: Node1 primary due to Only node present
      Jan  1 12:00:03  node1 jsrpd: JSRPD_NODE_STATE_CHANGE: Node1 primary due to Only node present
      Jan  1 12:01:01  node1 jsrpd: JSRPD_NODE_STATE_CHANGE: Node1 secondary-hold due to Preempt/yield(100/200)
      Jan  1 12:01:01  node1 jsrpd: JSRPD_NODE_STATE_CHANGE: Node1 secondary-hold due to Preempt/yield(100/200)
      Jan  1 12:01:02  node1 jsrpd: JSRPD_NODE_STATE_CHANGE: Node1 secondary due to Ready to become secondary
      Jan  1 12:06:01  node1 jsrpd: JSRPD_NODE_STATE_CHANGE: Node1 secondary due to Ready to become secondary
      "
    `);
    expect(
      text('show log messages', a1, MENDED, 400_000, 0)
        .split('\n')
        .filter((line) => line > 'Jan  1 12'),
    ).toEqual([]);
  });
});
