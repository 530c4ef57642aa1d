// Export and import of every template, and of an imported configuration: nothing is lost, nothing is invented.
import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/design';
import { readJunos, writeJunos } from '../../vendor/junos';
import { readClusterConfig } from './config-read';
import { writeClusterConfig } from './config-write';
import { templates } from './templates';

const clusterOf = (design: Design) => {
  const [group] = Object.values(design.groups);
  if (group === undefined) throw new Error('no group');
  return group;
};
const shared = (design: Design, form: 'set' | 'curly'): string => {
  const file = writeClusterConfig(design, clusterOf(design)).files.find(({ node }) => node === null);
  if (file === undefined) throw new Error('no shared file');
  return writeJunos(file.tree, { form, secrets: 'shown' });
};
const imported = (text: string, name = 'cluster.set'): Design => {
  const read = readClusterConfig(readJunos(text).tree, { name, text });
  if (read === undefined) throw new Error('not recognised');
  return read.design;
};
/** What an export carries: all but names of the document, kept text and positions. */
const carried = ({ id: _, name: __, sources: ___, layout: ____, ...design }: Design) => design;

describe.each(templates.map((template) => template.id))('template %s', (id) => {
  const built = templates.find((template) => template.id === id)?.build([]);
  if (built === undefined || 'error' in built) throw new Error(`no template ${id}`);

  it.each(['set', 'curly'] as const)('comes back from its own export in %s form', (form) => {
    expect(carried(imported(shared(built, form)))).toEqual(carried(built));
  });

  it('exports its own import word for word', () => {
    const text = shared(built, 'set');
    expect(shared(imported(text), 'set')).toBe(text);
  });
});
