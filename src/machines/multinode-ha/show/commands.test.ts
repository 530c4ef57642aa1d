// What a node's console prints in steady state, with the ICL down, after a takeover, out of service: whole outputs where captured, else lines.
import { describe, expect, it } from 'vitest';
import type { ConsoleContext } from '../../kernel/technology';
import { designOf, runOf } from '../testing/conformance';
import { pairCommands } from './commands';
import { logLines } from './log';

type Node = 'A' | 'B';
function contextOf(spec: string, steps: readonly string[], atMs: number, node: Node): ConsoleContext {
  const design = designOf(spec);
  const [group] = Object.values(design.groups);
  const id = group?.members[node === 'A' ? 0 : 1];
  if (group === undefined || id === undefined) throw new Error('no pair');
  const run = runOf(spec, steps);
  return { design, group, node: id, run, frame: run.frameAt(atMs) };
}

/** The text of a command typed at a node, with a line feed around it so that goldens stand alone. */
function print(command: string, spec: string, steps: readonly string[], atMs: number, node: Node = 'A'): string {
  const words = command.split(' ');
  const args: Record<string, string> = {};
  const found = pairCommands.find(
    (each) =>
      each.words.length === words.length && each.words.every((word, at) => word === words[at] || word.startsWith('<')),
  );
  found?.words.forEach((word, at) => {
    if (word.startsWith('<')) args[word.slice(1, -1)] = words[at] ?? '';
  });
  if (found?.print === undefined) throw new Error(`no such command: ${command}`);
  return `\n${found.print(contextOf(spec, steps, atMs, node), args)}\n`;
}
/** Lines that hold one of these words. */
const lines = (text: string, ...words: readonly string[]): readonly string[] =>
  text
    .split('\n')
    .filter((line) => words.some((word) => line.includes(word)))
    .map((line) => line.trim());

const INFORMATION = 'show chassis high-availability information';
const GROUP = 'show chassis high-availability services-redundancy-group 1';

describe(INFORMATION, () => {
  it('is as captured in steady state', () => {
    const text = print(INFORMATION, 't-r', [], 0);
    expect(text.replaceAll(/ +$/gm, (blanks) => '·'.repeat(blanks.length))).toBe(`
Node failure codes:
    HW  Hardware monitoring    LB  Loopback monitoring
    MB  Mbuf monitoring        SP  SPU monitoring
    CS  Cold Sync monitoring   SU  Software Upgrade

Node Status: ONLINE
Local-id: 1
Local-IP: 10.22.0.1
HA Peer Information:

    Peer Id: 2        IP address: 10.22.0.2     Interface: lo0.1······
    Routing Instance: MNHA-ICL
    Encrypted: YES    Conn State: UP······
    Configured BFD Detection Time: 5 * 400ms
    Cold Sync Status: COMPLETE

Services Redundancy Group: 0
        Current State: ONLINE
        Peer Information:
          Peer Id: 2

SRG failure event codes:
    BF  BFD monitoring
    IP  IP monitoring
    IF  Interface monitoring
    CP  Control Plane monitoring

Services Redundancy Group: 1
        Deployment Type: ROUTING
        Status: ACTIVE
        Activeness Priority: 200
        Preemption: DISABLED
        Process Packet In Backup State: YES
        Control Plane State: READY
        System Integrity Check: N/A
        Failure Events: NONE
        Peer Information:
          Peer Id: 2
          Status : BACKUP
          Health Status: HEALTHY
          Failover Readiness: READY
`);
  });
  it('of the backup says what it is ready for', () => {
    const text = print(INFORMATION, 't-r', [], 0, 'B');
    expect(lines(text, 'Status: ', 'Status :', 'Integrity', 'Readiness', 'Local-id', 'Priority')).toEqual([
      'Node Status: ONLINE',
      'Local-id: 2',
      'Cold Sync Status: COMPLETE',
      'Status: BACKUP',
      'Activeness Priority: 100',
      'System Integrity Check: COMPLETE',
      'Status : ACTIVE',
      'Health Status: HEALTHY',
      'Failover Readiness: N/A',
    ]);
  });
  it('with the ICL down knows nothing of the peer', () => {
    const text = print(INFORMATION, 't-r', ['0s fail icl:A-B'], 10_000);
    expect(lines(text, 'Conn State', 'Cold Sync Status', 'Status :', 'Health', 'Readiness')).toEqual([
      'Encrypted: YES    Conn State: DOWN',
      'Cold Sync Status: IN PROGRESS',
      'Status : UNKNOWN',
      'Health Status: UNKNOWN',
      'Failover Readiness: NOT READY',
    ]);
  });
  it('still believes in the peer while BFD has not given up', () => {
    const text = print(INFORMATION, 't-r', ['0s fail node:A'], 1999, 'B');
    expect(lines(text, 'Conn State', 'Status :')).toEqual(['Encrypted: YES    Conn State: UP', 'Status : ACTIVE']);
  });
  it('shows failure events and the software upgrade', () => {
    expect(lines(print(INFORMATION, 't-r', ['0s fail link:A-R1'], 1000), 'Status: I', 'Failure Events')).toEqual([
      'Status: INELIGIBLE',
      'Failure Events: [ BF ]',
    ]);
    const upgrade = ['0s A# set chassis high-availability software-upgrade'];
    expect(lines(print(INFORMATION, 't-r', upgrade, 1000), 'Node Status')).toEqual(['Node Status: OFFLINE [ SU ]']);
    expect(lines(print(INFORMATION, 't-r', ['0s fail link:A-R1'], 1000, 'B'), 'Status :', 'Health')).toEqual([
      'Status : INELIGIBLE',
      'Health Status: UNHEALTHY',
    ]);
  });
  it('has two more lines with an ICD', () => {
    expect(lines(print(INFORMATION, 't-r+icd', [], 0), 'Forwarding', 'ICD')).toEqual([
      'Local Forwarding IP: 100.64.10.9',
      'Peer Forwarding IP: 100.64.10.10            Interface: ge-0/0/7.0',
      'Peer ICD Conn State: UP',
    ]);
    const down = print(INFORMATION, 't-r+icd', ['0s fail icd:A-B'], 10_000);
    expect(lines(down, 'ICD')).toEqual(['Peer ICD Conn State: DOWN']);
  });
  it('is silence where the node has no power', () => {
    expect(print(INFORMATION, 't-r', ['0s fail node:A'], 10)).toContain('A has no power');
    expect(print(INFORMATION, 't-r', ['0s fail reboot:A'], 10)).toContain('A is booting');
  });
});

