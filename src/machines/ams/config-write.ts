// Writes a router's AMS configuration: into the text that it was imported from, in place, or fresh. It invents no change of its own.
import type { Design, Group, NodeId } from '../../model/design';
import { type JunosTree, treeFromPaths } from '../../vendor/junos';
import { type ConfigPath, parsedSource, patchRouter } from '../chassis';
import type { ConfigExport } from '../kernel/technology';
import { markLines, readMark, withMark } from './config-mark';
import { configPaths } from './config-paths';
import { readAmsTree } from './config-read';
import { type AmsConfig, readAmsConfig } from './schema';

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
 * The configuration of the router. An imported text comes out with only those statements changed that the design changed.
 * undefined where the group's config breaks the schema.
 */
export function routerConfiguration(design: Design, group: Group): JunosTree | undefined {
  const config = readAmsConfig(group.config).value;
  if (config === undefined) return undefined;
  const node = design.nodes[group.members[0] ?? ('' as NodeId)];
  const source = Object.values(design.sources).find(({ subject }) => subject === group.id);
  const tree = source && parsedSource(source);
  const base = tree && readAmsTree(tree);
  if (tree === undefined || base === undefined) {
    const fresh = treeFromPaths(statements({ config, hostName: node?.name, release: node?.release }));
    return withMark(fresh, markLines(config, node?.model));
  }
  // A text without a host name gets one only when the device was renamed.
  const isNamed = base.hostName !== undefined || (node !== undefined && node.name !== 'mx');
  const written = patched(
    tree,
    { config: base.config, hostName: base.hostName, release: base.release },
    { config, hostName: isNamed ? node?.name : undefined, release: node?.release },
  );
  const told = markLines(base.config, base.model);
  const model = base.model === undefined && node?.model === 'MX480' ? undefined : node?.model;
  const lines = markLines(config, model);
  const marked = Object.keys(readMark(tree)).length > 1 || base.model !== undefined;
  return lines.join() === told.join() && !marked ? written : withMark(written, lines);
}

/** The configuration of the router and how to load it. A group whose config breaks the schema has no files. */
export function writeAmsConfig(design: Design, group: Group): ConfigExport {
  const tree = routerConfiguration(design, group);
  const [member] = group.members;
  if (tree === undefined || member === undefined) return { files: [], steps: [] };
  const name = design.nodes[member]?.name ?? 'router';
  return {
    files: [{ node: member, name, tree }],
    steps: [
      {
        node: name,
        text: `On ${name}, in configuration mode (#): load the file ("load override" for the curly form, "load set" for set lines), then "commit check" and "commit".`,
      },
      {
        node: name,
        text: `On ${name}, at the operational prompt (>): every member must be Active, or Backup where it is the preferred backup.`,
        command: 'show interfaces load-balancing detail',
      },
    ],
  };
}
