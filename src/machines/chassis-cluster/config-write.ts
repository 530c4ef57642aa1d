// Writes a cluster's configuration: into the text that it was imported from, in place, or fresh. It invents no change of its own.
import type { Design, Group, NodeId } from '../../model/design';
import { child, effectiveTree, type JunosNode, type JunosTree, patchTree, treeFromPaths } from '../../vendor/junos';
import type { ConfigExport } from '../kernel/technology';
import { CHILD_OPTIONS } from './config-interfaces';
import { type ConfigMark, markText, readMark } from './config-mark';
import { type ConfigPath, configPaths, NODE_VARIABLE, type PathOptions } from './config-paths';
import { readClusterTree, recogniseCluster } from './config-read';
import { parsedSource, sourceOf } from './config-source';
import { formationSteps } from './config-steps';
import { clusterModel } from './models';
import { type ChassisClusterConfig, emptyClusterConfig, readClusterConfig } from './schema';

const APPLY_NODE_GROUPS: ConfigPath = ['apply-groups', NODE_VARIABLE];

const key = (path: readonly string[]): string => path.join('\n');

/** Every beginning of these paths, the paths themselves included. */
function beginnings(paths: readonly ConfigPath[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const path of paths) for (let length = 1; length <= path.length; length++) keys.add(key(path.slice(0, length)));
  return keys;
}

/** Statements that no Junos takes; the reader has said so [6.1]. */
const isRefused = ([chassis, cluster, statement]: readonly string[]): boolean =>
  chassis === 'chassis' && cluster === 'cluster' && (statement === 'cluster-id' || statement === 'node');

/** The option block in which the text says what a port's parent is. */
function childOptionsIn(tree: JunosTree): PathOptions['childOptions'] {
  return (port) =>
    CHILD_OPTIONS.find((options) => child(tree, 'interfaces', port, options, 'redundant-parent') !== undefined);
}

/** Host names follow the drawing where they are configured for each node, or where a device got another name than it was read with. */
function withHostNames(
  config: ChassisClusterConfig,
  names: readonly [string | undefined, string | undefined],
): ChassisClusterConfig {
  const [first, second] = config.node;
  const named = (member: ChassisClusterConfig['node'][number], name: string | undefined) =>
    name === undefined ? member : { ...member, hostName: name };
  return { ...config, node: [named(first, names[0]), named(second, names[1])] };
}

const versionPath = (release: string | undefined): readonly ConfigPath[] =>
  release === undefined ? [] : [['version', release]];

/** A monitored port has to exist under `interfaces`: `Interface must be defined before configuring monitoring` [YANG]. */
function monitoredOnly(config: ChassisClusterConfig): readonly ConfigPath[] {
  const defined = new Set(config.reths.flatMap(({ name, children }) => [name, ...children]));
  const monitored = new Set(
    config.redundancyGroups.flatMap(({ interfaceMonitors }) => interfaceMonitors.map((monitor) => monitor.interface)),
  );
  return [...monitored].filter((port) => !defined.has(port)).map((port) => ['interfaces', port, 'unit', '0']);
}

function freshTree(design: Design, group: Group, config: ChassisClusterConfig): JunosTree {
  const [first, second] = group.members.map((id) => design.nodes[id]);
  const named = withHostNames(config, [
    config.node[0].hostName ?? first?.name,
    config.node[1].hostName ?? second?.name,
  ]);
  const paths = [...versionPath(first?.release), ...configPaths(named)];
  const groups = paths.findLastIndex(([word]) => word === 'groups' || word === 'version');
  return treeFromPaths([
    ...paths.slice(0, groups + 1),
    APPLY_NODE_GROUPS,
    ...paths.slice(groups + 1),
    ...monitoredOnly(config),
  ]);
}

/** The kept tree with what differs between the text and the design rewritten in place; all else as it was. */
function patchedTree(
  design: Design,
  group: Group,
  config: ChassisClusterConfig,
  tree: JunosTree,
  text: string,
): JunosTree | undefined {
  const base = readClusterTree(tree, text);
  if (base === undefined) return undefined;
  const names = group.members.map((id) => design.nodes[id]?.name);
  // where the text has a host name for the node, or the device was renamed, the configuration follows the drawing
  const hostName = (index: 0 | 1): string | undefined =>
    config.node[index].hostName ??
    (base.hostNames[index] === undefined && names[index] === base.names[index] ? undefined : names[index]);
  const options: PathOptions = { childOptions: childOptionsIn(tree) };
  const before = [...versionPath(base.release), ...configPaths(withHostNames(base.config, base.hostNames), options)];
  const release = design.nodes[group.members[0] ?? ('' as NodeId)]?.release;
  const after = [...versionPath(release), ...configPaths(withHostNames(config, [hostName(0), hostName(1)]), options)];
  const [wasThere, isWanted] = [new Set(before.map(key)), new Set(after.map(key))];
  const removed = beginnings(before.filter((path) => !isWanted.has(key(path))));
  const wanted = beginnings(after);
  const added = after.filter((path) => !wasThere.has(key(path)));
  const hadNodeGroups = child(tree, 'groups', 'node0') !== undefined || child(tree, 'groups', 'node1') !== undefined;
  const needsApply = !hadNodeGroups && added.some(([word]) => word === 'groups');
  const isGone = (path: readonly string[]): boolean => removed.has(key(path)) && !wanted.has(key(path));
  // what a group sets for both nodes is dropped there; a range keeps its other members
  const owned = (path: readonly string[]): boolean =>
    isRefused(path) ||
    isGone(path) ||
    (path[0] === 'groups' && path.length > 2 && isGone(path.slice(2))) ||
    (path[1] === 'interface-range' &&
      path[3] === 'member' &&
      path.length === 5 &&
      isGone(['interfaces', path[4] ?? '']));
  return patchTree(tree, owned, treeFromPaths(needsApply ? [APPLY_NODE_GROUPS, ...added] : added));
}

/** Puts the mark in front of `chassis` where reading the tree alone would not tell the same cluster-id and model. */
function withMark(tree: JunosTree, config: ChassisClusterConfig, mark: ConfigMark): JunosTree {
  const old = readMark(tree);
  const told = old ?? { clusterId: emptyClusterConfig.clusterId, model: recogniseCluster(config, tree).model.name };
  if (told.clusterId === mark.clusterId && told.model === mark.model) return tree;
  const marked = (node: JunosNode): JunosNode => {
    const others = (node.comment ?? '')
      .split('\n')
      .filter((line) => line !== '' && (old === undefined || line.trim() !== markText(old)));
    return { ...node, comment: [markText(mark), ...others].join('\n') };
  };
  return { ...tree, children: tree.children.map((each) => (each.word === 'chassis' ? marked(each) : each)) };
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
  const model = clusterModel(design.nodes[group.members[0] ?? ('' as NodeId)]?.model)?.name;
  const tree = patched ?? freshTree(design, group, config);
  return model === undefined ? tree : withMark(tree, config, { clusterId: config.clusterId, model });
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
