// The tips of running timers: one box a device that waits, beside its card, clear of cards, labels and (where there is room) lines. Pure.
import { curveOf, isStraight, pointAt } from '../geometry/link-path';
import { detailWidth, labelWidth, monoWidth } from '../geometry/measures';
import { withWords } from '../geometry/scene';
import type { Box, LinkShape, Scene } from '../geometry/scene-types';
import type { Detection } from '../overlay/detections';
import { elapsedText } from '../overlay/timing';

/** One box of tips. */
export interface Tip extends Box {
  readonly key: string;
  readonly lines: readonly Detection[];
  /** Timers that are not shown; the inspector has all. */
  readonly more: number;
}

const LINE = 20;
const PAD = 4;
/** More lines than this tell nothing. */
const MOST_LINES = 3;
/** More boxes than this at once tell nothing. */
const MOST_TIPS = 4;
const GAP = 8;

/** Longer names lose their end; the inspector has them whole. */
const MOST_LETTERS = 26;

/** The last factor of a product says what is waited for: `heartbeat-interval × heartbeat-threshold` → `heartbeat-threshold`. */
export function shortName(name: string): string {
  const last = name.split(' × ').at(-1) ?? name;
  return last.length > MOST_LETTERS ? `${last.slice(0, MOST_LETTERS - 1).trimEnd()}…` : last;
}

/** Room for a ring, the name and the longest `0.85 of 1.00 s` of that timer. */
const widthOf = ({ timer }: Detection): number =>
  38 + labelWidth(`${shortName(timer.name)} ${elapsedText(timer, timer.endsMs)}`);

/** Equal countdowns of one device are told once. */
function distinct(all: readonly Detection[]): readonly Detection[] {
  const told = new Map(all.map((each) => [`${each.timer.name} ${each.timer.startedMs} ${each.timer.endsMs}`, each]));
  return [...told.values()].sort((a, b) => a.timer.endsMs - b.timer.endsMs);
}

/** The boxes at this instant, in the order of the detections; they keep clear of the boxes of `news`, too. */
export function tipsOf(scene: Scene, all: readonly Detection[], news: readonly Box[]): readonly Tip[] {
  if (all.length === 0) return [];
  const byThing = new Map<string, Detection[]>();
  for (const each of all) {
    const key = each.device ?? each.key;
    byThing.set(key, [...(byThing.get(key) ?? []), each]);
  }
  const fixed = [...fixedBoxes(scene), ...news];
  const lines = linePoints(scene);
  const tips: Tip[] = [];
  for (const [key, own] of [...byThing].slice(0, MOST_TIPS)) {
    const told = distinct(own);
    const shown = told.slice(0, MOST_LINES);
    const [first] = shown;
    if (!first) continue;
    const more = told.length - shown.length;
    const size = {
      width: Math.max(...shown.map(widthOf)),
      height: (shown.length + Math.sign(more)) * LINE + PAD,
    };
    const box = calmest(
      candidates(first.beside, frameOf(scene, first), size),
      [...fixed, ...tips],
      lines,
      scene.bounds,
    );
    tips.push({ key, lines: shown, more, ...box });
  }
  return tips;
}

/** The hull of the device, else what the tip stands beside. */
const frameOf = (scene: Scene, { device, beside }: Detection): Box =>
  scene.hulls.find(({ members }) => device !== undefined && members.includes(device)) ?? beside;

/** Beside the card at its head or foot, else above or below its frame; the first is the one to have. */
function candidates(card: Box, frame: Box, { width, height }: Pick<Box, 'width' | 'height'>): readonly Box[] {
  const right = card.x + card.width + 2 * GAP;
  const left = card.x - width - 2 * GAP;
  const [head, foot] = [card.y + GAP, card.y + card.height - height];
  const middle = card.x + (card.width - width) / 2;
  return [
    { x: right, y: head },
    { x: right, y: foot },
    { x: left, y: head },
    { x: left, y: foot },
    { x: frame.x + frame.width + GAP, y: head },
    { x: frame.x - width - GAP, y: head },
    { x: middle, y: frame.y + frame.height + GAP },
    { x: middle, y: frame.y - height - GAP },
    // A little to the side, past what stands in the way there.
    ...[-1, 1].map((way) => ({ x: middle + (way * width) / 4, y: frame.y - height - GAP })),
  ].map((point) => ({ ...point, width, height }));
}

