// Writes the configuration of both nodes of a pair: into the text that each was imported from, in place, or fresh. It invents no change.
import type { ConfigSource, Design, Group, NodeId } from '../../model/design';
import { compareIds } from '../../model/ids';
import { type JunosNode, type JunosTree, patchTree, readJunos, treeFromPaths } from '../../vendor/junos';
import { canonicalJson } from '../kernel/canonical';
import type { ConfigExport } from '../kernel/technology';
import type { Around } from './around';
import { aroundOf } from './around-of';
import type { PairMember } from './build-design';
import type { ConfigPath } from './config-path';
import { configPaths, objectsOf, type Stated } from './config-paths';
import { readNodeTree } from './config-read';
import { loadSteps } from './config-steps';
import { hintIn, isHintLine } from './hint-read';
import { type HintInput, hintLines } from './hint-write';
import { inferAround } from './infer-around';
import { ASSUMED_TIMES, type MultinodeHaConfig, readPairConfig } from './schema';

const parsed = new WeakMap<ConfigSource, JunosTree>();

/** The tree of an imported text; sources never change, so it is kept with them. */
function parsedSource(source: ConfigSource): JunosTree {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const { tree } = readJunos(source.text);
  parsed.set(source, tree);
  return tree;
}

const key = (path: readonly string[]): string => path.join('\n');
const beginnings = (paths: readonly ConfigPath[]): ReadonlySet<string> =>
  new Set(paths.flatMap((path) => path.map((_, at) => key(path.slice(0, at + 1)))));

/** `tree`, which says `from`, so that it says `to`; configuration groups lose what goes, too. */
function patched(tree: JunosTree, from: Stated, to: Stated): JunosTree {
  const [before, after] = [configPaths(from), configPaths(to)];
  const wanted = beginnings(after);
  const isWanted = new Set(after.map(key));
  const wasThere = new Set(before.map(key));
  const removed = beginnings(before.filter((path) => !isWanted.has(key(path))));
  const kept = new Set(objectsOf(to.node).map(key));
  const objects = new Set(
    objectsOf(from.node)
      .map(key)
      .filter((path) => !kept.has(path)),
  );
  const isGone = (path: readonly string[]): boolean =>
    (removed.has(key(path)) && !wanted.has(key(path))) || path.some((_, at) => objects.has(key(path.slice(0, at + 1))));
  const owned = (path: readonly string[]): boolean =>
    isGone(path) || (path[0] === 'groups' && path.length > 2 && isGone(path.slice(2)));
  return patchTree(tree, owned, treeFromPaths(after.filter((path) => !wasThere.has(key(path)))));
}

/** A comment without the lines of a hint; undefined where nothing is left. */
function withoutHint(comment: string | undefined): string | undefined {
  const lines = (comment ?? '').split('\n').filter((line) => line.trim() !== '' && !isHintLine(line));
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** The tree with these lines as its last comment, an older hint taken away wherever it stands. */
function withHint(tree: JunosTree, lines: readonly string[]): JunosTree {
  const cleaned = (node: JunosNode): JunosNode => {
    const { comment, endComment, ...rest } = node;
    const [before, behind] = [withoutHint(comment), withoutHint(endComment)];
    return {
      ...rest,
      ...(before === undefined ? {} : { comment: before }),
      ...(behind === undefined ? {} : { endComment: behind }),
      children: node.children.map((each) => (hintIn(each).length > 0 ? cleaned(each) : each)),
    };
  };
  const bare = hintIn(tree).length > 0 ? cleaned(tree) : tree;
  const all = [...(bare.endComment === undefined ? [] : [bare.endComment]), ...lines];
  return all.length === 0 ? bare : { ...bare, endComment: all.join('\n') };
}

/** Would reading the texts alone draw the same? Then an imported text needs no hint. */
function isInferred({ config, around, members }: HintInput): boolean {
  const names = members.map(({ name }) => name);
  const isUsual =
    config.icl.rttMs === 1 &&
    !config.icl.isUntrusted &&
    config.bootOrder === 'together' &&
    config.nodes.every(({ junosIke, forgedTransmits }) => junosIke && forgedTransmits) &&
    JSON.stringify(config.times) === JSON.stringify(ASSUMED_TIMES);
  return isUsual && comparable(inferAround(config.nodes, names)) === comparable(around);
}

/** Stations in the order of what they hang on: a drawing does not keep another one. */
const comparable = (around: Around): string =>
  canonicalJson({ ...around, stations: [...around.stations].sort((a, b) => compareIds(a.at, b.at)) });

function memberOf(design: Design, id: NodeId | undefined): PairMember {
  const node = id === undefined ? undefined : design.nodes[id];
  return {
    name: node?.name ?? 'srx',
    model: node?.model ?? 'SRX1600',
    ...(node?.release === undefined ? {} : { release: node.release }),
    ...(node?.inferred ? { inferred: true } : {}),
  };
}

interface Written {
  readonly node: NodeId;
  readonly name: string;
  readonly tree: JunosTree;
}

function writeMember(
  design: Design,
  group: Group,
  config: MultinodeHaConfig,
  at: 0 | 1,
  hint: HintInput,
): Written | undefined {
  const id = group.members[at];
  if (id === undefined || hint.members[at].inferred) return undefined;
  const { name, release } = hint.members[at];
  const source = Object.values(design.sources).find(({ subject }) => subject === id);
  const tree = source === undefined ? undefined : parsedSource(source);
  const base = tree === undefined ? undefined : readNodeTree(tree);
  if (tree === undefined || base === undefined) {
    const fresh = treeFromPaths(configPaths({ node: config.nodes[at], hostName: name, release }));
    return { node: id, name, tree: withHint(fresh, hintLines(hint)) };
  }
  // A text without a host name gets one only when the device was renamed.
  const isNamed = base.hostName !== undefined || !/^srx-\d+$/.test(name);
  const written = patched(tree, base, {
    node: config.nodes[at],
    hostName: isNamed ? name : undefined,
    release,
  });
  const needsHint = hintIn(tree).length > 0 || !isInferred(hint);
  return { node: id, name, tree: needsHint ? withHint(written, hintLines(hint)) : written };
}

const trees = new WeakMap<Design, Map<Group, readonly Written[]>>();

/** Both nodes' configurations; kept with the design, because findings, tabs and exports ask for the same ones. */
export function pairConfigurations(design: Design, group: Group): readonly Written[] {
  const known = trees.get(design)?.get(group);
  if (known !== undefined) return known;
  const config = readPairConfig(group.config).value;
  if (config === undefined) return [];
  const members = [memberOf(design, group.members[0]), memberOf(design, group.members[1])] as const;
  const hint: HintInput = { members, config, around: aroundOf(design, group, config) };
  const written = ([0, 1] as const).flatMap((at) => writeMember(design, group, config, at, hint) ?? []);
  const byGroup = trees.get(design) ?? new Map<Group, readonly Written[]>();
  byGroup.set(group, written);
  trees.set(design, byGroup);
  return written;
}

/** One file for each node and how to load them. A group whose config breaks the schema has no files. */
export function writePairConfig(design: Design, group: Group): ConfigExport {
  const config = readPairConfig(group.config).value;
  if (config === undefined) return { files: [], steps: [] };
  return { files: pairConfigurations(design, group), steps: loadSteps(design, group, config) };
}
