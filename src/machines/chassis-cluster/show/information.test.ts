// `show chassis cluster information`: history, weights, failures, LED, from real runs.
import { describe, expect, it } from 'vitest';
import { text, withRelease } from '../testing/console';
import { imported, SEED_PAIR, templateDesign } from '../testing/designs';
import { informationText, type NodeInformation } from './information';

const a1 = templateDesign('cc-a1');
const seed = imported(SEED_PAIR).design;

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
              Heartbeat packets received: 695
              Heartbeat packet errors: 0
              Duplicate heartbeat packets received: 0
          Control recovery packet count: 0
          Sequence number of last heartbeat packet sent: 695
          Sequence number of last heartbeat packet received: 695
      Fabric link statistics:
          Probes sent: 695
          Probes received: 695
          Probe errors: 0
          Probes not processed: 0
          Probes dropped due to control link down: 0
          Sequence number of last probe sent: 695
          Sequence number of last probe received: 695
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

          Events:
              Jan  1 11:50:00.000 : Cold sync completed for PFE flowd

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
              Monitored interface failure count: 1

          Events:
              Jan  1 11:48:30.000 : Interface ge-0/0/3 monitored by rg 1, changed state from Down to Up
              Jan  1 11:48:30.000 : Interface ge-0/0/4 monitored by rg 1, changed state from Down to Up
              Jan  1 12:00:00.000 : Interface ge-0/0/3 monitored by rg 1, changed state from Up to Down

      Fabric monitoring:
          Status:
              State: Disabled
              Activation status: Active"
    `);
  });
  it('10.2: redundancy mode, thresholds and events', () => {
    expect(
      text(command, withRelease(a1, '10.2R3'), ['0 fail port:node0/ge-0/0/3'], 5000).split('\n\nnode1:')[0],
    ).toMatchInlineSnapshot(`
      "
      node0:
      --------------------------------------------------------------------------
      Redundancy mode:
        Configured mode: active-active
        Operational mode: active-active

      Redundancy group: 0, Threshold: 255, Monitoring failures: none
          Events:
              Jan  1 11:49:00.000 : hold->secondary, reason: Hold timer expired
              Jan  1 11:49:01.000 : secondary->primary, reason: Better priority (200/100)

      Redundancy group: 1, Threshold: 0, Monitoring failures: interface-monitoring
          Events:
              Jan  1 11:49:00.000 : hold->secondary, reason: Hold timer expired
              Jan  1 11:49:01.000 : secondary->primary, reason: Remote yield (0/0), due to CS  failures
              Jan  1 12:00:01.000 : primary->secondary-hold, reason: Preempt/yield(0/100)
              Jan  1 12:00:02.000 : secondary-hold->secondary, reason: Ready to become secondary"
    `);
  });
  it('a lost control link and a lost fabric have blocks of their own', () => {
    const failures = (steps: readonly string[]): string =>
      text(command, a1, steps, 25_000).split('node1:')[0]?.split('Failure Information:\n\n')[1] ?? '';
    expect(failures(['0 fail control:cluster'])).toContain('    Control-link Failure Information:\n');
    expect(failures(['0 fail fabric:cluster'])).toContain('    Fabric-link Failure Information:\n');
    expect(failures([])).toBe('');
  });
  it('a node without its sessions says so until cold synchronization is over', () => {
    const steps = ['0 fail node:node1', '10000 repair node:node1'];
    const own = (atMs: number): string => text(command, a1, steps, atMs, 1).split('node1:')[1] ?? '';
    expect(own(310_000)).toContain('            Coldsync not complete SPUs: 1\n');
    expect(own(360_000)).not.toContain('Coldsync');
  });
  it('a failed SPU', () => {
    const printed = text(command, templateDesign('cc-a5'), ['0 fail spu:node0/0'], 5000);
    expect(printed).toContain('    SPU Monitoring Failure Information:\n        Status: Failed\n');
  });
});

describe('failure blocks', () => {
  const healthy: NodeInformation = {
    node: 'node0',
    groups: [{ id: 1, state: 'primary', weight: 255, history: [], failures: [], downMonitors: [], lostAddresses: [] }],
    led: { color: 'Amber', reason: 'Monitored objects are down' },
    fabric: { name: 'fab0', failed: [] },
    controlDown: [],
    coldSyncDone: true,
    coldSyncEvents: [],
    monitorEvents: [],
    fabricMonitoring: true,
    redundancyMode: 'active-active',
    control: [],
    controlSequence: { sent: 0, received: 0 },
    probes: { sent: 0, received: 0 },
    probeSequence: { sent: 0, received: 0 },
  };
  it('come in the order of the schema', () => {
    const printed = informationText('current', {
      ...healthy,
      groups: healthy.groups.map((group) => ({
        ...group,
        weight: -255,
        failures: ['SP', 'IP', 'IF', 'CS', 'HW', 'LB', 'NH', 'MB', 'FL', 'SM'],
        downMonitors: ['ge-0/0/3'],
        lostAddresses: [{ address: '203.0.113.1', reason: 'no route to host' }],
      })),
      fabric: { name: 'fab0', failed: [{ child: 'ge-0/0/2', physical: 'Up', monitored: 'Down' }] },
      controlDown: ['fxp1'],
      coldSyncDone: false,
    });
    expect([...printed.matchAll(/^ {4}(\S.*) Failure Information:$/gm)].map(([, title]) => title)).toEqual([
      'SPU Monitoring',
      'IP Monitoring',
      'Interface Monitoring',
      'Coldsync Monitoring',
      'Hardware Monitoring',
      'Loopback Monitoring',
      'Nexthop Monitoring',
      'Mbuf Monitoring',
      'Fabric-link',
      'Control-link',
      'Schedule Monitoring',
    ]);
  });
  it('are left out where nothing has failed', () => {
    expect(informationText('current', healthy)).not.toContain('Failure');
  });
});
