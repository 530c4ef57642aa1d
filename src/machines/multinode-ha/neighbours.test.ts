// Neighbours of the rows of the conformance table: the same faults with other options, orders and times.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../model/design';
import type { MultinodeHaConfig } from './schema';
import {
  changesOf,
  designOf,
  factAt,
  flowsAt,
  outagesIn,
  pathAt,
  preferencesAt,
  rolesAt,
  runOf,
  stateAt,
  withSwitchedIcl,
} from './testing/conformance';

const PREFIX = '10.11.0.1/32';
const VIP_SUBNET = '192.168.252.0/24';

describe('boot', () => {
  it('takes the lower local-id for the one that backs off where priorities are equal', () => {
    expect(rolesAt(runOf('t-r+equal-priority', [], { from: 'boot' }), 600_000)).toBe('online/backup online/active');
    expect(rolesAt(runOf('t-r+no-priority', [], { from: 'boot' }), 600_000)).toBe('online/backup online/active');
  });
  it('elects when the ICL comes up late', () => {
    const run = runOf('t-r', ['0s fail icl:A-B', '40s repair icl:A-B'], { from: 'boot' });
    expect(rolesAt(run, 39_999)).toBe('online/hold online/hold');
    expect(rolesAt(run, 40_000)).toBe('online/active online/backup');
  });
  it('of one node in hybrid mode needs no answer', () => {
    const run = runOf('t-h', ['0s fail node:B'], { from: 'boot' });
    expect(rolesAt(run, 74_999)).toBe('online/hold off');
    expect(rolesAt(run, 75_000)).toBe('online/active off');
    expect(factAt(run, 75_000, 'srg1@A', 'vip')).toBe('INSTALLED');
  });
  it('of a node whose uplink is dead leaves the group to the other', () => {
    const run = runOf('t-r', ['0s fail link:A-R1'], { from: 'boot' });
    expect(rolesAt(run, 600_000)).toBe('online/ineligible online/active');
  });
  it('finds an ACTIVE node with a higher priority without preemption as it is', () => {
    const run = runOf('t-r', ['0s fail node:A', '600s repair node:A'], { from: 'boot' });
    expect(rolesAt(run, 599_999)).toBe('off online/active');
    expect(rolesAt(run, 1_300_000)).toBe('online/backup online/active');
  });
});

describe('a condition on the wrong table', () => {
  const run = runOf('t-r+wrong-instance', ['60s fail link:A-R2']);
  it('breaks the route, not the role', () => {
    expect(rolesAt(run, 0)).toBe('online/active online/backup');
    expect(factAt(run, 0, 'srg1@A', 'activeRoute')).toBe('INSTALLED');
    expect(preferencesAt(run, 0, 'R1', PREFIX)).toBe('A30 B30');
    expect(rolesAt(run, 61_000)).toBe('online/ineligible online/active');
    expect(preferencesAt(run, 61_000, 'R1', PREFIX)).toBe('A30 B30');
  });
});

describe('without backup-signal-route', () => {
  const steps = ['0s fail icl:A-B', '300s fail ip:10.200.0.1@A'];
  it('the backup is starved of replies when the old active fails', () => {
    const run = runOf('t-r+monitor-ip+no-backup-signal-route', steps);
    expect(preferencesAt(run, 0, 'R1', PREFIX)).toBe('A10 B30');
    expect(rolesAt(run, 1_900_000)).toBe('online/ineligible online/backup');
    expect(preferencesAt(run, 1_900_000, 'R1', PREFIX)).toBe('A30 B30');
  });
  it('which medium preference prevents', () => {
    const run = runOf('t-r+monitor-ip', steps);
    expect(rolesAt(run, 304_999)).toBe('online/active online/backup');
    expect(preferencesAt(run, 305_000, 'R1', PREFIX)).toBe('A30 B20');
    expect(rolesAt(run, 310_000)).toBe('online/ineligible online/active');
    expect(preferencesAt(run, 310_000, 'R1', PREFIX)).toBe('A30 B10');
  });
});

