// Rows 1 to 5, 40 and 40b of the conformance table: boot, election, standalone, an ICL that never forms.
import { describe, expect, it } from 'vitest';
import {
  changesOf,
  factAt,
  flowsAt,
  pathAt,
  preferencesAt,
  reasonsOf,
  rolesAt,
  runOf,
  stateAt,
} from './testing/conformance';

// Power on until the groups are in HOLD: assumed, no test depends on it.
const BOOT = 15_000;
const PREFIX = '10.11.0.1/32';
const fromBoot = (design: string, steps: readonly string[]) => runOf(design, steps, { from: 'boot' });

describe('row 1: both boot together, the ICL comes up', () => {
  const run = fromBoot('t-r', []);
  it('elects the higher priority as soon as the ICL is up', () => {
    expect(rolesAt(run, BOOT - 1)).toBe('off off');
    expect(rolesAt(run, BOOT)).toBe('online/active online/backup');
    expect(rolesAt(run, 600_000)).toBe('online/active online/backup');
    expect(changesOf(run, 'srg1@A')).toBe(`${BOOT} hold, ${BOOT} active`);
    expect(reasonsOf(run, 'srg1@B').at(-1)).toBe(`${BOOT} Peer state Active received`);
  });
  it('starts from the low preference of HOLD', () => {
    const hold = fromBoot('t-r+icl-blocked', []);
    expect(preferencesAt(hold, BOOT, 'R1', PREFIX)).toBe('A30 B30');
    expect(preferencesAt(run, 600_000, 'R1', PREFIX)).toBe('A10 B20');
    expect(preferencesAt(run, 600_000, 'R2', '0.0.0.0/0')).toBe('A10 B20');
    expect(pathAt(run, 600_000, 'office-to-web')).toBe('office > R2 > A > R1 > web');
  });
  it('is READY after the cold synchronisation', () => {
    expect(factAt(run, BOOT, 'srg1@A', 'coldSync')).toBe('IN PROGRESS');
    expect(factAt(run, BOOT + 59_999, 'srg1@A', 'readiness')).toBe('NOT READY');
    expect(factAt(run, BOOT + 60_000, 'srg1@A', 'readiness')).toBe('READY');
    expect(factAt(run, 600_000, 'srg1@A', 'coldSync')).toBe('COMPLETE');
    expect(factAt(run, 600_000, 'srg1@B', 'readiness')).toBe('N/A');
  });
});

describe('row 2: 20.4 without priorities, equal default preference, R1 prefers A', () => {
  const run = fromBoot('t-r+20.4+no-priority', []);
  it('lets the probe elect, one window after HOLD', () => {
    expect(rolesAt(run, BOOT + 4999)).toBe('online/hold online/hold');
    expect(rolesAt(run, BOOT + 5000)).toBe('online/active online/backup');
    expect(rolesAt(run, 600_000)).toBe('online/active online/backup');
  });
  it('signals it to the routers', () => {
    expect(preferencesAt(run, BOOT + 4999, 'R1', PREFIX)).toBe('A30 B30');
    expect(preferencesAt(run, 600_000, 'R1', PREFIX)).toBe('A10 B20');
    expect(pathAt(run, 600_000, 'office-to-web')).toBe('office > R2 > A > R1 > web');
  });
});

describe('row 3: A is ACTIVE alone; B boots with priority 250, without preemption', () => {
  const run = fromBoot('t-r+prio-b-250', ['0s fail node:B', '600s repair node:B']);
  it('becomes BACKUP as soon as the ICL is up', () => {
    expect(rolesAt(run, 599_999)).toBe('online/active off');
    expect(rolesAt(run, 1_200_000)).toBe('online/active online/backup');
    expect(factAt(run, 1_200_000, 'srg1@B', 'reason')).toBe('Peer state Active received');
    expect(changesOf(run, 'srg1@A')).toBe(`${BOOT} hold, ${BOOT + 60_000} active`);
  });
  it('costs nothing', () => {
    expect(preferencesAt(run, 1_200_000, 'R1', PREFIX)).toBe('A10 B20');
    expect(run.outages.get('office-to-web')?.filter(({ toMs }) => toMs === null || toMs > BOOT)).toEqual([]);
    expect(run.outages.get('branch-to-office')?.filter(({ toMs }) => toMs === null || toMs > BOOT + 60_000)).toEqual(
      [],
    );
  });
});

