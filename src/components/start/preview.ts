// The first fault of a built-in design, simulated for the gallery: what its picture shows at an instant. It draws nothing.
import type { Role, Run, RunFrame } from '../../machines/kernel/types';
import { technologyOf } from '../../machines/registry';
import { handlesOf, planOf, runDesign } from '../../machines/run';
import { type Design, designHash, type LinkId, type NodeId, type PortId } from '../../model';
import { countAt } from '../story';
import { FAULT_AT_MS } from './story-time';

const UNTIL_MS = 600_000;

export interface PreviewFrame {
  readonly roles: ReadonlyMap<NodeId, Role>;
  readonly deadLinks: ReadonlySet<LinkId>;
  readonly deadPorts: ReadonlySet<PortId>;
  readonly deadNodes: ReadonlySet<NodeId>;
  /** Devices of which a part has failed: a card, an engine. */
  readonly hurtNodes: ReadonlySet<NodeId>;
  /** Links of the longest flow's path, each with the device at which its packets enter it. */
  readonly path: readonly { readonly link: LinkId; readonly from: NodeId }[];
  /** Who is served on each stream and who gets nothing through, as shares of the widest. */
  readonly streams: ReadonlyMap<string, { readonly served: number; readonly lost: number }>;
}
export interface Preview {
  readonly run: Run;
  readonly lastMs: number;
  /** Longest outage of a flow in ms; null = it never comes back in this run. */
  readonly outageMs: number | null;
  readonly frameAt: (atMs: number) => PreviewFrame;
}

/** Runs the first fault; undefined where the design cannot run or has none. */
export function previewOf(design: Design, firstFault: string | undefined): Preview | undefined {
  const steps =
    firstFault === undefined ? [] : [{ atMs: FAULT_AT_MS, step: { kind: 'fail', target: firstFault } as const }];
  if (planOf(design).errors.length > 0) return undefined;
  const run = runDesign(design, { designHash: designHash(design), from: 'settled', steps, untilMs: UNTIL_MS });
  const rows = memberRows(design);
  const flow = longestFlow(run);
  return {
    run,
    lastMs: run.lastEventMs,
    outageMs: longestOutage(run),
    frameAt: (atMs) => pictureOf(design, { rows, flow }, run, atMs),
  };
}

function longestOutage(run: Run): number | null {
  let longest = 0;
  for (const outages of run.outages.values())
    for (const { fromMs, toMs } of outages) {
      if (toMs === null) return null;
      longest = Math.max(longest, toMs - fromMs);
    }
  return longest;
}

/** The flow with the longest way while all is well: the one that crosses the whole picture; of several, the one that loses most. */
function longestFlow(run: Run): string | undefined {
  const lostMs = new Map(run.frameAt(run.lastEventMs + 1).flows.map(({ id, outageMs }) => [id, outageMs] as const));
  const lost = (id: string): number => lostMs.get(id) ?? 0;
  const [longest] = [...run.frameAt(0).flows].sort(
    (a, b) => b.links.length - a.links.length || lost(b.id) - lost(a.id),
  );
  return longest?.id;
}

/** What a picture follows through the run. */
interface Watched {
  readonly rows: ReadonlyMap<NodeId, string>;
  readonly flow: string | undefined;
}

/** The instance whose role a member's box shows: its last row, which carries the traffic. */
function memberRows(design: Design): ReadonlyMap<NodeId, string> {
  const rows = new Map<NodeId, string>();
  for (const group of Object.values(design.groups)) {
    const nodes = technologyOf(group.technology)?.draw(design, group).nodes ?? new Map();
    for (const [node, drawing] of nodes) {
      const row = drawing.rows.at(-1);
      if (row) rows.set(node, row.instance);
    }
  }
  return rows;
}

function pictureOf(design: Design, { rows, flow }: Watched, run: Run, atMs: number): PreviewFrame {
  const frame = run.frameAt(atMs);
  const roles = new Map<NodeId, Role>();
  for (const [node, instance] of rows) {
    const view = frame.instances.get(instance);
    if (view) roles.set(node, view.role);
  }
  const failed = new Set(frame.failed);
  const handles = handlesOf(design);
  const handleOf = (node: NodeId): string => handles.get(node) ?? node;
  const deadPorts = new Set(
    Object.values(design.ports).flatMap((port) =>
      failed.has(`port:${handleOf(port.node)}/${port.name}`) ? port.id : [],
    ),
  );
  const deadLinks = new Set(
    Object.values(design.links).flatMap((link) =>
      failed.has(`link:${link.id}`) || deadPorts.has(link.a) || deadPorts.has(link.b) ? link.id : [],
    ),
  );
  const deadNodes = new Set(
    Object.values(design.nodes).flatMap((node) => (failed.has(`node:${handleOf(node.id)}`) ? node.id : [])),
  );
  const parts = frame.failed.filter((target) => !target.startsWith('port:'));
  const hurtNodes = new Set(
    Object.values(design.nodes).flatMap(({ id }) =>
      parts.some((target) => target.slice(target.indexOf(':') + 1).startsWith(`${handleOf(id)}/`)) ? id : [],
    ),
  );
  return {
    roles,
    streams: streamsOf(design, frame),
    deadLinks,
    deadPorts,
    deadNodes,
    hurtNodes,
    path: pathOf(
      design,
      frame.flows.find((each) => each.id === flow),
    ),
  };
}

function streamsOf(design: Design, frame: RunFrame): PreviewFrame['streams'] {
  const drawn = Object.values(design.groups).flatMap(
    (group) => technologyOf(group.technology)?.draw(design, group).streams ?? [],
  );
  return new Map(
    drawn.map(({ id, instance, fact, lost, most }) => {
      const out = countAt(frame, instance, lost);
      return [id, { served: (countAt(frame, instance, fact) - out) / most, lost: out / most }] as const;
    }),
  );
}

function pathOf(
  design: Design,
  flow: { readonly path: readonly string[]; readonly links: readonly LinkId[] } | undefined,
): PreviewFrame['path'] {
  if (!flow) return [];
  return flow.links.flatMap((id) => {
    const link = design.links[id];
    const a = link && design.ports[link.a]?.node;
    const b = link && design.ports[link.b]?.node;
    if (!a || !b) return [];
    const order = (node: NodeId): number => flow.path.indexOf(design.nodes[node]?.name ?? node);
    return [{ link: id, from: order(a) <= order(b) ? a : b }];
  });
}