describe('the ICL is down', () => {
  it('and an INELIGIBLE node recovers: it waits in HOLD, probing, while the other is preferred', () => {
    const steps = ['0s fail icl:A-B', '60s fail link:A-R1', '120s repair link:A-R1'];
    const run = runOf('t-r', steps);
    expect(rolesAt(run, 130_000)).toBe('online/hold online/active');
    expect(preferencesAt(run, 130_000, 'R1', PREFIX)).toBe('A30 B10');
    expect(rolesAt(run, 1_900_000)).toBe('online/hold online/active');
    const back = runOf('t-r', [...steps, '300s repair icl:A-B']);
    expect(rolesAt(back, 300_000)).toBe('online/backup online/active');
  });
  it('and both fail: the first to recover asks the probe and serves', () => {
    const run = runOf('t-r', ['0s fail icl:A-B', '60s fail link:A-R1', '60s fail link:B-R1', '300s repair link:B-R1']);
    expect(rolesAt(run, 299_999)).toBe('online/ineligible online/ineligible');
    expect(rolesAt(run, 310_000)).toBe('online/ineligible online/active');
  });
  it('at the same time as an uplink: the window begins when the ICL is noticed', () => {
    const run = runOf('t-r', ['0s fail icl:A-B', '0s fail link:A-R1']);
    expect(stateAt(run, 900, 'srg1@A')).toBe('ineligible');
    expect(rolesAt(run, 6999)).toBe('online/ineligible online/backup');
    expect(rolesAt(run, 7000)).toBe('online/ineligible online/active');
  });
  it('and R1 has trouble for less than a window', () => {
    const run = runOf('t-r', ['0s fail icl:A-B', '60s fail probe:R1', '64999ms repair probe:R1', '70s fail probe:R1']);
    expect(changesOf(run, 'srg1@B')).toBe('75000 active');
  });
  it('and the ICL comes back before the window is over', () => {
    const run = runOf('t-r', ['0s fail icl:A-B', '60s fail probe:R1', '64999ms repair icl:A-B']);
    expect(changesOf(run, 'srg1@B')).toBe('');
  });
});

describe('an ICL over switches', () => {
  const design = withSwitchedIcl('t-r');
  it('lives while one of its ways does', () => {
    const run = runOf(design, ['0s fail node:w1', '60s fail link:icl-w2-2', '120s repair node:w1']);
    expect(rolesAt(run, 0)).toBe('online/active online/backup');
    expect(stateAt(run, 50_000, 'icl@A')).toBe('up');
    expect(changesOf(run, 'icl@B')).toBe('60000 silent, 62000 down, 240000 up');
    expect(changesOf(run, 'srg1@A') + changesOf(run, 'srg1@B')).toBe('');
  });
  it('fails as a whole by name', () => {
    const run = runOf(design, ['0s fail icl:A-B', '60s repair icl:A-B', '200s fail node:A']);
    expect(changesOf(run, 'icl@B')).toBe('0 silent, 2000 down, 60000 up, 200000 silent, 202000 down');
    expect(rolesAt(run, 206_999)).toBe('off online/backup');
    expect(rolesAt(run, 207_000)).toBe('off online/active');
  });
});

describe('detection of the ICL with 3.0 s', () => {
  it('moves every bound with it', () => {
    const run = runOf('t-r+icl-3s', ['0s fail node:A']);
    expect(factAt(run, 2999, 'srg1@B', 'connState')).toBe('UP');
    expect(rolesAt(run, 7999)).toBe('off online/backup');
    expect(rolesAt(run, 8000)).toBe('off online/active');
    const hybrid = runOf('t-h+icl-3s', ['0s fail node:A']);
    expect(rolesAt(hybrid, 5999)).toBe('off online/backup');
    expect(rolesAt(hybrid, 6000)).toBe('off online/active');
  });
});

