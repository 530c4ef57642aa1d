// Rows RE01 to RE32 of the Routing Engine conformance table, with every figure that they state.
import { describe, expect, it } from 'vitest';
import { outagesOf } from '../chassis/testing/run';
import { row } from './testing/conformance';

const S = 1000;
const NEVER = 3_600_000;
const FLOW = 'west-to-east';
const SWITCH = 'MX> request chassis routing-engine master switch';
const TOGGLE = [
  'Toggle mastership between routing engines ? [yes,no] (no) yes',
  '',
  'Resolving mastership...',
  'Complete. The other routing engine becomes the master.',
].join('\n');

describe('B0: two Routing Engines, nothing configured', () => {
  it('RE01 gone: immediate, PFEs restart', () => {
    const { engines, change, changes, flow, run } = row('re-b0', ['0s fail re:MX/re0']);
    expect(engines(-1)).toBe('master / backup');
    expect(engines(0)).toBe('empty / master');
    expect(change(0)).toBe('re1 removed restart lost');
    expect(changes()).toBe('0 re1');
    expect(flow(1 * S)).toBe('lost');
    expect(flow(900 * S)).toBe('forwarding');
    expect(outagesOf(run, FLOW)).toBe('0..300000');
  });

  it('RE02 hang: never replaced; the PFEs forward until the neighbours time out', () => {
    const { engines, changes, flow, protocols, run } = row('re-b0', ['0s fail hang:MX/re0']);
    for (const atMs of [0, 300_000, NEVER]) {
      expect(engines(atMs)).toMatch(/ \/ backup$/);
      expect(changes(atMs)).toBe('');
    }
    expect(flow(1 * S)).toBe('forwarding');
    expect(protocols(1 * S)).toBe('stale');
    // "until neighbours time out": no figure is published, 90 s is the assumption of the design.
    expect(outagesOf(run, FLOW)).toBe('90000..');
  });

  it('RE13 a commanded switch warns and restarts the PFEs', () => {
    const { engines, change, changes, flow, run } = row('re-b0', [`0s ${SWITCH}`]);
    expect(engines(0)).toBe('backup / master');
    expect(change(0)).toBe('re1 command restart lost');
    expect(changes()).toBe('0 re1');
    expect(run.replies).toEqual([
      {
        atMs: 0,
        node: 'MX',
        command: 'request chassis routing-engine master switch',
        text: `warning: Traffic will be interrupted while the PFE is re-initialized\n${TOGGLE}`,
        accepted: true,
      },
    ]);
    expect(flow(1 * S)).toBe('lost');
    expect(flow(900 * S)).toBe('forwarding');
  });

  it('RE24 a disk error moves nothing', () => {
    const { engines, changes, flow } = row('re-b0', ['0s fail disk:MX/re0']);
    for (const atMs of [0, NEVER]) {
      expect(engines(atMs)).toBe('master / backup');
      expect(changes(atMs)).toBe('');
      expect(flow(atMs)).toBe('forwarding');
    }
  });

  it('RE28 nonstop-routing alone is refused twice', () => {
    const { run, engines } = row('re-b0', ['0s MX# set routing-options nonstop-routing']);
    expect(run.replies.map(({ text, accepted }) => ({ text, accepted }))).toEqual([
      {
        text: 'Synchronized commits must be configured with nonstop-routing\nGraceful switchover needs to be configured',
        accepted: false,
      },
    ]);
    expect(run.trace.filter(({ atMs }) => atMs >= 0)).toEqual([]);
    expect(engines(0)).toBe('master / backup');
  });

  it('RE30 both master is refused', () => {
    const { run, engines } = row('re-b0', [
      '0s MX# set chassis redundancy routing-engine 0 master; set chassis redundancy routing-engine 1 master',
    ]);
    expect(run.replies.map(({ accepted }) => accepted)).toEqual([false]);
    expect(engines(NEVER)).toBe('master / backup');
  });

  it('RE31 the configured master wins the boot', () => {
    const { engines, change, flow } = row('re-b0+prio=backup/master', [], { from: 'boot' });
    expect(engines(0)).toBe('backup / master');
    expect(change(0)).toMatch(/^re1 election restart/);
    expect(flow(900 * S)).toBe('forwarding');
  });

  it('RE32 a Routing Engine that is alone becomes master', () => {
    const { engines, changes, flow } = row('re-b0+only=re1', [], { from: 'boot' });
    expect(engines(0)).toBe('empty / master');
    expect(changes(0)).toBe('0 re1');
    expect(flow(900 * S)).toBe('forwarding');
  });
});

