// A port: up while it is not failed, its device runs and light arrives. It knows no technology.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec } from '../kernel/types';

interface PortFlags {
  readonly failed: boolean;
  /** Its device is on. */
  readonly powered: boolean;
  /** Light arrives; always true for a port without a link: nobody can say that nothing comes. */
  readonly light: boolean;
}
type PortEvent = { type: 'FAIL' | 'REPAIR' | 'DEVICE_ON' | 'DEVICE_OFF' | 'LIGHT' | 'DARK' };
type PortEmission = { type: 'port-up' | 'port-down' | 'laser-on' | 'laser-off' } | { type: 'rule'; rule: string };

const isUp = ({ failed, powered, light }: PortFlags): boolean => !failed && powered && light;
const sendsLight = ({ failed, powered }: PortFlags): boolean => !failed && powered;

const port = setup({
  types: {} as { context: PortFlags; events: PortEvent; input: PortFlags; emitted: PortEmission },
});

const set = (change: Partial<PortFlags>, rule: string) =>
  port.enqueueActions(({ context, enqueue }) => {
    const next = { ...context, ...change };
    if (next.failed === context.failed && next.powered === context.powered && next.light === context.light) return;
    enqueue.assign(change);
    enqueue.emit({ type: 'rule', rule });
    if (sendsLight(next) !== sendsLight(context)) enqueue.emit({ type: sendsLight(next) ? 'laser-on' : 'laser-off' });
    if (isUp(next) !== isUp(context)) enqueue.emit({ type: isUp(next) ? 'port-up' : 'port-down' });
  });

/** Input `{failed, powered, light}`; emits `port-up`, `port-down` when the result changes and `laser-on`, `laser-off` for the link. */
export const portMachine: MachineSpec = {
  id: 'port',
  logic: port.createMachine({
    id: 'port',
    context: ({ input }) => input,
    initial: 'down',
    on: {
      FAIL: { actions: set({ failed: true }, 'net.port.fail') },
      REPAIR: { actions: set({ failed: false }, 'net.port.repair') },
      DEVICE_ON: { actions: set({ powered: true }, 'net.port.device') },
      DEVICE_OFF: { actions: set({ powered: false }, 'net.port.device') },
      LIGHT: { actions: set({ light: true }, 'net.port.carrier') },
      DARK: { actions: set({ light: false }, 'net.port.carrier') },
    },
    states: {
      up: { always: { guard: ({ context }) => !isUp(context), target: 'down' } },
      down: { always: { guard: ({ context }) => isUp(context), target: 'up' } },
    },
  }),
  describe: ({ value, context }) => ({
    state: stateName(value),
    role: value === 'up' ? 'neutral' : 'failed',
    facts: { failed: context.failed ?? false, powered: context.powered ?? false, light: context.light ?? false },
  }),
  timers: {},
};
