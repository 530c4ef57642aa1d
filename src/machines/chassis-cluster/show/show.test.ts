// What a node prints in every state that changes the text: rows from real runs, columns as each release has them.
import { describe, expect, it } from 'vitest';
import type { Design, NodeId } from '../../../model/design';
import type { ConsoleContext } from '../../kernel/technology';
import type { Step } from '../../kernel/types';
import { runDesign } from '../../run';
import { clusterOf, imported, SEED_PAIR, templateDesign, withConfig } from '../testing/designs';
import { clusterCommands, clusterPrompt } from './commands';

type Member = 0 | 1;
const STEP = /^(\d+) (?:(fail|repair) (\S+)|(node\d)> (.+))$/;

/** Steps are written `0 fail port:node0/ge-0/0/3` or `0 node0> request …`, times in ms. */
function contextOf(design: Design, steps: readonly string[], atMs: number, member: Member): ConsoleContext {
  const timed = steps.map((text) => {
    const [, at, kind, target = '', node = '', command = ''] = STEP.exec(text) ?? [];
    if (at === undefined) throw new Error(`cannot read the step "${text}"`);
    const step: Step =
      kind === undefined ? { kind: 'request', node, command } : { kind: kind === 'fail' ? 'fail' : 'repair', target };
    return { atMs: Number(at), step };
  });
  const run = runDesign(design, { designHash: 'test', from: 'settled', steps: timed, untilMs: atMs });
  const group = clusterOf(design);
  return { design, group, node: group.members[member] ?? ('' as NodeId), run, frame: run.frameAt(atMs) };
}

function print(command: string, context: ConsoleContext): string {
  const args: Record<string, string> = {};
  const words = command.split(' ');
  const found = clusterCommands.find(
    (each) =>
      each.words.length === words.length &&
      each.words.every((word, index) => word === words[index] || word.startsWith('<')),
  );
  found?.words.forEach((word, index) => {
    if (word.startsWith('<')) args[word.slice(1, -1)] = words[index] ?? '';
  });
  if (found?.print === undefined) throw new Error(`no such command: ${command}`);
  return found.print(context, args);
}
/** Rows of `show chassis cluster status` without legend and header. */
const rows = (design: Design, steps: readonly string[], atMs: number, member: Member = 0): string =>
  `\n${print('show chassis cluster status', contextOf(design, steps, atMs, member)).replace(/^[\s\S]*?\n\n(?=Redundancy)/, '')}\n`;
const text = (command: string, design: Design, steps: readonly string[], atMs: number, member: Member = 0): string =>
  `\n${print(command, contextOf(design, steps, atMs, member))}\n`;

const a1 = templateDesign('cc-a1');
const seed = imported(SEED_PAIR).design;
const withRelease = (design: Design, release: string): Design => ({
  ...design,
  nodes: Object.fromEntries(
    Object.entries(design.nodes).map(([id, node]) => [id, node.kind === 'srx' ? { ...node, release } : node]),
  ),
});

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

