// Writes a router's AMS configuration: into the text that it was imported from, in place, or fresh. It invents no change of its own.
import type { Design, Group, NodeId } from '../../model/design';
import { type JunosTree, treeFromPaths } from '../../vendor/junos';
import { type ConfigPath, parsedSource, patchRouter, routerIdentity, withRouterMark } from '../chassis';
import type { ConfigExport } from '../kernel/technology';
import { markLines, withMark } from './config-mark';
import { configPaths } from './config-paths';
import { readAmsTree } from './config-read';
import { type AmsConfig, emptyAmsConfig, readAmsConfig } from './schema';

interface Stated {
  readonly config: AmsConfig;
  readonly hostName: string | undefined;
  readonly release: string | undefined;
}

const statements = ({ config, hostName, release }: Stated): readonly ConfigPath[] => [
  ...(release === undefined ? [] : [['version', release]]),
  ...(hostName === undefined ? [] : [['system', 'host-name', hostName]]),
  ...configPaths(config),
];

/** Things that go with everything below them when the design no longer has them. */
const objectsOf = (config: AmsConfig): readonly ConfigPath[] => [
  ...config.bundles.flatMap(({ name, units }) => [
    ['interfaces', name],
    ...units.map(({ unit }) => ['interfaces', name, 'unit', String(unit)]),
  ]),
  ...config.serviceSets.map(({ name }) => ['services', 'service-set', name]),
];

/** `tree`, which says `from`, so that it says `to`. */
function patched(tree: JunosTree, from: Stated, to: Stated): JunosTree {
  const kept = new Set(objectsOf(to.config).map((path) => path.join(' ')));
  const gone = objectsOf(from.config).filter((path) => !kept.has(path.join(' ')));
  return patchRouter(tree, statements(from), statements(to), gone);
}

/**
 * The configuration of the router. An imported text, or `base` where other systems of the router have written before, comes out with only
 * those statements changed that the design changed. undefined where the group's config breaks the schema.
 */
export function routerConfiguration(design: Design, group: Group, base?: JunosTree): JunosTree | undefined {
  const config = readAmsConfig(group.config).value;
  if (config === undefined) return undefined;
  const node = design.nodes[group.members[0] ?? ('' as NodeId)];
  const source = Object.values(design.sources).find(({ subject }) => subject === group.id);
  const tree = base ?? (source && parsedSource(source));
  if (tree === undefined) {
    const fresh = treeFromPaths(statements({ config, hostName: node?.name, release: node?.release }));
    return withRouterMark(withMark(fresh, markLines(config)), node, true);
  }
  const { globalHostName, hostNames, release } = routerIdentity(tree);
  const before = readAmsTree(tree)?.config ?? emptyAmsConfig;
  // A text without a host name gets one only when the device was renamed; where its Routing Engines have names, these are it.
  const isNamed =
    globalHostName !== undefined || (node?.name !== 'mx' && hostNames.every((name) => name === undefined));
  const written = patched(
    tree,
    { config: before, hostName: globalHostName, release },
    { config, hostName: isNamed ? node?.name : undefined, release: node?.release },
  );
  return withRouterMark(withMark(written, markLines(config)), node, false);
}

/** The configuration of the router and how to load it. A group whose config breaks the schema has no files. */
export function writeAmsConfig(design: Design, group: Group, base?: JunosTree): ConfigExport {
  const tree = routerConfiguration(design, group, base);
  const [member] = group.members;
  if (tree === undefined || member === undefined) return { files: [], steps: [] };
  const name = design.nodes[member]?.name ?? 'router';
  return {
    files: [{ node: member, name, tree }],
    steps: [
      {
        node: name,
        text: `On ${name}, in configuration mode (#): load the file ("load override" for the curly form, "load set" for set lines), then "commit check" and "commit".`,
        loads: true,
      },
      {
        node: name,
        text: `On ${name}, at the operational prompt (>): every member must be Active, or Backup where it is the preferred backup.`,
        command: 'show interfaces load-balancing detail',
      },
    ],
  };
}
