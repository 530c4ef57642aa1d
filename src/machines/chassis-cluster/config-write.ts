// Writes a cluster's configuration: into the text that it was imported from, in place, or fresh. It invents no change of its own.
import type { Design, Group, NodeId } from '../../model/design';
import { effectiveTree, type JunosTree, treeFromPaths } from '../../vendor/junos';
import type { ConfigExport } from '../kernel/technology';
import { withMark } from './config-mark';
import { APPLY_NODE_GROUPS, monitoredOnly, patchConfiguration } from './config-patch';
import { configPaths } from './config-paths';
import { readClusterTree, recogniseCluster } from './config-read';
import { parsedSource, sourceOf } from './config-source';
import { formationSteps } from './config-steps';
import { clusterModel } from './models';
import { hasOwnUplinks } from './own-uplinks';
import { type ChassisClusterConfig, readClusterConfig } from './schema';

/** Stands in the mark where the device is none that the reference names. */
const UNKNOWN_MODEL = 'SRX';

type HostNames = readonly [string | undefined, string | undefined];

/** The config with the host name that each node's group shall have. */
function withHostNames(config: ChassisClusterConfig, names: HostNames): ChassisClusterConfig {
  const [first, second] = config.node;
  const named = (member: ChassisClusterConfig['node'][number], name: string | undefined) =>
    name === undefined ? member : { ...member, hostName: name };
  return { ...config, node: [named(first, names[0]), named(second, names[1])] };
}

const memberOf = (design: Design, group: Group, index: 0 | 1) => design.nodes[group.members[index] ?? ('' as NodeId)];

function freshTree(design: Design, group: Group, config: ChassisClusterConfig): JunosTree {
  const hostName = (index: 0 | 1): string | undefined =>
    config.node[index].hostName ?? memberOf(design, group, index)?.name;
  const release = memberOf(design, group, 0)?.release;
  const paths = [
    ...(release === undefined ? [] : [['version', release]]),
    ...configPaths(withHostNames(config, [hostName(0), hostName(1)])),
  ];
  const groups = paths.findLastIndex(([word]) => word === 'groups' || word === 'version') + 1;
  return treeFromPaths([
    ...paths.slice(0, groups),
    APPLY_NODE_GROUPS,
    ...paths.slice(groups),
    ...monitoredOnly(config),
  ]);
}

/** The kept tree with what differs between the text and the design rewritten in place; undefined when the text is no cluster's. */
function patchedTree(
  design: Design,
  group: Group,
  config: ChassisClusterConfig,
  tree: JunosTree,
  text: string,
): JunosTree | undefined {
  const base = readClusterTree(tree, text);
  if (base === undefined) return undefined;
  // where the text has a host name for the node, or the device was renamed, the configuration follows the drawing
  const hostName = (index: 0 | 1): string | undefined => {
    const name = memberOf(design, group, index)?.name;
    const isUntouched = base.hostNames[index] === undefined && name === base.names[index];
    return config.node[index].hostName ?? (isUntouched ? undefined : name);
  };
  return patchConfiguration(
    tree,
    { config: withHostNames(base.config, base.hostNames), release: base.release },
    { config: withHostNames(config, [hostName(0), hostName(1)]), release: memberOf(design, group, 0)?.release },
  );
}

/**
 * The configuration that both nodes load. An imported text comes out with only those statements changed that the design changed; a cluster
 * that was drawn by hand gets a fresh one. undefined where the group's config breaks the schema.
 */
export function sharedConfiguration(design: Design, group: Group): JunosTree | undefined {
  const config = readClusterConfig(group.config).value;
  if (config === undefined) return undefined;
  const source = sourceOf(design, group.id);
  const patched =
    source === undefined ? undefined : patchedTree(design, group, config, parsedSource(source).tree, source.text);
  const tree = patched ?? freshTree(design, group, config);
  const model = clusterModel(memberOf(design, group, 0)?.model)?.name ?? UNKNOWN_MODEL;
  const { clusterId, fabricProfile, bootOrder } = config;
  const switchLags = Object.fromEntries(
    config.reths.flatMap((reth) => (reth.switchLags === undefined ? [] : [[reth.name, reth.switchLags] as const])),
  );
  const drawn = { fabricProfile, bootOrder, ownUplinks: hasOwnUplinks(design, group, config), switchLags };
  const recognised = model === UNKNOWN_MODEL ? model : recogniseCluster(config, tree).model.name;
  return withMark(tree, { clusterId, model, drawn }, recognised);
}

/**
 * The configuration of a cluster and how to load it. The file with `node: null`, named after the cluster, is the one that both nodes load;
 * the two others show what each node makes of it (`groups` applied). A group whose config breaks the schema has no files.
 */
export function writeClusterConfig(design: Design, group: Group): ConfigExport {
  const config = readClusterConfig(group.config).value;
  const tree = sharedConfiguration(design, group);
  if (config === undefined || tree === undefined) return { files: [], steps: [] };
  return {
    files: [
      { node: null, name: group.name, tree },
      ...group.members.map((node, index) => ({
        node,
        name: `${group.name}-node${index}`,
        tree: effectiveTree(tree, { node: `node${index}` }),
      })),
    ],
    steps: formationSteps(design, group, config),
  };
}
