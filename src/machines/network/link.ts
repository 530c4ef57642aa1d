// A link: carries the light of each end to the other unless it is cut. It knows no ports' names and no technology.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec } from '../kernel/types';

interface LinkFlags {
  readonly failed: boolean;
  /** The port at end a sends light; b likewise. */
  readonly a: boolean;
  readonly b: boolean;
  /** It dies without loss of light: both ports stay up, and only what is sent over it is gone. */
  readonly silent?: boolean;
}
type LinkEvent = { type: 'FAIL' | 'REPAIR' | 'A_LIT' | 'A_DARK' | 'B_LIT' | 'B_DARK' };
type LinkEmission =
  | { type: 'light-at-a' | 'dark-at-a' | 'light-at-b' | 'dark-at-b' | 'link-up' | 'link-down' }
  | { type: 'rule'; rule: string };

const isUp = ({ failed, a, b }: LinkFlags): boolean => !failed && a && b;
const arrivesAtA = ({ failed, b, silent }: LinkFlags): boolean => (!failed || silent === true) && b;
const arrivesAtB = ({ failed, a, silent }: LinkFlags): boolean => (!failed || silent === true) && a;

const link = setup({
  types: {} as { context: LinkFlags; events: LinkEvent; input: LinkFlags; emitted: LinkEmission },
});

const set = (change: Partial<LinkFlags>, rule: string) =>
  link.enqueueActions(({ context, enqueue }) => {
    const next = { ...context, ...change };
    if (next.failed === context.failed && next.a === context.a && next.b === context.b) return;
    enqueue.assign(change);
    enqueue.emit({ type: 'rule', rule });
    if (arrivesAtA(next) !== arrivesAtA(context)) enqueue.emit({ type: arrivesAtA(next) ? 'light-at-a' : 'dark-at-a' });
    if (arrivesAtB(next) !== arrivesAtB(context)) enqueue.emit({ type: arrivesAtB(next) ? 'light-at-b' : 'dark-at-b' });
    if (isUp(next) !== isUp(context)) enqueue.emit({ type: isUp(next) ? 'link-up' : 'link-down' });
  });

/** Input `{failed, a, b, silent?}`; emits the light at each end, and `link-up`, `link-down` when it becomes usable or not. */
export const linkMachine: MachineSpec = {
  id: 'link',
  logic: link.createMachine({
    id: 'link',
    context: ({ input }) => input,
    initial: 'down',
    on: {
      FAIL: [
        { guard: ({ context }) => context.silent === true, actions: set({ failed: true }, 'net.link.silent') },
        { actions: set({ failed: true }, 'net.link.fail') },
      ],
      REPAIR: { actions: set({ failed: false }, 'net.link.repair') },
      A_LIT: { actions: set({ a: true }, 'net.link.light') },
      A_DARK: { actions: set({ a: false }, 'net.link.light') },
      B_LIT: { actions: set({ b: true }, 'net.link.light') },
      B_DARK: { actions: set({ b: false }, 'net.link.light') },
    },
    states: {
      up: { always: { guard: ({ context }) => !isUp(context), target: 'down' } },
      down: { always: { guard: ({ context }) => isUp(context), target: 'up' } },
    },
  }),
  describe: ({ value, context }) => ({
    state: stateName(value),
    role: value === 'up' ? 'neutral' : 'failed',
    facts: { failed: context.failed ?? false },
  }),
  timers: {},
};
