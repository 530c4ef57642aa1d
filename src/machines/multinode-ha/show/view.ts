// What one node of a pair knows at one instant of a run, as data; it lays out no text.
import type { ConsoleContext } from '../../kernel/technology';
import type { InstanceView, TraceEntry } from '../../kernel/types';
import { nodeInstance, type Pair, type PairNode, pairOf, rolesOf, srgInstance } from '../pair';
import type { Srg } from '../schema';

export interface PairView {
  readonly context: ConsoleContext;
  readonly pair: Pair;
  readonly self: PairNode;
  readonly peer: PairNode;
  readonly release: string | undefined;
  readonly power: 'on' | 'booting' | 'off';
  /** A fact of an instance as text; `fallback` where it has none. */
  readonly fact: (instance: string, name: string, fallback?: string) => string;
  readonly instance: (id: string) => InstanceView | undefined;
}

/** The view of the node at whose CLI the command is typed; undefined where it is no member. */
export function pairView(context: ConsoleContext): PairView | undefined {
  const { design, group, node, frame } = context;
  const pair = pairOf(design, group);
  const self = pair.members.find(({ id }) => id === node);
  if (self === undefined) return undefined;
  const instance = (id: string): InstanceView | undefined => frame.instances.get(id);
  const device = instance(`device:${self.handle}`)?.state;
  return {
    context,
    pair,
    self,
    peer: pair.peerOf(self),
    release: self.node?.release,
    power: device === 'off' ? 'off' : device === 'booting' ? 'booting' : 'on',
    instance,
    fact: (id, name, fallback = 'N/A') => {
      const value = instance(id)?.facts[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
    },
  };
}

export const nodeStatus = ({ fact, self }: PairView): string => fact(nodeInstance(self), 'status');

/** A group of the asked node as its CLI tells it; words in capitals as they are printed. */
export interface SrgView {
  readonly srg: Srg;
  readonly status: string;
  readonly failures: readonly string[];
  readonly peerStatus: string;
  readonly health: string;
  readonly readiness: string;
  readonly activeRoute: string;
  readonly backupRoute: string;
  readonly vip: string;
  readonly coldSync: string;
  /** As committed now. */
  readonly priority: number;
  readonly preemption: boolean;
  readonly processesOnBackup: boolean;
  /** Changes of state since the beginning of the run, oldest first. */
  readonly changes: readonly TraceEntry[];
}

export const srgViews = (view: PairView): readonly SrgView[] => rolesOf(view.self).map((srg) => srgView(view, srg));

export function srgView(view: PairView, srg: Srg): SrgView {
  const { fact, self, context } = view;
  const id = srgInstance(self, srg.id);
  const failures = view.instance(id)?.facts.failures;
  return {
    srg,
    status: (view.instance(id)?.state ?? 'unknown').toUpperCase(),
    failures: Array.isArray(failures) ? failures.filter((code) => typeof code === 'string') : [],
    peerStatus: fact(id, 'peer', 'UNKNOWN').toUpperCase(),
    health: fact(id, 'peerHealth', 'UNKNOWN'),
    readiness: fact(id, 'readiness'),
    activeRoute: fact(id, 'activeRoute'),
    backupRoute: fact(id, 'backupRoute'),
    vip: fact(id, 'vip'),
    coldSync: fact(id, 'coldSync', 'UNKNOWN'),
    priority: Number(fact(id, 'priority', '0')),
    preemption: view.instance(id)?.facts.preemption === true,
    processesOnBackup: view.instance(id)?.facts.processesOnBackup === true,
    changes: changesOf(context, id),
  };
}

/** Entries up to the playhead in which this instance changed its state, since its node has power. */
export function changesOf({ run, frame }: ConsoleContext, instance: string): readonly TraceEntry[] {
  const all = run.trace.filter(
    (entry) => entry.instance === instance && entry.atMs <= frame.atMs && entry.from !== entry.to,
  );
  const dark = all.findLastIndex(({ to }) => to === 'off');
  return all.slice(dark + 1);
}
