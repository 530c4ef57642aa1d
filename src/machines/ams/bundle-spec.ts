// How a bundle looks from outside: state words, facts, names of its clocks, its chart. It decides nothing.
import { stateName } from '../kernel/state-name';
import type { MachineSpec, MachineState, TimerName } from '../kernel/types';
import { type BundleContext, bundleFacts } from './bundle-context';
import { bundleMachine } from './bundle-machine';

/** A bundle's context out of a machine's state. */
export const bundleOf = (state: MachineState): BundleContext => state.context as unknown as BundleContext;

const PAIRS = 18;
const syncTimers = (): Readonly<Record<string, TimerName>> =>
  Object.fromEntries(
    Array.from({ length: PAIRS }, (_, pair) => [
      `sync-${pair}`,
      { name: 'synchronisation', rule: 'ams.one-to-one.synced' },
    ]),
  );

/** `ams0@MX`: `up` while a member is Active, else `wait-for-members`. */
export const bundleSpec: MachineSpec = {
  id: 'ams-bundle',
  logic: bundleMachine,
  describe: (machine) => {
    const state = stateName(machine.value);
    return { state, role: state === 'up' ? 'active' : 'failed', facts: bundleFacts(bundleOf(machine)) };
  },
  timers: {
    rejoin: { name: 'rejoin-timeout', rule: 'ams.rejoin.expired' },
    start: { name: 'end of the instant', rule: 'ams.start' },
    ...syncTimers(),
  },
  chart: {
    states: [
      { id: 'wait-for-members', label: 'Wait for Members', role: 'failed', column: 0, row: 0 },
      { id: 'up', label: 'Up', role: 'active', column: 1, row: 0 },
    ],
    transitions: [
      { from: 'wait-for-members', to: 'up', label: 'a member is Active', rule: 'ams.start' },
      { from: 'up', to: 'wait-for-members', label: 'no member is Active', rule: 'ams.drop' },
      { from: 'up', to: 'wait-for-members', label: 'cards restart', rule: 'ams.restart' },
    ],
  },
};
