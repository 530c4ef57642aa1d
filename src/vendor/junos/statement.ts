// Puts statements, word by word, into the tree under construction; the grammar says where a statement ends and the next begins.
import type { Reporter } from './diagnostics';
import { completions, keyword, type Rule, rootRule } from './grammar';
import { isPlaceholder, isSecret } from './secrets';
import { nearest } from './spelling';
import type { Draft } from './tree';

/** A word of the source with its place. */
export interface Word {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly quoted: boolean;
  readonly raw?: string;
}

/** Where the next word goes: the deepest node, and the block that takes the next statement once this one is complete. */
export interface Position {
  readonly node: Draft;
  /** undefined: nothing is known about what follows. */
  readonly rule: Rule | undefined;
  readonly block: Draft;
  readonly blockRule: Rule | undefined;
  /** Words from the root to `node` and to `block`. */
  readonly depth: number;
  readonly blockDepth: number;
}

type Cursor = { -readonly [K in keyof Position]: Position[K] };

/** What a walk over the words of one statement found. */
interface Walk {
  readonly end: Position;
  /** The object that the statement begins with: what `inactive:` before it stands for. */
  readonly first: Draft | undefined;
  /** The object that the statement ends with: what stands before its `{`. */
  readonly last: Draft | undefined;
  /** The topmost node that was not there before. */
  readonly created: Draft | undefined;
}

interface Step {
  readonly node: Draft;
  readonly rule: Rule | undefined;
}

export interface Builder {
  readonly root: Draft;
  readonly start: Position;
  readonly add: (from: Position, words: readonly Word[]) => Walk;
  /** The nodes from `from` (included) to the end of `words`; nothing is created, undefined when they are not all there. */
  readonly find: (from: Position, words: readonly Word[]) => readonly Step[] | undefined;
  /** Do the words end inside an object, where a name or a value still has to follow? */
  readonly isInside: (words: readonly Word[]) => boolean;
  /** Takes the last node of the path away, and what is nothing without it; the root only loses what is in it. */
  readonly remove: (path: readonly Step[]) => void;
}

/** Real configurations stay below 40 words; the limit keeps later walks over the tree from overflowing the stack. */
export const MAX_DEPTH = 200;
const MAX_COMBINATIONS = 10_000;
const INDEXED_ABOVE = 12;
const MAX_LISTED = 12;
/** Where nothing is near, only so few keywords help more than they bury. */
const FEW = 4;

const isBracket = (word: Word | undefined, sign: '[' | ']'): boolean =>
  word !== undefined && word.text === sign && !word.quoted;

/** The object a found path names: a leaf is named by its keyword, whether its value is given or not. */
export function namedObject(path: readonly Step[]): Draft | undefined {
  const last = path.at(-1);
  const before = path.at(-2);
  return last?.rule?.shape === 'value' && before?.rule !== undefined && before.rule.shape !== 'values'
    ? before.node
    : last?.node;
}

/**
 * A builder over an empty tree. With `complete`, abbreviations are completed and unknown keywords reported, as for text that
 * a person typed; without it, words are taken as they are.
 */
