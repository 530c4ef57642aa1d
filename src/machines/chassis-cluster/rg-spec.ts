// How a redundancy group looks from outside: state words, roles, facts, names of its clocks, its chart. It decides nothing.
import type { Described, InstanceId, MachineSpec, MachineState, Role, StateChart, Tally } from '../kernel/types';
import { factsOf, type RgContext, type RgState } from './rg-context';
import { rgMachine } from './rg-machine';

const ROLES: Readonly<Record<RgState, Role>> = {
  primary: 'active',
  secondary: 'standby',
  'secondary-hold': 'transition',
  hold: 'transition',
  ineligible: 'failed',
  disabled: 'failed',
  lost: 'failed',
};

/** The row that `show chassis cluster status` prints. A dead node keeps its last look until the peer's heartbeat time is over. */
function describe({ value, context }: MachineState): Described {
  const c = context as unknown as RgContext;
  if (value !== 'lost') {
    const state = value as RgState;
    return { state, role: ROLES[state], facts: factsOf(c) };
  }
  const isShownLost = c.shownState === 'lost';
  return {
    state: c.shownState,
    role: ROLES[c.shownState],
    facts: {
      weight: c.shownWeight,
      priority: c.shownPriority,
      failures: c.shownFailures === null ? null : c.shownFailures.split(' ').filter((code) => code !== ''),
      manualFailover: isShownLost ? null : c.manual !== 'none',
    },
  };
}

/** Transitions to primary on either node, claims in a split brain included: cluster-wide, 1 after the first election [YANG, CAP-VSRX]. */
export const failoverTally = (bothNodes: readonly InstanceId[]): Tally => ({
  fact: 'failoverCount',
  of: bothNodes,
  effect: ({ rule, from, to }) => {
    if (rule === 'cc.count.cleared') return 'clears';
    return from !== to && to === 'primary' ? 'counts' : 'none';
  },
});

