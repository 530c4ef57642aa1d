// Which words may follow which, and how they stand in curly form: the compact table made searchable. Knows words, no meaning.
import { GRAMMAR_TABLE } from './grammar-table';

/**
 * How a word takes part in a statement:
 * flag - complete by itself; value - completes a leaf; leaf - wants one value; values - takes several, `[ a b ]`;
 * block - opens braces; entry - a list entry, opens braces; join - opens no braces, what follows stands on the same line
 * (`unit 0 {`, `family inet {`); opaque - nothing is known below.
 */
type Shape = 'flag' | 'value' | 'leaf' | 'values' | 'block' | 'entry' | 'join' | 'opaque';

export interface Rule {
  readonly shape: Shape;
  /** Blocks and entries: everything below stands on one line, always or while it is one statement. */
  readonly oneLine: 'never' | 'single' | 'always';
  /** Keywords below. */
  readonly words: ReadonlyMap<string, Rule>;
  /** What any other word is here: a name or a value; undefined when only keywords may stand here. */
  readonly any: Rule | undefined;
  /** False when Junos has more keywords here than are listed. */
  readonly closed: boolean;
  /** In an open rule: letters that tell a keyword from all others, where that is fewer than it has. */
  readonly shortest: ReadonlyMap<string, number>;
  /** Words that stand for `any` here are secrets. */
  readonly secret: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const NONE: ReadonlyMap<string, never> = new Map<string, never>();
const make = (shape: Shape, rest: Partial<Rule> = {}): Rule => ({
  shape,
  oneLine: 'never',
  words: NONE,
  any: undefined,
  closed: true,
  shortest: NONE,
  secret: false,
  ...rest,
});
const FLAG = make('flag');
const VALUE = make('value');
const LEAF = make('leaf', { any: VALUE });
const SECRET_LEAF = make('leaf', { any: VALUE, secret: true });
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
  readonly marks: readonly string[];
  /** Letters before the bar; 0 without a bar. */
  readonly shortest: number;
  readonly children: TableLine[];
}

function tableLine(name: string, marks: readonly string[]): TableLine {
  const bar = name.indexOf('|');
  return {
    name: bar < 0 ? name : name.slice(0, bar) + name.slice(bar + 1),
    marks,
    shortest: Math.max(bar, 0),
    children: [],
  };
}

function parseTable(table: string): TableLine {
  const root = tableLine('', []);
  const open: TableLine[] = [root];
  for (const text of table.split('\n')) {
    const body = text.trimStart();
    if (body === '') continue;
    const depth = text.length - body.length;
    open.length = depth + 1;
    const parent = open[depth] ?? root;
    const [head = '', ...rest] = body.split(' ');
    if (head === '=' || head === '[' || head === '-' || head === '~') {
      const secret = rest.at(-1) === 'secret' ? ['secret'] : [];
      for (const name of rest.slice(0, rest.length - secret.length))
        parent.children.push(tableLine(name, [head, ...secret]));
      continue;
    }
    const line = tableLine(head, rest);
    parent.children.push(line);
    open.push(line);
  }
  return root;
}

function compile(table: string): Rule {
  const root = parseTable(table);
  const parts = new Map<string, TableLine>([['@root', root]]);
  for (const line of root.children) if (line.name.startsWith('$')) parts.set(`@${line.name.slice(1)}`, line);
  const done = new Map<TableLine, Rule>();

  const blockOf = (line: TableLine, shape: Shape, any?: Rule): Rule => {
    const words = new Map<string, Rule>();
    const shortest = new Map<string, number>();
    const oneLine = line.marks.includes('line') ? 'always' : line.marks.includes('short') ? 'single' : 'never';
    const rule: Mutable<Rule> = { ...make(shape, { oneLine }), words, shortest, any };
    const addAll = (from: TableLine): void => {
      for (const each of from.children) {
        const part = parts.get(each.name);
        if (part !== undefined) addAll(part);
        else if (each.name === '...') rule.closed = false;
        else if (each.name === '<>') rule.any = blockOf(each, 'entry');
        else if (each.name === 'groups' && from !== line) continue;
        else if (!each.name.startsWith('$')) {
          words.set(each.name, ruleOf(each));
          if (each.shortest > 0) shortest.set(each.name, each.shortest);
        }
      }
    };
    addAll(line);
    return rule;
  };

  const create = (line: TableLine): Rule => {
    const [kind] = line.marks;
    const bare = line.children.length === 0;
    const secret = line.marks.includes('secret');
    switch (kind) {
      case '~':
        return OPAQUE;
      case '[':
        return VALUES;
      case '-':
        return FLAG;
      case '=':
        return bare ? (secret ? SECRET_LEAF : LEAF) : blockOf(line, 'block', VALUE);
      case '<>':
        return make('join', { any: blockOf(line, line.marks.includes('join') ? 'join' : 'entry'), secret });
      case '{}':
        return make('block', { any: blockOf(line, 'entry'), secret });
      default:
        return bare ? FLAG : blockOf(line, kind === 'join' ? 'join' : 'block');
    }
  };

  const ruleOf = (line: TableLine): Rule => {
    let rule = done.get(line);
    if (rule === undefined) {
      rule = create(line);
      done.set(line, rule);
    }
    return rule;
  };

  return blockOf(root, 'block');
}

let compiled: Rule | undefined;

/** The rule of the root; compiled on first use, because most visits never read a configuration. */
export function rootRule(): Rule {
  compiled ??= compile(GRAMMAR_TABLE);
  return compiled;
}

/** Does the rule hold statements, so that `apply-groups` may stand in it? */
const holdsStatements = (rule: Rule): boolean =>
  (rule.shape === 'block' && rule.any?.shape !== 'entry') || rule.shape === 'entry';

/** The rule of the keyword `word` inside `rule`, exactly spelled. */
export function keyword(rule: Rule, word: string): Rule | undefined {
  const own = rule.words.get(word);
  if (own !== undefined) return own;
  // most words here are names: one letter tells
  if (word.charCodeAt(0) !== 97) return undefined;
  return word.startsWith('apply-') && (rule.shape === 'block' || rule.shape === 'entry')
    ? EVERYWHERE.get(word)
    : undefined;
}

/** The rule of whatever `word` is inside `rule`; undefined when nothing is known about what stands below it. */
export function ruleBelow(rule: Rule | undefined, word: string): Rule | undefined {
  if (rule === undefined) return undefined;
  const found = keyword(rule, word) ?? rule.any;
  return found?.shape === 'opaque' ? undefined : found;
}

/**
 * The keywords of `rule` that `word` may be short for, as the Junos CLI completes words: one is an abbreviation, several are
 * ambiguous (in an open rule there may be more of them than are known here).
 */
export function completions(
  rule: Rule,
  word: string,
): { readonly names: readonly string[]; readonly unambiguous: boolean } {
  const names: string[] = [];
  for (const name of rule.words.keys()) if (name.startsWith(word)) names.push(name);
  if (rule.closed) {
    if (holdsStatements(rule)) for (const name of EVERYWHERE.keys()) if (name.startsWith(word)) names.push(name);
    return { names, unambiguous: names.length === 1 };
  }
  const certain = names.filter((name) => word.length >= (rule.shortest.get(name) ?? name.length));
  return certain.length === 1 ? { names: certain, unambiguous: true } : { names, unambiguous: false };
}
