// Rewrites, in a kept configuration, what a changed design changes: every other statement stays as and where it is.
import { child, type JunosNode, type JunosTree, patchTree, treeFromPaths } from '../../vendor/junos';
import { CHILD_OPTIONS } from './config-interfaces';
import { objectPaths, zoneEntries } from './config-objects';
import { type ConfigPath, configPaths, NODE_VARIABLE } from './config-paths';
import type { ChassisClusterConfig } from './schema';

export const APPLY_NODE_GROUPS: ConfigPath = ['apply-groups', NODE_VARIABLE];

/** One state of a cluster: its config with the host names of both nodes, and its release. */
export interface Stated {
  readonly config: ChassisClusterConfig;
  readonly release: string | undefined;
}

const key = (path: readonly string[]): string => path.join('\n');

/** Every beginning of these paths, the paths themselves included. */
function beginnings(paths: readonly ConfigPath[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const path of paths) for (let length = 1; length <= path.length; length++) keys.add(key(path.slice(0, length)));
  return keys;
}

/** Statements that no Junos takes; the reader has said so [6.1]. */
const isRefused = ([chassis, cluster, statement]: readonly string[]): boolean =>
  chassis === 'chassis' && cluster === 'cluster' && /^(cluster-id|node|fab[01])$/.test(statement ?? '');

const statements = ({ config, release }: Stated, tree: JunosTree): readonly ConfigPath[] => [
  ...(release === undefined ? [] : [['version', release]]),
  ...configPaths(config, {
    childOptions: (port) =>
      CHILD_OPTIONS.find((options) => child(tree, 'interfaces', port, options, 'redundant-parent') !== undefined),
  }),
];

/** The words below a node, one path for each end. */
const ends = (node: JunosNode | undefined): readonly ConfigPath[] =>
  (node?.children ?? []).flatMap((each) =>
    each.children.length === 0 ? [[each.word]] : ends(each).map((path) => [each.word, ...path]),
  );

/** Services are the design's, and written as it says. */
const isService = ([block, services, ...rest]: readonly string[]): boolean =>
  block === 'host-inbound-traffic' && services === 'system-services' && rest.length === 1;

/** A unit that moves to another zone takes along what stands below it in the old one and is in no design. */
function zoneMoves(tree: JunosTree, from: ChassisClusterConfig, to: ChassisClusterConfig): readonly ConfigPath[] {
  const zones = new Map(
    from.reths.flatMap((reth) => reth.units.map(({ unit, zone }) => [`${reth.name}.${unit}`, zone] as const)),
  );
  return to.reths.flatMap((reth) =>
    reth.units.flatMap(({ unit, zone }): readonly ConfigPath[] => {
      const old = zones.get(`${reth.name}.${unit}`);
      if (old === undefined || zone === undefined || old === zone) return [];
      const [target = []] = zoneEntries(zone, reth.name, unit);
      return zoneEntries(old, reth.name, unit).flatMap((entry) =>
        ends(child(tree, ...entry)).flatMap((path) => (isService(path) ? [] : [[...target, ...path]])),
      );
    }),
  );
}

const monitoredPorts = (config: ChassisClusterConfig): readonly string[] =>
  config.redundancyGroups.flatMap(({ interfaceMonitors }) => interfaceMonitors.map((monitor) => monitor.interface));

/** A monitored port has to exist under `interfaces`: `Interface must be defined before configuring monitoring` [YANG]. */
const defined = (port: string): ConfigPath => ['interfaces', port, 'unit', '0'];

/** Statements that define ports which are monitored and nothing else. */
export function monitoredOnly(config: ChassisClusterConfig): readonly ConfigPath[] {
  const used = new Set(config.reths.flatMap(({ name, children }) => [name, ...children]));
  return [...new Set(monitoredPorts(config))].filter((port) => !used.has(port)).map(defined);
}

/** What a changed design monitors must exist; what the text has monitored without defining it is the user's to mend. */
function withMonitored(
  patched: JunosTree,
  tree: JunosTree,
  from: ChassisClusterConfig,
  to: ChassisClusterConfig,
): JunosTree {
  const known = new Set(monitoredPorts(from));
  const isThere = (where: JunosTree, port: string): boolean => child(where, 'interfaces', port) !== undefined;
  const lost = monitoredPorts(to).filter(
    (port) => !isThere(patched, port) && (!known.has(port) || isThere(tree, port)),
  );
  return lost.length === 0 ? patched : patchTree(patched, () => false, treeFromPaths([...new Set(lost)].map(defined)));
}

/**
 * `tree`, which says `from`, so that it says `to`. What is in neither stays; what goes, goes with the statements below it, from the
 * configuration groups too.
 */
export function patchConfiguration(tree: JunosTree, from: Stated, to: Stated): JunosTree {
  const before = statements(from, tree);
  const after = statements(to, tree);
  const [wasThere, isWanted] = [new Set(before.map(key)), new Set(after.map(key))];
  const wanted = beginnings(after);
  const kept = new Set(objectPaths(to.config).map(key));
  const objects = new Set(
    objectPaths(from.config)
      .map(key)
      .filter((path) => !kept.has(path)),
  );
  const removed = beginnings(before.filter((path) => !isWanted.has(key(path))));
  const roots = new Set([...objects].map((path) => path.slice(0, path.indexOf('\n'))));
  const isGone = (path: readonly string[]): boolean => {
    // policies name zones: one that has lost its last interface is still there
    if (path[2] === 'security-zone' && path.length === 4) return false;
    if (removed.has(key(path)) && !wanted.has(key(path))) return true;
    if (!roots.has(path[0] ?? '')) return false;
    return path.some((_, index) => objects.has(key(path.slice(0, index + 1))));
  };
  const owned = (path: readonly string[]): boolean =>
    isRefused(path) ||
    isGone(path) ||
    (path[0] === 'groups' && path.length > 2 && isGone(path.slice(2))) ||
    // a range keeps its other members
    (path[1] === 'interface-range' &&
      path[3] === 'member' &&
      path.length === 5 &&
      isGone(['interfaces', path[4] ?? '']));
  const added = [...after.filter((path) => !wasThere.has(key(path))), ...zoneMoves(tree, from.config, to.config)];
  const hadNodeGroups = child(tree, 'groups', 'node0') !== undefined || child(tree, 'groups', 'node1') !== undefined;
  const needsApply = !hadNodeGroups && added.some(([word]) => word === 'groups');
  const patched = patchTree(tree, owned, treeFromPaths(needsApply ? [APPLY_NODE_GROUPS, ...added] : added));
  return withMonitored(patched, tree, from.config, to.config);
}
