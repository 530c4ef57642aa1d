// A design as a picture the size of a stamp: boxes in columns, lines between them. Pure numbers; it knows no run.
import {
  compareIds,
  type Design,
  type DesignNode,
  type Link,
  type LinkId,
  type LinkKind,
  type NodeId,
  type NodeKind,
  type Point,
  type PortId,
} from '../../model';

export const THUMB = { width: 304, height: 160 } as const;

export interface ThumbBox {
  readonly id: NodeId;
  readonly name: string;
  readonly kind: NodeKind;
  /** Members of a group have a name and a role; the rest is an icon. */
  readonly form: 'member' | 'icon';
  /** Middle of the box. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** A cubic curve. */
export type ThumbCurve = readonly [Point, Point, Point, Point];
export interface ThumbLink {
  readonly id: LinkId;
  readonly kind: LinkKind;
  readonly a: { readonly node: NodeId; readonly port: PortId };
  readonly b: { readonly node: NodeId; readonly port: PortId };
  /** From a to b. */
  readonly curve: ThumbCurve;
}
/** Users of one device that are served by another. */
export interface ThumbStream {
  readonly id: string;
  readonly curve: ThumbCurve;
}
export interface ThumbScene {
  readonly boxes: ReadonlyMap<NodeId, ThumbBox>;
  readonly links: readonly ThumbLink[];
  readonly streams: readonly ThumbStream[];
  readonly hulls: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
}

interface Sizes {
  readonly member: { readonly width: number; readonly height: number };
  readonly icon: { readonly width: number; readonly height: number };
  /** Between boxes of one column. */
  readonly gap: number;
}
const ROOMY: Sizes = { member: { width: 92, height: 32 }, icon: { width: 26, height: 26 }, gap: 14 };
/** Where a column would be higher than the picture. */
const DENSE: Sizes = { member: { width: 92, height: 24 }, icon: { width: 20, height: 20 }, gap: 6 };
const MARGIN_Y = 8;
const MARGIN_X = 14;
const COLUMN_GAP_MAX = 64;
/** Middles of the first and last member, as far apart as the height allows. */
const FIRST_Y = 42;
const LAST_Y = THUMB.height - 42;
/** Middles nearer than this are one column. */
const SAME_COLUMN = 90;
/** Canvas sizes, roughly: the layout keeps corners, columns are made of middles. */
const CANVAS_SIZE = { member: { x: 252, y: 180 }, icon: { x: 70, y: 80 } } as const;
/** More parallel lines than this are one smear at this size. */
const PARALLEL_MAX = 2;

/** From one device to another, by id. */
interface StreamEnds {
  readonly id: string;
  readonly from: NodeId;
  readonly to: NodeId;
}
/** Streams have the room of the network that is left out for them. */
const STREAM_GAP_MAX = 130;

/** Places everything; only groups with a hull get one. With streams the picture is about them: what carries them is left out. */
export function thumbScene(
  whole: Design,
  hulls: readonly (readonly NodeId[])[],
  streams: readonly StreamEnds[] = [],
): ThumbScene {
  const design = streams.length > 0 ? endsOnly(whole, streams) : whole;
  const members = new Set(Object.values(design.groups).flatMap((group) => group.members));
  const rough = Object.values(design.nodes).map((node) => {
    const form = members.has(node.id) ? 'member' : 'icon';
    const corner = design.layout.nodes[node.id] ?? { x: 0, y: 0 };
    const size = CANVAS_SIZE[form];
    return { node, form, x: corner.x + size.x / 2, y: corner.y + size.y / 2 } as const;
  });
  const boxes = new Map<NodeId, ThumbBox>();
  const toY = scale(rough.filter((each) => each.form === 'member').map((each) => each.y));
  const columns = columnsOf(rough);
  const sizes = columns.every((column) => heightOf(column, ROOMY) <= THUMB.height - 2 * MARGIN_Y) ? ROOMY : DENSE;
  const widths = columns.map((column) => Math.max(...column.map((each) => sizes[each.form].width)));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const free = THUMB.width - 2 * MARGIN_X - total;
  const most = streams.length > 0 ? STREAM_GAP_MAX : COLUMN_GAP_MAX;
  const gap = columns.length > 1 ? Math.min(most, free / (columns.length - 1)) : 0;
  let left = (THUMB.width - total - gap * (columns.length - 1)) / 2;
  for (const [index, column] of columns.entries()) {
    const width = widths[index] ?? 0;
    const ys = spread(
      column.map((each) => toY(each.y)),
      column.map((each) => sizes[each.form].height),
      sizes.gap,
    );
    for (const [row, { node, form }] of column.entries())
      boxes.set(node.id, { ...boxOf(node, form, left + width / 2, ys[row] ?? 0), ...sizes[form] });
    left += width + gap;
  }
  return {
    boxes,
    links: linksOf(design, boxes),
    streams: streams.flatMap(({ id, from, to }): ThumbStream[] => {
      const [a, b] = [boxes.get(from), boxes.get(to)];
      if (!a || !b) return [];
      return [{ id, curve: a.x === b.x ? beside(a, b) : sideways(a, b, 0) }];
    }),
    // Several frames below each other must not run into one.
    hulls: hulls.flatMap((ids) => hullOf(ids, boxes, hulls.length > 1 ? sizes.gap / 2 - 0.5 : HULL_PAD)),
  };
}

function endsOnly(design: Design, streams: readonly StreamEnds[]): Design {
  const ends = new Set(streams.flatMap(({ from, to }) => [from, to]));
  const nodes = Object.fromEntries(Object.entries(design.nodes).filter(([, { id }]) => ends.has(id)));
  return { ...design, nodes, links: {} };
}

/** Between boxes of one column on their left: what is between them stays readable. */
function beside(a: ThumbBox, b: ThumbBox): ThumbCurve {
  const [from, to] = [a, b].map((box) => ({ x: box.x - box.width / 2, y: box.y }));
  if (!from || !to) return upright(a, b, 0);
  return [from, { x: from.x - 18, y: from.y }, { x: to.x - 18, y: to.y }, to];
}

interface Rough {
  readonly node: DesignNode;
  readonly form: 'member' | 'icon';
  readonly x: number;
  readonly y: number;
}
const boxOf = (
  node: DesignNode,
  form: Rough['form'],
  x: number,
  y: number,
): Pick<ThumbBox, 'id' | 'name' | 'kind' | 'form' | 'x' | 'y'> => ({
  id: node.id,
  name: node.name,
  kind: node.kind,
  form,
  x,
  y,
});
const heightOf = (column: readonly Rough[], sizes: Sizes): number =>
  column.reduce((sum, each) => sum + sizes[each.form].height + sizes.gap, -sizes.gap);

/** From left to right; in each, from top to bottom. */
function columnsOf(rough: readonly Rough[]): readonly (readonly Rough[])[] {
  const columns: Rough[][] = [];
  for (const each of [...rough].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last?.[0] && each.x - last[0].x < SAME_COLUMN) last.push(each);
    else columns.push([each]);
  }
  return columns.map((column) => column.sort((a, b) => a.y - b.y));
}

