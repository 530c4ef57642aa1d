// SRX models as a cluster sees them: slot offset of node 1, ports that turn into fxp0 and control, fabric ports. No design, no text.
import type { Confidence } from '../../model/diagnostics';
import { portNames } from '../../model/port-names';

export interface ClusterModel {
  readonly name: string;
  /** First FPC number of node 1; node 0 keeps its numbers whatever its role. */
  readonly offset: number;
  readonly offsetConfidence: Confidence;
  /** Slots of one node; null = the reference has no number. For fixed boxes the offset is not this number. */
  readonly slots: number | null;
  /** Local port that turns into fxp0; null = the device has a port for management only. */
  readonly fxp0: string | null;
  readonly fxp0Confidence: Confidence;
  /** Local revenue ports that turn into control ports; empty = the device has ports for it only, named as in `controlNames`. */
  readonly controlPorts: readonly string[];
  /** Junos' own names of the control interfaces; as many as links are possible. */
  readonly controlNames: readonly string[];
  readonly controlConfidence: Confidence;
  /** Control ports must be committed before the cluster is formed (SRX5000 line). */
  readonly needsControlPorts: boolean;
  /** Media that a fabric member may have. */
  readonly fabricMedia: readonly string[];
  readonly fabric: string;
  readonly branch: boolean;
  readonly source: string;
}

const model = (name: string, offset: number, source: string, more: Partial<ClusterModel> = {}): ClusterModel => ({
  name,
  offset,
  offsetConfidence: 'documented',
  slots: offset,
  fxp0: null,
  fxp0Confidence: 'documented',
  controlPorts: [],
  controlNames: ['em0'],
  controlConfidence: 'documented',
  needsControlPorts: false,
  fabricMedia: ['ge', 'xe', 'et'],
  fabric: 'any free port of the same type on both nodes',
  branch: false,
  source,
  ...more,
});

const branchOf = (
  fxp0: string | null,
  control: string,
  fabricMedia: readonly string[] = ['ge'],
): Partial<ClusterModel> => ({
  fxp0,
  controlPorts: [control],
  controlNames: ['fxp1'],
  fabricMedia,
  branch: true,
});

const guessed = {
  offsetConfidence: 'unconfirmed',
  controlConfidence: 'unconfirmed',
  fxp0Confidence: 'unconfirmed',
} as const;
const dualEm = { controlNames: ['em0', 'em1'] } as const;

/** Section 2 of the reference, row by row. */
export const CLUSTER_MODELS: readonly ClusterModel[] = [
  model('SRX100', 1, 'IX, J-SLOT47, J-CTLIF122', {
    ...branchOf('fe-0/0/6', 'fe-0/0/7', ['fe']),
  }),
  model('SRX110', 1, 'UNCONFIRMED', {
    ...branchOf('fe-0/0/6', 'fe-0/0/7', ['fe']),
    ...guessed,
  }),
  model('SRX210', 2, 'IX, J-SLOT47, J-FABCFG', {
    ...branchOf('fe-0/0/6', 'fe-0/0/7', ['fe', 'ge']),
    fabric: 'any fe or ge, paired alike',
  }),
  model('SRX220', 3, 'IX, J-SLOT47', { ...branchOf('ge-0/0/6', 'ge-0/0/7') }),
  model('SRX240', 5, 'IX', {
    ...branchOf('ge-0/0/0', 'ge-0/0/1'),
    fxp0Confidence: 'unconfirmed',
  }),
  model('SRX300', 1, 'J-HW, J-SLOT', { ...branchOf('ge-0/0/0', 'ge-0/0/1') }),
  model('SRX320', 3, 'J-HW, J-SLOT', { ...branchOf('ge-0/0/0', 'ge-0/0/1') }),
  model('SRX340', 5, 'J-HW, J-SLOT, SEED', { ...branchOf(null, 'ge-0/0/1') }),
  model('SRX345', 5, 'J-HW, J-SLOT, SEED', { ...branchOf(null, 'ge-0/0/1') }),
  model('SRX380', 5, 'J-HW, J-DFABJP', {
    ...branchOf(null, 'ge-0/0/1', ['ge', 'xe']),
  }),
  model('SRX550', 9, 'IX, J-CTLIF122', {
    ...branchOf('ge-0/0/0', 'ge-0/0/1'),
    fxp0Confidence: 'unconfirmed',
  }),
  model('SRX550M', 9, 'IX, J-CTLIF122', {
    ...branchOf('ge-0/0/0', 'ge-0/0/1'),
    offsetConfidence: 'unconfirmed',
    fxp0Confidence: 'unconfirmed',
  }),
  model('SRX650', 9, 'IX', {
    ...branchOf('ge-0/0/0', 'ge-0/0/1', ['ge', 'xe']),
    fxp0Confidence: 'unconfirmed',
  }),
  model('SRX1400', 4, 'IX, J-CTLIF122', {
    controlPorts: ['ge-0/0/10', 'ge-0/0/11'],
    ...dualEm,
  }),
  model('SRX1500', 7, 'J-HW', { slots: 1, offsetConfidence: 'unconfirmed' }),
  model('SRX1600', 7, 'J-SLOTPT, J-HW', { ...dualEm, slots: 3 }),
  model('SRX2300', 7, 'J-HW', {
    ...dualEm,
    slots: null,
    offsetConfidence: 'unconfirmed',
  }),
  model('SRX4120', 7, 'J-HW', {
    ...dualEm,
    slots: null,
    offsetConfidence: 'unconfirmed',
  }),
  model('SRX4300', 7, 'J-HW', {
    ...dualEm,
    slots: null,
    offsetConfidence: 'unconfirmed',
  }),
  model('SRX3400', 8, 'J-CTLIF122', { ...dualEm, offsetConfidence: 'unconfirmed' }),
  model('SRX3600', 13, 'J-CTLIF122', { ...dualEm, offsetConfidence: 'unconfirmed' }),
  model('SRX4100', 7, 'UNCONFIRMED', {
    ...guessed,
    slots: 1,
    fabric: 'the fabric port xe-0/0/8 or any xe',
  }),
  model('SRX4200', 7, 'UNCONFIRMED', {
    ...guessed,
    slots: 1,
    fabric: 'the fabric port xe-0/0/8 or any xe',
  }),
  model('SRX4600', 7, 'UNCONFIRMED', {
    ...guessed,
    ...dualEm,
    fabric: 'the fabric ports for it or any free port of the same type on both nodes',
  }),
  model('SRX4700', 7, 'UNCONFIRMED', { ...guessed, ...dualEm, slots: null }),
  model('SRX5400', 3, 'UNCONFIRMED', {
    ...dualEm,
    offsetConfidence: 'unconfirmed',
    needsControlPorts: true,
  }),
  model('SRX5600', 6, 'GUIDE262', { ...dualEm, needsControlPorts: true }),
  model('SRX5800', 12, 'J-AACN', { ...dualEm, needsControlPorts: true }),
  model('vSRX', 7, 'CAP-PS, CAP-VSRX, IBM-CFG', {
    offsetConfidence: 'captured',
    slots: null,
    controlConfidence: 'unconfirmed',
    fxp0Confidence: 'unconfirmed',
    fabricMedia: ['ge'],
    fabric: 'any ge that the virtual switch passes',
  }),
];

