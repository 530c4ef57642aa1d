// Copy, paste and duplicate. A clip is a small design of its own, so that a pasted text passes the checks of a file.
import type { Command } from '../command';
import {
  asId,
  type Design,
  type DesignId,
  type DesignNode,
  type FlowEnd,
  type FlowId,
  type GroupId,
  type Link,
  type LinkId,
  type NodeId,
  type NoteId,
  type Point,
  type Port,
  type PortId,
  type PortSide,
} from '../design';
import { emptyDesign } from '../empty';
import { freeId, freeName, freeNumbered, slug } from '../ids';
import { nodeByName, portsOf } from '../lookup';
import { find, has, put, valuesOf, without, withPairs } from '../records';
import { existing, isEmptySelection, type Selection } from '../selection';
import { nodeIdFor, pointAnswer } from './add-node';
import { groupIdFor } from './groups';
import { newPort } from './ports';
import { selectionName } from './remove';
import { allOf, roomFor } from './room';

/** Plain JSON: `saveDesign` and `loadDesign` take it to and from the clipboard. */
export type Clip = Design;

export interface PasteArgs {
  readonly clip: Clip;
  /** How far from where it was copied; left out: 24 px right and down. */
  readonly by?: Point;
}

const OFFSET: Point = { x: 24, y: 24 };

/**
 * The selected devices, members of selected groups and notes with what lies wholly among them: ports, links, groups,
 * flows. Imported texts stay behind: they configure the device that they came from.
 */
export function copySelection(design: Design, selection: Selection): Clip {
  const there = existing(design, selection);
  const members = there.groups.flatMap((id) => find(design.groups, id)?.members ?? []);
  const chosen = new Set<string>([...there.nodes, ...members]);
  const chosenNotes = new Set<string>(there.notes);
  const nodes = without(design.nodes, (id) => !chosen.has(id));
  const ports = without(design.ports, (_, port) => !chosen.has(port.node));
  const groups = without(design.groups, (_, group) => !group.members.every((member) => chosen.has(member)));
  const isIn = (end: FlowEnd): boolean => (end.kind === 'node' ? has(nodes, end.node) : has(groups, end.group));
  return {
    ...emptyDesign('Clip', asId<DesignId>('clip')),
    nodes,
    ports,
    links: without(design.links, (_, link) => !has(ports, link.a) || !has(ports, link.b)),
    groups,
    flows: without(design.flows, (_, flow) => !isIn(flow.from) || !isIn(flow.to)),
    notes: without(design.notes, (id) => !chosenNotes.has(id)),
    layout: {
      nodes: without(design.layout.nodes, (id) => !chosen.has(id)),
      notes: without(design.layout.notes, (id) => !chosenNotes.has(id)),
      sides: without(design.layout.sides, (id) => !has(ports, id)),
    },
  };
}

export const pasteClip: Command<PasteArgs> = {
  id: 'clip.paste',
  label: (_, { clip }) => `Paste ${clipName(clip)}`,
  can: (design, { clip, by = OFFSET }) => canPaste(design, clip, by),
  run: (design, { clip, by = OFFSET }) => pasted(design, clip, by),
};

export const duplicateSelection: Command<{ readonly selection: Selection }> = {
  id: 'selection.duplicate',
  label: (design, { selection }) => `Duplicate ${selectionName(design, selection)}`,
  can: (design, { selection }) =>
    isEmptySelection(existing(design, selection))
      ? 'Nothing is selected.'
      : canPaste(design, copySelection(design, selection), OFFSET),
  run: (design, { selection }) => pasted(design, copySelection(design, selection), OFFSET),
};

const wholeSelection = (clip: Clip): Selection => ({
  nodes: valuesOf(clip.nodes).map((node) => node.id),
  notes: valuesOf(clip.notes).map((note) => note.id),
  ports: [],
  links: [],
  groups: [],
  flows: [],
});
const clipName = (clip: Clip): string => selectionName(clip, wholeSelection(clip));

function canPaste(design: Design, clip: Clip, by: Point): true | string {
  const records = ['nodes', 'ports', 'links', 'groups', 'flows', 'notes'] as const;
  const points = [...Object.values<Point>(clip.layout.nodes), ...Object.values<Point>(clip.layout.notes)];
  return allOf(
    !isEmptySelection(wholeSelection(clip)) || 'There is no device and no note to paste.',
    ...records.map((record) => roomFor(design, record, Object.keys(clip[record]).length)),
    ...points.map((point) => pointAnswer(shifted(point, by))),
  );
}

/** The new ids of what was pasted so far, by the clip's. */
interface Fresh {
  readonly nodes: Map<NodeId, NodeId>;
  readonly ports: Map<PortId, PortId>;
  readonly groups: Map<GroupId, GroupId>;
}

