// Moves things on the canvas: by dragging, by arrow keys, by the tidy-up layout. No simulation changes by it.
import type { Command } from '../command';
import { asId, type Design, type NodeId, type NoteId, type Point, type PortId, type PortSide } from '../design';
import { find, has, idsOf, withPairs } from '../records';
import { existing, type Selection } from '../selection';
import { pointAnswer } from './add-node';
import { selectionName } from './remove';
import { allOf, sameJson } from './room';

export interface PositionsArgs {
  /** New top left corners, px; what is left out stays. */
  readonly nodes?: Readonly<Record<NodeId, Point>>;
  readonly notes?: Readonly<Record<NoteId, Point>>;
}
export interface TidyArgs extends PositionsArgs {
  readonly sides?: Readonly<Record<PortId, PortSide>>;
}
export interface NudgeArgs {
  readonly selection: Selection;
  readonly by: Point;
}

/** A drag's end, or each of its steps under one merge key. */
export const moveNodes: Command<PositionsArgs> = {
  id: 'layout.move',
  label: (design, args) => `Move ${selectionName(design, movedSelection(args))}`,
  can: canPlace,
  run: place,
};

/** All positions at once, and where wanted the edges that ports sit on. */
export const tidyLayout: Command<TidyArgs> = {
  id: 'layout.tidy',
  label: () => 'Tidy up the layout',
  can: (design, args) =>
    allOf(
      canPlace(design, args),
      idsOf(args.sides ?? {}).every((id) => has(design.ports, id)) || 'A port does not exist.',
    ),
  run: (design, args) => {
    const placed = place(design, args);
    const sides = idsOf(args.sides ?? {})
      .filter((id) => args.sides?.[id] !== undefined && args.sides[id] !== design.layout.sides[id])
      .map((id) => [id, args.sides?.[id] ?? 'left'] as const);
    if (sides.length === 0) return placed;
    return { ...placed, layout: { ...placed.layout, sides: withPairs(placed.layout.sides, sides) } };
  },
};

/** Arrow keys: the selected devices and notes, and the members of selected groups, by an offset. */
export const nudgeSelection: Command<NudgeArgs> = {
  id: 'layout.nudge',
  label: (design, { selection }) => `Move ${selectionName(design, selection)}`,
  can: (design, args) => {
    const moved = nudged(design, args);
    const isAny = idsOf(moved.nodes).length + idsOf(moved.notes).length > 0;
    return allOf(isAny || 'Nothing that can be moved is selected.', canPlace(design, moved));
  },
  run: (design, args) => place(design, nudged(design, args)),
};

/** Which edge of its card a port sits on. */
export const setPortSide: Command<{ readonly port: PortId; readonly side: PortSide }> = {
  id: 'layout.side',
  label: (design, { port, side }) => `Put ${find(design.ports, port)?.name ?? port} on the ${side}`,
  can: (design, { port }) => has(design.ports, port) || `There is no port ${port}.`,
  run: (design, { port, side }) =>
    find(design.layout.sides, port) === side
      ? design
      : { ...design, layout: { ...design.layout, sides: withPairs(design.layout.sides, [[port, side]]) } },
};

function movedSelection({ nodes = {}, notes = {} }: PositionsArgs): Selection {
  return { nodes: idsOf(nodes), ports: [], links: [], groups: [], flows: [], notes: idsOf(notes) };
}

function canPlace(design: Design, { nodes = {}, notes = {} }: PositionsArgs): true | string {
  const points: readonly Point[] = [...Object.values<Point>(nodes), ...Object.values<Point>(notes)];
  return allOf(
    idsOf(nodes).every((id) => has(design.nodes, id)) || 'A device does not exist.',
    idsOf(notes).every((id) => has(design.notes, id)) || 'A note does not exist.',
    ...points.map(pointAnswer),
  );
}

function place(design: Design, { nodes = {}, notes = {} }: PositionsArgs): Design {
  const { layout } = design;
  const changed = <K extends string>(wanted: Readonly<Record<K, Point>>, now: Readonly<Record<K, Point>>) =>
    (Object.entries<Point>(wanted) as [K, Point][]).filter(([id, point]) => !sameJson(point, now[id]));
  const [movedNodes, movedNotes] = [changed(nodes, layout.nodes), changed(notes, layout.notes)];
  if (movedNodes.length + movedNotes.length === 0) return design;
  return {
    ...design,
    layout: { ...layout, nodes: withPairs(layout.nodes, movedNodes), notes: withPairs(layout.notes, movedNotes) },
  };
}

function nudged(design: Design, { selection, by }: NudgeArgs): Required<PositionsArgs> {
  const there = existing(design, selection);
  const members = there.groups.flatMap((id) => find(design.groups, id)?.members ?? []);
  const shift = <K extends string>(ids: readonly K[], now: Readonly<Record<K, Point>>) =>
    ids.flatMap((id) => {
      const point = find(now, id);
      return point === undefined ? [] : [[asId<K>(id), { x: point.x + by.x, y: point.y + by.y }] as const];
    });
  return {
    nodes: withPairs<NodeId, Point>({}, shift([...new Set([...there.nodes, ...members])], design.layout.nodes)),
    notes: withPairs<NoteId, Point>({}, shift(there.notes, design.layout.notes)),
  };
}
