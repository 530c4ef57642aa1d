// Tells which statements of a configuration nobody has understood: they are kept, and come out again. It changes nothing.
import type { JunosDiagnostic } from './diagnostics';
import type { JunosNode, JunosTree } from './tree';

const key = (path: readonly string[]): string => path.join('\n');

/** Hierarchies whose next word says more than the first alone. */
const SPLIT = new Set(['chassis', 'groups', 'interfaces', 'protocols', 'routing-options', 'services', 'system']);

/** All ends of a tree with their words, in order: one for each line of the set form. */
function* leaves(
  node: JunosNode,
  path: readonly string[],
  inactive: boolean,
): Generator<{ readonly path: readonly string[]; readonly node: JunosNode; readonly inactive: boolean }> {
  for (const each of node.children) {
    const at = [...path, each.word];
    const off = inactive || each.inactive === true;
    if (each.children.length === 0) yield { path: at, node: each, inactive: off };
    else yield* leaves(each, at, off);
  }
}

/** One `info` for each hierarchy with statements that are not drawn: `kept as it is: services nat (12 lines)`. */
export function keptStatements(
  tree: JunosTree,
  understood: readonly (readonly string[])[],
): readonly JunosDiagnostic[] {
  const known = new Set(understood.map(key));
  const kept = new Map<string, { readonly place: JunosNode; lines: number }>();
  for (const { path, node, inactive } of leaves(tree, [], false)) {
    if (!inactive && (path[0] === 'version' || known.has(key(path)))) continue;
    const [first = '', second] = path;
    const title = second !== undefined && SPLIT.has(first) ? `${first} ${second}` : first;
    const before = kept.get(title);
    if (before === undefined) kept.set(title, { place: node, lines: 1 });
    else before.lines += 1;
  }
  return [...kept].map(([title, { place, lines }]) => ({
    severity: 'info',
    line: place.line,
    column: place.column,
    code: 'kept',
    message: `kept as it is: ${title} (${lines} ${lines === 1 ? 'line' : 'lines'})`,
  }));
}