describe('B0 with on-loss-of-keepalives', () => {
  it('RE03 a hang is replaced after 300 s; one log line every 20 s before that', () => {
    const { engines, change, changes, facts, flow, run } = row('re-b0+on-loss', ['0s fail hang:MX/re0']);
    expect(engines(299_999)).toBe('master / backup');
    expect(flow(299_999)).toBe('forwarding');
    expect(facts(299_999)).toMatchObject({ mastershipLogLines: 14 });
    expect(engines(300 * S)).toMatch(/ \/ master$/);
    expect(facts(300 * S)).toMatchObject({ mastershipLogLines: 15 });
    expect(change(300 * S)).toBe('re1 keepalives-lost restart lost');
    expect(changes()).toBe('300000 re1');
    expect(flow(301 * S)).toBe('lost');
    expect(flow(1200 * S)).toBe('forwarding');
    expect(outagesOf(run, FLOW)).toBe('300000..600000');
  });

  it('RE04 keepalive-time 25', () => {
    const { engines, change, changes, facts, run } = row('re-b0+on-loss+keepalive=25', ['0s fail hang:MX/re0']);
    expect(engines(24_999)).toBe('master / backup');
    expect(facts(24_999)).toMatchObject({ mastershipLogLines: 1 });
    expect(engines(25 * S)).toMatch(/ \/ master$/);
    expect(change(25 * S)).toBe('re1 keepalives-lost restart lost');
    expect(changes()).toBe('25000 re1');
    expect(outagesOf(run, FLOW)).toBe('25000..325000');
  });

  it('keepalives that return in time cancel it', () => {
    const { changes, engines } = row('re-b0+on-loss', ['0s fail keepalives:MX/re0', '299s repair keepalives:MX/re0']);
    expect(changes()).toBe('');
    expect(engines(NEVER)).toBe('master / backup');
  });

  it('keepalives that return exactly at the end are late', () => {
    const { changes } = row('re-b0+on-loss', ['0s fail keepalives:MX/re0', '300s repair keepalives:MX/re0']);
    expect(changes()).toBe('300000 re1');
  });
});

