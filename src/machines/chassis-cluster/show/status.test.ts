// `show chassis cluster status` in every state that changes its text, from real runs.
import { describe, expect, it } from 'vitest';
import { contextOf, type Member, print, rows, text, withRelease } from '../testing/console';
import { imported, SEED_PAIR, templateDesign } from '../testing/designs';

const a1 = templateDesign('cc-a1');
const seed = imported(SEED_PAIR).design;

describe('show chassis cluster status, layouts', () => {
  it('24.4: wide Status column, legend to IRQ storm', () => {
    expect(text('show chassis cluster status', a1, [], 0)).toMatchInlineSnapshot(`
      "
      Monitor Failure codes:
          CS  Cold Sync monitoring        FL  Fabric Connection monitoring
          GR  GRES monitoring             HW  Hardware monitoring
          IF  Interface monitoring        IP  IP monitoring
          LB  Loopback monitoring         MB  Mbuf monitoring
          NH  Nexthop monitoring          NP  NPC monitoring
          SP  SPU monitoring              SM  Schedule monitoring
          CF  Config Sync monitoring      RE  Relinquish monitoring
          IS  IRQ storm

      Cluster ID: 1
      Node   Priority Status               Preempt Manual   Monitor-failures

      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None
      "
    `);
  });
  it('15.1X49: narrow Status column, legend to Config Sync', () => {
    expect(text('show chassis cluster status', seed, [], 0)).toMatchInlineSnapshot(`
      "
      Monitor Failure codes:
          CS  Cold Sync monitoring        FL  Fabric Connection monitoring
          GR  GRES monitoring             HW  Hardware monitoring
          IF  Interface monitoring        IP  IP monitoring
          LB  Loopback monitoring         MB  Mbuf monitoring
          NH  Nexthop monitoring          NP  NPC monitoring
          SP  SPU monitoring              SM  Schedule monitoring
          CF  Config Sync monitoring

      Cluster ID: 1
      Node   Priority Status         Preempt Manual   Monitor-failures

      Redundancy group: 0 , Failover count: 1
      node0  200      primary        no      no       None
      node1  100      secondary      no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary        yes     no       None
      node1  100      secondary      yes     no       None
      "
    `);
  });
  it('12.1X47: as 15.1X49, legend to Schedule monitoring', () => {
    const printed = text('show chassis cluster status', withRelease(a1, '12.1X47-D10'), [], 0);
    expect(printed).not.toContain('CF  Config');
    expect(printed).toContain(
      'SM  Schedule monitoring\n\nCluster ID: 1\nNode   Priority Status         Preempt Manual   Monitor-failures\n',
    );
  });
  it('12.1X44: Manual failover column, no monitor failures, no legend', () => {
    expect(text('show chassis cluster status', withRelease(a1, '12.1X44-D40'), [], 0)).toMatchInlineSnapshot(`
      "
      Cluster ID: 1
      Node                  Priority          Status    Preempt  Manual failover

      Redundancy group: 0 , Failover count: 1
          node0                   200         primary        no       no
          node1                   100         secondary      no       no

      Redundancy group: 1 , Failover count: 1
          node0                   200         primary        no       no
          node1                   100         secondary      no       no
      "
    `);
  });
  it('one redundancy group', () => {
    const printed = print('show chassis cluster status redundancy-group 1', contextOf(a1, [], 0, 0));
    expect(printed).not.toContain('Redundancy group: 0');
    expect(printed).toContain(
      'Redundancy group: 1 , Failover count: 1\nnode0  200      primary              no      no       None',
    );
  });
});

