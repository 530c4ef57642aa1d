// How two devices become a cluster: what to type where, in order. It knows commands, and nothing of a simulation.
import type { Design, Group, LinkKind } from '../../model/design';
import type { ConfigExport } from '../kernel/technology';
import { type ClusterModel, clusterModel, consumedPortNames, FALLBACK_OFFSET, nodeOfPort } from './models';
import type { ChassisClusterConfig } from './schema';

type FormationStep = ConfigExport['steps'][number];
type Names = readonly [string, string];

/** `a, b and c`. */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Lines that the SRX5000 line needs before it can be enabled. */
const controlPortLines = (config: ChassisClusterConfig): readonly string[] => [
  ...(config.controlPorts ?? []).map(({ fpc, port }) => `set chassis cluster control-ports fpc ${fpc} port ${port}`),
  ...(config.scbControlPorts ?? []).map((port) => `set chassis cluster scb-control-ports ${port}`),
];

/** `srx-a ge-0/0/1 to srx-b ge-5/0/1` for every cable of a kind. */
const cables = ({ links, ports, nodes }: Design, group: Group, kind: LinkKind): readonly string[] =>
  Object.values(links).flatMap((link) => {
    const ends = [ports[link.a], ports[link.b]].filter((port) => port !== undefined);
    if (link.kind !== kind || ends.length < 2 || !ends.some(({ node }) => group.members.includes(node))) return [];
    return [ends.map(({ node, name }) => `${nodes[node]?.name ?? node} ${name}`).join(' to ')];
  });

/** What has to be done on each device before the cluster exists. */
function preparation(
  design: Design,
  group: Group,
  config: ChassisClusterConfig,
  names: Names,
  model: ClusterModel | undefined,
): readonly FormationStep[] {
  const taken = model === undefined ? [] : consumedPortNames(model, 0);
  const lines = model?.needsControlPorts === true ? controlPortLines(config) : [];
  const wires = (['control', 'fabric'] as const).flatMap((kind) =>
    cables(design, group, kind).map((cable) => `${kind} ${cable}`),
  );
  return [
    ...(taken.length === 0
      ? []
      : names.map((node) => ({
          node,
          text: `On ${node}, before it joins: leave no configuration on ${listed(taken)}. The cluster takes ${taken.length === 1 ? 'this port' : 'these ports'} for ${model?.fxp0 === null ? 'the control link' : 'fxp0 and the control link'}.`,
        }))),
    ...(lines.length === 0
      ? []
      : names.map((node) => ({
          node,
          text: `On ${node}, in configuration mode (#), before the cluster is enabled: ${lines.join('; ')}; commit.`,
        }))),
    ...(wires.length === 0
      ? []
      : [
          {
            node: names[0],
            text: `Cable the nodes, under the names that they get in the cluster: ${wires.join('; ')}.`,
          },
        ]),
  ];
}

/** Switches bundle the links of each node apart: only those of the primary node are active [J-LACP102]. */
const switchSteps = (config: ChassisClusterConfig, offset: number, names: Names): readonly FormationStep[] =>
  config.reths.flatMap(({ name, children, lacp }) => {
    const own = ([0, 1] as const).map((node) => children.filter((port) => nodeOfPort(offset, port) === node));
    if (own.every((ports) => ports.length < 2)) return [];
    const bundles = own.map((ports, node) => `one of ${listed(ports)} (${names[node] ?? `node${node}`})`);
    return [
      {
        node: names[0],
        text: `On the switches at ${name}: two LAGs, ${bundles.join(' and ')}${lacp === undefined ? '' : `, with LACP`}.`,
      },
    ];
  });

/**
 * Steps in order; `command` is what to type at the operational prompt (`>`) of `node`, and configuration-mode lines stand in the text.
 * Enabling comes before the shared configuration [J-AA], control ports of the SRX5000 line before enabling [J-AACN]. The cluster-id is set by
 * hand on each node: it is stored outside of the configuration.
 */
export function formationSteps(design: Design, group: Group, config: ChassisClusterConfig): readonly FormationStep[] {
  const [first, second] = group.members.map((id) => design.nodes[id]);
  const names = [first?.name ?? 'node0', second?.name ?? 'node1'] as const;
  const model = clusterModel(first?.model);
  return [
    ...preparation(design, group, config, names, model),
    ...names.map((node, index) => ({
      node,
      text: `On ${node}, at the operational prompt (>), by hand: makes it node ${index} of cluster ${config.clusterId} and reboots it. The cluster-id is no part of the configuration.`,
      command: `set chassis cluster cluster-id ${config.clusterId} node ${index} reboot`,
    })),
    {
      node: names[0],
      text: `On ${names[0]}, at the operational prompt (>), when both nodes are back: one must be primary, the other secondary, for redundancy group 0.`,
      command: 'show chassis cluster status',
    },
    {
      node: names[0],
      text: `On ${names[0]}, in configuration mode (#): load the file ("load override" for the curly form, "load set" for set lines), then "commit check" and "commit". The commit goes to both nodes.`,
    },
    ...(config.redundancyMode === undefined
      ? []
      : [
          {
            node: names[0],
            text: `redundancy-mode ${config.redundancyMode} holds after both nodes have rebooted at the same time.`,
          },
        ]),
    ...switchSteps(config, model?.offset ?? FALLBACK_OFFSET, names),
    {
      node: names[0],
      text: `On ${names[0]}, at the operational prompt (>): control link, fabric link and every reth must be Up.`,
      command: 'show chassis cluster interfaces',
    },
  ];
}
