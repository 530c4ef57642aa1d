// A device as the network sees it: it has power or not, and boots in between. It knows nothing of what runs on it.
import { cancel, raise, setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

/** What devices tell: their ports, and the technologies that listen. */
type DeviceEmission = { type: 'device-on' | 'device-off' | 'device-booting' } | { type: 'rule'; rule: string };

const device = setup({
  types: {} as {
    context: { bootMs: number; startsOn: boolean };
    events: { type: 'POWER_ON' } | { type: 'POWER_OFF' } | { type: 'REBOOT' } | { type: 'BOOTED' };
    input: { bootMs: number; startsOn: boolean };
    emitted: DeviceEmission;
  },
  delays: { boot: ({ context }) => context.bootMs },
});

const powerOff = {
  target: 'off',
  actions: [device.emit({ type: 'rule', rule: 'net.device.power-off' }), device.emit({ type: 'device-off' })],
} as const;
const reboot = {
  target: 'booting',
  reenter: true,
  actions: [
    device.emit({ type: 'rule', rule: 'net.device.reboot' }),
    device.emit({ type: 'device-off' }),
    device.emit({ type: 'device-booting' }),
  ],
} as const;

const ROLES: Readonly<Record<string, Role>> = { off: 'failed', booting: 'transition', on: 'neutral' };

/** Input `{bootMs, startsOn}`; events POWER_ON, POWER_OFF, REBOOT; emits `device-on`, `device-off`, `device-booting` (a reboot is off, then booting). */
export const deviceMachine: MachineSpec = {
  id: 'device',
  logic: device.createMachine({
    id: 'device',
    context: ({ input }) => ({ bootMs: input.bootMs, startsOn: input.startsOn }),
    initial: 'start',
    states: {
      start: { always: [{ guard: ({ context }) => context.startsOn, target: 'on' }, { target: 'off' }] },
      off: {
        on: {
          POWER_ON: {
            target: 'booting',
            actions: [
              device.emit({ type: 'rule', rule: 'net.device.power-on' }),
              device.emit({ type: 'device-booting' }),
            ],
          },
        },
      },
      booting: {
        entry: raise({ type: 'BOOTED' }, { delay: 'boot', id: 'boot' }),
        exit: cancel('boot'),
        on: {
          BOOTED: {
            target: 'on',
            actions: [device.emit({ type: 'rule', rule: 'net.device.boot' }), device.emit({ type: 'device-on' })],
          },
          POWER_OFF: powerOff,
          REBOOT: reboot,
        },
      },
      on: { on: { POWER_OFF: powerOff, REBOOT: reboot } },
    },
  }),
  describe: ({ value }) => ({ state: stateName(value), role: ROLES[stateName(value)] ?? 'neutral', facts: {} }),
  timers: { boot: { name: 'boot', rule: 'net.device.boot' } },
};