/** Canvas y → picture y, so that the members fill the height. */
function scale(memberYs: readonly number[]): (y: number) => number {
  const [top, bottom] = [Math.min(...memberYs), Math.max(...memberYs)];
  if (!(bottom > top)) return (y) => THUMB.height / 2 + (Number.isFinite(top) ? (y - top) * 0.3 : 0);
  return (y) => FIRST_Y + ((y - top) / (bottom - top)) * (LAST_Y - FIRST_Y);
}

/** Pushes middles apart to their least distances, inside the picture: down from the top, then up from the bottom. */
function spread(wanted: readonly number[], heights: readonly number[], gap: number): readonly number[] {
  const half = (index: number): number => (heights[index] ?? 0) / 2;
  const ys = [...wanted];
  let top = MARGIN_Y;
  for (const [index, y] of wanted.entries()) {
    ys[index] = Math.max(y, top + half(index));
    top = (ys[index] ?? 0) + half(index) + gap;
  }
  let bottom = THUMB.height - MARGIN_Y;
  for (let index = ys.length - 1; index >= 0; index--) {
    ys[index] = Math.min(ys[index] ?? 0, bottom - half(index));
    bottom = (ys[index] ?? 0) - half(index) - gap;
  }
  return ys;
}

function linksOf(design: Design, boxes: ReadonlyMap<NodeId, ThumbBox>): readonly ThumbLink[] {
  const bundles = new Map<string, Link[]>();
  const nodeOf = (port: PortId): NodeId | undefined => design.ports[port]?.node;
  for (const link of Object.values(design.links)) {
    const key = [nodeOf(link.a) ?? '', nodeOf(link.b) ?? ''].sort(compareIds).join(' ');
    const bundle = bundles.get(key) ?? [];
    bundle.push(link);
    bundles.set(key, bundle);
  }
  return [...bundles.values()].flatMap((bundle) => {
    const shown = bundle.slice(0, bundle.some((link) => link.kind !== 'revenue') ? 4 : PARALLEL_MAX);
    return shown.flatMap((link, index): readonly ThumbLink[] => {
      const a = boxes.get(nodeOf(link.a) ?? ('' as NodeId));
      const b = boxes.get(nodeOf(link.b) ?? ('' as NodeId));
      if (!a || !b || a === b) return [];
      const place = index - (shown.length - 1) / 2;
      const curve = a.x === b.x ? upright(a, b, place) : sideways(a, b, place);
      return [
        { id: link.id, kind: link.kind, a: { node: a.id, port: link.a }, b: { node: b.id, port: link.b }, curve },
      ];
    });
  });
}

