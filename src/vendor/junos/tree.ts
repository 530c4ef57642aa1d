// The tree every Junos text becomes: one node a word, the same for the set and the curly form; it must not know any technology.

/**
 * One word of the configuration; set form and curly form give the same tree:
 * `redundancy-group 1 { node 0 priority 200; }` is redundancy-group > 1 > node > 0 > priority > 200.
 * `line` and `column` are 1-based places in the source, 0 for a node that was built and not read.
 */
export interface JunosNode {
  readonly word: string;
  readonly line: number;
  readonly column: number;
  readonly children: readonly JunosNode[];
  /** The object that ends at this word is deactivated. */
  readonly inactive?: true;
  readonly protect?: true;
  /** Annotation in front of the statement, without its comment signs; several are joined by line feeds. */
  readonly comment?: string;
  /** Comment behind the last statement of this block. */
  readonly endComment?: string;
  /** A password, key or hash: masked wherever it is shown. */
  readonly secret?: true;
  /** The word stood in quotes in its source. */
  readonly quoted?: true;
  /** The quoted source spelling, kept only where writing `word` would spell it otherwise. */
  readonly raw?: string;
  /** Curly source: a `{` followed this word. Only used where the grammar does not know the statement. */
  readonly block?: true;
}

/** The root: its word is ''. */
export type JunosTree = JunosNode;

/** A node under construction. */
export type Draft = { -readonly [K in keyof Omit<JunosNode, 'children'>]: JunosNode[K] } & { children: Draft[] };

/** Above so many children a linear search is slower than a map (measured: the two meet between 12 and 20). */
const INDEXED_ABOVE = 16;
const indexes = new WeakMap<readonly JunosNode[], { readonly size: number; readonly byWord: Map<string, JunosNode> }>();

function directChild(node: JunosNode, word: string): JunosNode | undefined {
  const { children } = node;
  if (children.length <= INDEXED_ABOVE) return children.find((candidate) => candidate.word === word);
  let index = indexes.get(children);
  if (index === undefined || index.size !== children.length) {
    index = { size: children.length, byWord: new Map(children.map((candidate) => [candidate.word, candidate])) };
    indexes.set(children, index);
  }
  return index.byWord.get(word);
}

/** The node at `path` below `node`; `node` itself for an empty path; undefined when a word of the path is missing. */
export function child(node: JunosNode | undefined, ...path: string[]): JunosNode | undefined {
  let current = node;
  for (const word of path) {
    if (current === undefined) return undefined;
    current = directChild(current, word);
  }
  return current;
}

/** The words directly below `path`, in order; empty when the path is missing. */
export function childWords(node: JunosNode | undefined, ...path: string[]): readonly string[] {
  return child(node, ...path)?.children.map((each) => each.word) ?? [];
}

/**
 * The single value below `path`: the only word there, or, where a value and further statements share one block
 * (`dest-ip { 192.0.2.1; src-ip 192.0.2.2; }`), the first word with nothing below it.
 */
export function singleValue(node: JunosNode | undefined, ...path: string[]): string | undefined {
  const children = child(node, ...path)?.children ?? [];
  if (children.length === 1) return children[0]?.word;
  return children.find((each) => each.children.length === 0)?.word;
}

/** Do both trees stand for the same configuration? Order, comments, quotes and places in the source do not count. */
export function equalTrees(a: JunosTree, b: JunosTree): boolean {
  const pending: [JunosNode, JunosNode][] = [[a, b]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [left, right] = pair;
    if (left.word !== right.word || left.inactive !== right.inactive || left.protect !== right.protect) return false;
    if (left.children.length !== right.children.length) return false;
    for (const each of left.children) {
      const other = directChild(right, each.word);
      if (other === undefined) return false;
      pending.push([each, other]);
    }
  }
  return true;
}