describe(GROUP, () => {
  it('has routes, virtual IPs, probe, history and monitors in hybrid mode', () => {
    expect(print(GROUP, 't-h', [], 0).split('\n').slice(21, 49).join('\n')).toBe(`
        Signal Route Info:
          Active Signal Route:
          IP: 169.254.200.1
          Routing Instance: default
          Status: INSTALLED

          Backup Signal Route:
          IP: 169.254.200.2
          Routing Instance: default
          Status: NOT INSTALLED

        Virtual IP Info:
          Index: 1       
          IP: 192.168.252.254/24
          VMAC: N/A        
          Interface: ge-0/0/2.0      
          Status: INSTALLED

          Index: 2       
          IP: 192.168.253.254/24
          VMAC: N/A        
          Interface: ge-0/0/3.0      
          Status: INSTALLED

        Split-brain Prevention Probe Info:
          DST-IP: 192.168.252.3
          SRC-IP: 192.168.252.2`);
  });
  it('tells the probe and the reason of a takeover', () => {
    const probing = print(GROUP, 't-r', ['0s fail node:A'], 3000, 'B');
    expect(lines(probing, 'Result', 'Status: RUN')).toEqual(['Status: RUNNING', 'Result: SUCCESS       Reason: N/A']);
    const taken = print(GROUP, 't-r', ['0s fail node:A'], 8000, 'B');
    expect(lines(taken, 'SRG[1]').at(-1)).toBe(
      'Jan  1 12:00:07.000 : SRG[1] state BACKUP -> ACTIVE, Reason: Split Brain Prevention logic result',
    );
    expect(lines(taken, 'INSTALLED')).toEqual(['Status: INSTALLED', 'Status: NOT INSTALLED']);
  });
  it('shows each monitor', () => {
    const text = print(GROUP, 't-r+monitor-ip', ['0s fail link:A-R1', '0s fail ip:10.200.0.1@A'], 6000);
    expect(lines(text, 'State: DOWN', 'State: UP', 'State: Down')).toEqual([
      'State: DOWN',
      'State: UP',
      'DST-IP: 10.200.0.1      State: Down',
    ]);
    expect(lines(print(GROUP, 't-h', ['0s fail port:A/ge-0/0/3'], 10), 'IF Name')).toEqual([
      'IF Name: ge-0/0/2       State: Up',
      'IF Name: ge-0/0/3       State: Down',
    ]);
  });
  it('of a group that is not there is one sentence', () => {
    expect(print(GROUP.replace(/1$/, '7'), 't-r', [], 0)).toBe('\nno such SRG is configured\n');
  });
  it('of SRG0 is four lines, more with a failure route', () => {
    const zero = GROUP.replace(/1$/, '0');
    expect(print(zero, 't-r', [], 0)).toBe(`
Services Redundancy Group: 0
        Current State: ONLINE
        Peer Information:
          Peer Id: 2
`);
    const failed = print(zero, 'srg0-only', ['0s fail bfd:A/R2@srg0'], 1000);
    expect(lines(failed, 'Current State', 'INSTALLED', 'State: DOWN')).toEqual([
      'Current State: ISOLATED',
      'Status: INSTALLED',
      'State: DOWN',
    ]);
  });
});

