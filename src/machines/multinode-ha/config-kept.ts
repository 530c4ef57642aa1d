// Tells which statements of a node's configuration the model does not understand: they are kept and come out again. It changes nothing.
import type { Diagnostic } from '../../model/diagnostics';
import type { JunosNode, JunosTree } from '../../vendor/junos';
import { configPaths, type Stated } from './config-paths';

/** Hierarchies whose next word says more than the first alone. */
const SPLIT = new Set([
  'chassis',
  'groups',
  'interfaces',
  'policy-options',
  'protocols',
  'routing-options',
  'security',
  'services',
  'system',
]);

/** Understood although no path of the configuration stands for them; a `*` is any word. */
const UNDERSTOOD: readonly (readonly string[])[] = [
  ['version'],
  ['security', 'ike', 'policy', '*', 'pre-shared-key'],
  ['interfaces', '*', 'unit', '*', 'family', 'inet'],
  ['protocols', 'bgp', 'group', '*', 'neighbor', '*', 'peer-as'],
];

const key = (path: readonly string[]): string => path.join('\n');

interface Leaf {
  readonly path: readonly string[];
  readonly node: JunosNode;
  readonly inactive: boolean;
}

/** All ends of a tree with their words, in order: one for each line of the set form. */
function* leaves(node: JunosNode, path: readonly string[], inactive: boolean): Generator<Leaf> {
  for (const each of node.children) {
    const at = [...path, each.word];
    const off = inactive || each.inactive === true;
    if (each.children.length === 0) yield { path: at, node: each, inactive: off };
    else yield* leaves(each, at, off);
  }
}

const matches = (path: readonly string[], known: readonly string[]): boolean =>
  known.every((word, at) => (word === '*' ? path[at] !== undefined : path[at] === word)) &&
  (known[0] !== 'interfaces' || path.length === known.length);

/** One `info` for each hierarchy with statements that are not drawn: `kept as it is: security nat (12 lines)`. */
export function keptStatements(tree: JunosTree, stated: Stated): readonly Diagnostic[] {
  const known = new Set(configPaths(stated).map(key));
  const kept = new Map<string, { readonly place: JunosNode; lines: number }>();
  for (const { path, node, inactive } of leaves(tree, [], false)) {
    // A configuration group says for the whole device what its words say behind the group's name.
    const plain = path[0] === 'groups' ? path.slice(2) : path;
    if (!inactive && (known.has(key(plain)) || UNDERSTOOD.some((each) => matches(plain, each)))) continue;
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
    code: 'mnha-kept',
    message: `kept as it is: ${title} (${lines} ${lines === 1 ? 'line' : 'lines'})`,
  }));
}