describe('preemption', () => {
  it('waits for the cold synchronisation after a reboot', () => {
    const run = runOf('t-r+preempt-a', ['0s fail reboot:A']);
    const iclUp = 15_000;
    expect(rolesAt(run, iclUp + 59_999)).toBe('online/backup online/active');
    expect(rolesAt(run, iclUp + 60_000)).toBe('online/active online/backup');
  });
  it('of the lower priority does nothing', () => {
    const run = runOf('t-r+preempt-b', ['0s fail node:A', '60s repair node:A']);
    expect(rolesAt(run, 600_000)).toBe('online/backup online/active');
    expect(rolesAt(runOf('t-r+preempt-b', []), 600_000)).toBe('online/active online/backup');
  });
  it('of B with 250 takes it from the start, and again after its repair', () => {
    const run = runOf('t-r+preempt-b+prio-b-250', ['0s fail link:B-R1', '60s repair link:B-R1']);
    expect(rolesAt(run, 0)).toBe('online/backup online/active');
    expect(rolesAt(run, 900)).toBe('online/active online/ineligible');
    expect(rolesAt(run, 60_000)).toBe('online/backup online/active');
  });
});

describe('virtual MAC', () => {
  it('moves with the first frame of the new active node', () => {
    const run = runOf('t-h+virtual-mac', ['0s fail port:A/ge-0/0/3']);
    expect(rolesAt(run, 0)).toBe('online/ineligible online/active');
    for (const outage of Object.values(outagesIn(run))) expect(outage).toBe('');
  });
});

describe('hybrid', () => {
  it('with the ICL down, an active node that fails no longer answers', () => {
    const run = runOf('t-h', ['0s fail icl:A-B', '60s fail port:A/ge-0/0/3']);
    expect(rolesAt(run, 60_000)).toBe('online/ineligible online/backup');
    expect(rolesAt(run, 62_999)).toBe('online/ineligible online/backup');
    expect(rolesAt(run, 63_000)).toBe('online/ineligible online/active');
  });
  it('partition and ICL at once: the window begins when the ICL is noticed', () => {
    const run = runOf('t-h', ['0s fail icl:A-B', '0s fail segment:lan1']);
    expect(rolesAt(run, 4999)).toBe('online/active online/backup');
    expect(rolesAt(run, 5000)).toBe('online/active online/active');
  });
  it('has hosts find the one active node again when a partition is over', () => {
    const before = ['0s fail icl:A-B', '60s fail segment:lan1', '60s fail segment:lan2'];
    const run = runOf('t-h', [...before, '90s fail node:B', '120s repair segment:lan1', '120s repair segment:lan2']);
    expect(Object.values(flowsAt(run, 122_000)).every((state) => state.startsWith('forwarding'))).toBe(true);
    const other = runOf('t-h', [...before, '90s fail node:A', '120s repair segment:lan1', '120s repair segment:lan2']);
    expect(rolesAt(other, 122_000)).toBe('off online/active');
    expect(Object.values(flowsAt(other, 122_000)).every((state) => state.startsWith('forwarding'))).toBe(true);
  });
  it('has hosts find the node that stays when ICL and segment come back at once', () => {
    for (const spec of ['t-h', 't-h+virtual-mac']) {
      const steps = ['0s fail icl:A-B', '0s fail segment:lan1', '60s repair icl:A-B', '60s repair segment:lan1'];
      const run = runOf(spec, steps);
      expect(rolesAt(run, 59_999)).toBe('online/active online/active');
      expect(rolesAt(run, 60_000)).toBe('online/active online/backup');
      expect(Object.values(flowsAt(run, 62_000)).every((state) => state.startsWith('forwarding'))).toBe(true);
    }
  });
  it('partition alone changes no role', () => {
    expect(rolesAt(runOf('t-h', ['0s fail segment:lan1']), 1_900_000)).toBe('online/active online/backup');
  });
  it('both uplinks of B take it out, not A', () => {
    const run = runOf('t-h', ['0s fail link:B-RTR1', '0s fail link:B-RTR2']);
    expect(rolesAt(run, 1499)).toBe('online/active online/backup');
    expect(rolesAt(run, 1500)).toBe('online/active online/ineligible');
    expect(preferencesAt(run, 1500, 'RTR1', VIP_SUBNET)).toBe('A10 B–');
  });
  it('a dead router takes nobody out', () => {
    const run = runOf('t-h', ['0s fail node:RTR1']);
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/backup');
    expect(pathAt(run, 10_000, 'ext2-to-pc-a')).toBe('ext2 > RTR2 > A > lan1 > pc-a');
    expect(outagesIn(run)['ext2-to-pc-a']).toMatch(/^(|0..1500)$/);
  });
  it('groups of two move each for itself', () => {
    const run = runOf('t-h+two-srgs', ['0s fail port:A/ge-0/0/2']);
    expect(rolesAt(run, 0)).toBe('online/ineligible online/active');
    expect(rolesAt(run, 0, 2)).toBe('online/backup online/active');
    const other = runOf('t-h+two-srgs', ['0s fail port:B/ge-0/0/3']);
    expect(rolesAt(other, 0)).toBe('online/active online/backup');
    expect(rolesAt(other, 0, 2)).toBe('online/active online/ineligible');
  });
});

