// Paints the moving parts on one 2D canvas: paths with packets, ghosts, rings, pulses. A pure function of scene, frame and instant.
import type { Point } from '../../../model/design';
import { lineOf, livingPart, type Piece, type Route } from './flow-route';
import { blended, type Polyline, pointAlong, resampled } from './polyline';
import { ghostShare, packetsAt, slideShare } from './timing';

/** Colours of the tokens in the present theme. */
export interface Palette {
  readonly active: string;
  readonly failed: string;
  readonly transition: string;
  readonly canvas: string;
  readonly chosen: string;
  readonly tunnel: string;
}
export interface FlowPicture {
  readonly id: string;
  /** Where it runs now, or ran before it was lost. */
  readonly route: Route;
  readonly isLost: boolean;
  /** Two owners answer for one address: it runs here or where it ran before, from packet to packet. */
  readonly isContested: boolean;
  /** The route before the last change and when that was; null where there was none. */
  readonly before: { readonly route: Route; readonly changedMs: number } | null;
  readonly isDead: (piece: Piece) => boolean;
  /** The stretch on which its packets are in a tunnel. */
  readonly tunnel?: Route;
  /** Share of the gap between packets by which this flow's are ahead: two flows on one link do not hide each other. */
  readonly phase: number;
  /** When the present state began. */
  readonly sinceMs: number;
}
export interface RingPicture {
  readonly at: Point;
  readonly share: number;
}
export interface PulsePicture {
  readonly at: Point;
  /** An update of routes has the accent, what hosts hear is green. */
  readonly isRoute?: boolean;
  readonly rings: readonly { readonly radius: number; readonly opacity: number }[];
}
export interface Picture {
  /** The way of the selected flow. */
  readonly chosen: Route;
  readonly flows: readonly FlowPicture[];
  readonly rings: readonly RingPicture[];
  readonly pulses: readonly PulsePicture[];
  readonly atMs: number;
  readonly speed: number;
  readonly playing: boolean;
  readonly reduced: boolean;
  /** In the layer of roles the paths step back. */
  readonly muted: boolean;
}

const BAND = 8;
const CORE = 2;
const SLIDE_POINTS = 64;
const CHEVRON_GAP = 88;

/** Draws the picture; the context is already in canvas coordinates. */
export function draw(context: CanvasRenderingContext2D, picture: Picture, palette: Palette): void {
  const banded = new Set<string>();
  drawChosen(context, picture.chosen, palette);
  for (const { tunnel, isLost } of picture.flows) if (tunnel && !isLost) drawTunnel(context, tunnel, picture, palette);
  for (const flow of picture.flows) drawGhost(context, flow, picture, palette);
  for (const flow of picture.flows) drawFlow(context, flow, picture, palette, banded);
  for (const pulse of picture.pulses) drawPulse(context, pulse, picture, palette);
  for (const ring of picture.rings) drawRing(context, ring, picture, palette);
}

function trace(context: CanvasRenderingContext2D, line: Polyline): void {
  context.beginPath();
  line.forEach((point, i) => {
    if (i === 0) context.moveTo(point.x, point.y);
    else context.lineTo(point.x, point.y);
  });
}

function stroke(context: CanvasRenderingContext2D, line: Polyline, colour: string, width: number, alpha: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.globalAlpha = alpha;
  trace(context, line);
  context.stroke();
  context.globalAlpha = 1;
}

const CHOSEN_BAND = 16;

/** Wider than the band of a running flow, so that both are seen. */
function drawChosen(context: CanvasRenderingContext2D, route: Route, palette: Palette): void {
  context.lineCap = 'butt';
  for (const piece of route)
    if (!piece.isHidden)
      stroke(context, piece.points, palette.chosen, CHOSEN_BAND, piece.kind === 'through' ? 0.12 : 0.24);
}