describe('show chassis cluster interfaces', () => {
  const command = 'show chassis cluster interfaces';
  it('24.4, healthy', () => {
    expect(text(command, a1, [], 0)).toMatchInlineSnapshot(`
      "
      Control link status: Up

      Control interfaces:
          Index   Interface   Monitored-Status   Internal-SA   Security
          0       fxp1        Up                 Disabled      Disabled

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

      Redundant-pseudo-interface Information:
          Name         Status      Redundancy-group
          lo0          Up          0

      Interface Monitoring:
          Interface         Weight    Status                    Redundancy-group
                                      (Physical/Monitored)
          ge-0/0/3          255       Up  /  Up                 1
          ge-5/0/3          255       Up  /  Up                 1
          ge-0/0/4          255       Up  /  Up                 1
          ge-5/0/4          255       Up  /  Up                 1
      "
    `);
  });
  it('older releases: fxp1 with a plain status, reths without configuration', () => {
    expect(
      text(
        command,
        withConfig(seed, (config) => ({ ...config, rethCount: 3 })),
        ['0 fail port:node0/ge-0/0/15'],
        500,
      ),
    ).toMatchInlineSnapshot(`
      "
      Control link status: Up

      Control interfaces:
          Index   Interface        Status   Internal-SA
          0       fxp1             Up       Disabled

      Fabric link status: Up

      Fabric interfaces:
          Name    Child-interface    Status
                                     (Physical/Monitored)
          fab0    ge-0/0/2           Up   / Up
          fab1    ge-5/0/2           Up   / Up

      Redundant-ethernet Information:
          Name         Status      Redundancy-group
          reth0        Up          1
          reth1        Down        1
          reth2        Down        Not configured

      Redundant-pseudo-interface Information:
          Name         Status      Redundancy-group
          lo0          Up          0

      Interface Monitoring:
          Interface         Weight    Status    Redundancy-group
          ge-0/0/14         150       Up        1
          ge-0/0/15         150       Down      1
          ge-5/0/14         150       Up        1
          ge-5/0/15         150       Up        1
      "
    `);
  });
  it('two control and two fabric links, one of each down', () => {
    const [head] = text(
      command,
      templateDesign('cc-a5'),
      ['0 fail link:control-1', '0 fail link:fabric-0'],
      5000,
    ).split('Redundant-ethernet');
    expect(head).toMatchInlineSnapshot(`
      "
      Control link status: Up

      Control interfaces:
          Index   Interface   Monitored-Status   Internal-SA   Security
          0       em0         Up                 Disabled      Disabled
          1       em1         Down               Disabled      Disabled

      Fabric link status: Up

      Fabric interfaces:
          Name    Child-interface    Status                    Security
                                     (Physical/Monitored)
          fab0    ge-0/0/2           Down / Down               Disabled
          fab0    ge-0/0/5           Up   / Up                 Disabled
          fab1    ge-12/0/2          Down / Down               Disabled
          fab1    ge-12/0/5          Up   / Up                 Disabled

      "
    `);
  });
  it('peer without power: no child of fab1, its monitored ports are down', () => {
    const printed = text(command, a1, ['0 fail node:node1'], 5000);
    expect(printed).toContain('Control link status: Down');
    expect(printed).toContain('    fab0    ge-0/0/2           Down / Down               Disabled\n    fab1\n');
    expect(printed).toContain('    ge-5/0/3          255       Down  /  Down             1\n');
    expect(printed).toContain('    reth0        Up          1\n');
  });
  it('disabled peer: cable up, no probes', () => {
    const printed = text(command, a1, ['0 fail control:cluster'], 200_000);
    expect(printed).toContain('    0       fxp1        Down               Disabled      Disabled\n');
    expect(printed).toContain('Fabric link status: Down\n');
    expect(printed).toContain(
      '    fab0    ge-0/0/2           Up   / Down               Disabled\n    fab1    ge-5/0/2           Up   / Down               Disabled\n',
    );
  });
  it('fewer active children than minimum-links: the reth is down', () => {
    const steps = ['3', '5', '6'].map((port) => `0 fail port:node0/ge-0/0/${port}`);
    expect(text(command, templateDesign('cc-a7n'), steps, 5000)).toContain(
      '    reth0        Down        1\n    reth1        Up          1\n',
    );
  });
});

