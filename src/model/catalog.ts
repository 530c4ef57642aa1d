// The device catalog: what the palette offers, and which port of a device is free. It knows no picture and no technology.
import type { Design, DesignNode, NodeId, NodeKind } from './design';
import { linkOf, portByName } from './lookup';
import { modelsWithPorts, portNames } from './port-names';
import { find } from './records';

export interface CatalogEntry {
  readonly kind: NodeKind;
  readonly title: string;
  /** One line for the palette's tooltip and for screen readers. */
  readonly hint: string;
  /** New devices are named after it: `srx-1`, `srx-2` … */
  readonly baseName: string;
  readonly defaultModel?: string;
  /** Models to choose from; empty where the kind has none. Any other text is allowed too. */
  readonly models: readonly string[];
}

/** The palette, in its order. */
export const CATALOG: readonly CatalogEntry[] = [
  {
    kind: 'srx',
    title: 'SRX',
    hint: 'Firewall: chassis cluster, Multinode HA',
    baseName: 'srx',
    defaultModel: 'SRX345',
    models: modelsWithPorts.srx,
  },
  {
    kind: 'mx',
    title: 'MX',
    hint: 'Router chassis with Routing Engines and services PICs',
    baseName: 'mx',
    defaultModel: 'MX480',
    models: modelsWithPorts.mx,
  },
  {
    kind: 'mist-edge',
    title: 'Mist Edge',
    hint: 'Ends the tunnels of access points',
    baseName: 'edge',
    defaultModel: 'ME-X5',
    models: modelsWithPorts['mist-edge'],
  },
  { kind: 'ap-group', title: 'AP group', hint: 'Access points of one site', baseName: 'aps', models: [] },
  {
    kind: 'router',
    title: 'Router',
    hint: 'Next hop with just enough routing',
    baseName: 'router',
    models: modelsWithPorts.mx,
  },
  {
    kind: 'switch',
    title: 'Switch',
    hint: 'Joins ports to one segment',
    baseName: 'switch',
    defaultModel: 'EX4300',
    models: modelsWithPorts.switch,
  },
  { kind: 'host', title: 'Host', hint: 'End of a flow', baseName: 'host', models: [] },
  { kind: 'cloud', title: 'Cloud', hint: 'A network beyond the design', baseName: 'cloud', models: [] },
];

const BY_KIND: ReadonlyMap<NodeKind, CatalogEntry> = new Map(CATALOG.map((entry) => [entry.kind, entry]));

/** The palette entry of a kind. */
export function catalogEntry(kind: NodeKind): CatalogEntry {
  const entry = BY_KIND.get(kind);
  if (entry === undefined) throw new Error(`The catalog has no ${kind}.`);
  return entry;
}

/**
 * The candidate names of a device where they differ from the stand-alone ones: a technology that renumbers ports (the
 * second node of a chassis cluster) or takes some away hands one in. undefined = stand-alone.
 */
export type PortNaming = (design: Design, node: DesignNode) => readonly string[] | undefined;

/** The first candidate name of the device that no link uses; undefined where all are linked or there is no device. */
export function nextFreePort(design: Design, nodeId: NodeId, naming?: PortNaming): string | undefined {
  const node = find(design.nodes, nodeId);
  if (node === undefined) return undefined;
  const candidates = naming?.(design, node) ?? portNames(node.kind, node.model);
  return candidates.find((name) => {
    const port = portByName(design, nodeId, name);
    return port === undefined || linkOf(design, port.id) === undefined;
  });
}