export function createBuilder(reporter: Reporter, complete: boolean): Builder {
  const root: Draft = { word: '', line: 0, column: 0, children: [] };
  const indexes = new Map<Draft, Map<string, Draft>>();
  const start: Position = { node: root, rule: rootRule(), block: root, blockRule: rootRule(), depth: 0, blockDepth: 0 };
  let first: Draft | undefined;
  let last: Draft | undefined;
  let created: Draft | undefined;
  let budget = 0;

  const lookUp = (parent: Draft, word: string): Draft | undefined => {
    const { children } = parent;
    if (children.length <= INDEXED_ABOVE) {
      for (let i = children.length - 1; i >= 0; i--) if (children[i]?.word === word) return children[i];
      return undefined;
    }
    let index = indexes.get(parent);
    if (index === undefined) {
      index = new Map(children.map((each) => [each.word, each]));
      indexes.set(parent, index);
    }
    return index.get(word);
  };

  const append = (parent: Draft, text: string, source: Word, secret: boolean): Draft => {
    const node: Draft = { word: text, line: source.line, column: source.column, children: [] };
    if (source.quoted) node.quoted = true;
    if (source.raw !== undefined) node.raw = source.raw;
    if (secret || isSecret(parent.word, text)) node.secret = true;
    if (isPlaceholder(text)) {
      node.secret = true;
      reporter.report(
        'info',
        source,
        'secret-masked',
        `The secret of '${parent.word}' was masked in an earlier export; fill it in before you load this on a device.`,
      );
    }
    parent.children.push(node);
    indexes.get(parent)?.set(text, node);
    return node;
  };

  const explainUnknown = (rule: Rule, word: Word, parent: string): void => {
    const names = [...rule.words.keys()];
    const near = nearest(word.text, names);
    const report = (rest: string, expected: string): void =>
      reporter.report('warning', word, 'unknown-keyword', `'${word.text}' ${rest}`, expected);
    if (near !== undefined) report(`is not known here: did you mean '${near}'?`, near);
    else if (names.length <= FEW) report(`is not known here: expected ${names.join(', ')}`, names.join(', '));
    else report(`is no statement of '${parent}' that is known here; it is kept.`, `a statement of '${parent}'`);
  };

  /** The spelling and the rule of `word` inside `rule`; an unambiguous abbreviation is completed. */
  const resolve = (
    rule: Rule,
    word: Word,
    parent: string,
    silent: boolean,
  ): { readonly text: string; readonly rule: Rule | undefined } => {
    const { text } = word;
    const known = keyword(rule, text) ?? rule.any;
    if (known !== undefined) return { text, rule: known };
    if (!complete || rule.words.size === 0 || text === '' || text.startsWith('<')) return { text, rule: undefined };
    const { names, unambiguous } = word.quoted ? { names: [], unambiguous: false } : completions(rule, text);
    const only = names[0];
    if (only !== undefined && unambiguous) {
      if (!silent) reporter.report('info', word, 'abbreviation', `'${text}' is short for '${only}'.`, only);
      return { text: only, rule: keyword(rule, only) };
    }
    if (silent) return { text, rule: undefined };
    if (names.length > 0) {
      const list = `${names.slice(0, MAX_LISTED).join(', ')}${names.length > MAX_LISTED || !rule.closed ? ', ...' : ''}`;
      reporter.report('error', word, 'ambiguous-keyword', `'${text}' could stand for ${list}; write it out.`, list);
    } else if (rule.closed) explainUnknown(rule, word, parent);
    return { text, rule: undefined };
  };

  /** A second value of a leaf takes the place of the first. */
  const replaceValue = (node: Draft, rule: Rule, word: Word): void => {
    if (rule.shape === 'values') return;
    const rest = node.children.filter((each) => keyword(rule, each.word) !== undefined);
    if (rest.length === node.children.length) return;
    reporter.report('info', word, 'value-replaced', `'${node.word}' is set twice; the later value counts.`);
    node.children = rest;
    indexes.delete(node);
  };

  /**
   * Where nothing is known, a value may be set, changed and set again: the later one has to stand last, because the last one counts
   * on a device. Only for short lists: longer ones are no alternatives.
   */
  const repeatLast = (parent: Draft, node: Draft): void => {
    const { children } = parent;
    if (node.children.length > 0 || children.length > INDEXED_ABOVE || children.at(-1) === node) return;
    children.splice(children.indexOf(node), 1);
    children.push(node);
  };

  /** Takes one word; `at` moves, because a new object for each word would be a third of the reading time. */
  const step = (at: Cursor, word: Word, several: boolean): void => {
    const parent = at.node;
    const atRule = at.rule;
    let text = word.text;
    let rule = atRule === undefined ? undefined : (keyword(atRule, text) ?? atRule.any);
    if (rule === undefined && atRule !== undefined) ({ text, rule } = resolve(atRule, word, parent.word, false));
    let node = lookUp(parent, text);
    if (node === undefined) {
      if (!several && atRule !== undefined && rule?.shape === 'value') replaceValue(parent, atRule, word);
      node = append(parent, text, word, atRule?.secret === true && rule === atRule.any);
      created ??= node;
    }
    if (rule === undefined) repeatLast(parent, node);
    at.node = node;
    at.rule = rule?.shape === 'opaque' ? undefined : rule;
    at.depth++;
    switch (rule?.shape) {
      case 'block':
      case 'entry':
      case 'join':
        at.block = node;
        at.blockRule = rule;
        at.blockDepth = at.depth;
        if (rule.shape === 'join') return;
        break;
      case 'value':
        if (atRule?.shape === 'values') last = node;
        return;
      case undefined:
      case 'opaque':
        last = node;
        return;
      default:
        break;
    }
    first ??= node;
    last = node;
  };

  /** After a flag or a value the statement is complete: what follows belongs to the block around it. */
  const isComplete = (at: Position): boolean => at.rule?.shape === 'flag' || at.rule?.shape === 'value';

  const walk = (from: Position, words: readonly Word[], begin: number, several: boolean): Position => {
    const at: Cursor = { ...from };
    for (let i = begin; i < words.length; i++) {
      const word = words[i];
      if (word === undefined) break;
      if (isComplete(at)) {
        at.node = at.block;
        at.rule = at.blockRule;
        at.depth = at.blockDepth;
      }
      if (isBracket(word, '[')) return walkList(at, words, i);
      if (isBracket(word, ']')) {
        reporter.report('error', word, 'bracket-not-open', "']' without '[' before it.", '[');
        continue;
      }
      if (at.depth >= MAX_DEPTH) {
        reporter.report(
          'error',
          word,
          'too-deep',
          `More than ${MAX_DEPTH} words on one path; the rest of this statement is left out.`,
        );
        break;
      }
      step(at, word, several);
    }
    return at;
  };

  /** `[ a b ] rest`: the items are values of one leaf-list, or else the rest stands behind each of them. */
  const walkList = (from: Position, words: readonly Word[], open: number): Position => {
    let close = open + 1;
    while (close < words.length && !isBracket(words[close], ']')) close++;
    const opening = words[open];
    if (close === words.length && opening !== undefined)
      reporter.report('error', opening, 'bracket-not-closed', "'[' has no ']' in this statement.", ']');
    let end = from;
    for (let item = open + 1; item < close; item++) {
      const word = words[item];
      if (word === undefined || isBracket(word, '[')) continue;
      if (--budget < 0) {
        if (budget === -1)
          reporter.report(
            'error',
            word,
            'too-many-combinations',
            `The lists of this statement stand for more than ${MAX_COMBINATIONS} statements; the rest is left out.`,
          );
        return end;
      }
      end = walk(from, [word], 0, true);
      if (!isComplete(end)) end = walk(end, words, close + 1, true);
    }
    return isComplete(end) || end === from ? walk(end, words, close + 1, false) : end;
  };

  return {
    root,
    start,
    add(from, words) {
      first = undefined;
      last = undefined;
      created = undefined;
      budget = MAX_COMBINATIONS;
      const end = walk(from, words, 0, false);
      return { end, first: first ?? last, last, created };
    },
    find(from, words) {
      let at: Position = from;
      const path: Step[] = [{ node: at.node, rule: at.rule }];
      for (const word of words) {
        const found = at.rule === undefined ? { text: word.text, rule: undefined } : resolve(at.rule, word, '', true);
        const node = lookUp(at.node, found.text);
        if (node === undefined) return undefined;
        const rule = found.rule?.shape === 'opaque' ? undefined : found.rule;
        path.push({ node, rule });
        at = { ...at, node, rule };
      }
      return path;
    },
    isInside(words) {
      let rule: Rule | undefined = start.rule;
      for (const word of words) rule = rule === undefined ? undefined : resolve(rule, word, '', true).rule;
      return rule?.shape === 'join' || rule?.shape === 'leaf' || rule?.shape === 'values';
    },
    remove(path) {
      const [only] = path;
      if (only !== undefined && path.length === 1) {
        only.node.children = [];
        indexes.delete(only.node);
      }
      for (let i = path.length - 1; i > 0; i--) {
        const parent = path[i - 1];
        const gone = path[i];
        if (parent === undefined || gone === undefined) return;
        parent.node.children.splice(parent.node.children.indexOf(gone.node), 1);
        indexes.delete(parent.node);
        // a leaf without its value and a list without entries are nothing; a block or an entry stays
        const shape = parent.rule?.shape;
        const isNothing = shape === 'leaf' || shape === 'values' || shape === 'join';
        if (!isNothing || parent.node.children.length > 0) return;
      }
    },
  };
}