describe('show chassis cluster information', () => {
  const command = 'show chassis cluster information';
  const moved = ['0 fail port:node0/ge-0/0/14', '60000 fail port:node0/ge-0/0/15'];
  it('current layout: history with times before and after 0, weight, failures', () => {
    expect(text(command, seed, moved, 62_500)).toMatchInlineSnapshot(`
      "
      node0:
      --------------------------------------------------------------------------
      Redundancy Group Information:

          Redundancy Group 0 , Current State: primary, Weight: 255

              Time            From                 To                   Reason
              Jan  1 11:49:00 hold                 secondary            Hold timer expired
              Jan  1 11:49:01 secondary            primary              Better priority (200/100)

          Redundancy Group 1 , Current State: secondary, Weight: -45

              Time            From                 To                   Reason
              Jan  1 11:49:00 hold                 secondary            Hold timer expired
              Jan  1 11:49:01 secondary            primary              Remote yield (0/0), due to CS  failures
              Jan  1 12:01:01 primary              secondary-hold       Preempt/yield(0/100)
              Jan  1 12:01:02 secondary-hold       secondary            Ready to become secondary

      Chassis cluster LED information:
          Current LED color: Amber
          Last LED change reason: Monitored objects are down
      Control port tagging:
          Disabled

      Failure Information:

          Interface Monitoring Failure Information:
              Redundancy Group 1, Monitoring status: Failed
                Interface             Status
                ge-0/0/14             Down
                ge-0/0/15             Down

      node1:
      --------------------------------------------------------------------------
      Redundancy Group Information:

          Redundancy Group 0 , Current State: secondary, Weight: 255

              Time            From                 To                   Reason
              Jan  1 11:49:00 hold                 secondary            Hold timer expired

          Redundancy Group 1 , Current State: primary, Weight: 255

              Time            From                 To                   Reason
              Jan  1 11:49:00 hold                 secondary            Hold timer expired
              Jan  1 12:01:01 secondary            primary              Remote yield (100/0), due to IF  failures

      Chassis cluster LED information:
          Current LED color: Green
          Last LED change reason: No failures
      Control port tagging:
          Disabled
      "
    `);
  });
  it('a disabled peer: red here, off there', () => {
    const printed = text(command, a1, ['0 fail control:cluster'], 200_000);
    expect(printed).toContain('    Current LED color: Red\n    Last LED change reason: Peer node: node1 is disabled\n');
    expect(printed).toContain('    Current LED color: Off\n    Last LED change reason: node1 is disabled\n');
    expect(printed).toContain(
      '        Jan  1 12:00:03 secondary            ineligible           Control link failure\n        Jan  1 12:03:03 ineligible           disabled             Ineligible timer expired\n',
    );
    expect(printed).toContain(
      '        Fabric Interface: fab0\n          Child interface   Physical / Monitored Status\n          ge-0/0/2              Up   / Down\n',
    );
  });
  it('a lone node answers for itself only', () => {
    const printed = text(command, a1, ['0 fail node:node0'], 5000, 1);
    expect(printed).not.toContain('node0:');
    expect(printed).toContain('        Jan  1 12:00:03 secondary            primary              Only node present\n');
    expect(printed).toContain('Last LED change reason: Peer node: node0 is lost');
  });
  it('a rebooted node starts its history anew', () => {
    const printed =
      text(command, a1, ['0 fail node:node1', '10000 repair node:node1'], 400_000, 1).split('node1:')[1] ?? '';
    expect(printed.match(/Jan .*/g)).toEqual([
      'Jan  1 12:04:55 hold                 secondary            Hold timer expired',
      'Jan  1 12:04:55 hold                 secondary            Hold timer expired',
    ]);
  });
  it('never shows more than six rows of history a group', () => {
    const flaps = Array.from({ length: 8 }, (_, index) => [
      `${index * 20_000} fail port:node0/ge-0/0/3`,
      `${index * 20_000 + 10_000} repair port:node0/ge-0/0/3`,
    ]).flat();
    const [, group = ''] = text(command, templateDesign('cc-a1p'), flaps, 200_000).split('Redundancy Group 1');
    expect(group.split('LED')[0]?.match(/Jan /g)).toHaveLength(6);
  });
  it('12.1X44: heartbeats, cold synchronization, threshold and events', () => {
    expect(
      text(command, withRelease(a1, '12.1X44-D40'), ['0 fail port:node0/ge-0/0/3'], 5000).split('\n\nnode1:')[0],
    ).toMatchInlineSnapshot(`
      "
      node0:
      --------------------------------------------------------------------------
      Control link statistics:
          Control link 0:
              Heartbeat packets sent: 695
              Heartbeat packets received: 694
              Heartbeat packet errors: 0
              Duplicate heartbeat packets received: 0
          Control recovery packet count: 0
          Sequence number of last heartbeat packet sent: 695
          Sequence number of last heartbeat packet received: 694
      Fabric link statistics:
          Probes sent: 695
          Probes received: 694
          Probe errors: 0
          Probes not processed: 0
          Probes dropped due to control link down: 0
          Sequence number of last probe sent: 695
          Sequence number of last probe received: 694
      Chassis cluster LED information:
          Current LED color: Amber
          Last LED change reason: Monitored objects are down
      Control port tagging:
          Disabled

      Cold Synchronization:
          Status:
              Cold synchronization completed for: flowd
              Cold synchronization failed for: N/A
              Cold synchronization not known for: N/A
              Current Monitoring Weight: 0

      Redundancy group: 0, Threshold: 255, Monitoring failures: none
          Events:
              Jan  1 11:49:00.000 : hold->secondary, reason: Hold timer expired
              Jan  1 11:49:01.000 : secondary->primary, reason: Better priority (200/100)

      Redundancy group: 1, Threshold: 0, Monitoring failures: interface-monitoring
          Events:
              Jan  1 11:49:00.000 : hold->secondary, reason: Hold timer expired
              Jan  1 11:49:01.000 : secondary->primary, reason: Remote yield (0/0), due to CS  failures
              Jan  1 12:00:01.000 : primary->secondary-hold, reason: Preempt/yield(0/100)
              Jan  1 12:00:02.000 : secondary-hold->secondary, reason: Ready to become secondary

      Interface monitoring:
          Statistics:
              Monitored interface failure count: 1"
    `);
  });
});

