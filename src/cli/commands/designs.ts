// `templates`, `template`, `import`, `export`: designs in and out.
import path from 'node:path';
import { documentFormats, exportDocuments, exportJunos } from '../../machines/export';
import { nodesByHandle } from '../../machines/handles';
import { importFiles } from '../../machines/import';
import { allTemplates } from '../../machines/templates';
import { saveDesign } from '../../model';
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

/** Exit code 1 = drawn, but a line of the input was not understood as it stands. */
export function importDesign(words: readonly string[], output: Output): number {
  const { positions, flags, values } = parseArguments(words, { flags: ['json'], values: ['output'] });
  if (positions.length === 0) throw new Refusal('A file is missing: give the configuration or the design to import.');
  const files = positions.map((file) => ({ name: path.basename(file), text: readText(file) }));
  const { value, diagnostics } = importFiles(files);
  const where = positions[0] ?? '';
  const bad = diagnostics.some((each) => each.severity === 'error');
  if (!value) throw new Refusal(diagnostics.map((each) => placed(where, each)).join('\n'));
  const file = values.get('output');
  if (flags.has('json')) {
    output.out(`${JSON.stringify({ design: JSON.parse(saveDesign(value)), diagnostics }, null, 2)}\n`);
    if (file !== undefined) deliver(output, file, saveDesign(value));
  } else {
    for (const each of diagnostics) output.err(`${each.severity}: ${placed(where, each)}\n`);
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