const byName = new Map(CLUSTER_MODELS.map((entry) => [entry.name.toLowerCase(), entry]));

/** The model of that name, as its vendor writes it (`SRX345`, `vSRX3.0` counts as vSRX); undefined = not in the reference. */
export function clusterModel(name: string | undefined): ClusterModel | undefined {
  const key = (name ?? '').toLowerCase().replaceAll(/\s/g, '');
  return byName.get(key) ?? (key.startsWith('vsrx') ? byName.get('vsrx') : undefined);
}

/** Slots counted per node where the model is unknown: that of the SRX345, the most usual pair. */
export const FALLBACK_OFFSET = 5;

const NUMBERED = /^([a-z]+)-(\d+)\/(.+)$/;

/** `ge-0/0/3` on node 1 of an SRX345 → `ge-5/0/3`. Names without slots (`em0`, `fxp0`) stay. Source: J-SLOT. */
export function clusterPortName(offset: number, node: 0 | 1, localName: string): string {
  const match = NUMBERED.exec(localName);
  if (!match || node === 0) return localName;
  return `${match[1]}-${Number(match[2]) + offset}/${match[3]}`;
}

/** Which node a cluster-wide interface name belongs to; undefined where the name has no slot. Source: J-SLOT. */
export function nodeOfPort(offset: number, clusterName: string): 0 | 1 | undefined {
  const match = NUMBERED.exec(clusterName);
  if (!match) return undefined;
  return Number(match[2]) >= offset ? 1 : 0;
}

/** `ge-5/0/3` → `ge-0/0/3`: the name before clustering. */
export function localPortName(offset: number, clusterName: string): string {
  const match = NUMBERED.exec(clusterName);
  if (!match || Number(match[2]) < offset) return clusterName;
  return `${match[1]}-${Number(match[2]) - offset}/${match[3]}`;
}

/** Ports that carry the control link on that node, under their cluster names: `ge-5/0/1`, or `em0` where the device has a port for it only. */
export function controlPortNames(entry: ClusterModel | undefined, node: 0 | 1): readonly string[] {
  if (!entry) return ['control'];
  if (entry.controlPorts.length === 0) return entry.controlNames;
  return entry.controlPorts.map((port) => clusterPortName(entry.offset, node, port));
}

/** Ports of that node that a cluster takes away: fxp0 and control, under their cluster names. Source: J-SLOT. */
export function consumedPortNames(entry: ClusterModel, node: 0 | 1): readonly string[] {
  const taken = entry.fxp0 === null ? entry.controlPorts : [entry.fxp0, ...entry.controlPorts];
  return taken.map((port) => clusterPortName(entry.offset, node, port));
}

/** All revenue ports of an unclustered device, in order. */
export const localPortNames = (entry: ClusterModel): readonly string[] => portNames('srx', entry.name);

/** Orders interface names as Junos does: by media, slot, PIC and port as numbers. */
export function comparePortNames(a: string, b: string): number {
  const left = a.split(/[-/.:]/);
  const right = b.split(/[-/.:]/);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [x, y] = [left[index] ?? '', right[index] ?? ''];
    if (x === y) continue;
    const numeric = Number(x) - Number(y);
    return Number.isNaN(numeric) ? (x < y ? -1 : 1) : numeric;
  }
  return 0;
}

/** Media whose children share one option family: `gigether-options` serves ge, xe and et, `fastether-options` fe. Source: YANG. */
export const etherFamily = (portName: string): string => (portName.startsWith('fe-') ? 'fe' : 'ge');
