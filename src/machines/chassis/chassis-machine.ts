// The cards of one router as a whole: they stop without power or master, restart, and run. It knows no Routing Engine and no service.
import { cancel, raise, setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';
import { chassisRuleIds } from './rules';

/** Power-on or restart until all cards forward: "several minutes" [R15]; the figure is an assumption. */
const CARDS_START_MS = 300_000;

type ChassisEvent =
  | { type: 'DEVICE_ON' | 'DEVICE_OFF' }
  /** Restart: no graceful switchover. Reset: a commanded one before all were ready. Stop: nobody is master. */
  | { type: 'CARDS_RESTART' | 'CARDS_RESET' | 'CARDS_STOP' }
  | { type: 'CARDS_STARTED' };
type ChassisEmission = { type: 'cards-down' | 'cards-up' } | { type: 'rule'; rule: string };

const ROLES: Readonly<Record<string, Role>> = {
  off: 'failed',
  stopped: 'failed',
  restarting: 'transition',
  up: 'neutral',
};

/** Events of ChassisEvent; emits `cards-down` whenever the cards stop (also while they are down: a restart begins anew) and `cards-up`. */
export function chassisMachine(prefix: string): MachineSpec {
  const id = chassisRuleIds(prefix);
  const chassis = setup({ types: {} as { events: ChassisEvent; emitted: ChassisEmission } });
  const because = (rule: string) => chassis.emit({ type: 'rule', rule });
  const down = chassis.emit({ type: 'cards-down' });
  const restart = (rule: string) => ({ target: '.restarting', reenter: true, actions: [because(rule), down] }) as const;
  const logic = chassis.createMachine({
    id: 'chassis',
    initial: 'off',
    on: {
      DEVICE_OFF: { target: '.off', actions: [because(id.off), down] },
      CARDS_STOP: { target: '.stopped', actions: [because(id.stop), down] },
      CARDS_RESTART: restart(id.restart),
      CARDS_RESET: restart(id.reset),
    },
    states: {
      off: {
        on: {
          DEVICE_ON: { target: 'restarting', actions: [because(id.power), down] },
          // Cards without power stay where they are.
          CARDS_STOP: {},
          CARDS_RESTART: {},
          CARDS_RESET: {},
          DEVICE_OFF: {},
        },
      },
      stopped: {},
      restarting: {
        entry: raise({ type: 'CARDS_STARTED' }, { delay: CARDS_START_MS, id: 'cards' }),
        exit: cancel('cards'),
        on: { CARDS_STARTED: { target: 'up', actions: [because(id.up), chassis.emit({ type: 'cards-up' })] } },
      },
      up: {},
    },
  });
  return {
    id: `${prefix}-chassis`,
    logic,
    describe: ({ value }) => ({ state: stateName(value), role: ROLES[stateName(value)] ?? 'neutral', facts: {} }),
    timers: { cards: { name: 'cards start', rule: id.up } },
    chart: {
      states: [
        { id: 'off', label: 'off', role: 'failed', column: 0, row: 0 },
        { id: 'restarting', label: 'restarting', role: 'transition', column: 1, row: 0 },
        { id: 'up', label: 'up', role: 'neutral', column: 2, row: 0 },
        { id: 'stopped', label: 'stopped', role: 'failed', column: 1, row: 1 },
      ],
      transitions: [
        { from: 'off', to: 'restarting', label: 'power', rule: id.power },
        { from: 'restarting', to: 'up', label: 'cards run', rule: id.up },
        { from: 'up', to: 'restarting', label: 'not graceful', rule: id.restart },
        { from: 'up', to: 'restarting', label: 'not ready', rule: id.reset },
        { from: 'up', to: 'stopped', label: 'no master', rule: id.stop },
        { from: 'stopped', to: 'restarting', label: 'master', rule: id.restart },
        { from: 'up', to: 'off', label: 'power', rule: id.off },
        { from: 'restarting', to: 'off', label: 'power', rule: id.off },
        { from: 'restarting', to: 'stopped', label: 'no master', rule: id.stop },
        { from: 'stopped', to: 'off', label: 'power', rule: id.off },
      ],
    },
  };
}
