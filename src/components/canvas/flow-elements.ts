// Turns a scene into React Flow's nodes and edges, keeping the objects of what did not change: only those render again. No status in here.
import type { Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import { cardLabel } from './cards/card-label';
import type { DeviceNodeType } from './cards/DeviceNode';
import type { HullNodeType, PillNodeType } from './cards/GroupNodes';
import type { LinkEdgeType } from './cards/LinkEdge';
import type { NoteNodeType } from './cards/NoteNode';
import type { OrnamentsNodeType } from './cards/OrnamentsNode';
import type { StreamsNodeType } from './cards/StreamsNode';
import { ownersOf } from './drawings';
import { NEXT_PORT } from './edit/connect';
import { sameLink, sameShape } from './geometry/same';
import type { DeviceShape, Drawings, HullShape, Scene } from './geometry/scene-types';

export type CanvasNode =
  | DeviceNodeType
  | HullNodeType
  | PillNodeType
  | NoteNodeType
  | OrnamentsNodeType
  | StreamsNodeType;

const POSITIONS = { left: Position.Left, right: Position.Right, top: Position.Top, bottom: Position.Bottom } as const;

/** Handles as data: React Flow then needs no measuring, and far cards need no handles in the page. */
const handlesOf = (shape: DeviceShape): NonNullable<Node['handles']> =>
  [...shape.ports, { port: NEXT_PORT, side: 'right' as const, ...shape.next }].map(({ port, side, x, y }) => ({
    id: port,
    type: 'source',
    position: POSITIONS[side],
    x: x - 4,
    y: y - 4,
    width: 8,
    height: 8,
  }));

export interface Selected {
  readonly notes: ReadonlySet<string>;
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

/** Keeps what it returned last, so that equal things stay the same objects. */
export function createElements() {
  let nodes = new Map<string, CanvasNode>();
  let edges = new Map<string, LinkEdgeType>();

  const nodesOf = (scene: Scene, drawings: Drawings, selected: Selected, editable: boolean): CanvasNode[] => {
    const next = new Map<string, CanvasNode>();
    const keep = (made: CanvasNode, isSame: (before: CanvasNode) => boolean): void => {
      const before = nodes.get(made.id);
      const isKept =
        before !== undefined &&
        before.type === made.type &&
        before.position.x === made.position.x &&
        before.position.y === made.position.y &&
        before.width === made.width &&
        before.height === made.height &&
        (before.selected ?? false) === (made.selected ?? false) &&
        before.draggable === made.draggable &&
        isSame(before);
      next.set(made.id, isKept ? before : made);
    };
    for (const hull of scene.hulls)
      keep(
        {
          id: hullId(hull),
          type: 'hull',
          position: { x: hull.x, y: hull.y },
          ...sized(hull),
          data: { hull },
          zIndex: -2,
          selectable: false,
          draggable: editable,
          ariaLabel: `${hull.label}, ${hull.detail}`,
        },
        (before) =>
          before.type === 'hull' &&
          before.data.hull.label === hull.label &&
          before.data.hull.detail === hull.detail &&
          before.data.hull.part?.path.join() === hull.part?.path.join(),
      );
    keep(
      {
        id: 'ornaments',
        type: 'ornaments',
        position: { x: 0, y: 0 },
        ...sized({ width: 1, height: 1 }),
        data: { pills: scene.pills, bundles: scene.bundles },
        zIndex: -1,
        selectable: false,
        draggable: false,
        focusable: false,
      },
      () => false,
    );
    if (scene.streams.length > 0)
      keep(
        {
          id: 'streams',
          type: 'streams',
          position: { x: 0, y: 0 },
          ...sized({ width: 1, height: 1 }),
          data: { streams: scene.streams },
          zIndex: -1,
          selectable: false,
          draggable: false,
          focusable: false,
        },
        () => false,
      );
    for (const { shape, at } of scene.devices.values())
      keep(
        {
          id: shape.node.id,
          type: 'device',
          position: at,
          ...sized(shape),
          handles: handlesOf(shape),
          data: { shape, owners: ownersOf(shape.group && drawings.get(shape.group), shape.node.id) },
          selected: selected.nodes.has(shape.node.id),
          draggable: editable,
          ariaLabel: cardLabel(shape),
        },
        (before) => before.type === 'device' && sameShape(before.data.shape, shape),
      );
    for (const pill of scene.pills)
      keep(
        {
          id: `pill:${pill.id}`,
          type: 'pill',
          position: { x: pill.x, y: pill.y },
          ...sized(pill),
          data: { pill },
          zIndex: 1,
          selectable: false,
          draggable: false,
          ariaLabel: `${pill.title}, ${pill.detail}`,
        },
        (before) =>
          before.type === 'pill' && before.data.pill.title === pill.title && before.data.pill.detail === pill.detail,
      );
    for (const { note, at, width, height } of scene.notes.values())
      keep(
        {
          id: `note:${note.id}`,
          type: 'note',
          position: at,
          ...sized({ width, height }),
          data: { note },
          selected: selected.notes.has(note.id),
          draggable: editable,
          ariaLabel: `Note: ${note.text}`,
        },
        (before) => before.type === 'note' && before.data.note === note,
      );
    nodes = next;
    return [...next.values()];
  };

  const edgesOf = (scene: Scene, selected: Selected): LinkEdgeType[] => {
    const next = new Map<string, LinkEdgeType>();
    for (const shape of scene.links.values()) {
      const isSelected = selected.links.has(shape.link.id);
      const before = edges.get(shape.link.id);
      const isKept = before?.data !== undefined && before.selected === isSelected && sameLink(before.data.shape, shape);
      next.set(
        shape.link.id,
        isKept
          ? before
          : {
              id: shape.link.id,
              type: 'link',
              source: shape.source,
              sourceHandle: shape.link.a,
              target: shape.target,
              targetHandle: shape.link.b,
              data: { shape },
              selected: isSelected,
              ariaLabel: `${shape.kind} link, ${shape.title}`,
            },
      );
    }
    edges = next;
    return [...next.values()];
  };

  return { nodesOf, edgesOf };
}

/** The name of a frame on the canvas; a group that is several has one for each. */
export const hullId = ({ group, part }: Pick<HullShape, 'group' | 'part'>): string =>
  part ? `hull:${group}/${part.id}` : `hull:${group}`;

const sized = ({ width, height }: { readonly width: number; readonly height: number }) => ({
  width,
  height,
  measured: { width, height },
});
