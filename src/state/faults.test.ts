// What a click on a thing can kill: each fault once, told apart by its words, and nothing of another system.
import { describe, expect, it } from 'vitest';
import { loadTechnologies } from '../machines/registry';
import { type Design, idsOf, pasteClip, run } from '../model';
import { openTemplate } from './documents';
import { currentDesign } from './editor-store';
import { faultsOfThing } from './faults';

await loadTechnologies();

async function opened(template: string): Promise<Design> {
  await openTemplate(template);
  const design = currentDesign();
  if (!design) throw new Error(`${template} opens`);
  return design;
}
const linksOf = (design: Design, kind: string) => Object.values(design.links).filter((link) => link.kind === kind);
const menuOf = (design: Design, id: string) => faultsOfThing(design, { kind: 'link', id });

describe('the faults of a link', () => {
  it('has one entry for a link that is all of its channel', async () => {
    const design = await opened('split-brain-pair');
    for (const kind of ['control', 'fabric']) {
      const [link] = linksOf(design, kind);
      const faults = menuOf(design, link?.id ?? '');
      expect(faults[0]).toMatchObject({ target: `link:${link?.id}`, label: 'Kill the link' });
      expect(faults.map(({ target }) => target.split(':')[0])).toEqual(['link', 'port', 'port']);
    }
  });
  it('tells one of two links from both', async () => {
    const design = await opened('data-centre-pair');
    for (const kind of ['control', 'fabric'])
      for (const link of linksOf(design, kind)) {
        const faults = menuOf(design, link.id);
        expect(faults.map(({ label }) => label)).toEqual([
          'Kill this link',
          expect.stringMatching(/^Pull /),
          expect.stringMatching(/^Pull /),
          `Kill both ${kind} links`,
        ]);
      }
  });
  it('has nothing of another cluster in the same design', async () => {
    const one = await opened('data-centre-pair');
    const result = run(one, pasteClip, { clip: one, by: { x: 2000, y: 0 } });
    if (result.kind === 'refused') throw new Error(result.reason);
    const two = result.design;
    expect(idsOf(two.groups)).toHaveLength(2);
    const channels = linksOf(two, 'control').map(({ id }) =>
      menuOf(two, id).flatMap(({ target }) => (target.startsWith('control:') ? [target] : [])),
    );
    expect(channels.map((own) => own.length)).toEqual([1, 1, 1, 1]);
    expect(new Set(channels.flat()).size).toBe(2);
  });
});
