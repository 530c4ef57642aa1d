// `show chassis cluster statistics` and its halves: one heartbeat and one probe an interval, received while a path is up.
import { describe, expect, it } from 'vitest';
import { contextOf, type Member, print, text, withRelease } from '../testing/console';
import { templateDesign } from '../testing/designs';

const a1 = templateDesign('cc-a1');
const a5 = templateDesign('cc-a5');
const command = 'show chassis cluster control-plane statistics';
/** Numbers of the control-plane statistics in their order: sent, received, errors; probes sent and received of both children. */
const numbers = (design: typeof a1, steps: readonly string[], atMs: number, member: Member = 0): readonly number[] =>
  [...print(command, contextOf(design, steps, atMs, member)).matchAll(/: (\d+)/g)].map(([, digits]) => Number(digits));
/** 690 s between the end of the boot and the first instant of steady state, in beats. */
const BOOTED = 690;

describe('show chassis cluster statistics', () => {
  it('prints both halves', () => {
    expect(text('show chassis cluster statistics', a1, [], 0).split('\n    DS-LITE')[0]).toMatchInlineSnapshot(`
      "
      Control link statistics:
          Control link 0:
              Heartbeat packets sent: 690
              Heartbeat packets received: 690
              Heartbeat packet errors: 0
      Fabric link statistics:
          Child link 0
              Probes sent: 690
              Probes received: 690
          Child link 1
              Probes sent: 0
              Probes received: 0
      Services Synchronized:
          Service name                              RTOs sent    RTOs received
          Translation context                       0            0
          Incoming NAT                              0            0
          Resource manager                          0            0"
    `);
  });
  it('is the control plane, then the data plane', () => {
    const context = contextOf(a1, [], 5000, 0);
    expect(print('show chassis cluster statistics', context)).toBe(
      `${print(command, context)}\n${print('show chassis cluster data-plane statistics', context)}`,
    );
    expect(print('show chassis cluster data-plane statistics', context).split('\n')).toHaveLength(51);
  });
  it('9.3 does not tell links apart', () => {
    expect(text(command, withRelease(a1, '9.3R2'), [], 0)).toMatchInlineSnapshot(`
      "
      Control link statistics:
          Heartbeat packets sent: 690
          Heartbeat packets received: 690
      Fabric link statistics:
          Probes sent: 690
          Probes received: 690
      "
    `);
  });
  it('two control links have a count each', () => {
    expect(text(command, a5, ['0 fail link:control-1'], 10_000)).toMatchInlineSnapshot(`
      "
      Control link statistics:
          Control link 0:
              Heartbeat packets sent: 700
              Heartbeat packets received: 700
              Heartbeat packet errors: 0
          Control link 1:
              Heartbeat packets sent: 700
              Heartbeat packets received: 690
              Heartbeat packet errors: 0
      Fabric link statistics:
          Child link 0
              Probes sent: 700
              Probes received: 700
          Child link 1
              Probes sent: 0
              Probes received: 0
      "
    `);
  });
});

describe('counters', () => {
  it('one heartbeat and one probe an interval since the boot', () => {
    expect(numbers(a1, [], 0)).toEqual([BOOTED, BOOTED, 0, BOOTED, BOOTED, 0, 0]);
    expect(numbers(a1, [], 999)).toEqual([BOOTED, BOOTED, 0, BOOTED, BOOTED, 0, 0]);
    expect(numbers(a1, [], 1000)).toEqual([BOOTED + 1, BOOTED + 1, 0, BOOTED + 1, BOOTED + 1, 0, 0]);
    const slow = templateDesign('cc-a1', ['hb=2000x8']);
    expect(numbers(slow, [], 8000)[0]).toBe((numbers(slow, [], 0)[0] ?? 0) + 4);
  });
  it('a cut control link: the node goes on sending and hears nothing until an interval after the repair', () => {
    const steps = ['0 fail control:cluster', '60000 repair control:cluster'];
    expect(numbers(a1, steps, 59_000).slice(0, 2)).toEqual([BOOTED + 59, BOOTED]);
    expect(numbers(a1, steps, 60_000).slice(0, 2)).toEqual([BOOTED + 60, BOOTED]);
    expect(numbers(a1, steps, 61_000).slice(0, 2)).toEqual([BOOTED + 61, BOOTED + 1]);
    // probes take the other way
    expect(numbers(a1, steps, 60_000).slice(3, 5)).toEqual([BOOTED + 60, BOOTED + 60]);
  });
  it('the second fabric child carries probes only while the first is down', () => {
    const steps = ['0 fail link:fabric-0', '30000 repair link:fabric-0'];
    expect(numbers(a5, steps, 0).slice(-4)).toEqual([BOOTED, BOOTED, 0, 0]);
    expect(numbers(a5, steps, 20_000).slice(-4)).toEqual([BOOTED, BOOTED, 20, 20]);
    expect(numbers(a5, steps, 40_000).slice(-4)).toEqual([BOOTED + 10, BOOTED + 10, 30, 30]);
  });
  it('a rebooted node counts anew, its peer goes on', () => {
    const steps = ['0 fail node:node1', '10000 repair node:node1'];
    const joined = 10_000 + 255_000;
    expect(numbers(a1, steps, joined + 20_000, 1).slice(0, 2)).toEqual([20, 20]);
    expect(numbers(a1, steps, joined + 20_000, 0).slice(0, 2)).toEqual([BOOTED + 285, BOOTED + 20]);
  });
  it.each(['clear chassis cluster statistics', 'clear chassis cluster control-plane statistics'])('%s', (clear) => {
    const steps = [`5000 node0> ${clear}`];
    expect(numbers(a1, steps, 5000).slice(0, 2)).toEqual([0, 0]);
    expect(numbers(a1, steps, 15_000).slice(0, 2)).toEqual([10, 10]);
    // only where it was typed
    expect(numbers(a1, steps, 15_000, 1).slice(0, 2)).toEqual([BOOTED + 15, BOOTED + 15]);
  });
});

it('data-plane interfaces: the children of both ends', () => {
  expect(text('show chassis cluster data-plane interfaces', a5, ['0 fail link:fabric-1'], 500)).toMatchInlineSnapshot(`
    "
    fab0:
      Name               Status
      ge-0/0/2           up
      ge-0/0/5           down
    fab1:
      Name               Status
      ge-12/0/2          up
      ge-12/0/5          down
    "
  `);
});
