// What the canvas looks up in a run, found once per run: which instance is which thing, announcements, changes of paths, sentences. Pure over the run.
import type { HaTechnology } from '../../../machines/kernel/technology';
import type { FlowView, InstanceSpec, Plan, Role, Run, TraceEntry } from '../../../machines/kernel/types';
import type { Design } from '../../../model/design';

/** Instances of the network by the thing that they stand for. */
export interface PlanIndex {
  readonly specs: ReadonlyMap<string, InstanceSpec>;
  readonly port: ReadonlyMap<string, string>;
  readonly link: ReadonlyMap<string, string>;
  readonly device: ReadonlyMap<string, string>;
}
export interface Announcement {
  readonly atMs: number;
  readonly ports: readonly string[];
  readonly label: string;
  readonly count: number;
  readonly instance: string;
}
export interface PathChange {
  readonly atMs: number;
  readonly view: FlowView;
}
export interface Sentence {
  readonly atMs: number;
  readonly seq: number;
  readonly text: string;
  readonly role: Role;
  /** It tells what a repair led to: good news, even where something else is still lost. */
  readonly byRepair: boolean;
}

function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const kept = new WeakMap<K, V>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}

/** The network's instances of a plan, by port, link and device id. */
export const planIndex = once((plan: Plan): PlanIndex => {
  const index = {
    specs: new Map<string, InstanceSpec>(),
    port: new Map<string, string>(),
    link: new Map<string, string>(),
    device: new Map<string, string>(),
  };
  for (const spec of plan.instances) {
    index.specs.set(spec.id, spec);
    const { anchor } = spec;
    if (anchor?.kind === 'port' && spec.id.startsWith('port:')) index.port.set(anchor.port, spec.id);
    if (anchor?.kind === 'link' && spec.id.startsWith('link:')) index.link.set(anchor.link, spec.id);
    if (anchor?.kind === 'node' && spec.id.startsWith('device:')) index.device.set(anchor.node, spec.id);
  }
  return index;
});

/** Entries into states that are announced on the segment, in order of time. */
export const announcementsOf = once((run: Run): readonly Announcement[] => {
  const { specs } = planIndex(run.plan);
  return run.trace.flatMap((entry) => {
    if (entry.atMs < 0 || entry.from === entry.to) return [];
    const announced = specs.get(entry.instance)?.announces?.[entry.to];
    return announced ? [{ atMs: entry.atMs, instance: entry.instance, ...announced }] : [];
  });
});

/** The switches learn where a virtual interface's address is now. */
export interface Learning {
  readonly atMs: number;
  readonly group: string;
  readonly pill: string;
  /** Node id of the member that announced itself. */
  readonly node: string;
}

/** Moves of the address of a virtual interface from one member to another, in order of time. */
export const learningsOf = once((run: Run): readonly Learning[] => {
  const { specs, device } = planIndex(run.plan);
  const nodes = new Map([...device].map(([node, instance]) => [instance.replace(/^device:/, ''), node]));
  return run.trace.flatMap((entry) => {
    const spec = specs.get(entry.instance);
    if (entry.atMs < 0 || entry.from === entry.to || spec?.machine.id !== 'mac') return [];
    const node = nodes.get(entry.to);
    if (spec.anchor?.kind !== 'pill' || node === undefined) return [];
    return [{ atMs: entry.atMs, group: spec.anchor.group, pill: spec.anchor.pill, node }];
  });
});

/** For each flow, its views in order of time: the one before anything happened and each that differs in path or state. */
export const pathChangesOf = once((run: Run): ReadonlyMap<string, readonly PathChange[]> => {
  // A fault at 0 has its say at 0: what was before is one millisecond earlier.
  const times = new Set([-1]);
  for (const entry of run.trace) if (entry.atMs >= 0 && entry.instance.startsWith('flow:')) times.add(entry.atMs);
  const changes = new Map<string, PathChange[]>();
  for (const atMs of [...times].sort((a, b) => a - b))
    for (const view of run.frameAt(atMs).flows) {
      const list = changes.get(view.id) ?? [];
      const last = list.at(-1)?.view;
      if (!last || last.state !== view.state || last.links.join() !== view.links.join()) list.push({ atMs, view });
      changes.set(view.id, list);
    }
  return changes;
});

/** What the technologies have to tell about a run, in order of time. */
export function sentencesOf(design: Design, run: Run, technologies: readonly HaTechnology[]): readonly Sentence[] {
  const told = run.trace.flatMap((entry): Told[] => {
    if (entry.atMs < 0) return [];
    for (const technology of technologies) {
      const text = technology.tell(design, run, entry.seq);
      if (text === undefined) continue;
      const role = run.frameAt(entry.atMs).instances.get(entry.instance)?.role ?? 'neutral';
      const root = rootOf(run, entry);
      const byRepair = root.event === 'repair';
      return [{ atMs: entry.atMs, seq: entry.seq, text, role, byRepair, by: technology.id, root: root.seq }];
    }
    return [];
  });
  return told.map((each, i) => withCause(told, each, i));
}

interface Told extends Sentence {
  /** Technology that tells it, and the entry with which everything began. */
  readonly by: string;
  readonly root: number;
}

/** What one system did to another in the same instant is told with what it did itself: the cause first. */
function withCause(told: readonly Told[], { by, root, ...sentence }: Told, at: number): Sentence {
  const cause = told.slice(0, at).findLast((other) => other.by !== by);
  return cause?.atMs === sentence.atMs && cause.root === root
    ? { ...sentence, text: `${cause.text} ${sentence.text}` }
    : sentence;
}

/** What a chain of causes began with; causes are always older. */
function rootOf(run: Run, entry: TraceEntry): TraceEntry {
  const cause = entry.cause === null ? undefined : run.trace[entry.cause];
  return cause === undefined || cause.seq >= entry.seq ? entry : rootOf(run, cause);
}

/** The last item at or before `atMs` in a list sorted by time. */
export function latest<T extends { readonly atMs: number }>(items: readonly T[], atMs: number): T | undefined {
  return items.findLast((item) => item.atMs <= atMs);
}
