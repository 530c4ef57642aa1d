// A pair of a design as the engine reads it: members with their words, instance ids, who an address belongs to. It simulates nothing.
import { asId, type Design, type DesignNode, type Group, type Link, type NodeId, type Port } from '../../model/design';
import type { InstanceId } from '../kernel/types';
import { hostOf } from './inet';
import { portOf } from './links';
import { impliesIpsec } from './release';
import { emptyPairConfig, type MnhaNode, type MultinodeHaConfig, readPairConfig, type Srg } from './schema';

export interface PairNode {
  readonly index: 0 | 1;
  readonly id: NodeId;
  readonly node: DesignNode | undefined;
  /** The word for it in instance ids and targets. */
  readonly handle: string;
  readonly config: MnhaNode;
}

export interface Pair {
  readonly design: Design;
  readonly group: Group;
  readonly config: MultinodeHaConfig;
  readonly members: readonly [PairNode, PairNode];
  readonly peerOf: (node: PairNode) => PairNode;
  /** The device that has this address (with or without prefix length). */
  readonly deviceWith: (address: string) => DesignNode | undefined;
  /** A drawn port of a member: `ge-0/0/3` or `ge-0/0/3.0`. */
  readonly port: (node: PairNode, name: string) => Port | undefined;
  /** Links of the ICL, over other devices too; of the ICD, between the nodes. */
  readonly links: (kind: 'icl' | 'icd') => readonly Link[];
  /** Ways of the ICL from node to node over its links: each of them is enough. */
  readonly iclPaths: readonly IclPath[];
}

/** A chain of links, and the devices between them. */
export interface IclPath {
  readonly links: readonly Link[];
  readonly devices: readonly NodeId[];
}

