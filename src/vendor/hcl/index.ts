// Terraform's language, written as `terraform fmt` would: values, blocks, aligned arguments. Syntax only; it must not know any provider.

/** A reference or another expression that stands unquoted: `var.org_id`, `mist_org_mxcluster.dc1.id`. */
export interface HclExpression {
  readonly expression: string;
}
export type HclValue = string | number | boolean | null | HclExpression | readonly HclValue[] | HclObject;
export interface HclObject {
  readonly [key: string]: HclValue;
}
/** `resource "mist_org_mxcluster" "dc1" { … }`; comments stand in front, one line each. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly arguments: HclObject;
  readonly blocks?: readonly HclBlock[];
  readonly comments?: readonly string[];
}

export const expression = (text: string): HclExpression => ({ expression: text });

const isExpression = (value: HclValue): value is HclExpression =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).join() === 'expression';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** A word that Terraform takes as a name: letters, digits and `_`; `fallback` where nothing is left. */
export function hclName(text: string, fallback = 'x'): string {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return /^[a-z_]/.test(name) ? name : name === '' ? fallback : `${fallback}_${name}`;
}

/** `${` and `%{` would be read as templates. */
const quoted = (text: string): string => JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');

/** A value at a depth of indentation; lists of plain values stay on one line. */
function written(value: HclValue, depth: number): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isExpression(value)) return value.expression;
  if (Array.isArray(value)) return writtenList(value as readonly HclValue[], depth);
  return writtenObject(value as HclObject, depth);
}

const isPlain = (value: HclValue): boolean => typeof value !== 'object' || value === null || isExpression(value);
const indent = (depth: number): string => '  '.repeat(depth);

function writtenList(items: readonly HclValue[], depth: number): string {
  if (items.every(isPlain)) return `[${items.map((item) => written(item, depth)).join(', ')}]`;
  const lines = items.map((item) => `${indent(depth + 1)}${written(item, depth + 1)},`);
  return `[\n${lines.join('\n')}\n${indent(depth)}]`;
}

function writtenObject(object: HclObject, depth: number): string {
  const keys = Object.keys(object);
  if (keys.length === 0) return '{}';
  return `{\n${writtenArguments(object, depth + 1)}\n${indent(depth)}}`;
}

/** Arguments one below the other, equals signs of neighbours in one line of sight; a value of several lines ends a run of neighbours. */
function writtenArguments(object: HclObject, depth: number): string {
  const rows = Object.entries(object).map(([key, value]) => ({
    key: IDENTIFIER.test(key) ? key : quoted(key),
    text: written(value, depth),
  }));
  const lines: string[] = [];
  let run: typeof rows = [];
  const flush = (): void => {
    const width = Math.max(0, ...run.map(({ key }) => key.length));
    for (const { key, text } of run) lines.push(`${indent(depth)}${key.padEnd(width)} = ${text}`);
    run = [];
  };
  for (const row of rows) {
    const isLong = row.text.includes('\n');
    if (isLong) {
      flush();
      run = [row];
      flush();
    } else run.push(row);
  }
  flush();
  return lines.join('\n');
}

function writtenBlock({ type, labels, arguments: own, blocks = [], comments = [] }: HclBlock, depth: number): string {
  const head = [type, ...labels.map(quoted)].join(' ');
  const parts = [
    ...(Object.keys(own).length > 0 ? [writtenArguments(own, depth + 1)] : []),
    ...blocks.map((block) => writtenBlock(block, depth + 1)),
  ];
  const notes = comments.map((comment) => `${indent(depth)}# ${comment}\n`).join('');
  if (parts.length === 0) return `${notes}${indent(depth)}${head} {}`;
  return `${notes}${indent(depth)}${head} {\n${parts.join('\n\n')}\n${indent(depth)}}`;
}

/** A whole file: blocks with an empty line in between. */
export const writeHcl = (blocks: readonly HclBlock[]): string =>
  `${blocks.map((block) => writtenBlock(block, 0)).join('\n\n')}\n`;
