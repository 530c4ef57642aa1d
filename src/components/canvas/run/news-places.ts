// Where the news of an announcement stands: at the member that makes it, and above each switch that learns from it. Pure.

import type { Run } from '../../../machines/kernel/types';
import { asId, compareIds, type NodeId } from '../../../model';
import { labelWidth } from '../geometry/measures';
import type { Box, Scene } from '../geometry/scene-types';
import { portPoint } from '../overlay/flow-route';
import { type Announcement, announcementsOf, type Learning, learningsOf } from '../overlay/run-index';
import { announcementLength } from '../overlay/timing';
import { switchesOf } from './switches-of';

export interface AnnouncementTip extends Box {
  readonly announcement: Announcement;
  /** Names of the virtual interfaces that are announced. */
  readonly pills: readonly string[];
}
export interface LearningTip extends Box {
  readonly key: string;
  readonly learning: Learning;
  /** Name of the member whose ports the address is at now. */
  readonly member: string;
}

const HEIGHT = 24;
const STEP = HEIGHT + 4;
/** Room of a tip beside its words: padding, icon and gap. */
const FRAME = 36;

/** The newest announcement under way, below the card that makes it (above its frame where chips hang below). */
export function announcementTip(scene: Scene, run: Run, atMs: number, speed: number): AnnouncementTip | undefined {
  const announcement = announcementsOf(run).findLast(
    (each) => each.atMs <= atMs && atMs < each.atMs + announcementLength(each.count, speed),
  );
  const [first] = announcement?.ports.flatMap((port) => portPoint(scene, port) ?? []) ?? [];
  if (!announcement || !first) return undefined;
  const { at, shape } = first.device;
  const announced = new Set(announcement.ports);
  const pills = [
    ...new Set(shape.ports.flatMap(({ port, pill }) => (pill !== undefined && announced.has(port) ? [pill] : []))),
  ].sort(compareIds);
  const hasChipsBelow = shape.ports.some((place) => place.shape === 'chip' && place.side === 'bottom');
  const hull = scene.hulls.find((each) => each.members.includes(shape.node.id));
  const y = hasChipsBelow ? (hull ? hull.y : at.y) - 30 : at.y + shape.height + 6;
  const width = FRAME + labelWidth(`${announcement.label} 1 of 4 on ${pills.join(' and ')}`);
  return { announcement, pills, x: at.x + shape.width / 2 - width / 2, y, width, height: HEIGHT };
}

/** How long a switch tells what it learned, ms of run time. */
const LEARNING_MS = 2000;

/** Above each switch: which address moved to which member's ports; several of one switch stand above each other. */
export function learningTips(scene: Scene, run: Run, atMs: number, speed: number): readonly LearningTip[] {
  const lasts = LEARNING_MS * Math.max(1, speed / 4);
  const now = learningsOf(run).filter((learning) => learning.atMs <= atMs && atMs < learning.atMs + lasts);
  const taken = new Map<NodeId, number>();
  return now.flatMap((learning) =>
    switchesOf(scene, learning).map(({ at, shape }): LearningTip => {
      const nth = taken.get(shape.node.id) ?? 0;
      taken.set(shape.node.id, nth + 1);
      const member = scene.devices.get(asId<NodeId>(learning.node))?.shape.node.name ?? learning.node;
      const width = FRAME + labelWidth(`MAC of ${learning.pill} moves to ${member}`) * 0.94;
      return {
        key: `${learning.atMs} ${learning.pill} ${shape.node.id}`,
        learning,
        member,
        x: at.x + shape.width / 2 - width / 2,
        y: at.y - HEIGHT - 8 - nth * STEP,
        width,
        height: HEIGHT,
      };
    }),
  );
}

/** All boxes of news at this instant: what tips and cards keep clear of. */
export function newsBoxes(scene: Scene, run: Run, atMs: number, speed: number): readonly Box[] {
  const announced = announcementTip(scene, run, atMs, speed);
  return [...(announced ? [announced] : []), ...learningTips(scene, run, atMs, speed)];
}
