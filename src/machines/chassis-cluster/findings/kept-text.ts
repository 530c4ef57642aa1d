// Edits of the kept text of a cluster: a fix that no field of the design stands for. It knows statements, no rule.
import type { ConfigSource, Design } from '../../../model/design';
import { type JunosTree, patchTree, treeFromPaths, writeJunos } from '../../../vendor/junos';
import { parsedSource, sourceOf } from '../config-source';
import type { RuleContext } from './context';

const NOTHING: JunosTree = { word: '', line: 0, column: 0, children: [] };

/** The design with the kept text of the group changed; unchanged where there is none. */
export function changeText(design: Design, context: RuleContext, change: (source: ConfigSource) => string): Design {
  const source = sourceOf(design, context.group.id);
  if (source === undefined) return design;
  return { ...design, sources: { ...design.sources, [source.id]: { ...source, text: change(source) } } };
}

/** The text with lines behind its last one. */
export const appended = (text: string, lines: readonly string[]): string =>
  `${text.replace(/\n*$/, '\n')}${lines.join('\n')}\n`;

const rewritten = (tree: JunosTree): string => writeJunos(tree, { form: 'curly', secrets: 'shown' });

/** Adds a statement; the set form is only appended to. */
export const withStatement =
  (path: readonly string[]) =>
  (source: ConfigSource): string => {
    const { tree, form } = parsedSource(source);
    if (form === 'set') return appended(source.text, [`set ${path.join(' ')}`]);
    return rewritten(patchTree(tree, () => false, treeFromPaths([path])));
  };

/** Removes a statement with all below it, and the block around it where nothing else is in it; the set form is only appended to. */
export const withoutStatement =
  (path: readonly string[]) =>
  (source: ConfigSource): string => {
    const { tree, form } = parsedSource(source);
    if (form === 'curly') return rewritten(patchTree(tree, isBelow(path), NOTHING));
    const around = path
      .slice(0, -1)
      .reduce<JunosTree | undefined>((node, word) => node?.children.find((each) => each.word === word), tree);
    const words = around?.children.length === 1 ? path.slice(0, -1) : path;
    return appended(source.text, [`delete ${words.join(' ')}`]);
  };

const isBelow =
  (path: readonly string[]) =>
  (each: readonly string[]): boolean =>
    path.every((word, index) => each[index] === word);