describe('hybrid with a BFD probe between the nodes', () => {
  const design = designOf('t-h');
  const groups = Object.values(design.groups).map((group) => {
    const config = group.config as unknown as MultinodeHaConfig;
    const probing = config.nodes.map((node, which) => ({
      ...node,
      srgs: node.srgs.map((srg) =>
        srg.id === 0
          ? srg
          : {
              ...srg,
              probe: {
                bfd: {
                  sourceIp: `192.168.252.${which + 2}`,
                  destinationIp: `192.168.252.${3 - which}`,
                  interface: 'ge-0/0/2.0',
                  minimumIntervalMs: 300,
                  multiplier: 3,
                },
              },
            },
      ),
    }));
    return [group.id, { ...group, config: { ...config, nodes: probing } as unknown as JsonObject }] as const;
  });
  const probed = { ...design, groups: Object.fromEntries(groups) };
  it('takes over as soon as both ICL and probe are down', () => {
    const run = runOf(probed, ['0s fail node:A']);
    expect(rolesAt(run, 1999)).toBe('off online/backup');
    expect(rolesAt(run, 2000)).toBe('off online/active');
  });
  it('with the ICL down needs the detection time of the probe only', () => {
    const run = runOf(probed, ['0s fail icl:A-B', '60s fail segment:lan1']);
    expect(rolesAt(run, 60_899)).toBe('online/active online/backup');
    expect(rolesAt(run, 60_900)).toBe('online/active online/active');
  });
  it('changes nothing while one of both is there', () => {
    for (const target of ['icl:A-B', 'segment:lan1', 'segment:lan2'])
      expect(rolesAt(runOf(probed, [`0s fail ${target}`]), 1_900_000)).toBe('online/active online/backup');
    expect(rolesAt(runOf(probed, ['0s fail icl:A-B', '9s fail segment:lan2']), 60_000)).toBe(
      'online/active online/backup',
    );
  });
});

describe('software-upgrade of the backup', () => {
  it('costs nothing, and the active stays alone', () => {
    const run = runOf('t-r', ['0s B# set chassis high-availability software-upgrade', '60s fail link:A-R1']);
    expect(rolesAt(run, 5000)).toBe('online/active offline/ineligible');
    expect(preferencesAt(run, 5000, 'R1', PREFIX)).toBe('A10 B30');
    expect(rolesAt(run, 61_000)).toBe('online/ineligible offline/ineligible');
  });
  it.each(['set chassis high-availability nonsense', 'set system host-name X'])('"%s" is not simulated', (line) => {
    const run = runOf('t-r', [`0s A# ${line}`]);
    expect(run.replies[0]).toMatchObject({ accepted: false });
    expect(rolesAt(run, 5000)).toBe('online/active online/backup');
  });
});

describe('a dead data plane', () => {
  it('of the backup costs nothing', () => {
    const run = runOf('t-r', ['0s fail process:B/flowd']);
    expect(rolesAt(run, 100)).toBe('online/active isolated/ineligible');
    expect(rolesAt(run, 130_000)).toBe('online/active online/backup');
    expect(Object.values(outagesIn(run))).toEqual(['', '']);
  });
  it('of a node without a peer comes back by itself', () => {
    const run = runOf('t-r', ['0s fail node:B', '300s fail process:A/flowd']);
    expect(rolesAt(run, 300_000)).toBe('isolated/ineligible off');
    expect(rolesAt(run, 430_000)).toBe('online/active off');
  });
});

