// `templates`, `template`, `import`, `export`: designs in and out.
import path from 'node:path';
import { documentFormats, exportDocuments, exportJunos } from '../../machines/export';
import { nodesByHandle } from '../../machines/handles';
import { importFiles } from '../../machines/import';
import { allTemplates } from '../../machines/templates';
import { type Diagnostic, saveDesign } from '../../model';
import { parseArguments, Refusal } from '../arguments';
import { findNode, placed, readDesign, readText } from '../inputs';
import { deliver, deliverFiles, type Output, table } from '../output';

export function templates(words: readonly string[], output: Output): number {
  const { flags } = parseArguments(words, { flags: ['json'] });
  const listed = allTemplates().map(({ id, title, technology }) => ({ id, title, technology }));
  output.out(
    flags.has('json')
      ? `${JSON.stringify(listed, null, 2)}\n`
      : `${table(listed.map(({ id, title, technology }) => [id, technology, title]))}\n`,
  );
  return 0;
}

export function template(words: readonly string[], output: Output): number {
  const { positions, values } = parseArguments(words, { values: ['output'] });
  deliver(output, values.get('output'), saveDesign(readDesign(positions[0])));
  return 0;
}

/** Names of the files as an import calls them: without their folders, where that tells them apart. */
function namesOf(positions: readonly string[]): readonly string[] {
  const names = positions.map((file) => path.basename(file));
  return new Set(names).size === names.length ? names : positions;
}

/** A diagnostic with the path that was typed: of several files each begins its message with its file's name. */
function placedInItsFile(positions: readonly string[], names: readonly string[], each: Diagnostic): string {
  const at = names.findIndex((name) => each.message.startsWith(`${name}: `));
  const own = names[at];
  if (own === undefined) return placed(positions[0] ?? '', each);
  return placed(positions[at] ?? own, { ...each, message: each.message.slice(own.length + 2) });
}

/** Exit code 1 = drawn, but a line of the input was not understood as it stands. */
export function importDesign(words: readonly string[], output: Output): number {
  const { positions, flags, values } = parseArguments(words, { flags: ['json'], values: ['output'] });
  if (positions.length === 0) throw new Refusal('A file is missing: give the configuration or the design to import.');
  const names = namesOf(positions);
  const files = positions.map((file, at) => ({ name: names[at] ?? file, text: readText(file) }));
  const { value, diagnostics } = importFiles(files);
  const told = (each: Diagnostic): string => placedInItsFile(positions, names, each);
  const bad = diagnostics.some((each) => each.severity === 'error');
  if (!value) throw new Refusal(diagnostics.map(told).join('\n'));
  const file = values.get('output');
  if (flags.has('json')) {
    output.out(`${JSON.stringify({ design: JSON.parse(saveDesign(value)), diagnostics }, null, 2)}\n`);
    if (file !== undefined) deliver(output, file, saveDesign(value));
  } else {
    for (const each of diagnostics) output.err(`${each.severity}: ${told(each)}\n`);
    deliver(output, file, saveDesign(value));
  }
  return bad ? 1 : 0;
}

const FORMATS = { 'junos-set': 'set', 'junos-curly': 'curly' } as const;

export function exportDesign(words: readonly string[], output: Output): number {
  const { positions, flags, values } = parseArguments(words, {
    flags: ['show-secrets'],
    values: ['format', 'node', 'output'],
  });
  const design = readDesign(positions[0]);
  const format = values.get('format');
  const known = [...Object.keys(FORMATS), ...documentFormats().map(({ id }) => id)];
  if (format === undefined) throw new Refusal(`--format is missing: ${known.join(', ')}.`);
  if (!known.includes(format)) throw new Refusal(`Unknown format "${format}"; there are ${known.join(', ')}.`);
  const word = values.get('node');
  const node = word === undefined ? undefined : findNode(design, word, nodesByHandle(design));
  const form = Object.hasOwn(FORMATS, format) ? FORMATS[format as keyof typeof FORMATS] : undefined;
  const secrets = flags.has('show-secrets') ? 'shown' : 'masked';
  const files =
    form === undefined
      ? exportDocuments(design, format, node)
      : exportJunos(design, { form, secrets, ...(node === undefined ? {} : { node }) });
  if (files.length === 0)
    throw new Refusal('This design has nothing to export in that format: it has no group with a configuration.');
  deliverFiles(output, values.get('output'), files);
  return 0;
}