/** Between boxes of one column: straight, spread along their edges. */
function upright(a: ThumbBox, b: ThumbBox, place: number): ThumbCurve {
  const x = a.x + place * (a.form === 'member' ? 28 : 6);
  const down = b.y > a.y ? 1 : -1;
  const from = { x, y: a.y + (down * a.height) / 2 };
  const to = { x, y: b.y - (down * b.height) / 2 };
  return [from, from, to, to];
}

/** Between columns: an S from edge to edge; an icon's lines leave it a little towards where they go. */
function sideways(a: ThumbBox, b: ThumbBox, place: number): ThumbCurve {
  const right = b.x > a.x ? 1 : -1;
  const lean = (own: ThumbBox, other: ThumbBox): number =>
    own.form === 'icon' && Math.abs(other.y - own.y) > 8 ? Math.sign(other.y - own.y) * 4 : 0;
  const apart = place * 7;
  const from = { x: a.x + (right * a.width) / 2, y: a.y + lean(a, b) + (a.form === 'member' ? apart : apart / 2) };
  const to = { x: b.x - (right * b.width) / 2, y: b.y + lean(b, a) + (b.form === 'member' ? apart : apart / 2) };
  const reach = (to.x - from.x) * 0.5;
  return [from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to];
}

const HULL_PAD = 12;

function hullOf(ids: readonly NodeId[], boxes: ReadonlyMap<NodeId, ThumbBox>, pad: number): ThumbScene['hulls'] {
  const inside = ids.flatMap((id) => boxes.get(id) ?? []);
  if (inside.length === 0) return [];
  const x = Math.min(...inside.map((box) => box.x - box.width / 2)) - 8;
  const y = Math.min(...inside.map((box) => box.y - box.height / 2)) - pad;
  const right = Math.max(...inside.map((box) => box.x + box.width / 2)) + 8;
  const bottom = Math.max(...inside.map((box) => box.y + box.height / 2)) + pad;
  return [{ x, y, width: right - x, height: bottom - y }];
}

/** The point at share `t` (0 to 1) of a curve. */
export function pointOn([p, q, r, s]: ThumbCurve, t: number): Point {
  const u = 1 - t;
  const mix = (a: number, b: number, c: number, d: number): number =>
    u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  return { x: mix(p.x, q.x, r.x, s.x), y: mix(p.y, q.y, r.y, s.y) };
}

const round = (value: number): number => Math.round(value * 10) / 10;
/** SVG path data of a curve. */
export const curveData = ([p, q, r, s]: ThumbCurve): string =>
  `M${round(p.x)} ${round(p.y)}C${round(q.x)} ${round(q.y)} ${round(r.x)} ${round(r.y)} ${round(s.x)} ${round(s.y)}`;