describe('show chassis cluster status, states', () => {
  const first = '0 fail port:node0/ge-0/0/14';
  const second = '60000 fail port:node0/ge-0/0/15';

  it('one monitor of 150 down: weight 105, nothing but the code changes', () => {
    expect(rows(seed, [first], 30_000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary        no      no       None
      node1  100      secondary      no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary        yes     no       IF
      node1  100      secondary      yes     no       None
      "
    `);
  });
  it('both down: -45, priority 0, secondary-hold for a second', () => {
    expect(rows(seed, [first, second], 61_500)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary        no      no       None
      node1  100      secondary      no      no       None

      Redundancy group: 1 , Failover count: 2
      node0  0        secondary-hold yes     no       IF
      node1  100      primary        yes     no       None
      "
    `);
  });
  it('then secondary', () => {
    expect(rows(seed, [first, second], 62_500)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary        no      no       None
      node1  100      secondary      no      no       None

      Redundancy group: 1 , Failover count: 2
      node0  0        secondary      yes     no       IF
      node1  100      primary        yes     no       None
      "
    `);
  });
  it('both nodes failed', () => {
    expect(rows(a1, ['0 fail port:node0/ge-0/0/3', '0 fail port:node1/ge-5/0/3'], 2500)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  0        primary              no      no       IF
      node1  0        secondary            no      no       IF
      "
    `);
  });
  it('manual failover of RG1', () => {
    expect(
      rows(a1, ['0 node0> request chassis cluster failover redundancy-group 1 node 1'], 2500),
    ).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 2
      node0  200      secondary            no      yes      None
      node1  255      primary              no      yes      None
      "
    `);
  });
  it('manual failover of RG0, in its hold time', () => {
    expect(
      rows(a1, ['0 node0> request chassis cluster failover redundancy-group 0 node 1'], 2500, 1),
    ).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 2
      node0  200      secondary-hold       no      yes      None
      node1  255      primary              no      yes      None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None
      "
    `);
  });
  it('peer without power: as before until the heartbeat time is over, then lost', () => {
    const before = rows(a1, [], 0);
    expect(rows(a1, ['0 fail node:node1'], 2500)).toBe(before);
    expect(rows(a1, ['0 fail node:node1'], 3500)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  0        lost                 n/a     n/a      n/a

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              no      no       None
      node1  0        lost                 n/a     n/a      n/a
      "
    `);
  });
  it('a node that booted alone: RG1 at 0 with CS', () => {
    const steps = ['0 fail node:node0', '0 fail node:node1', '10000 repair node:node1'];
    expect(rows(a1, steps, 400_000, 1)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 2
      node0  0        lost                 n/a     n/a      n/a
      node1  100      primary              no      no       None

      Redundancy group: 1 , Failover count: 2
      node0  0        lost                 n/a     n/a      n/a
      node1  0        primary              no      no       CS
      "
    `);
  });
  it('a node in hold', () => {
    expect(rows(a1, ['0 fail node:node1', '10000 repair node:node1'], 10_000 + 270_000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      hold                 no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              no      no       None
      node1  0        hold                 no      no       CS
      "
    `);
  });
  it('a node back, cold sync running', () => {
    expect(rows(a1, ['0 fail node:node1', '10000 repair node:node1'], 10_000 + 300_000)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      secondary            no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              no      no       None
      node1  0        secondary            no      no       CS
      "
    `);
  });
  it('control link lost: ineligible', () => {
    expect(rows(a1, ['0 fail control:cluster'], 3500)).toMatchInlineSnapshot(`
      "
      Redundancy group: 0 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      ineligible           no      no       None

      Redundancy group: 1 , Failover count: 1
      node0  200      primary              no      no       None
      node1  100      ineligible           no      no       None
      "
    `);
  });
  it('control link lost: disabled, with its configured priority', () => {
    expect(rows(a1, ['0 fail control:cluster'], 183_500)).toMatchInlineSnapshot(`
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
  it('split brain: each node is primary for itself and has lost the other', () => {
    const cut = ['0 fail control:cluster', '0 fail fabric:cluster'];
    const words = (member: Member): readonly string[] =>
      rows(a1, cut, 5000, member)
        .split('\n')
        .filter((line) => line.startsWith('node'))
        .map((line) => line.split(/\s+/).slice(0, 3).join(' '));
    expect(words(0)).toEqual(['node0 200 primary', 'node1 0 lost', 'node0 200 primary', 'node1 0 lost']);
    expect(words(1)).toEqual(['node0 0 lost', 'node1 100 primary', 'node0 0 lost', 'node1 100 primary']);
  });
});
