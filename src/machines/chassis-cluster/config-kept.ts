// Tells which statements of a configuration the model does not understand: they are kept and come out again. It changes nothing.
import type { Diagnostic } from '../../model/diagnostics';
import type { JunosNode, JunosTree } from '../../vendor/junos';
import { CHILD_OPTIONS } from './config-interfaces';
import { configPaths } from './config-paths';
import type { ChassisClusterConfig } from './schema';

/** Statements that are understood although no path of the configuration stands for them. */
const UNDERSTOOD: readonly (readonly string[])[] = [
  ['version'],
  ['apply-groups'],
  ['chassis', 'cluster', 'cluster-id'],
  ['chassis', 'cluster', 'node'],
  ['chassis', 'cluster', 'fab0'],
  ['chassis', 'cluster', 'fab1'],
  ['groups', 'node0', 'system', 'host-name'],
  ['groups', 'node1', 'system', 'host-name'],
];

/** Hierarchies whose next word says more than the first alone. */
const SPLIT = new Set([
  'security',
  'system',
  'chassis',
  'protocols',
  'routing-options',
  'policy-options',
  'services',
  'interfaces',
  'groups',
]);

const key = (path: readonly string[]): string => path.join('\n');

interface Kept {
  readonly title: string;
  readonly line: number;
  readonly column: number;
  readonly lines: number;
}

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

/**
 * One `info` for each hierarchy with statements that are not drawn: `kept as it is: security policies (12 lines)`. Lines are counted as in
 * the set form.
 */
export function keptStatements(tree: JunosTree, config: ChassisClusterConfig): readonly Diagnostic[] {
  const understood = new Set<string>();
  for (const options of CHILD_OPTIONS)
    for (const path of configPaths(config, { childOptions: () => options })) understood.add(key(path));
  const isUnderstood = (path: readonly string[]): boolean =>
    understood.has(key(path)) ||
    (path[1] === 'interface-range' && (path[3]?.startsWith('member') || path.includes('redundant-parent'))) ||
    UNDERSTOOD.some((known) => known.every((word, index) => path[index] === word));
  const kept = new Map<string, Kept>();
  for (const { path, node, inactive } of leaves(tree, [], false)) {
    if (!inactive && isUnderstood(path)) continue;
    const [first = '', second] = path;
    const title = second !== undefined && SPLIT.has(first) ? `${first} ${second}` : first;
    const known = kept.get(title);
    kept.set(
      title,
      known === undefined
        ? { title, line: node.line, column: node.column, lines: 1 }
        : { ...known, lines: known.lines + 1 },
    );
  }
  return [...kept.values()].map(({ title, line, column, lines }) => ({
    severity: 'info',
    line,
    column,
    code: 'cc-kept',
    message: `kept as it is: ${title} (${lines} ${lines === 1 ? 'line' : 'lines'})`,
  }));
}