/** Reads a group; a config that breaks the schema counts as an empty one (plans are not made of such). */
export function pairOf(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): Pair {
  const config = readPairConfig(group.config).value ?? emptyPairConfig;
  const member = (index: 0 | 1): PairNode => {
    const id = group.members[index] ?? asId<NodeId>('');
    const node = design.nodes[id];
    return { index, id, node, handle: handles?.get(id) ?? node?.name ?? id, config: config.nodes[index] };
  };
  const members = [member(0), member(1)] as const;
  const owners = new Map(
    Object.values(design.nodes).flatMap((node) => (node.addresses ?? []).map((one) => [hostOf(one), node] as const)),
  );
  const ports = new Map(Object.values(design.ports).map((port) => [`${port.node}/${port.name}`, port] as const));
  const iclPaths = pathsOf(design, members[0].id, members[1].id);
  const memberOf = (port: Link['a']): number => members.findIndex(({ id }) => id === design.ports[port]?.node);
  return {
    design,
    group,
    config,
    members,
    peerOf: (node) => members[node.index === 0 ? 1 : 0],
    deviceWith: (address) => owners.get(hostOf(address)),
    port: (node, name) => ports.get(`${node.id}/${portOf(name)}`),
    iclPaths,
    links: (kind) =>
      Object.values(design.links)
        .filter((link) =>
          kind === 'icl'
            ? iclPaths.some(({ links }) => links.includes(link))
            : link.kind === kind && memberOf(link.a) + memberOf(link.b) === 1 && memberOf(link.a) !== -1,
        )
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** No ICL is drawn over more devices, or more ways, than these. */
const MOST_DEVICES = 6;
const MOST_PATHS = 16;

/** All ways from one node to the other over ICL links, shortest first; none through the same device twice. */
function pathsOf(design: Design, from: NodeId, to: NodeId): readonly IclPath[] {
  const links = Object.values(design.links)
    .filter(({ kind }) => kind === 'icl')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const nodeAt = (port: Link['a']): NodeId | undefined => design.ports[port]?.node;
  const found: IclPath[] = [];
  const open: { readonly at: NodeId; readonly links: readonly Link[]; readonly devices: readonly NodeId[] }[] = [
    { at: from, links: [], devices: [] },
  ];
  for (const way of open) {
    if (found.length >= MOST_PATHS || way.devices.length > MOST_DEVICES) break;
    for (const link of links) {
      const [a, b] = [nodeAt(link.a), nodeAt(link.b)];
      const next = a === way.at ? b : b === way.at ? a : undefined;
      if (next === undefined || next === from || way.devices.includes(next)) continue;
      const longer = [...way.links, link];
      if (next === to) found.push({ links: longer, devices: way.devices });
      else open.push({ at: next, links: longer, devices: [...way.devices, next] });
    }
  }
  return found.slice(0, MOST_PATHS);
}

/** Groups above 0 of a node, in order. */
export const rolesOf = (node: PairNode): readonly Srg[] =>
  [...node.config.srgs].filter(({ id }) => id > 0).sort((a, b) => a.id - b.id);
export const srg0Of = (node: PairNode): Srg | undefined => node.config.srgs.find(({ id }) => id === 0);

/** It owns IPsec tunnels: says so, or is SRG1 of a release that did not need to [5.1]. */
export const ownsIpsec = (node: PairNode, srg: Srg): boolean =>
  srg.managedIpsec || (srg.id === 1 && impliesIpsec(node.node?.release));

export const modeOf = (srg: Srg): 'routing' | 'switching' | 'hybrid' | 'cloud' => srg.deploymentType ?? 'routing';

const at = (word: string, node: PairNode): InstanceId => `${word}@${node.handle}`;
export const nodeInstance = (node: PairNode): InstanceId => at('node', node);
export const srg0Instance = (node: PairNode): InstanceId => at('srg0', node);
export const srgInstance = (node: PairNode, id: number): InstanceId => at(`srg${id}`, node);
export const iclInstance = (node: PairNode): InstanceId => at('icl', node);
export const icdInstance = (node: PairNode): InstanceId => at('icd', node);
export const syncInstance = (node: PairNode): InstanceId => at('sync', node);
export const probeInstance = (node: PairNode, id: number): InstanceId => at(`probe-srg${id}`, node);
export const monitorsInstance = (node: PairNode, id: number): InstanceId => at(`monitors-srg${id}`, node);
export const addressInstance = (node: PairNode, id: number, address: string): InstanceId =>
  at(`ip-srg${id}:${address}`, node);
export const processInstance = (node: PairNode, name: string): InstanceId => `process:${node.handle}/${name}`;
/** A way of the ICL over other devices. */
export const iclPathInstance = (pair: Pair, index: number): InstanceId => `icl-path:${pair.group.name}/${index}`;
/** Every way is one link: the channel of the links says all. */
export const isIclDirect = ({ iclPaths }: Pair): boolean => iclPaths.every(({ links }) => links.length === 1);
export const channelOf = (pair: Pair, kind: 'icl' | 'icd'): InstanceId => `${kind}:${pair.group.name}`;

/** Name of the virtual interface of a virtual IP: what flows of the network see. */
export const vipName = (srg: number, index: number): string => `srg${srg} vip ${index}`;
export const macInstance = (pair: Pair, srg: number, index: number): InstanceId =>
  `mac:srg${srg}-vip${index}@${pair.group.name}`;

/** State of a session on one node: `session:office-to-web@A`. */
export const sessionInstance = (flow: string, node: PairNode): InstanceId => at(`session:${flow}`, node);
/** A tunnel in its rekey window. */
export const tunnelInstance = (flow: string): InstanceId => `tunnel:${flow}`;

/** Flows in tunnels of a group that are about to make new keys. */
export const rekeyingOf = (pair: Pair, srg: number): readonly string[] =>
  flowsOf(pair).flatMap(({ name, traits }) =>
    traits?.kind === 'ipsec' && traits.rekeying && (traits.srg ?? 1) === srg ? [name] : [],
  );

/** All flows of the design, with what the group says about them. */
export const flowsOf = ({ design, config }: Pair) =>
  Object.values(design.flows).map(({ id, name }) => ({
    id,
    name,
    traits: config.traffic.find(({ flow }) => flow === id),
  }));
