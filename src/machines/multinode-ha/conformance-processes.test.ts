// Rows 33 to 35, 38, 41 and 42 of the conformance table: processes, software upgrade, flows that come back by the other node.
import { describe, expect, it } from 'vitest';
import {
  changesOf,
  factAt,
  flowsAt,
  newSessionsAt,
  outagesIn,
  pathAt,
  preferencesAt,
  reasonsOf,
  rolesAt,
  runOf,
  stateAt,
  withRekeying,
} from './testing/conformance';

const PREFIX = '10.11.0.1/32';
const NONE = { 'office-to-web': '', 'branch-to-office': '' };

describe('row 33: IKED restarts on B', () => {
  const run = runOf('t-r', ['0s fail process:B/iked']);
  it('makes B ineligible for a moment', () => {
    expect(rolesAt(run, 0)).toBe('online/active online/ineligible');
    expect(factAt(run, 0, 'srg1@B', 'failures')).toEqual(['CP']);
    expect(reasonsOf(run, 'srg1@B')).toEqual(['0 Control plane down', '5000 Peer state Active received']);
    expect(rolesAt(run, 30_000)).toBe('online/active online/backup');
  });
  it('signals 20, 30, 20 and costs nothing', () => {
    expect(preferencesAt(run, 0, 'R1', PREFIX)).toBe('A10 B30');
    expect(preferencesAt(run, 30_000, 'R1', PREFIX)).toBe('A10 B20');
    expect(outagesIn(run)).toEqual(NONE);
  });
});

describe('row 34: IKED restarts on A', () => {
  const run = runOf('t-r', ['0s fail process:A/iked']);
  it.each(['iked', 'ikemd', 'pkid', 'authd'])('%s moves the group', (name) => {
    const each = runOf('t-r', [`0s fail process:A/${name}`]);
    expect(rolesAt(each, 0)).toBe('online/ineligible online/active');
    expect(factAt(each, 0, 'srg1@A', 'failures')).toEqual(['CP']);
    expect(rolesAt(each, 30_000)).toBe('online/backup online/active');
  });
  it('keeps tunnels; one in its rekey window negotiates anew', () => {
    expect(preferencesAt(run, 30_000, 'R1', PREFIX)).toBe('A20 B10');
    expect(outagesIn(run)).toEqual(NONE);
    const rekeying = runOf(withRekeying('t-r'), ['0s fail process:A/iked']);
    expect(flowsAt(rekeying, 0)['branch-to-office']).toBe('lost kept');
    expect(flowsAt(rekeying, 30_000)['branch-to-office']).toBe('forwarding kept');
    expect(outagesIn(rekeying)['office-to-web']).toBe('');
  });
  it('changes nothing where the group owns no IPsec', () => {
    const plain = runOf('t-h', ['0s fail process:A/iked']);
    expect(changesOf(plain, 'srg1@A')).toBe('');
  });
});

describe('row 35: REPD restarts on A', () => {
  const run = runOf('t-r', ['0s fail process:A/repd']);
  it('changes no role and no route', () => {
    expect(changesOf(run, 'srg1@A') + changesOf(run, 'srg1@B')).toBe('');
    expect(rolesAt(run, 30_000)).toBe('online/active online/backup');
    expect(preferencesAt(run, 0, 'R1', PREFIX)).toBe('A10 B20');
    expect(outagesIn(run)).toEqual(NONE);
  });
  it('hits new sessions and tunnels in their rekey window', () => {
    expect(newSessionsAt(run, 0, 'office-to-web')).toBe('not copied');
    expect(newSessionsAt(run, 30_000, 'office-to-web')).toBe('copied');
    const rekeying = runOf(withRekeying('t-r'), ['0s fail process:A/repd']);
    expect(flowsAt(rekeying, 0)['branch-to-office']).toBe('lost kept');
    expect(flowsAt(rekeying, 30_000)['branch-to-office']).toBe('forwarding kept');
  });
});

describe('row 21, rekeying: the tunnel lands on the BACKUP node', () => {
  it('fails as long as it does', () => {
    const run = runOf(withRekeying('t-r+no-monitors'), ['0s fail link:A-R1']);
    expect(outagesIn(run)).toEqual({ 'office-to-web': '0..900', 'branch-to-office': '0..' });
  });
});