const chart: StateChart = {
  states: [
    { id: 'hold', label: 'hold', role: ROLES.hold, column: 0, row: 0 },
    { id: 'secondary', label: 'secondary', role: ROLES.secondary, column: 1, row: 0 },
    { id: 'primary', label: 'primary', role: ROLES.primary, column: 2, row: 0 },
    { id: 'ineligible', label: 'ineligible', role: ROLES.ineligible, column: 0, row: 1 },
    { id: 'secondary-hold', label: 'secondary-hold', role: ROLES['secondary-hold'], column: 2, row: 1 },
    { id: 'disabled', label: 'disabled', role: ROLES.disabled, column: 0, row: 2 },
    { id: 'lost', label: 'lost', role: ROLES.lost, column: 2, row: 2 },
  ],
  transitions: [
    { from: 'lost', to: 'hold', label: 'boot', rule: 'cc.boot.hold' },
    { from: 'hold', to: 'secondary', label: 'hold timer', rule: 'cc.boot.ready' },
    { from: 'secondary', to: 'primary', label: 'election', rule: 'cc.election' },
    { from: 'secondary', to: 'primary', label: 'nobody else', rule: 'cc.election.alone' },
    { from: 'secondary', to: 'primary', label: 'peer failed', rule: 'cc.move.weight' },
    { from: 'secondary', to: 'primary', label: 'both failed', rule: 'cc.move.lower-id' },
    { from: 'secondary', to: 'primary', label: 'preempt', rule: 'cc.preempt.move' },
    { from: 'secondary', to: 'primary', label: 'manual', rule: 'cc.manual.failover' },
    { from: 'secondary', to: 'primary', label: 'peer silent', rule: 'cc.peer.gone' },
    { from: 'secondary', to: 'primary', label: 'control lost', rule: 'cc.control.takes' },
    { from: 'secondary', to: 'primary', label: 'control lost', rule: 'cc.control.undetermined' },
    { from: 'secondary', to: 'primary', label: 'fabric lost', rule: 'cc.fabric.takes' },
    { from: 'secondary', to: 'primary', label: 'fabric lost', rule: 'cc.fabric.healthier' },
    { from: 'secondary', to: 'primary', label: 'peer reboots', rule: 'cc.reboot.taken' },
    { from: 'primary', to: 'secondary-hold', label: 'peer takes', rule: 'cc.move.yield' },
    { from: 'primary', to: 'secondary-hold', label: 'yields', rule: 'cc.split.yield' },
    { from: 'primary', to: 'secondary-hold', label: 'nobody can', rule: 'cc.spu.no-primary' },
    { from: 'primary', to: 'ineligible', label: 'probes decide', rule: 'cc.split.probes' },
    { from: 'secondary-hold', to: 'secondary', label: 'hold-down', rule: 'cc.hold-down.over' },
    { from: 'secondary-hold', to: 'primary', label: 'peer silent', rule: 'cc.peer.gone' },
    { from: 'secondary-hold', to: 'primary', label: 'control lost', rule: 'cc.control.takes' },
    { from: 'secondary-hold', to: 'primary', label: 'fabric lost', rule: 'cc.fabric.takes' },
    { from: 'secondary-hold', to: 'primary', label: 'peer reboots', rule: 'cc.reboot.taken' },
    ...(['secondary', 'primary', 'secondary-hold'] as const).flatMap((from) => [
      { from, to: 'ineligible', label: 'control lost', rule: 'cc.control.ineligible' },
      { from, to: 'ineligible', label: 'fabric lost', rule: 'cc.fabric.ineligible' },
      { from, to: 'disabled', label: 'fabric lost', rule: 'cc.fabric.disabled' },
      ...(from === 'primary' ? [] : [{ from, to: 'disabled', label: 'fabric deleted', rule: 'cc.fabric.removed' }]),
    ]),
    { from: 'ineligible', to: 'primary', label: 'peer silent', rule: 'cc.peer.gone' },
    { from: 'ineligible', to: 'secondary', label: 'fabric back', rule: 'cc.fabric.recovered' },
    { from: 'ineligible', to: 'disabled', label: '180 s', rule: 'cc.control.disabled' },
    ...(['hold', 'secondary', 'primary', 'secondary-hold', 'ineligible', 'disabled'] as const).map((from) => ({
      from,
      to: 'lost',
      label: 'power',
      rule: 'cc.power.lost',
    })),
  ],
};

/** `rgN@node`. Deliveries and emissions are the events of rg-setup.ts. */
export const redundancyGroupMachine: MachineSpec = {
  id: 'cc-redundancy-group',
  logic: rgMachine,
  describe,
  timers: {
    hold: { name: 'initial hold', rule: 'cc.boot.ready' },
    'hold-down': { name: 'hold-down-interval', rule: 'cc.hold-down.over' },
    move: { name: 'move after failure', rule: 'cc.move.weight' },
    preempt: { name: 'preempt delay', rule: 'cc.preempt.move' },
    'preempt-period': { name: 'preempt period', rule: 'cc.preempt.period' },
    elect: { name: 'election', rule: 'cc.election' },
    claim: { name: 'wait for a peer', rule: 'cc.election.alone' },
    forward: { name: 'forwarding delay', rule: 'cc.forward' },
    ineligible: { name: 'ineligible timer', rule: 'cc.control.disabled' },
    'fabric-recovery': { name: 'cold sync after the fabric', rule: 'cc.fabric.recovered' },
    recovery: { name: 'control-link-recovery', rule: 'cc.control.recovery' },
    'cold-sync': { name: 'cold sync', rule: 'cc.cold-sync.done' },
    suspension: { name: 'monitoring rest', rule: 'cc.im.resumed' },
    'fabric-wait': { name: 'wait for the unhealthy node', rule: 'cc.fabric.waits' },
    probe: { name: 'wait for fabric probes', rule: 'cc.probe.never' },
    leaving: { name: 'takeover from a node that reboots', rule: 'cc.reboot.taken' },
    heartbeat: { name: 'heartbeat time of the peer', rule: 'cc.peer.lost' },
    settle: { name: 'end of the instant', rule: 'cc.instant' },
    evaluate: { name: 'end of the instant', rule: 'cc.instant' },
  },
  chart,
};