/** What a covered box costs, in points of lines. */
const COVERED = 1000;

/** What standing outside of the picture costs, where no eye looks and the view may end: at once, and for every pixel. */
const OUTSIDE = 300;
const OUTSIDE_PIXEL = 4;

function calmest(
  places: readonly Box[],
  boxes: readonly Box[],
  lines: readonly { x: number; y: number }[],
  bounds: Box | null,
): Box {
  const cost = (place: Box): number =>
    boxes.filter((box) => overlaps(place, box)).length * COVERED +
    lines.filter((point) => holds(place, point)).length +
    (bounds ? outsideCost(place, bounds) : OUTSIDE);
  const costs = places.map(cost);
  const best = Math.min(...costs);
  return places[costs.indexOf(best)] ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** A tip may stick out this far: around the picture there is room. */
const BRIM = 24;

function outsideCost(place: Box, bounds: Box): number {
  const left = bounds.x - BRIM - place.x;
  const right = place.x + place.width - (bounds.x + bounds.width + BRIM);
  const over = Math.max(0, left, right);
  return over === 0 ? 0 : OUTSIDE + over * OUTSIDE_PIXEL;
}
const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const holds = (box: Box, { x, y }: { readonly x: number; readonly y: number }): boolean =>
  x > box.x - 4 && x < box.x + box.width + 4 && y > box.y - 4 && y < box.y + box.height + 4;

function wordsBox({ at, detail, step, anchor }: NonNullable<LinkShape['words']>): Box {
  const width = detailWidth(detail);
  return { x: anchor === 'middle' ? at.x - width / 2 : at.x, y: at.y - 12, width, height: step + 16 };
}

const kept = new WeakMap<Scene, readonly Box[]>();

/** Cards, words, pills and notes: what a tip must not cover. */
function fixedBoxes(scene: Scene): readonly Box[] {
  const known = kept.get(scene);
  if (known) return known;
  const words = [...scene.links.values()].flatMap(({ words: said, endLabels }): Box[] => [
    ...(said ? [wordsBox(said)] : []),
    ...endLabels.map(({ text, at, anchor }) => {
      const width = monoWidth(text);
      return {
        x: at.x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0),
        y: at.y - 12,
        width,
        height: 16,
      };
    }),
  ]);
  const boxes = [
    ...[...scene.devices.values()].map(withWords),
    ...scene.pills,
    ...[...scene.notes.values()].map(({ at, width, height }) => ({ ...at, width, height })),
    ...scene.hulls.map(({ x, y, label, detail }) => ({
      x: x + 8,
      y: y + 4,
      width: labelWidth(label) + detailWidth(detail) + 16,
      height: 20,
    })),
    ...words,
  ];
  kept.set(scene, boxes);
  return boxes;
}

const keptPoints = new WeakMap<Scene, readonly { x: number; y: number }[]>();
const POINTS = 24;

/** Points along every line. */
function linePoints(scene: Scene): readonly { x: number; y: number }[] {
  const known = keptPoints.get(scene);
  if (known) return known;
  const points = [...scene.links.values()].flatMap(({ a, b, lane }) => {
    const curve = isStraight(a, b) ? ([a, mix(a, b, 1 / 3), mix(a, b, 2 / 3), b] as const) : curveOf(a, b, lane);
    return Array.from({ length: POINTS + 1 }, (_, i) => pointAt(curve, i / POINTS));
  });
  keptPoints.set(scene, points);
  return points;
}

const mix = (a: { x: number; y: number }, b: { x: number; y: number }, t: number): { x: number; y: number } => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});