describe('row 38: software-upgrade is committed on A', () => {
  const run = runOf('t-r', [
    '0s A# set chassis high-availability software-upgrade',
    '600s A# delete chassis high-availability software-upgrade',
  ]);
  it('takes A out of service', () => {
    expect(factAt(run, 5000, 'node@A', 'status')).toBe('OFFLINE [ SU ]');
    expect(stateAt(run, 5000, 'node@A')).toBe('offline');
    expect(stateAt(run, 5000, 'srg1@A')).not.toBe('active');
    expect(stateAt(run, 5000, 'node@B')).toBe('online');
    expect(stateAt(run, 5000, 'srg1@B')).toBe('active');
    expect(preferencesAt(run, 5000, 'R1', PREFIX)).toBe('A30 B10');
    expect(outagesIn(run)).toEqual(NONE);
  });
  it('ends when it is deleted', () => {
    expect(rolesAt(run, 599_999)).toBe('offline/ineligible online/active');
    expect(rolesAt(run, 1_300_000)).toBe('online/backup online/active');
    expect(stateAt(run, 1_300_000, 'sync@A')).toBe('complete');
    expect(run.replies.map(({ text }) => text)).toEqual(['commit complete', 'commit complete']);
  });
  it('survives a reboot', () => {
    const rebooted = runOf('t-r', [
      '0s A# set chassis high-availability software-upgrade',
      '60s A> request system reboot',
    ]);
    expect(rolesAt(rebooted, 700_000)).toBe('offline/ineligible online/active');
  });
  it('installs the failure route', () => {
    const alone = runOf('srg0-only', ['0s A# set chassis high-availability software-upgrade']);
    expect(factAt(alone, 5000, 'node@A', 'failureRoute')).toBe('INSTALLED');
    expect(preferencesAt(alone, 5000, 'R1', '10.80.0.0/16')).toBe('A3 B1');
    expect(pathAt(alone, 5000, 'office-to-web')).toBe('office > R2 > B > R1 > web');
  });
});

describe('row 41: asymmetric session with ICD; the return link at B fails', () => {
  const run = runOf('t-r+icd+no-monitors', ['0s fail link:B-R2']);
  it('changes no role', () => {
    expect(changesOf(run, 'srg1@A') + changesOf(run, 'srg1@B')).toBe('');
    expect(preferencesAt(run, 10_000, 'R2', PREFIX)).toBe('A10 B–');
  });
  it('shows one wing Active and the other Warm on each node', () => {
    const steady = runOf('t-r+icd+no-monitors', []);
    expect(stateAt(steady, 0, 'session:asym-old@A')).toBe('active');
    expect(stateAt(steady, 0, 'session:asym-old@B')).toBe('active');
    expect(factAt(steady, 0, 'session:asym-old@A', 'inWing')).toBe('Active');
    expect(factAt(steady, 0, 'session:asym-old@A', 'outWing')).toBe('Warm');
    expect(factAt(steady, 0, 'session:asym-old@B', 'inWing')).toBe('Warm');
    expect(factAt(steady, 0, 'session:asym-old@B', 'outWing')).toBe('Active');
    expect(stateAt(steady, 0, 'session:office-to-web@B')).toBe('warm');
  });
  it('shifts the flow onto the ICD without a drop', () => {
    expect(outagesIn(run)['asym-old']).toBe('');
    expect(flowsAt(run, 10_000)['asym-old']).toBe('forwarding kept');
  });
});

describe('row 42: the ICD is down; a new asymmetric TCP connection', () => {
  const run = runOf('t-r+icd', ['0s fail icd:A-B']);
  it('changes no role and no route', () => {
    expect(rolesAt(run, 10_000)).toBe('online/active online/backup');
    expect(preferencesAt(run, 10_000, 'R1', PREFIX)).toBe('A10 B20');
    expect(changesOf(run, 'icd@A')).toBe('0 silent, 2000 down');
  });
  it('drops its SYN-ACK; symmetric flows are fine', () => {
    expect(flowsAt(run, 10_000)['asym-new']).toBe('lost kept');
    expect(flowsAt(run, 10_000)['office-to-web']).toBe('forwarding kept');
    expect(flowsAt(run, 10_000)['asym-old']).toBe('forwarding kept');
  });
  it('works again when the ICD is up', () => {
    const mended = runOf('t-r+icd', ['0s fail icd:A-B', '60s repair icd:A-B']);
    expect(flowsAt(mended, 70_000)['asym-new']).toBe('forwarding kept');
  });
});