describe('row 4: as row 3, with preemption on B', () => {
  const run = fromBoot('t-r+prio-b-250+preempt-b', ['0s fail node:B', '600s repair node:B']);
  const iclUp = 600_000 + BOOT;
  it('waits for the cold synchronisation', () => {
    expect(rolesAt(run, iclUp + 59_999)).toBe('online/active online/backup');
    expect(rolesAt(run, iclUp + 60_000)).toBe('online/backup online/active');
    expect(rolesAt(run, 1_300_000)).toBe('online/backup online/active');
  });
  it('moves routes and sessions without loss', () => {
    expect(preferencesAt(run, 1_300_000, 'R1', PREFIX)).toBe('A20 B10');
    expect(flowsAt(run, 1_300_000)).toEqual({
      'office-to-web': 'forwarding kept',
      'branch-to-office': 'forwarding kept',
    });
    expect(run.outages.get('office-to-web')?.filter(({ fromMs }) => fromMs >= 600_000)).toEqual([]);
  });
});

describe('row 5: B has no power; A boots alone', () => {
  const run = fromBoot('t-r', ['0s fail node:B']);
  it('is ACTIVE after 60 s of HOLD', () => {
    expect(stateAt(run, BOOT, 'srg1@A')).toBe('hold');
    expect(rolesAt(run, BOOT + 59_999)).toBe('online/hold off');
    expect(rolesAt(run, BOOT + 60_000)).toBe('online/active off');
    expect(rolesAt(run, 900_000)).toBe('online/active off');
  });
  it('starts the service with it', () => {
    expect(preferencesAt(run, BOOT + 59_999, 'R1', PREFIX)).toBe('A30 B–');
    expect(preferencesAt(run, BOOT + 60_000, 'R1', PREFIX)).toBe('A10 B–');
    expect(run.outages.get('branch-to-office')).toEqual([{ fromMs: 0, toMs: BOOT + 60_000 }]);
  });
  it('waits on without a probe reply', () => {
    const unanswered = fromBoot('t-r', ['0s fail node:B', '0s fail ip:10.111.0.1', '200s repair ip:10.111.0.1']);
    expect(rolesAt(unanswered, 204_999)).toBe('online/hold off');
    expect(rolesAt(unanswered, 205_000)).toBe('online/active off');
  });
});

describe('row 40: the ICL zones keep BFD out, replies reach both', () => {
  const run = fromBoot('t-r+icl-blocked', ['0s fail probe:R1']);
  it('makes both ACTIVE after HOLD, for good', () => {
    expect(rolesAt(run, BOOT + 59_999)).toBe('online/hold online/hold');
    expect(rolesAt(run, BOOT + 60_000)).toBe('online/active online/active');
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/active');
    expect(preferencesAt(run, 600_000, 'R1', PREFIX)).toBe('A10 B10');
  });
  it('never synchronises', () => {
    for (const node of ['A', 'B']) {
      expect(factAt(run, 600_000, `srg1@${node}`, 'connState')).toBe('DOWN');
      expect(factAt(run, 600_000, `srg1@${node}`, 'coldSync')).toBe('UNKNOWN');
    }
    expect(flowsAt(run, 600_000)['branch-to-office']).toBe('unpredictable kept');
  });
  it('splits the traffic where neighbours use ECMP', () => {
    const ecmp = fromBoot('t-r+icl-blocked+ecmp', ['0s fail probe:R1']);
    expect(flowsAt(ecmp, 600_000)['office-to-web']).toBe('unpredictable kept');
  });
});

describe('row 40b: the same, R1 answers normally', () => {
  const run = fromBoot('t-r+icl-blocked', []);
  it('leaves B in HOLD, probing', () => {
    expect(rolesAt(run, BOOT + 59_999)).toBe('online/hold online/hold');
    expect(rolesAt(run, BOOT + 60_000)).toBe('online/active online/hold');
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/hold');
    expect(factAt(run, 600_000, 'probe-srg1@B', 'status')).toBe('RUNNING');
  });
  it('goes via A', () => {
    expect(preferencesAt(run, 600_000, 'R1', PREFIX)).toBe('A10 B30');
    expect(pathAt(run, 600_000, 'office-to-web')).toBe('office > R2 > A > R1 > web');
    expect(factAt(run, 600_000, 'srg1@B', 'connState')).toBe('DOWN');
    expect(factAt(run, 600_000, 'srg1@B', 'coldSync')).toBe('UNKNOWN');
  });
});
