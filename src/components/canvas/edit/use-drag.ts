// Dragging of devices, notes and frames: places while the pointer is down, one step when it is up. It draws nothing but guides.
import type { NodeChange } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import { asId, type Design, moveNodes, type NodeId, type NoteId, type Point } from '../../../model';
import { execute } from '../../../state/editor-store';
import { NO_GUIDES, useCanvas } from '../canvas-store';
import { type CanvasNode, hullId } from '../flow-elements';
import { boxOf, unionOf } from '../geometry/hull';
import type { Box, Overrides, Scene } from '../geometry/scene-types';
import { snap } from '../geometry/snapping';

const NONE: Overrides = new Map();

interface Drag {
  /** Where everything that moves stood when the drag began. */
  readonly starts: ReadonlyMap<string, Point>;
  readonly box: Box;
  readonly others: readonly Box[];
  /** The thing whose change tells how far the pointer went, and where it stood. */
  readonly leader: string;
  readonly leaderStart: Point;
}

/** `apply` takes React Flow's position changes; `overrides` is where things are meanwhile. */
export function useDrag(design: Design, sceneOf: () => Scene) {
  const [overrides, setOverrides] = useState<Overrides>(NONE);
  const drag = useRef<Drag | null>(null);
  const moved = useRef<Overrides>(NONE);

  const apply = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]): void => {
      const moves = changes.flatMap((change) => (change.type === 'position' ? [change] : []));
      const [first] = moves;
      if (!first) return;
      if (first.position && first.dragging !== false) {
        drag.current ??= begin(
          sceneOf(),
          moves.map(({ id }) => id),
          first.id,
        );
        if (!drag.current) return;
        const leading = moves.find(({ id }) => id === drag.current?.leader) ?? first;
        if (!leading.position) return;
        const by = {
          x: leading.position.x - drag.current.leaderStart.x,
          y: leading.position.y - drag.current.leaderStart.y,
        };
        const { box, others, starts } = drag.current;
        const { at, guides } = snap({ ...box, x: box.x + by.x, y: box.y + by.y }, others);
        const shift = { x: at.x - box.x, y: at.y - box.y };
        moved.current = new Map([...starts].map(([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }]));
        setOverrides(moved.current);
        useCanvas.setState({ guides });
      }
      if (first.dragging === false && drag.current) {
        commit(design, moved.current);
        drag.current = null;
        moved.current = NONE;
        setOverrides(NONE);
        useCanvas.setState({ guides: NO_GUIDES });
      }
    },
    [design, sceneOf],
  );
  return { overrides, apply };
}

function begin(scene: Scene, ids: readonly string[], leader: string): Drag | null {
  const starts = new Map<string, Point>();
  const leaderHull = scene.hulls.find((hull) => hullId(hull) === leader);
  const members = new Set<string>(leaderHull?.members ?? []);
  const boxes: Box[] = [];
  const others: Box[] = [];
  for (const [id, device] of scene.devices) {
    const box = boxOf(device);
    if (ids.includes(id) || members.has(id)) {
      starts.set(id, device.at);
      boxes.push(box);
    } else others.push(box);
  }
  for (const [id, note] of scene.notes) {
    const box = { ...note.at, width: note.width, height: note.height };
    if (ids.includes(`note:${id}`)) {
      starts.set(id, note.at);
      boxes.push(box);
    } else others.push(box);
  }
  const box = unionOf(boxes);
  const leaderStart = leaderHull ?? starts.get(leader.replace(/^note:/, ''));
  return box && leaderStart ? { starts, box, others, leader, leaderStart } : null;
}

function commit(design: Design, moved: Overrides): void {
  const nodes: Record<NodeId, Point> = {};
  const notes: Record<NoteId, Point> = {};
  for (const [id, { x, y }] of moved) {
    const point = { x: Math.round(x), y: Math.round(y) };
    if (Object.hasOwn(design.nodes, id)) nodes[asId<NodeId>(id)] = point;
    else if (Object.hasOwn(design.notes, id)) notes[asId<NoteId>(id)] = point;
  }
  execute(moveNodes, { nodes, notes });
}
