// Cards of devices that carry a load, and of crowds that stand for many users: sizes and places. Pure geometry; it knows no run state.
import type { NodeDrawing } from '../../../machines/kernel/technology';
import { compareIds } from '../../../model/ids';
import type { DeviceInput, PortInput } from './device-shape';
import { CARD_WIDTH, HEADER, PARALLEL, PORT_ROW, PORTS_PAD } from './measures';
import type { DeviceShape, PortPlace } from './scene-types';

/** State and number above the bar, the words of its marks below. */
const LOAD_HEIGHT = 62;
const LINE = 18;
/** Words above and below a bar of shares. */
export const SHARES_HEIGHT = 76;
const CROWD_WIDTH = 228;

/** What is drawn on such a card and where; `y` is the top of each. */
export interface SpreadPlace {
  readonly drawing: NodeDrawing;
  readonly linesY: number;
  readonly blockY: number;
}

const named = (ports: readonly PortInput[]): readonly PortInput[] =>
  [...ports].sort((a, b) => compareIds(a.port.name, b.port.name));

function placed(input: PortInput, shape: PortPlace['shape'], x: number, y: number): PortPlace {
  const { port, drawing, side, linked } = input;
  return {
    port: port.id,
    name: port.name,
    side: side === 'right' ? 'right' : 'left',
    shape,
    kind: drawing?.linkKind ?? 'revenue',
    x,
    y,
    linked,
  };
}

const base = ({ node, drawing, group }: DeviceInput) => ({
  node,
  form: 'card' as const,
  headerY: 0,
  portsY: HEADER,
  rows: [],
  ...(drawing ? { alias: drawing.alias } : {}),
  ...(group ? { group } : {}),
});

/** The shape of a device that its drawing gives a load or a crowd; undefined for all others. */
export function spreadShape(input: DeviceInput): DeviceShape | undefined {
  if (input.drawing?.load) return loadCard(input, input.drawing);
  return input.drawing?.shares ? crowdCard(input, input.drawing) : undefined;
}

/** Ports on both edges, words on the side that has fewer, the load below. */
function loadCard(input: DeviceInput, drawing: NodeDrawing): DeviceShape {
  const left = named(input.ports.filter(({ side }) => side !== 'right'));
  const onRight = named(input.ports.filter(({ side }) => side === 'right'));
  // The port for management stands beside the name: it carries none of the load.
  const head = onRight.find((port) => port.drawing?.linkKind === 'control');
  const right = onRight.filter((port) => port !== head);
  const isBare = input.ports.length === 0;
  const lines = drawing.lines?.length ?? 0;
  const hasWordsBelow = left.length > 0 && right.length > 0;
  const portRows = Math.max(left.length, right.length, isBare ? 1 : 0);
  const portsHeight = portRows * PORT_ROW;
  const wordsHeight = lines * LINE + 2;
  const bodyHeight = hasWordsBelow ? portsHeight + wordsHeight : Math.max(portsHeight, wordsHeight);
  const top = HEADER + PORTS_PAD;
  const blockY = top + bodyHeight + PORTS_PAD;
  const rowY = (i: number): number => top + i * PORT_ROW + PORT_ROW / 2;
  return {
    ...base(input),
    width: CARD_WIDTH,
    height: blockY + LOAD_HEIGHT,
    spread: { drawing, linesY: hasWordsBelow ? top + portsHeight : top, blockY },
    next: isBare ? { x: CARD_WIDTH, y: rowY(0), isRow: true } : { x: CARD_WIDTH, y: HEADER / 2, isRow: false },
    ports: [
      ...left.map((port, i) => placed(port, 'row', 0, rowY(i))),
      ...right.map((port, i) => placed(port, 'row', CARD_WIDTH, rowY(i))),
      ...(head ? [placed(head, 'row', CARD_WIDTH, HEADER / 2)] : []),
    ],
  };
}

/** How big a crowd's card is. */
export const crowdSize = ({ shares }: NodeDrawing): { readonly width: number; readonly height: number } => ({
  width: CROWD_WIDTH,
  height: HEADER + (shares?.length ?? 0) * SHARES_HEIGHT + PORTS_PAD,
});

/** One block a service; its ports have their names on their lines, as icons have. */
function crowdCard(input: DeviceInput, drawing: NodeDrawing): DeviceShape {
  const places = (side: 'left' | 'right'): readonly PortPlace[] => {
    const own = named(input.ports.filter((port) => (side === 'right') === (port.side === 'right')));
    return own.map((port, i) =>
      placed(port, 'plain', side === 'left' ? 0 : CROWD_WIDTH, HEADER / 2 + (i - (own.length - 1) / 2) * PARALLEL),
    );
  };
  return {
    ...base(input),
    ...crowdSize(drawing),
    spread: { drawing, linesY: HEADER, blockY: HEADER },
    next: { x: CROWD_WIDTH, y: HEADER / 2, isRow: false },
    ports: [...places('left'), ...places('right')],
  };
}
