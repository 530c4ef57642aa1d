// Interface names that a stand-alone device may have: candidates for the port menu, no inventory and no claim about a chassis.
import type { NodeKind } from './design';

/** Ports of one PIC: `ge-0/0/0` to `ge-0/0/15`. */
type Range = readonly [media: string, from: number, to: number, fpc?: number, pic?: number];

const SRX: Readonly<Record<string, readonly Range[]>> = {
  SRX100: [['fe', 0, 7]],
  SRX110: [['fe', 0, 7]],
  SRX210: [
    ['ge', 0, 1],
    ['fe', 2, 7],
  ],
  SRX220: [['ge', 0, 7]],
  SRX240: [['ge', 0, 15]],
  SRX300: [['ge', 0, 7]],
  SRX320: [['ge', 0, 7]],
  SRX340: [['ge', 0, 15]],
  SRX345: [['ge', 0, 15]],
  SRX380: [
    ['ge', 0, 15],
    ['xe', 16, 19],
  ],
  SRX550: [['ge', 0, 9]],
  SRX550M: [['ge', 0, 9]],
  SRX650: [['ge', 0, 3]],
  SRX1400: [['ge', 0, 11]],
  SRX1500: [
    ['ge', 0, 15],
    ['xe', 16, 19],
  ],
  SRX1600: [
    ['ge', 0, 15],
    ['xe', 16, 19],
  ],
  SRX2300: [
    ['ge', 0, 7],
    ['xe', 8, 15],
  ],
  SRX3400: [['ge', 0, 11]],
  SRX3600: [['ge', 0, 11]],
  SRX4100: [['xe', 0, 8]],
  SRX4120: [
    ['ge', 0, 7],
    ['xe', 8, 15],
  ],
  SRX4200: [['xe', 0, 8]],
  SRX4300: [
    ['ge', 0, 7],
    ['xe', 8, 19],
  ],
  SRX4600: [
    ['et', 0, 3, 1, 0],
    ['xe', 0, 7, 1, 1],
  ],
  SRX4700: [['et', 0, 5, 1, 0]],
  // Modular: what sits in which slot is the user's choice; slot 0 stands for the first line card.
  SRX5400: [
    ['ge', 0, 9],
    ['xe', 0, 3, 2, 0],
  ],
  SRX5600: [
    ['ge', 0, 9],
    ['xe', 0, 3, 2, 0],
  ],
  SRX5800: [
    ['ge', 0, 9],
    ['xe', 0, 3, 2, 0],
  ],
  vSRX: [['ge', 0, 7]],
};

const SWITCH: Readonly<Record<string, readonly Range[]>> = {
  EX2300: [['ge', 0, 47]],
  EX3400: [['ge', 0, 47]],
  EX4300: [['ge', 0, 47]],
  EX4400: [['ge', 0, 47]],
  EX4650: [['xe', 0, 47]],
  EX9200: [
    ['ge', 0, 39],
    ['xe', 0, 7, 1, 0],
  ],
  QFX5120: [['xe', 0, 47]],
};

const MX_MODULAR: readonly Range[] = [
  ['ge', 0, 9],
  ['xe', 0, 3, 0, 1],
];
const MX: Readonly<Record<string, readonly Range[]>> = {
  MX80: [
    ['xe', 0, 3],
    ['ge', 0, 9, 1, 0],
  ],
  MX104: [
    ['xe', 0, 3, 2, 0],
    ['ge', 0, 9],
  ],
  MX204: [
    ['et', 0, 3],
    ['xe', 0, 7, 0, 1],
  ],
  MX240: MX_MODULAR,
  MX304: [['et', 0, 15]],
  MX480: MX_MODULAR,
  MX960: MX_MODULAR,
  MX2010: MX_MODULAR,
  MX2020: MX_MODULAR,
};

/** Data ports per Mist Edge model, then the out-of-band management port. */
const EDGE_DATA_PORTS = {
  'ME-X1': 2,
  'ME-X1-M': 2,
  'ME-X5': 2,
  'ME-X5-M': 4,
  'ME-X6': 4,
  'ME-X10': 4,
  'ME-VM': 2,
} as const;
const EDGE_COUNTS: ReadonlyMap<string, number> = new Map(Object.entries(EDGE_DATA_PORTS));

/** The models of a kind that have names of their own here, in menu order. */
export const modelsWithPorts = {
  srx: Object.keys(SRX),
  switch: Object.keys(SWITCH),
  mx: Object.keys(MX),
  'mist-edge': Object.keys(EDGE_DATA_PORTS),
} as const;

/**
 * Candidate interface names of a stand-alone device, in the order in which they are handed out. An unknown model gets
 * the names of its kind's most usual one; any other name can be added by hand.
 */
export function portNames(kind: NodeKind, model?: string): readonly string[] {
  switch (kind) {
    case 'srx':
      return named(SRX, model, 'SRX345');
    case 'switch':
      return named(SWITCH, model, 'EX4300');
    case 'mx':
      return named(MX, model, 'MX480');
    case 'router':
      return model !== undefined && Object.hasOwn(MX, model) ? named(MX, model, 'MX480') : expand(['ge', 0, 15]);
    case 'mist-edge':
      return [...count('port', EDGE_COUNTS.get(model ?? '') ?? 4), 'oobm'];
    case 'host':
      return count('eth', 4);
    case 'ap-group':
      return count('eth', 48);
    case 'cloud':
      return count('port', 48);
    default:
      return unknownKind(kind);
  }
}

function named(table: Readonly<Record<string, readonly Range[]>>, model: string | undefined, usual: string) {
  const known = model !== undefined && Object.hasOwn(table, model) ? table[model] : undefined;
  // vSRX comes as vSRX2.0, vSRX3.0: one table for all.
  const family = model?.toLowerCase().startsWith('vsrx') ? table.vSRX : undefined;
  return (known ?? family ?? table[usual] ?? []).flatMap(expand);
}

const expand = ([media, from, to, fpc = 0, pic = 0]: Range): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${media}-${fpc}/${pic}/${from + i}`);

const count = (base: string, length: number): readonly string[] => Array.from({ length }, (_, i) => `${base}${i}`);

function unknownKind(kind: never): never {
  throw new Error(`Unknown kind of device ${JSON.stringify(kind)}.`);
}
