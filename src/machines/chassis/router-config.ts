// What the configurations of one router's systems have in common: patching a kept text. It knows no statement.
import type { ConfigSource } from '../../model/design';
import { type JunosTree, patchTree, readJunos, treeFromPaths } from '../../vendor/junos';

/** The words of one set command, without `set`. */
export type ConfigPath = readonly string[];

const parsed = new WeakMap<ConfigSource, JunosTree>();

/** The tree of an imported text; sources never change, so it is kept with them. */
export function parsedSource(source: ConfigSource): JunosTree {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const { tree } = readJunos(source.text);
  parsed.set(source, tree);
  return tree;
}

const key = (path: readonly string[]): string => path.join('\n');
const beginnings = (paths: readonly ConfigPath[]): ReadonlySet<string> =>
  new Set(paths.flatMap((path) => path.map((_, at) => key(path.slice(0, at + 1)))));

/**
 * `tree`, which says `before`, so that it says `after`. What is in neither stays; what goes, goes with the statements below it where it is
 * one of `gone` (whole objects). Configuration groups other than the patched ones lose what goes, too.
 */
export function patchRouter(
  tree: JunosTree,
  before: readonly ConfigPath[],
  after: readonly ConfigPath[],
  gone: readonly ConfigPath[] = [],
): JunosTree {
  const wanted = beginnings(after);
  const isWanted = new Set(after.map(key));
  const wasThere = new Set(before.map(key));
  const removed = beginnings(before.filter((path) => !isWanted.has(key(path))));
  const objects = new Set(gone.map(key));
  const isGone = (path: readonly string[]): boolean =>
    (removed.has(key(path)) && !wanted.has(key(path))) || path.some((_, at) => objects.has(key(path.slice(0, at + 1))));
  const owned = (path: readonly string[]): boolean =>
    isGone(path) || (path[0] === 'groups' && path.length > 2 && isGone(path.slice(2)));
  return patchTree(tree, owned, treeFromPaths(after.filter((path) => !wasThere.has(key(path)))));
}

/** What can name a device of a drawing; names become keys of the document. */
export const isDeviceName = (name: string): boolean =>
  /^[a-z0-9][\w.-]{0,62}$/i.test(name) && !(name in Object.prototype);

/** A file's name without folder and extension. */
export const titleOf = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.[a-z]{1,5}$/i, '') || 'router';
