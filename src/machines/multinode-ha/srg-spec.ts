// How an SRG looks from outside: state words, roles, facts, names of its clocks, its chart. It decides nothing.
import { stateName } from '../kernel/state-name';
import type { MachineSpec, MachineState, Role, StateChart } from '../kernel/types';
import { factsOf, type SrgContext, type SrgState } from './srg-context';
import { srgMachine } from './srg-machine';

const ROLES: Readonly<Record<SrgState, Role>> = {
  off: 'failed',
  hold: 'transition',
  active: 'active',
  backup: 'standby',
  ineligible: 'failed',
};

const chart: StateChart = {
  states: [
    { id: 'hold', label: 'HOLD', role: ROLES.hold, column: 0, row: 0 },
    { id: 'backup', label: 'BACKUP', role: ROLES.backup, column: 1, row: 0 },
    { id: 'active', label: 'ACTIVE', role: ROLES.active, column: 2, row: 0 },
    { id: 'off', label: 'off', role: ROLES.off, column: 0, row: 1 },
    { id: 'ineligible', label: 'INELIGIBLE', role: ROLES.ineligible, column: 1, row: 1 },
  ],
  transitions: [
    { from: 'off', to: 'hold', label: 'S1 boot', rule: 'mnha.s1' },
    { from: 'hold', to: 'backup', label: 'S2 peer active', rule: 'mnha.s2' },
    { from: 'hold', to: 'active', label: 'S3 election', rule: 'mnha.s3' },
    { from: 'hold', to: 'active', label: 'S3 probe elects', rule: 'mnha.s3.probe' },
    { from: 'backup', to: 'active', label: 'S3 nobody serves', rule: 'mnha.s3' },
    { from: 'hold', to: 'active', label: 'S4 probe', rule: 'mnha.s4' },
    { from: 'hold', to: 'active', label: 'S5 alone', rule: 'mnha.s5' },
    ...(['hold', 'backup', 'active'] as const).map((from) => ({
      from,
      to: 'ineligible',
      label: 'S6 failure',
      rule: 'mnha.s6',
    })),
    { from: 'backup', to: 'active', label: 'S7 peer out', rule: 'mnha.s7' },
    { from: 'hold', to: 'active', label: 'S7 peer out', rule: 'mnha.s7' },
    { from: 'backup', to: 'active', label: 'S8 manual', rule: 'mnha.s8' },
    { from: 'backup', to: 'active', label: 'S9 probe', rule: 'mnha.s9' },
    { from: 'backup', to: 'active', label: 'S10 preempt', rule: 'mnha.s10' },
    { from: 'active', to: 'backup', label: 'S11 peer takes', rule: 'mnha.s11' },
    { from: 'ineligible', to: 'backup', label: 'S12 peer active', rule: 'mnha.s12' },
    { from: 'ineligible', to: 'active', label: 'S13 nobody else', rule: 'mnha.s13' },
    { from: 'ineligible', to: 'hold', label: 'S14 ask the probe', rule: 'mnha.s14' },
    ...(['hold', 'backup', 'active', 'ineligible'] as const).map((from) => ({
      from,
      to: 'off',
      label: 'power',
      rule: 'mnha.srg.power',
    })),
  ],
};

/** `srg1@A`; facts as headless reports promise them, and what the peer said. */
export const srgSpec: MachineSpec = {
  id: 'mnha-srg',
  logic: srgMachine,
  describe: ({ value, context }: MachineState) => {
    const state = stateName(value) as SrgState;
    return { state, role: ROLES[state], facts: factsOf(state, context as unknown as SrgContext) };
  },
  timers: { hold: { name: 'standalone HOLD', rule: 'mnha.s5' } },
  chart,
};
