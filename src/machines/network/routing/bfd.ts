// A BFD session (or a hold time): it knows that its path is dead only after its detection time. It knows no topology.
import { cancel, raise, setup } from 'xstate';
import { stateName } from '../../kernel/state-name';
import type { MachineSpec, Role } from '../../kernel/types';

interface BfdContext {
  readonly detectMs: number;
  /** Packets get through between the two ends. */
  readonly path: boolean;
  /** Failed by name. */
  readonly failed: boolean;
  /** What was told last. */
  readonly told: 'none' | 'up' | 'down';
}
type BfdEvent = { type: 'START' | 'PATH_UP' | 'PATH_DOWN' | 'FAIL' | 'REPAIR' | 'SILENT' };
type BfdEmission = { type: 'bfd-up' | 'bfd-down' } | { type: 'rule'; rule: string; text?: string };

const bfd = setup({
  types: {} as {
    context: BfdContext;
    events: BfdEvent;
    input: { detectMs: number };
    emitted: BfdEmission;
  },
  delays: { detect: ({ context }) => context.detectMs },
});

const works = ({ context }: { context: BfdContext }): boolean => context.path && !context.failed;

const set = (change: Partial<Pick<BfdContext, 'path' | 'failed'>>, rule: string) =>
  bfd.enqueueActions(({ context, enqueue }) => {
    const next = { ...context, ...change };
    if (next.path === context.path && next.failed === context.failed) return;
    enqueue.assign(change);
    enqueue.emit({ type: 'rule', rule });
  });
const tell = (told: 'up' | 'down') =>
  bfd.enqueueActions(({ context, enqueue }) => {
    if (context.told === told) return;
    enqueue.assign({ told });
    enqueue.emit({ type: told === 'up' ? 'bfd-up' : 'bfd-down' });
  });

const ROLES: Readonly<Record<string, Role>> = { up: 'neutral', detecting: 'transition', down: 'failed' };

const logic = bfd.createMachine({
  id: 'bfd',
  context: ({ input }) => ({ detectMs: input.detectMs, path: false, failed: false, told: 'none' }),
  initial: 'down',
  on: {
    START: {
      target: '.detecting',
      actions: [bfd.assign({ told: 'none' }), bfd.emit({ type: 'rule', rule: 'net.bfd.start' })],
    },
    PATH_UP: { actions: set({ path: true }, 'net.bfd.up') },
    PATH_DOWN: { actions: set({ path: false }, 'net.bfd.silent') },
    FAIL: { actions: set({ failed: true }, 'net.bfd.fail') },
    REPAIR: { actions: set({ failed: false }, 'net.bfd.up') },
  },
  states: {
    down: { always: { guard: works, target: 'up' } },
    detecting: {
      entry: raise({ type: 'SILENT' }, { delay: 'detect', id: 'detect' }),
      exit: cancel('detect'),
      always: { guard: works, target: 'up' },
      on: { SILENT: { target: 'down', actions: [bfd.emit({ type: 'rule', rule: 'net.bfd.detect' }), tell('down')] } },
    },
    up: { entry: tell('up'), always: { guard: (args) => !works(args), target: 'detecting' } },
  },
});

const spec = (id: string, name: string, rule: string): MachineSpec => ({
  id,
  logic,
  describe: ({ value, context }) => ({
    state: stateName(value),
    role: ROLES[stateName(value)] ?? 'neutral',
    facts: { path: context.path ?? false, failed: context.failed ?? false },
  }),
  timers: { detect: { name, rule } },
});

/**
 * Input `{detectMs}`; events START (its device runs), PATH_UP, PATH_DOWN, FAIL, REPAIR; emits `bfd-up`, `bfd-down` when what it knows
 * changes, and once after every START.
 */
export const bfdMachine: MachineSpec = spec('bfd', 'BFD detection', 'net.bfd.detect');

/** The hold time of a BGP session without BFD: the same, but slow. */
export const keepaliveMachine: MachineSpec = spec('keepalive', 'hold time', 'net.bgp.hold-time');
