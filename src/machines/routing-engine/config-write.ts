// Writes a router's redundancy configuration: into the text that it was imported from, in place, or fresh. It invents no change of its own.
import type { Design, Group, NodeId } from '../../model/design';
import { child, effectiveTree, type JunosTree, treeFromPaths } from '../../vendor/junos';
import { type ConfigPath, parsedSource, patchRouter, routerIdentity, withRouterMark } from '../chassis';
import type { ConfigExport } from '../kernel/technology';
import { markLines, withMark } from './config-mark';
import { APPLY_GROUPS, configPaths } from './config-paths';
import { readEngineTree, usualHostName } from './config-read';
import { emptyEngineConfig, type RoutingEngineConfig, readEngineConfig, SLOTS } from './schema';

/** Host names of the groups: the slot's own, else one made of the router's name; none for an empty slot. */
const hostNamesOf = (config: RoutingEngineConfig, name: string): readonly (string | undefined)[] =>
  SLOTS.map((slot) => {
    const { fitted, hostName } = config.engines[slot];
    return hostName ?? (fitted ? usualHostName(name, slot) : undefined);
  });

const released = (release: string | undefined): readonly ConfigPath[] =>
  release === undefined ? [] : [['version', release]];

function freshTree(config: RoutingEngineConfig, name: string, release: string | undefined): JunosTree {
  const paths = configPaths(config, hostNamesOf(config, name));
  const groups = paths.findLastIndex(([word]) => word === 'groups') + 1;
  const apply = APPLY_GROUPS.filter(([, group]) => paths.some(([word, of]) => word === 'groups' && of === group));
  return treeFromPaths([...released(release), ...paths.slice(0, groups), ...apply, ...paths.slice(groups)]);
}

/** Whole objects that the design no longer has: their statements go with all that stands below them. */
function goneObjects(from: RoutingEngineConfig, to: RoutingEngineConfig): readonly ConfigPath[] {
  const kept = new Set(to.interfaces.map(({ name }) => name));
  return from.interfaces.flatMap(({ name }) => {
    const [port = '', unit = '0'] = name.split('.');
    return kept.has(name) ? [] : [['interfaces', port, 'unit', unit]];
  });
}

function patched(
  tree: JunosTree,
  before: RoutingEngineConfig,
  config: RoutingEngineConfig,
  node: { readonly name: string; readonly release?: string } | undefined,
): JunosTree {
  const base = routerIdentity(tree);
  const renamed = node !== undefined && node.name !== (base.name ?? 'mx');
  // Where the text names its engines, or the router was renamed, the groups follow the drawing.
  const after = SLOTS.map((slot) => {
    const own = config.engines[slot].hostName;
    if (own !== undefined) return own;
    if (base.hostNames[slot] === undefined && (!renamed || base.globalHostName !== undefined)) return undefined;
    return usualHostName(node?.name ?? base.name ?? 'mx', slot);
  });
  const global = (name: string | undefined): readonly ConfigPath[] =>
    name === undefined ? [] : [['system', 'host-name', name]];
  const from = [...released(base.release), ...global(base.globalHostName), ...configPaths(before, base.hostNames)];
  const wanted = configPaths(config, after);
  const hasGroups = wanted.some(([word]) => word === 'groups');
  const applied = child(tree, 'apply-groups') === undefined && child(tree, 'groups') === undefined && hasGroups;
  const to = [
    ...released(node?.release),
    ...global(base.globalHostName === undefined ? undefined : renamed ? node.name : base.globalHostName),
    ...(applied ? APPLY_GROUPS : []),
    ...wanted,
  ];
  return patchRouter(tree, from, to, goneObjects(before, config));
}

/**
 * The configuration that both Routing Engines share. An imported text, or `base` where other systems of the router have written before,
 * comes out with only those statements changed that the design changed. undefined where the group's config breaks the schema.
 */
export function routerConfiguration(design: Design, group: Group, base?: JunosTree): JunosTree | undefined {
  const config = readEngineConfig(group.config).value;
  if (config === undefined) return undefined;
  const node = design.nodes[group.members[0] ?? ('' as NodeId)];
  const source = Object.values(design.sources).find(({ subject }) => subject === group.id);
  const tree = base ?? (source && parsedSource(source));
  if (tree === undefined) {
    const fresh = freshTree(config, node?.name ?? 'mx', node?.release);
    return withRouterMark(withMark(fresh, markLines(config)), node, true);
  }
  const written = patched(tree, readEngineTree(tree)?.config ?? emptyEngineConfig, config, node);
  return withRouterMark(withMark(written, markLines(config)), node, false);
}

/**
 * The shared configuration, what each Routing Engine makes of it (only its own group applied), and how to load it.
 * A group whose config breaks the schema has no files.
 */
export function writeEngineConfig(design: Design, group: Group, base?: JunosTree): ConfigExport {
  const config = readEngineConfig(group.config).value;
  const tree = routerConfiguration(design, group, base);
  const [member] = group.members;
  if (config === undefined || tree === undefined || member === undefined) return { files: [], steps: [] };
  const name = design.nodes[member]?.name ?? 'router';
  const commit = config.commitSynchronize ? 'commit' : 'commit synchronize';
  return {
    files: [{ node: member, name, tree }],
    steps: [
      {
        node: name,
        text: `On the master of ${name}, in configuration mode (#): load the file ("load override" for the curly form, "load set" for set lines), then "commit check" and "${commit}". Never commit on the backup.`,
        loads: true,
      },
      {
        node: name,
        text: `On ${name}, at the operational prompt (>): one Routing Engine must be Master, the other Backup.`,
        command: 'show chassis routing-engine',
      },
      ...(config.gracefulSwitchover
        ? [
            {
              node: name,
              text: `On the backup of ${name}: wait 10 to 15 minutes after a Routing Engine was installed; everything must be Ready.`,
              command: 'show system switchover',
            },
          ]
        : []),
      ...(config.nonstopRouting
        ? [
            {
              node: name,
              text: `On the master of ${name}: every protocol must be Complete.`,
              command: 'show task replication',
            },
          ]
        : []),
    ],
  };
}

/** What one Routing Engine runs: the shared configuration with its own group alone. */
export function ownConfiguration(tree: JunosTree, slot: number): JunosTree {
  const others = tree.children.map((each) =>
    each.word === 'apply-groups'
      ? { ...each, children: each.children.filter(({ word }) => !/^re[01]$/.test(word) || word === `re${slot}`) }
      : each,
  );
  return effectiveTree({ ...tree, children: others });
}