describe('BG: graceful switchover', () => {
  it('RE05 a hang is replaced after 2 s, forwarding goes on, rpd restarts', () => {
    const { engines, change, changes, facts, protocols, run } = row('re-bg', ['0s fail hang:MX/re0']);
    expect(engines(1_999)).toBe('master / backup');
    expect(facts(1_999)).toMatchObject({ mastershipLogLines: 0 });
    expect(engines(2 * S)).toMatch(/ \/ master$/);
    expect(change(2 * S)).toBe('re1 keepalives-lost kept restart');
    expect(changes()).toBe('2000 re1');
    expect(protocols(3 * S)).toBe('restarting');
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('RE07 with graceful restart the neighbours hold their routes', () => {
    const { engines, change, protocols, run } = row('re-bg+gr', ['0s fail hang:MX/re0']);
    expect(engines(2 * S)).toMatch(/ \/ master$/);
    expect(change(2 * S)).toBe('re1 keepalives-lost kept graceful-restart');
    expect(protocols(3 * S)).toBe('graceful-restart');
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('RE08 a topology change stops graceful restart and interrupts traffic', () => {
    const { engines, flow, protocols } = row('re-bg+gr', ['0s fail hang:MX/re0', '10s fail link:north']);
    expect(engines(2 * S)).toMatch(/ \/ master$/);
    expect(flow(9_999)).toBe('forwarding');
    expect(flow(10 * S)).toBe('lost');
    expect(protocols(10 * S)).toBe('interrupted');
    expect(flow(900 * S)).toBe('forwarding');
  });

  it('RE09 keepalive-time is refused', () => {
    const { run, engines } = row('re-bg', ['0s MX# set chassis redundancy keepalive-time 60']);
    expect(run.replies.map(({ text, accepted }) => ({ text, accepted }))).toEqual([
      { text: 'Graceful switchover configured, cannot change the default keepalive interval', accepted: false },
    ]);
    expect(run.trace.filter(({ atMs }) => atMs >= 0)).toEqual([]);
    expect(engines(0)).toBe('master / backup');
  });

  it('RE10 the old master returns as Backup: no preemption', () => {
    const { engines, changes, ready } = row('re-bg', ['0s fail hang:MX/re0', '600s repair hang:MX/re0']);
    expect(engines(600 * S)).toBe('backup / master');
    expect(changes()).toBe('2000 re1');
    for (const atMs of [600_000, 620_000, 660_000]) expect(ready(atMs)).toBe(false);
    expect(ready(1500 * S)).toBe(true);
  });

  it('RE11 not even where it is configured as master', () => {
    const { engines, changes } = row('re-bg+prio=master/backup', ['0s fail hang:MX/re0', '600s repair hang:MX/re0']);
    for (const atMs of [600_000, NEVER]) expect(engines(atMs)).toBe('backup / master');
    expect(changes()).toBe('2000 re1');
  });

  it('RE12 a power cycle elects again', () => {
    const { engines, changes, change, flow } = row('re-bg', [
      '0s fail hang:MX/re0',
      '600s repair hang:MX/re0',
      '1000s fail node:MX',
      '1060s repair node:MX',
    ]);
    expect(engines(999_999)).toBe('backup / master');
    expect(engines(1060 * S)).toBe('master / backup');
    expect(change(1060 * S)).toMatch(/^re0 election restart/);
    expect(changes()).toBe('2000 re1, 1060000 re0');
    expect(flow(1061 * S)).toBe('lost');
    expect(flow(1960 * S)).toBe('forwarding');
  });

  it('RE17 a switch before the standby is ready resets the PFEs that are not', () => {
    const { engines, change, changes, run, flow } = row('re-bg', [
      '0s fail re:MX/re1',
      '100s repair re:MX/re1',
      `120s ${SWITCH}`,
    ]);
    expect(engines(120 * S)).toBe('backup / master');
    expect(change(120 * S)).toBe('re1 command reset(not-ready) lost');
    expect(changes()).toBe('120000 re1');
    expect(run.replies.map(({ text }) => text)).toEqual([
      `warning: Standby Routing Engine is not ready for graceful switchover. Packet Forwarding Engines that are not ready for graceful switchover might be reset\n${TOGGLE}`,
    ]);
    // Readiness is kept for the chassis as a whole: no PFE is ready, so all of them are reset (rule re.chassis.reset).
    expect(flow(121 * S)).toBe('lost');
    expect(flow(1020 * S)).toBe('forwarding');
  });

  it('RE18 a failover before the standby is ready is as without GRES', () => {
    const { engines, change, changes, flow } = row('re-bg', [
      '0s fail re:MX/re1',
      '100s repair re:MX/re1',
      '120s fail hang:MX/re0',
    ]);
    expect(engines(121_999)).toMatch(/^master/);
    expect(engines(122 * S)).toMatch(/ \/ master$/);
    expect(change(122 * S)).toBe('re1 keepalives-lost restart lost');
    expect(changes()).toBe('122000 re1');
    expect(flow(123 * S)).toBe('lost');
  });

  it.each([
    ['RE23', 're-bg+on-disk', 'disk', 'disk-failure'],
    ['RE25', 're-bg', 'slow-disk', 'slow-disk'],
    ['RE27', 're-bg+on-re-to-fpc', 'em0', 'em0-stale'],
  ])('%s a fault that is configured to move mastership does, gracefully', (_, spec, fault, reason) => {
    const { engines, change, changes, run } = row(spec, [`0s fail ${fault}:MX/re0`]);
    expect(engines(0)).toMatch(/ \/ master$/);
    expect(change(0)).toBe(`re1 ${reason} kept restart`);
    expect(changes()).toBe('0 re1');
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('RE26 not-on-disk-underperform: a slow disk moves nothing', () => {
    const { engines, changes, run } = row('re-bg+not-underperform', ['0s fail slow-disk:MX/re0']);
    expect(engines(NEVER)).toBe('master / backup');
    expect(changes()).toBe('');
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('em0 without on-re-to-fpc-stale moves nothing', () => {
    const { engines, changes } = row('re-bg', ['0s fail em0:MX/re0']);
    expect(engines(NEVER)).toBe('master / backup');
    expect(changes()).toBe('');
  });
});

describe('BN: graceful switchover and nonstop routing', () => {
  it('RE06 a hang: the neighbours notice nothing', () => {
    const { engines, change, changes, protocols, run } = row('re-bn', ['0s fail hang:MX/re0']);
    expect(engines(1_999)).toBe('master / backup');
    expect(engines(2 * S)).toMatch(/ \/ master$/);
    expect(change(2 * S)).toBe('re1 keepalives-lost kept kept');
    expect(changes()).toBe('2000 re1');
    expect(protocols(2 * S)).toBe('running');
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('RE14 a commanded switch: nothing is lost, the old master is not rebooted', () => {
    const { engines, change, run, protocols, ready } = row('re-bn', [`0s ${SWITCH}`]);
    expect(engines(0)).toBe('backup / master');
    expect(change(0)).toBe('re1 command kept kept');
    expect(run.replies.map(({ text }) => text)).toEqual([TOGGLE]);
    expect(protocols(0)).toBe('running');
    expect(ready(0)).toBe(true);
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('RE15 again after 19 s: refused with the seconds that are left', () => {
    const { engines, changes, run } = row('re-bn', [`0s ${SWITCH}`, `19s ${SWITCH}`]);
    expect(run.replies.map(({ text, accepted }) => ({ text, accepted }))).toEqual([
      { text: TOGGLE, accepted: true },
      { text: 'Command aborted. Not ready for mastership switch, try after 221 secs.', accepted: false },
    ]);
    expect(engines(19 * S)).toBe('backup / master');
    expect(changes()).toBe('0 re1');
  });

  it('RE16 and 221 s later: taken', () => {
    const { engines, changes, run } = row('re-bn', [`0s ${SWITCH}`, `19s ${SWITCH}`, `240s ${SWITCH}`]);
    expect(run.replies.map(({ accepted }) => accepted)).toEqual([true, false, true]);
    expect(engines(240 * S)).toBe('master / backup');
    expect(changes()).toBe('0 re1, 240000 re0');
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('RE16 one millisecond before: one second is left', () => {
    const { run } = row('re-bn', [`0s ${SWITCH}`, `239999ms ${SWITCH}`]);
    expect(run.replies[1]?.text).toBe('Command aborted. Not ready for mastership switch, try after 1 secs.');
  });

  it('M4 counts from the later of the graceful switchover and both up', () => {
    const { run } = row('re-bn', [
      `0s ${SWITCH}`,
      '300s fail re:MX/re0',
      '400s repair re:MX/re0',
      `500s ${SWITCH}`,
      `640s ${SWITCH}`,
    ]);
    expect(run.replies.map(({ text }) => text.split('\n')[0])).toEqual([
      TOGGLE.split('\n')[0],
      'Command aborted. Not ready for mastership switch, try after 140 secs.',
      TOGGLE.split('\n')[0],
    ]);
  });

  it('M10 an automatic failover within the 240 s happens', () => {
    const { changes, change } = row('re-bn', [`0s ${SWITCH}`, '30s fail re:MX/re1']);
    expect(changes()).toBe('0 re1, 30000 re0');
    expect(change(30 * S)).toBe('re0 removed kept kept');
  });

  it('RE19 the backup is gone: nothing happens but redundancy', () => {
    const { engines, changes, ready, run } = row('re-bn', ['0s fail re:MX/re1']);
    expect(engines(0)).toBe('master / empty');
    expect(changes()).toBe('');
    expect(ready(0)).toBe(false);
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('RE20 and then the master: total outage', () => {
    const { engines, change, flow } = row('re-bn', ['0s fail re:MX/re1', '60s fail re:MX/re0']);
    expect(engines(60 * S)).toBe('empty / empty');
    expect(change(60 * S)).toBe('none removed lost lost');
    expect(flow(59_999)).toBe('forwarding');
    for (const atMs of [61_000, 960_000]) expect(flow(atMs)).toBe('lost');
  });

  it('RE21 rpd crashes once: it restarts, no switchover', () => {
    const { engines, changes, protocols, run } = row('re-bn', ['0s fail process:MX/rpd']);
    expect(engines(0)).toBe('master / backup');
    expect(changes()).toBe('');
    expect(protocols(0)).toBe('restarting');
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('RE22 with switchover-on-routing-crash the sessions are kept', () => {
    const { engines, change, changes, protocols, run } = row('re-bn+switchover-on-crash', ['0s fail process:MX/rpd']);
    expect(engines(0)).toBe('backup / master');
    expect(change(0)).toBe('re1 rpd-crash kept kept');
    expect(changes()).toBe('0 re1');
    expect(protocols(0)).toBe('running');
    expect(outagesOf(run, FLOW)).toBe('');
  });

  it('RE29 graceful-restart is refused', () => {
    const { run, engines } = row('re-bn', ['0s MX# set routing-options graceful-restart']);
    expect(run.replies.map(({ text, accepted }) => ({ text, accepted }))).toEqual([
      { text: 'Graceful restart and Nonstop routing may not be enabled simultaneously', accepted: false },
    ]);
    expect(engines(0)).toBe('master / backup');
  });
});