function pasted(design: Design, clip: Clip, by: Point): Design {
  const fresh: Fresh = { nodes: new Map(), ports: new Map(), groups: new Map() };
  let result = design;
  for (const step of [pasteNodes, pasteLinks, pasteGroups, pasteFlows, pasteNotes])
    result = step(result, clip, by, fresh);
  return result;
}

// All devices at once: a record is put in order once, not once a device (900 devices: 9 s against 0.1 s).
function pasteNodes(design: Design, clip: Clip, by: Point, fresh: Fresh): Design {
  const names = new Set<string>();
  const ids = new Set<string>();
  const nodes: DesignNode[] = [];
  const ports: Port[] = [];
  const points: (readonly [NodeId, Point])[] = [];
  const sides: (readonly [PortId, PortSide])[] = [];
  for (const node of valuesOf(clip.nodes)) {
    const isTaken = (name: string): boolean => names.has(name) || nodeByName(design, name) !== undefined;
    const name = freeName(node.name, isTaken);
    const id = nodeIdFor(design, name, node.kind, (other) => ids.has(other));
    names.add(name);
    ids.add(id);
    fresh.nodes.set(node.id, id);
    nodes.push({ ...node, id, name });
    const point = find(clip.layout.nodes, node.id);
    if (point !== undefined) points.push([id, shifted(point, by)]);
    for (const port of portsOf(clip, node.id)) {
      const made = { ...port, ...newPort(design, id, port.name, (other) => ids.has(other)) };
      ids.add(made.id);
      fresh.ports.set(port.id, made.id);
      ports.push(made);
      const side = find(clip.layout.sides, port.id);
      if (side !== undefined) sides.push([made.id, side]);
    }
  }
  const { layout } = design;
  return {
    ...design,
    nodes: put(design.nodes, nodes),
    ports: put(design.ports, ports),
    layout: { ...layout, nodes: withPairs(layout.nodes, points), sides: withPairs(layout.sides, sides) },
  };
}

function pasteLinks(design: Design, clip: Clip, _by: Point, fresh: Fresh): Design {
  const taken = new Set(Object.keys(design.links));
  const links = valuesOf(clip.links).map((link): Link => {
    const [a, b] = [mapped(fresh.ports, link.a), mapped(fresh.ports, link.b)];
    const nodeOf = (port: PortId): string => find(design.ports, port)?.node ?? 'port';
    const id = asId<LinkId>(freeId(slug(`${nodeOf(a)}-${nodeOf(b)}`, 'link'), (candidate) => taken.has(candidate)));
    taken.add(id);
    return { ...link, id, a, b };
  });
  return { ...design, links: put(design.links, links) };
}

function pasteGroups(design: Design, clip: Clip, _by: Point, fresh: Fresh): Design {
  let result = design;
  for (const group of valuesOf(clip.groups)) {
    const name = freeName(group.name, (candidate) => valuesOf(result.groups).some((other) => other.name === candidate));
    const id = groupIdFor(result, name);
    fresh.groups.set(group.id, id);
    const members = group.members.map((member) => mapped(fresh.nodes, member));
    result = { ...result, groups: put(result.groups, [{ ...group, id, name, members }]) };
  }
  return result;
}

function pasteFlows(design: Design, clip: Clip, _by: Point, fresh: Fresh): Design {
  const end = (from: FlowEnd): FlowEnd =>
    from.kind === 'node'
      ? { ...from, node: mapped(fresh.nodes, from.node) }
      : { ...from, group: mapped(fresh.groups, from.group) };
  let result = design;
  for (const flow of valuesOf(clip.flows)) {
    const name = freeName(flow.name, (candidate) => valuesOf(result.flows).some((other) => other.name === candidate));
    const id = asId<FlowId>(freeId(slug(name, 'flow'), (candidate) => has(result.flows, candidate)));
    result = { ...result, flows: put(result.flows, [{ ...flow, id, name, from: end(flow.from), to: end(flow.to) }]) };
  }
  return result;
}

function pasteNotes(design: Design, clip: Clip, by: Point): Design {
  let result = design;
  for (const note of valuesOf(clip.notes)) {
    const id = asId<NoteId>(freeNumbered('note', (candidate) => has(result.notes, candidate)));
    const point = find(clip.layout.notes, note.id) ?? { x: 0, y: 0 };
    result = {
      ...result,
      notes: put(result.notes, [{ ...note, id }]),
      layout: { ...result.layout, notes: withPairs(result.layout.notes, [[id, shifted(point, by)]]) },
    };
  }
  return result;
}

const shifted = (point: Point, by: Point): Point => ({ x: point.x + by.x, y: point.y + by.y });

/** A clip is checked before it gets here: what it refers to, it holds. */
function mapped<K extends string>(fresh: ReadonlyMap<K, K>, id: K): K {
  const found = fresh.get(id);
  if (found === undefined) throw new Error(`The clip refers to ${id}, which it does not hold.`);
  return found;
}
