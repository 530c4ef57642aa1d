// Cards of routers that are told of routes, and the rows of a member that say what its states signal: sizes and places. Pure geometry; no run state.
import type { NodeDrawing } from '../../../machines/kernel/technology';
import type { DeviceInput, PortInput } from './device-shape';
import { HEADER } from './measures';
import type { DeviceShape, PortPlace } from './scene-types';

const ROUTER_WIDTH = 192;
export const ROUTE_TITLE = 26;
export const ROUTE_ROW = 26;
export const TOLD_LINE = 22;
export const SAYING_ROW = 22;
export const TALLY_HEIGHT = 32;
/** Links of one router's upper or lower edge run this far apart. */
const STEP = 40;
const FOOT = 2;

/** Where a drawing says more than rows of states; `y` is the top of it. */
export interface ToldPlace {
  readonly drawing: NodeDrawing;
  readonly y: number;
}

export const isRouterCard = (drawing: NodeDrawing | undefined): boolean => (drawing?.routes?.length ?? 0) > 0;

/** How big a router's card is. */
export function routerSize({ routes, lines }: NodeDrawing): { readonly width: number; readonly height: number } {
  const blocks = (routes ?? []).reduce((sum, { from }) => sum + ROUTE_TITLE + from.length * ROUTE_ROW, 0);
  return { width: ROUTER_WIDTH, height: HEADER + blocks + (lines?.length ?? 0) * TOLD_LINE + FOOT };
}

/** What stands below the rows of a member. */
export const sayingsHeight = ({ sayings, tally }: NodeDrawing): number =>
  (sayings?.length ?? 0) * SAYING_ROW + (tally ? TALLY_HEIGHT : 0);

/** The card of an ordinary router; undefined for all others. */
export function routerShape(input: DeviceInput): DeviceShape | undefined {
  const { drawing, node, group } = input;
  if (!drawing || !isRouterCard(drawing)) return undefined;
  const { width, height } = routerSize(drawing);
  const rows = drawing.routes?.[0]?.from.length ?? 0;
  const across = (ports: readonly PortInput[]): readonly PortInput[] =>
    [...ports].sort((a, b) => a.peerAcross - b.peerAcross || (a.port.id < b.port.id ? -1 : 1));
  const on = (side: PortPlace['side']): readonly PortPlace[] => {
    const own = across(input.ports.filter((port) => port.side === side));
    return own.map((port, i) => {
      const off = (i - (own.length - 1) / 2) * STEP;
      const isUpright = side === 'left' || side === 'right';
      // Where the links are those to the members, each ends at the row of its member.
      const row =
        own.length === rows ? HEADER + ROUTE_TITLE + (i + 0.5) * ROUTE_ROW : height / 2 + (off * ROUTE_ROW) / STEP;
      return {
        port: port.port.id,
        name: port.port.name,
        side,
        shape: 'plain',
        kind: 'revenue',
        x: side === 'left' ? 0 : side === 'right' ? width : width / 2 + off,
        y: isUpright ? row : side === 'top' ? 0 : height,
        linked: port.linked,
      };
    });
  };
  return {
    node,
    form: 'card',
    width,
    height,
    headerY: 0,
    portsY: HEADER,
    rows: [],
    alias: drawing.alias,
    ...(group ? { group } : {}),
    told: { drawing, y: HEADER },
    next: { x: width, y: HEADER / 2, isRow: false },
    ports: [...on('left'), ...on('right'), ...on('top'), ...on('bottom')],
  };
}