/** The way of the selected flow alone, with its direction: what Design shows of flows. */
export function drawAtRest(context: CanvasRenderingContext2D, route: Route, palette: Palette): void {
  drawChosen(context, route, palette);
  drawChevrons(context, route, palette.chosen);
}

const TUNNEL_BAND = 16;
const TUNNEL_GAP = 13;

/** Two walls round the path, with the ground showing between them and it. */
function drawTunnel(context: CanvasRenderingContext2D, tunnel: Route, picture: Picture, palette: Palette): void {
  if (picture.muted) return;
  context.lineCap = 'butt';
  for (const piece of tunnel) {
    if (piece.kind !== 'link') continue;
    stroke(context, piece.points, palette.tunnel, TUNNEL_BAND, 0.75);
    stroke(context, piece.points, palette.canvas, TUNNEL_GAP, 1);
  }
}

function drawGhost(context: CanvasRenderingContext2D, flow: FlowPicture, picture: Picture, palette: Palette): void {
  const left = flow.isLost ? { route: flow.route, changedMs: flow.sinceMs } : flow.before;
  if (!left || picture.muted || flow.isContested) return;
  const share = ghostShare(left.changedMs, picture.atMs);
  if (share === 0) return;
  const running = flow.isLost ? livingPart(flow.route, flow.isDead) : flow.route;
  const kept = new Set(running.map((piece) => piece.key));
  context.lineCap = 'round';
  for (const piece of left.route)
    if (!kept.has(piece.key) && !piece.isHidden) stroke(context, piece.points, palette.failed, BAND, 0.15 * share);
}

function drawFlow(
  context: CanvasRenderingContext2D,
  flow: FlowPicture,
  picture: Picture,
  palette: Palette,
  banded: Set<string>,
): void {
  const route = flow.isLost ? livingPart(flow.route, flow.isDead) : flow.route;
  const alpha = picture.muted ? 0.35 : 1;
  context.lineCap = 'round';
  if (flow.isContested) {
    drawContested(context, flow, palette, alpha, banded);
    return;
  }
  const slide = flow.before ? slideShare(flow.before.changedMs, picture.atMs, picture.speed, picture.playing) : 1;
  if (slide < 1 && flow.before && !picture.reduced && route.length > 0 && flow.before.route.length > 0) {
    const line = blended(
      resampled(lineOf(flow.before.route), SLIDE_POINTS),
      resampled(lineOf(route), SLIDE_POINTS),
      slide,
    );
    stroke(context, line, palette.active, BAND, 0.2 * alpha);
    stroke(context, line, palette.active, CORE, alpha);
    return;
  }
  // Two flows over one link are one band: stacked they would look like load.
  for (const piece of route) {
    if (piece.isHidden || banded.has(piece.key)) continue;
    banded.add(piece.key);
    const faded = flow.isLost ? 0.6 : 1;
    stroke(context, piece.points, palette.active, BAND, (piece.kind === 'through' ? 0.14 : 0.2) * alpha * faded);
    if (piece.kind === 'link') stroke(context, piece.points, palette.active, CORE, alpha * faded);
  }
  if (!picture.muted) {
    if (picture.reduced) drawChevrons(context, route, palette.active);
    else drawPackets(context, route, picture, palette, flow.phase);
    if (flow.isLost) drawEnd(context, flow.route, route, palette);
  }
}

/** Both ways at once, in the colour of what is undecided and without packets: nobody knows which one the next frame takes. */
function drawContested(
  context: CanvasRenderingContext2D,
  flow: FlowPicture,
  palette: Palette,
  alpha: number,
  banded: Set<string>,
): void {
  for (const piece of [...flow.route, ...(flow.before?.route ?? [])]) {
    if (piece.isHidden || banded.has(piece.key)) continue;
    banded.add(piece.key);
    stroke(context, piece.points, palette.transition, BAND, (piece.kind === 'through' ? 0.18 : 0.26) * alpha);
    if (piece.kind === 'link') stroke(context, piece.points, palette.transition, CORE, alpha);
  }
}

