// What is exported is read back as the same design, for every built-in pair with every option, in both forms.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Design, inIdOrder } from '../../model';
import { readJunos, writeJunos } from '../../vendor/junos';
import { readTogether } from './config-read';
import { writePairConfig } from './config-write';
import { OPTION_LIST } from './options';
import { templates } from './templates';
import { without } from './without';

function built(id: string, ...options: readonly string[]): Design {
  const design = templates.find((template) => template.id === id)?.build(options);
  if (design === undefined || 'error' in design) throw new Error(design?.error ?? `There is no ${id}.`);
  return inIdOrder(design);
}
const onlyGroup = (design: Design) => {
  const [group] = Object.values(design.groups);
  if (group === undefined) throw new Error('There is no group.');
  return group;
};
const textsOf = (design: Design, form: 'set' | 'curly'): readonly { readonly name: string; readonly text: string }[] =>
  writePairConfig(design, onlyGroup(design)).files.map(({ name, tree }) => ({
    name,
    text: writeJunos(tree, { form, secrets: 'shown' }),
  }));
function imported(files: readonly { readonly name: string; readonly text: string }[]) {
  const inputs = files.map((source) => ({ tree: readJunos(source.text).tree, source }));
  const read = readTogether(inputs);
  if (read === undefined) throw new Error('The files were not read as a pair.');
  return read;
}
/** Names of documents and the kept texts are no part of what is drawn. */
const drawn = (design: Design) => without(design, 'id', 'name', 'sources');

const every = templates.flatMap(({ id, gallery }) =>
  (gallery ? [''] : ['', ...OPTION_LIST.map(({ name }) => name)]).map((option) => [id, option] as const),
);

describe('export and import', () => {
  it.each(every)('%s+%s comes back as it was, from set lines and from curly braces', (id, option) => {
    const design = built(id, ...(option === '' ? [] : [option]));
    for (const form of ['set', 'curly'] as const) {
      const texts = textsOf(design, form);
      const read = imported(texts);
      expect(drawn(inIdOrder(read.design))).toEqual(drawn(design));
      expect(read.diagnostics.flat().filter(({ severity }) => severity === 'error')).toEqual([]);
      // and out again, as it came in
      expect(textsOf(read.design, form)).toEqual(texts);
    }
  });

  it('any options together come back, too', () => {
    const spec = fc.record({
      id: fc.constantFrom('mnha-t-r', 'mnha-t-h', 'mnha-srg0-only'),
      options: fc.subarray(OPTION_LIST.map(({ name }) => name)),
      form: fc.constantFrom('set' as const, 'curly' as const),
    });
    fc.assert(
      fc.property(spec, ({ id, options, form }) => {
        const design = built(id, ...options);
        expect(drawn(inIdOrder(imported(textsOf(design, form)).design))).toEqual(drawn(design));
      }),
      { numRuns: 30 },
    );
  });
});