describe('the CLI of a node', () => {
  it.each([
    ['primary', [], 0, 0, '{primary:node0}'],
    ['secondary', [], 0, 1, '{secondary:node1}'],
    ['disabled', ['0 fail control:cluster'], 200_000, 1, '{disabled:node1}'],
    ['without power', ['0 fail node:node1'], 10, 1, undefined],
    ['booting', ['0 fail node:node1', '10000 repair node:node1'], 20_000, 1, undefined],
  ] as const)('prompt, %s', (_, steps, atMs, member, prompt) => {
    expect(clusterPrompt(contextOf(a1, steps, atMs, member))).toBe(prompt);
  });

  it('does not answer without power and while it boots', () => {
    const steps = ['0 fail node:node1', '10000 repair node:node1'];
    expect(print('show chassis cluster status', contextOf(a1, steps, 10, 1))).toBe(
      'node1 has no power: its CLI does not answer.',
    );
    expect(print('show chassis cluster status', contextOf(a1, steps, 20_000, 1))).toBe(
      'node1 is booting: its CLI does not answer yet.',
    );
  });

  it('shows the configuration in both forms', () => {
    const context = contextOf(seed, [], 0, 0);
    expect(`${print('show configuration | display set', context)}\n`).toBe(
      SEED_PAIR.replaceAll(' interface reth', ' interfaces reth'),
    );
    expect(print('show configuration', context)).toContain('chassis {\n    cluster {\n        reth-count 2;\n');
  });

  it('shows release and model of both nodes', () => {
    expect(text('show version', seed, [], 0)).toMatchInlineSnapshot(`
      "
      node0:
      --------------------------------------------------------------------------
      Hostname: node0
      Model: srx345
      Junos: 15.1X49-D110

      node1:
      --------------------------------------------------------------------------
      Hostname: node1
      Model: srx345
      Junos: 15.1X49-D110
      "
    `);
  });

  it('offers redundancy groups and nodes as values', () => {
    const context = contextOf(templateDesign('hq-edge-pair'), [], 0, 0);
    const failover = clusterCommands.find(({ words }) => words.includes('<node>'));
    expect(failover?.values?.(context, '<redundancy-group>').map(({ value }) => value)).toEqual(['0', '1']);
    expect(failover?.values?.(context, '<node>')).toEqual([
      { value: '0', help: 'srx-a' },
      { value: '1', help: 'srx-b' },
    ]);
  });

  it('finds its instances where a design has two clusters and node0 names nobody', () => {
    const run = runDesign(a1, { designHash: 'test', from: 'settled', steps: [], untilMs: 0 });
    const frame = run.frameAt(0);
    const renamed = new Map(
      [...frame.instances].map(([id, view]) => [id.replace('@node0', '@fw-a').replace('@node1', '@fw-b'), view]),
    );
    const group = clusterOf(a1);
    const [first, second] = group.members;
    if (first === undefined || second === undefined) throw new Error('no members');
    const node = (id: NodeId, name: string) => ({ id, kind: 'srx', name, model: 'SRX345', release: '24.4R1' }) as const;
    const design = { ...a1, nodes: { ...a1.nodes, [first]: node(first, 'fw-a'), [second]: node(second, 'fw-b') } };
    expect(clusterPrompt({ design, group, node: second, run, frame: { ...frame, instances: renamed } })).toBe(
      '{secondary:node1}',
    );
  });
});