describe('show bfd session', () => {
  it('is laid out as captured', () => {
    expect(print('show bfd session', 't-h', [], 0).replaceAll(/ +$/gm, (blanks) => '·'.repeat(blanks.length))).toBe(`
                                                  Detect   Transmit
Address                  State     Interface      Time     Interval  Multiplier
10.10.99.1               Up        ge-0/0/0.0     1.500     0.500        3···
10.10.99.65              Up        ge-0/0/1.0     1.500     0.500        3···
10.22.0.2                Up                       2.000     0.400        5···

3 sessions, 5 clients
Cumulative transmit rate 6.5 pps, cumulative receive rate 6.5 pps
`);
  });
  it('is Up until detected, then transmits every 2 s', () => {
    const at = (ms: number) => lines(print('show bfd session', 't-h', ['0s fail link:A-RTR1'], ms), '10.10.99.1 ')[0];
    expect(at(1499)).toBe('10.10.99.1               Up        ge-0/0/0.0     1.500     0.500        3');
    expect(at(1500)).toBe('10.10.99.1               Down      ge-0/0/0.0     0.000     2.000        3');
  });
});

describe('show security flow session', () => {
  const states = (steps: readonly string[], atMs: number, node: Node) =>
    lines(print('show security flow session', 't-r', steps, atMs, node), 'Session ID').map(
      (line) => /HA State: (\w+)/.exec(line)?.[1],
    );
  it('tells Active, Warm and Backup, and the moment when a packet wakes one', () => {
    expect(states([], 0, 'A')).toEqual(['Active', 'Active']);
    expect(states([], 0, 'B')).toEqual(['Backup', 'Warm']);
    expect(states(['0s fail node:A'], 900, 'B')).toEqual(['Backup', 'Active']);
    expect(states(['0s fail node:A'], 7000, 'B')).toEqual(['Active', 'Active']);
  });
});

describe('the encrypted ICL', () => {
  const sas = 'show security ipsec security-associations ha-link-encryption';
  it('has two associations while it is up', () => {
    expect(print(sas, 't-r', [], 0)).toContain('  <495001 ESP:aes-gcm-256/None ');
    expect(print(sas, 't-r', ['0s fail icl:A-B'], 10_000)).toContain('Total active tunnels: 0');
  });
  it('counts no more packets while it is down', () => {
    const count = (atMs: number) =>
      lines(
        print('show security ipsec statistics ha-link-encryption', 't-r', ['0s fail icl:A-B'], atMs),
        'Encrypted packets',
      )[0];
    expect(count(0)).toBe(count(60_000));
  });
});

describe('the log', () => {
  it('has the exact line of a change', () => {
    const context = contextOf('t-r', ['0s fail node:A'], 8000, 'B');
    expect(logLines(context).filter(({ atMs }) => atMs >= 0)).toEqual([
      { atMs: 2000, text: 'JSRPD_BFD_STATE_DOWN: HA peer BFD is down' },
      {
        atMs: 7000,
        text: 'JSRPD_HA_SRG_STATE_CHANGE: SRG[1]:HA state transitioned [BACKUP -->ACTIVE] Reason: [Split Brain Prevention logic result]',
      },
    ]);
  });
  it('knows the ICD', () => {
    const context = contextOf('t-r+icd', ['0s fail icd:A-B'], 8000, 'A');
    expect(logLines(context).at(-1)?.text).toBe('JSRPD_ICD_BFD_STATE_DOWN: HA peer ICD BFD is down');
  });
  it('goes no further than the playhead', () => {
    expect(logLines(contextOf('t-r', ['0s fail node:A'], 6999, 'B')).at(-1)?.atMs).toBe(2000);
  });
});

describe('show configuration', () => {
  it("is the asked node's own", () => {
    const set = (node: Node) => print('show configuration | display set', 't-r', [], 0, node);
    expect(set('A')).toContain('set chassis high-availability local-id 1');
    expect(set('B')).toContain('set chassis high-availability local-id 2');
    expect(print('show configuration', 't-r', [], 0)).toContain('high-availability {');
  });
});

it('every command prints at every moment of a failure', () => {
  for (const { words, print: show } of pairCommands)
    for (const atMs of [0, 100, 1000, 3000, 8000, 90_000]) {
      if (show === undefined) continue;
      for (const node of ['A', 'B'] as const)
        expect(
          show(contextOf('t-r', ['0s fail process:A/flowd'], atMs, node), { group: '1' }),
          words.join(' '),
        ).not.toMatch(/undefined|\[object/);
    }
});
