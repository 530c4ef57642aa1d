// Which words may follow which, and how they stand in curly form: the compact table made searchable. Knows words, no meaning.
import { GRAMMAR_TABLE } from './grammar-table';

/**
 * How a word takes part in a statement:
 * flag - complete by itself; value - completes a leaf; leaf - wants one value; values - takes several values, `[ a b ]`;
 * block - opens braces; entry - a list entry, opens braces; line - as entry, but everything below stands on its line;
 * join - opens no braces, what follows stands on the same line (`unit 0 {`, `family inet {`); opaque - nothing is known below.
 */
export type Shape = 'flag' | 'value' | 'leaf' | 'values' | 'block' | 'entry' | 'line' | 'join' | 'opaque';

export interface Rule {
  readonly shape: Shape;
  /** Keywords below. */
  readonly words: ReadonlyMap<string, Rule>;
  /** What any other word is here: a name or a value; undefined when only keywords may stand here. */
  readonly any: Rule | undefined;
  /** False when the list of keywords is known to be incomplete. */
  readonly closed: boolean;
  /** Words that stand for `any` here are secrets. */
  readonly secret: boolean;
}

const NONE: ReadonlyMap<string, Rule> = new Map();
const make = (shape: Shape, rest: Partial<Rule> = {}): Rule => ({
  shape,
  words: NONE,
  any: undefined,
  closed: true,
  secret: false,
  ...rest,
});
const FLAG = make('flag');
const VALUE = make('value');
const LEAF = make('leaf', { any: VALUE });
const VALUES = make('values', { any: VALUE });
const OPAQUE = make('opaque', { closed: false });
/** What Junos takes in every block. */
const EVERYWHERE: ReadonlyMap<string, Rule> = new Map([
  ['apply-groups', VALUES],
  ['apply-groups-except', VALUES],
  ['apply-macro', OPAQUE],
  ['apply-flags', OPAQUE],
]);

interface TableLine {
  readonly name: string;
  readonly marks: string;
  readonly children: TableLine[];
}

function parseTable(table: string): TableLine {
  const root: TableLine = { name: '', marks: '', children: [] };
  const open: TableLine[] = [root];
  for (const text of table.split('\n')) {
    const body = text.trim();
    if (body === '') continue;
    const depth = text.length - text.trimStart().length;
    open.length = depth + 1;
    const parent = open[depth] ?? root;
    const space = body.indexOf(' ');
    const head = space < 0 ? body : body.slice(0, space);
    const rest = space < 0 ? '' : body.slice(space + 1);
    // `= a b c`: leaves, `[ a b c`: leaf-lists, `- a b c`: flags, `~ a b c`: known words with unknown content
    if (head === '=' || head === '[' || head === '-' || head === '~') {
      for (const name of rest.split(' ')) parent.children.push({ name, marks: head, children: [] });
      continue;
    }
    const line: TableLine = { name: head, marks: rest, children: [] };
    parent.children.push(line);
    open.push(line);
  }
  return root;
}

function compile(table: string): Rule {
  const root = parseTable(table);
  const shared = new Map<string, TableLine>();
  const done = new Map<TableLine, Rule>();

  const blockOf = (line: TableLine, shape: Shape, any?: Rule, secret = false): Rule => {
    const words = new Map<string, Rule>();
    // registered before its children, because a rule may contain itself (groups contain the whole configuration)
    const rule: { -readonly [K in keyof Rule]: Rule[K] } = { shape, words, any, closed: true, secret };
    done.set(line, rule);
    const add = (from: TableLine): void => {
      for (const each of from.children) {
        if (each.name === 'groups' && from !== line) continue;
        if (each.name === '...') rule.closed = false;
        else if (each.name === '<>') rule.any = blockOf(each, each.marks.includes('line') ? 'line' : 'entry');
        else if (each.name.startsWith('@')) {
          const target = each.name === '@root' ? root : shared.get(each.name);
          if (target !== undefined) add(target);
        } else if (!each.name.startsWith('$')) words.set(each.name, ruleOf(each));
      }
    };
    add(line);
    return rule;
  };

  const ruleOf = (line: TableLine): Rule => {
    const known = done.get(line);
    if (known !== undefined) return known;
    const marks = line.marks.split(' ');
    const has = (mark: string): boolean => marks.includes(mark);
    const bare = line.children.length === 0;
    let rule: Rule;
    if (has('~')) rule = OPAQUE;
    else if (has('-')) rule = FLAG;
    else if (has('[')) rule = VALUES;
    else if (has('='))
      rule = bare ? (has('secret') ? make('leaf', { any: VALUE, secret: true }) : LEAF) : blockOf(line, 'block', VALUE);
    else if (has('<>') || has('{}')) {
      const entry = blockOf(line, has('join') ? 'join' : has('line') ? 'line' : 'entry');
      rule = make(has('{}') ? 'block' : 'join', { any: entry, secret: has('secret') });
      if (has('=')) rule = make('join', { any: entry, secret: has('secret') });
    } else if (bare) rule = FLAG;
    else rule = blockOf(line, has('join') ? 'join' : has('line') ? 'line' : 'block');
    done.set(line, rule);
    return rule;
  };

  for (const line of root.children) if (line.name.startsWith('$')) shared.set(`@${line.name.slice(1)}`, line);
  return blockOf(root, 'block');
}

let compiled: Rule | undefined;

/** The rule of the root; compiled on first use, because most visits never read a configuration. */
export function rootRule(): Rule {
  compiled ??= compile(GRAMMAR_TABLE);
  return compiled;
}

/** The rule of the keyword `word` inside `rule`, exactly spelled. */
export function keyword(rule: Rule, word: string): Rule | undefined {
  const own = rule.words.get(word);
  if (own !== undefined) return own;
  switch (rule.shape) {
    case 'block':
    case 'entry':
    case 'line':
      return EVERYWHERE.get(word);
    default:
      return undefined;
  }
}

/** Keywords of `rule` that begin with `word`: one means an abbreviation, several an ambiguous one. */
export function completions(rule: Rule, word: string): readonly string[] {
  if (word === '' || !rule.closed) return [];
  const found: string[] = [];
  for (const name of rule.words.keys()) if (name.startsWith(word)) found.push(name);
  if (rule.shape === 'block' || rule.shape === 'entry')
    for (const name of EVERYWHERE.keys()) if (name.startsWith(word)) found.push(name);
  return found;
}
