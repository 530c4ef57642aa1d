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
  /** Shut by its device. */
  readonly shut?: boolean;
}
type PortEvent = { type: 'FAIL' | 'REPAIR' | 'SHUT' | 'NO_SHUT' | 'DEVICE_ON' | 'DEVICE_OFF' | 'LIGHT' | 'DARK' };
type PortEmission = { type: 'port-up' | 'port-down' | 'laser-on' | 'laser-off' } | { type: 'rule'; rule: string };

const sendsLight = ({ failed, powered, shut }: PortFlags): boolean => !failed && powered && shut !== true;
const isUp = (flags: PortFlags): boolean => sendsLight(flags) && flags.light;

const port = setup({
  types: {} as { context: PortFlags; events: PortEvent; input: PortFlags; emitted: PortEmission },
});

const set = (change: Partial<PortFlags>, rule: string) =>
  port.enqueueActions(({ context, enqueue }) => {
    const next = { ...context, ...change };
    const isSame =
      next.failed === context.failed &&
      next.powered === context.powered &&
      next.light === context.light &&
      (next.shut ?? false) === (context.shut ?? false);
    if (isSame) return;
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
      SHUT: { actions: set({ shut: true }, 'net.port.shut') },
      NO_SHUT: { actions: set({ shut: false }, 'net.port.shut') },
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
    facts: {
      failed: context.failed ?? false,
      powered: context.powered ?? false,
      light: context.light ?? false,
      ...(context.shut === true ? { shut: true } : undefined),
    },
  }),
  timers: {},
};