/** Visits points at these distances along a route, on links only. */
function along(route: Route, distances: readonly number[], visit: (point: Point, next: Point) => void): void {
  let start = 0;
  for (const piece of route) {
    if (piece.kind === 'link')
      for (const distance of distances) {
        const own = distance - start;
        if (own < 0 || own > piece.length) continue;
        const [point, next] = [pointAlong(piece.points, own), pointAlong(piece.points, own + 2)];
        if (point && next) visit(point, next);
      }
    start += piece.length;
  }
}

function drawPackets(
  context: CanvasRenderingContext2D,
  route: Route,
  picture: Picture,
  palette: Palette,
  phase: number,
): void {
  const length = route.reduce((sum, piece) => sum + piece.length, 0);
  context.fillStyle = palette.active;
  context.strokeStyle = palette.canvas;
  context.lineWidth = 1.5;
  along(route, packetsAt(length, picture.atMs, picture.speed, phase), ({ x, y }) => {
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  });
}

/** The direction of a path at rest: small arrow heads instead of packets. */
function drawChevrons(context: CanvasRenderingContext2D, route: Route, colour: string): void {
  const length = route.reduce((sum, piece) => sum + piece.length, 0);
  const count = Math.floor(length / CHEVRON_GAP);
  const distances = Array.from({ length: count }, (_, i) => CHEVRON_GAP / 2 + i * CHEVRON_GAP);
  context.fillStyle = colour;
  along(route, distances, (point, next) => {
    const angle = Math.atan2(next.y - point.y, next.x - point.x);
    context.save();
    context.translate(point.x, point.y);
    context.rotate(angle);
    context.beginPath();
    context.moveTo(5, 0);
    context.lineTo(-3.5, -4.5);
    context.lineTo(-3.5, 4.5);
    context.closePath();
    context.fill();
    context.restore();
  });
}

/** Clear of the (F) that stands where the dead stretch begins. */
const END_OFFSET = 20;

/** The cross where packets are lost: on the first dead stretch, just beyond its beginning. */
function drawEnd(context: CanvasRenderingContext2D, whole: Route, living: Route, palette: Palette): void {
  const dead = whole[living.length];
  const at = dead ? pointAlong(dead.points, dead.kind === 'link' ? END_OFFSET : 0) : living.at(-1)?.points.at(-1);
  if (!at) return;
  context.strokeStyle = palette.failed;
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(at.x - 4, at.y - 4);
  context.lineTo(at.x + 4, at.y + 4);
  context.moveTo(at.x + 4, at.y - 4);
  context.lineTo(at.x - 4, at.y + 4);
  context.stroke();
}

const RING_RADIUS = 7;

function drawRing(context: CanvasRenderingContext2D, ring: RingPicture, picture: Picture, palette: Palette): void {
  if (picture.reduced) return;
  const { x, y } = ring.at;
  context.lineCap = 'round';
  context.lineWidth = 2.5;
  context.strokeStyle = ring.share >= 1 ? palette.failed : palette.transition;
  context.globalAlpha = 0.22;
  context.beginPath();
  context.arc(x, y, RING_RADIUS, 0, 2 * Math.PI);
  context.stroke();
  context.globalAlpha = 1;
  context.beginPath();
  context.arc(x, y, RING_RADIUS, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * ring.share);
  context.stroke();
}

function drawPulse(context: CanvasRenderingContext2D, pulse: PulsePicture, picture: Picture, palette: Palette): void {
  context.strokeStyle = pulse.isRoute ? palette.chosen : palette.active;
  context.lineWidth = 1.5;
  for (const ring of picture.reduced ? pulse.rings.slice(0, 1) : pulse.rings) {
    context.globalAlpha = picture.reduced ? 0.8 : ring.opacity;
    context.beginPath();
    context.arc(pulse.at.x, pulse.at.y, picture.reduced ? 12 : ring.radius, 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
}
