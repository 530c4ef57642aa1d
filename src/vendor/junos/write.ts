// Writes a tree as Junos text in either form; the grammar says what stands on one line. Secrets are masked unless asked for.
import { keyword, type Rule, rootRule, ruleBelow } from './grammar';
import { isPlaceholder, isSecret, placeholder } from './secrets';
import type { JunosNode, JunosTree } from './tree';
import { spellWord } from './words';

interface JunosWriteOptions {
  readonly form: 'set' | 'curly';
  readonly secrets: 'masked' | 'shown';
}

const INDENT = '    ';

/** The text of `tree`, ended by a line feed; '' for an empty tree. What this writes, `readJunos` reads back as an equal tree. */
export function writeJunos(tree: JunosTree, options: JunosWriteOptions): string {
  const lines: string[] = [];
  const spell = spelling(options.secrets === 'masked');
  if (options.form === 'set') writeSet(tree, [], lines, spell);
  else writeBlock(tree, rootRule(), '', lines, spell);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

interface Spelled {
  readonly text: string;
  readonly secret: boolean;
}
type Spell = (parent: JunosNode, node: JunosNode) => Spelled;

function spelling(masked: boolean): Spell {
  const numbers = new Map<JunosNode, Map<JunosNode, number>>();
  return (parent, node) => {
    const secret = node.secret === true || isSecret(parent.word, node.word);
    if (!secret || !masked || isPlaceholder(node.word))
      return { text: spellWord(node.word, node.raw, node.quoted === true), secret };
    // hidden list keys of one list must stay apart
    let siblings = numbers.get(parent);
    if (siblings === undefined) {
      siblings = new Map();
      numbers.set(parent, siblings);
    }
    let number = siblings.get(node);
    if (number === undefined) {
      number = siblings.size + 1;
      siblings.set(node, number);
    }
    return { text: `"${placeholder(parent.word, number)}"`, secret };
  };
}

function commentLines(comment: string | undefined, sign: '#' | '/*', indent: string): readonly string[] {
  if (comment === undefined) return [];
  const texts = comment.split('\n');
  if (sign === '#') return texts.map((text) => `${indent}# ${text}`.trimEnd());
  return texts.map((text) => `${indent}/* ${text.replaceAll('*/', '* /')} */`);
}

function writeSet(node: JunosNode, path: readonly string[], lines: string[], spell: Spell): void {
  for (const each of node.children) {
    lines.push(...commentLines(each.comment, '#', ''));
    const words = [...path, spell(node, each).text];
    if (each.children.length === 0)
      lines.push(`set ${words.join(' ')}${isOnlyMarkedSecret(node, each, words.at(-1)) ? REMARK : ''}`);
    else writeSet(each, words, lines, spell);
    if (each.protect) lines.push(`protect ${words.join(' ')}`);
    if (each.inactive) lines.push(`deactivate ${words.join(' ')}`);
  }
  lines.push(...commentLines(node.endComment, '#', ''));
}

const REMARK = ' ## SECRET-DATA';

/** Is nothing but a remark in the source left to tell that the word just written is a secret? */
const isOnlyMarkedSecret = (parent: JunosNode, node: JunosNode, written: string | undefined): boolean =>
  node.secret === true &&
  written === spellWord(node.word, node.raw, node.quoted === true) &&
  !isSecret(parent.word, node.word) &&
  !isPlaceholder(node.word);

/** Has the node anything that needs a statement of its own? */
const isMarked = (node: JunosNode): boolean =>
  node.inactive === true || node.protect === true || node.comment !== undefined || node.endComment !== undefined;

function writeBlock(block: JunosNode, rule: Rule | undefined, indent: string, lines: string[], spell: Spell): void {
  for (const each of block.children) writeStatement([], block, each, ruleBelow(rule, each.word), indent, lines, spell);
  lines.push(...commentLines(block.endComment, '/*', indent));
}

function writeStatement(
  before: readonly Spelled[],
  parent: JunosNode,
  node: JunosNode,
  rule: Rule | undefined,
  indent: string,
  lines: string[],
  spell: Spell,
): void {
  let words: readonly Spelled[] = [...before, spell(parent, node)];
  let object = node;
  if (rule?.shape === 'join' && node.children.length > 0) {
    for (const each of node.children)
      writeStatement(words, node, each, ruleBelow(rule, each.word), indent, lines, spell);
    return;
  }
  if (rule === undefined) {
    // nothing known: what stood on one line stays there
    for (
      let only = object.children[0];
      only !== undefined && object.children.length === 1 && !object.block && !isMarked(object);
      only = object.children[0]
    ) {
      words = [...words, spell(object, only)];
      object = only;
    }
  } else {
    const line = valuesOf(node, rule, spell) ?? onOneLine(node, rule, spell);
    if (line !== undefined) {
      writeLine([...words, ...line], node, indent, lines);
      return;
    }
  }
  if (object.children.length === 0 && object.endComment === undefined) {
    writeLine(words, object, indent, lines);
    return;
  }
  lines.push(...commentLines(object.comment, '/*', indent));
  lines.push(`${indent}${marksOf(object)}${words.map((word) => word.text).join(' ')} {`);
  writeBlock(object, object === node ? rule : undefined, indent + INDENT, lines, spell);
  lines.push(`${indent}}`);
}

const marksOf = (node: JunosNode): string => `${node.protect ? 'protect: ' : ''}${node.inactive ? 'inactive: ' : ''}`;

function writeLine(words: readonly Spelled[], object: JunosNode, indent: string, lines: string[]): void {
  lines.push(...commentLines(object.comment, '/*', indent));
  const remark = words.at(-1)?.secret ? REMARK : '';
  lines.push(`${indent}${marksOf(object)}${words.map((word) => word.text).join(' ')};${remark}`);
}

/** The values behind a leaf, `[ a b ]` for several; undefined when they need a block. */
function valuesOf(node: JunosNode, rule: Rule, spell: Spell): readonly Spelled[] | undefined {
  if (rule.any?.shape !== 'value' || node.children.length === 0 || node.endComment !== undefined) return undefined;
  if (node.children.some((each) => each.children.length > 0 || isMarked(each))) return undefined;
  const only = node.children.length === 1;
  if (rule.shape !== 'leaf' && rule.shape !== 'values') {
    const value = node.children[0];
    return only && value !== undefined && keyword(rule, value.word) === undefined ? [spell(node, value)] : undefined;
  }
  const values = node.children.map((each) => spell(node, each));
  return only
    ? values
    : [{ text: '[', secret: false }, ...values, { text: ']', secret: values.some((each) => each.secret) }];
}

/** Everything below a one-line entry, `priority 200`; undefined when something there needs a statement of its own. */
function onOneLine(node: JunosNode, rule: Rule, spell: Spell): readonly Spelled[] | undefined {
  const fits = rule.oneLine === 'always' || (rule.oneLine === 'single' && node.children.length === 1);
  if (!fits || node.children.length === 0 || node.endComment !== undefined) return undefined;
  const value: Spelled[] = [];
  const words: Spelled[] = [];
  for (const each of node.children) {
    const below = ruleBelow(rule, each.word);
    if (isMarked(each) || below === undefined) return undefined;
    const alone = each.children.length === 0;
    if (below.shape === 'value' && alone) value.push(spell(node, each));
    else if (below.shape === 'flag' && alone) words.push(spell(node, each));
    else {
      const values = below.shape === 'leaf' || below.shape === 'values' ? valuesOf(each, below, spell) : undefined;
      if (values === undefined) return undefined;
      words.push(spell(node, each), ...values);
    }
  }
  // a second value of its own would be read as a statement
  return value.length > 1 ? undefined : [...value, ...words];
}
