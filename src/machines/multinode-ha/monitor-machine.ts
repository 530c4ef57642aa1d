// Everything that one SRG on one node monitors, as a machine: which entries are down, and whether that is a failure. It knows no names.
import { setup } from 'xstate';
import type { MachineSpec, MachineState } from '../kernel/types';

/** BFD, IP, interface: as `show chassis high-availability` abbreviates them. */
export type MonitorCode = 'BF' | 'IP' | 'IF';
export type MonitorEntry = {
  readonly code: MonitorCode;
  /** Place of its monitor object; -1 = flat. */
  readonly object: number;
  readonly weight: number;
};
export type MonitorObject = {
  readonly threshold: number;
  /** Of its kinds of entries; 0 = not set, any failure counts. */
  readonly kinds: Readonly<Record<MonitorCode, number>>;
};
export type MonitorInput = {
  readonly entries: readonly MonitorEntry[];
  readonly objects: readonly MonitorObject[];
  readonly srgThreshold: number;
};
type MonitorContext = MonitorInput & { readonly down: readonly number[] };
type MonitorEvent = { type: 'ENTRY_DOWN' | 'ENTRY_UP'; entry: number } | { type: 'BOOTED' };
type MonitorEmission = { type: 'FAILURES'; codes: readonly string[] } | { type: 'rule'; rule: string; text?: string };

const CODES = ['BF', 'IP', 'IF'] as const;

/** What the failed entries of one kind of one object add up to, 0 while below the threshold of the kind. */
const kindSum = (c: MonitorContext, object: number, code: MonitorCode): number => {
  const sum = c.down.reduce((total, at) => {
    const entry = c.entries[at];
    return entry?.object === object && entry.code === code ? total + entry.weight : total;
  }, 0);
  return sum >= (c.objects[object]?.kinds[code] ?? 0) ? sum : 0;
};
const objectSum = (c: MonitorContext, object: number): number => {
  const sum = CODES.reduce((total, code) => total + kindSum(c, object, code), 0);
  return sum >= (c.objects[object]?.threshold ?? 0) ? sum : 0;
};
/** Weights of failed objects; a failed object hands on what it accumulated [UNCONFIRMED]. */
const weightOf = (c: MonitorContext): number => c.objects.reduce((total, _, object) => total + objectSum(c, object), 0);

/** Failure events as the CLI lists them; none while nothing that counts has failed. */
export function failureCodes(c: MonitorContext): readonly MonitorCode[] {
  const flat = c.down.flatMap((at) => (c.entries[at]?.object === -1 ? [c.entries[at].code] : []));
  const isOver = c.objects.length > 0 && weightOf(c) > 0 && weightOf(c) >= c.srgThreshold;
  return CODES.filter(
    (code) =>
      flat.includes(code) ||
      (isOver && c.objects.some((_, object) => objectSum(c, object) > 0 && kindSum(c, object, code) > 0)),
  );
}

/** `50 of 100`, or how many flat entries are down. */
const text = (c: MonitorContext): string => {
  const flat = c.down.filter((at) => c.entries[at]?.object === -1).length;
  if (c.objects.length === 0) return `${flat} of ${c.entries.length} down`;
  return `weight ${weightOf(c)}, srg-threshold ${c.srgThreshold}`;
};

const monitor = setup({
  types: {} as { context: MonitorContext; events: MonitorEvent; input: MonitorInput; emitted: MonitorEmission },
});

const note = monitor.enqueueActions(({ context, event, enqueue }) => {
  if (event.type === 'BOOTED') return;
  const isDown = context.down.includes(event.entry);
  if (isDown === (event.type === 'ENTRY_DOWN')) return;
  const down = isDown
    ? context.down.filter((entry) => entry !== event.entry)
    : [...context.down, event.entry].sort((a, b) => a - b);
  const next = { ...context, down };
  const codes = failureCodes(next);
  enqueue.assign({ down });
  enqueue.emit({ type: 'rule', rule: `mnha.monitor.${isDown ? 'up' : 'down'}`, text: text(next) });
  if (codes.join() !== failureCodes(context).join()) enqueue.emit({ type: 'FAILURES', codes });
});

/** Sessions and addresses that have not spoken since the boot are unknown, not failed; ports say at once what they are. */
const forget = monitor.enqueueActions(({ context, enqueue }) => {
  const down = context.down.filter((at) => context.entries[at]?.code === 'IF');
  const codes = failureCodes({ ...context, down });
  if (down.length < context.down.length) {
    enqueue.assign({ down });
    enqueue.emit({ type: 'rule', rule: 'mnha.monitor.boot' });
  }
  // Who has just booted has to be told.
  if (codes.length > 0) enqueue.emit({ type: 'FAILURES', codes });
});

const logic = monitor.createMachine({
  id: 'monitors',
  context: ({ input }) => ({ ...input, down: [] }),
  initial: 'watching',
  states: {
    watching: { on: { ENTRY_DOWN: { actions: note }, ENTRY_UP: { actions: note }, BOOTED: { actions: forget } } },
  },
});

/** `monitors-srg1@A`: described state `well` or `failed`; facts `down` (numbers of entries), `weight`, `codes`. */
export const monitorMachine: MachineSpec = {
  id: 'mnha-monitors',
  logic,
  describe: ({ context }: MachineState) => {
    const c = context as unknown as MonitorContext;
    const codes = failureCodes(c);
    return {
      state: codes.length > 0 ? 'failed' : 'well',
      role: codes.length > 0 ? 'failed' : 'neutral',
      facts: { down: c.down, weight: weightOf(c), codes },
    };
  },
  timers: {},
};