describe('a commit during the run', () => {
  const srg1 = 'chassis high-availability services-redundancy-group 1';
  it('of preemption takes the group back at once', () => {
    const run = runOf('t-r', [
      '0s A> request chassis high-availability failover services-redundancy-group 1 peer-id 2',
      `60s A# set ${srg1} preemption`,
    ]);
    expect(rolesAt(run, 59_999)).toBe('online/backup online/active');
    expect(rolesAt(run, 60_000)).toBe('online/active online/backup');
  });
  it('of a higher priority alone moves nothing; it decides later', () => {
    const run = runOf('t-r', [
      `0s B# set ${srg1} activeness-priority 250`,
      '60s fail icl:A-B',
      '60s fail probe:R1',
      '300s repair icl:A-B',
    ]);
    expect(rolesAt(run, 59_999)).toBe('online/active online/backup');
    expect(rolesAt(run, 299_999)).toBe('online/active online/active');
    expect(rolesAt(run, 300_000)).toBe('online/backup online/active');
    expect(factAt(run, 300_000, 'srg1@B', 'priority')).toBe(250);
  });
  it('of process-packet-on-backup decides what the death of a node costs IPsec', () => {
    const run = runOf('t-r', [`0s B# delete ${srg1} process-packet-on-backup`, '60s fail node:A']);
    expect(outagesIn(run)).toEqual({ 'office-to-web': '60000..60900', 'branch-to-office': '60000..67000' });
  });
  it.each([
    `set ${srg1} activeness-priority 300`,
    'set chassis high-availability services-redundancy-group 7 preemption',
  ])('"%s" is refused', (line) => {
    expect(runOf('t-r', [`0s A# ${line}`]).replies[0]).toMatchObject({ accepted: false });
  });
});

describe('shutdown-on-failure', () => {
  const design = designOf('srg0-only');
  const groups = Object.values(design.groups).map((group) => {
    const config = group.config as unknown as MultinodeHaConfig;
    const shutting = config.nodes.map((node) => ({
      ...node,
      srgs: node.srgs.map((srg) => ({
        ...srg,
        shutdownOnFailure: ['ge-0/0/3'],
        // A port that is shut and monitored would keep its node isolated for good.
        monitorObjects: srg.monitorObjects.filter(({ name }) => name === 'trust'),
      })),
    }));
    return [group.id, { ...group, config: { ...config, nodes: shutting } as unknown as JsonObject }] as const;
  });
  const run = runOf({ ...design, groups: Object.fromEntries(groups) }, [
    '0s fail bfd:A/R2@srg0',
    '60s repair bfd:A/R2@srg0',
  ]);
  it('shuts the ports of an isolated node, and enables them when it is back', () => {
    expect(stateAt(run, 899, 'port:A/ge-0/0/3')).toBe('up');
    expect(stateAt(run, 900, 'port:A/ge-0/0/3')).toBe('down');
    expect(stateAt(run, 119_999, 'port:A/ge-0/0/3')).toBe('down');
    expect(stateAt(run, 160_000, 'port:A/ge-0/0/3')).toBe('up');
    expect(stateAt(run, 160_000, 'node@A')).toBe('online');
  });
});

describe('flows', () => {
  it('die with a move to a node that has no copies yet', () => {
    const run = runOf('t-r', ['0s fail node:B', '300s repair node:B', '330s fail node:A']);
    expect(flowsAt(run, 400_000)['office-to-web']).toBe('forwarding lost');
  });
  it('live on after the cold synchronisation', () => {
    const run = runOf('t-r', ['0s fail node:B', '300s repair node:B', '400s fail node:A']);
    expect(flowsAt(run, 500_000)['office-to-web']).toBe('forwarding kept');
  });
});
