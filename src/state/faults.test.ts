// What a click on a thing can kill: each fault once, told apart by its words, and nothing of another system.
import { describe, expect, it } from 'vitest';
import { loadTechnologies } from '../machines/registry';
import { type Design, idsOf, pasteClip, run } from '../model';
import { openTemplate } from './documents';
import { currentDesign } from './editor-store';
import { faultsOfThing, targetName } from './faults';

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

const named = (design: Design, name: string) =>
  faultsOfThing(design, { kind: 'node', id: Object.values(design.nodes).find((node) => node.name === name)?.id ?? '' });
const targetsOf = (faults: ReturnType<typeof named>) => faults.map(({ target }) => target);

describe('the faults of a device and of a cluster', () => {
  it('has a monitored address where it is: at its owner, at the node that misses it, at the cluster', async () => {
    const design = await opened('wan-monitored-pair');
    const all = ['ip:203.0.113.1', 'ip:203.0.113.1@node0', 'ip:203.0.113.1@node1'];
    expect(targetsOf(named(design, 'isp'))).toEqual(['node:isp', 'reboot:isp', ...all]);
    expect(targetsOf(named(design, 'srx-b'))).toEqual(['node:node1', 'reboot:node1', 'ip:203.0.113.1@node1']);
    const [id = ''] = idsOf(design.groups);
    expect(targetsOf(faultsOfThing(design, { kind: 'group', id, path: [] }))).toEqual([
      'control:cluster',
      'fabric:cluster',
      ...all,
    ]);
  });
  it('begins with the whole device; its units and cards follow', async () => {
    const design = await opened('data-centre-pair');
    const id = Object.values(design.groups)[0]?.members[0] ?? '';
    const targets = targetsOf(faultsOfThing(design, { kind: 'node', id }));
    expect(targets.slice(0, 2)).toEqual(['node:node0', 'reboot:node0']);
    expect(targets).toEqual(expect.arrayContaining(['spu:node0/0', 'spu:node0/1', 'card:node0/scb0']));
    expect(targets.filter((target) => target.includes('node1'))).toEqual([]);
  });
  it('of a virtual interface are its ports and nothing else', async () => {
    const design = await opened('split-brain-pair');
    const [id = ''] = idsOf(design.groups);
    const kinds = targetsOf(faultsOfThing(design, { kind: 'group', id, path: ['reths', 0] })).map(
      (target) => target.split(':')[0],
    );
    expect(kinds).toEqual(['port', 'port']);
  });
});

describe('the name of a target', () => {
  it('is that of the thing, not its spelling; a short one where room is short', async () => {
    const pair = await opened('split-brain-pair');
    expect(targetName(pair, 'port:node0/ge-0/0/3')).toEqual({ full: 'srx-a ge-0/0/3', short: 'ge-0/0/3' });
    expect(targetName(pair, 'node:node1')).toEqual({ full: 'srx-b', short: 'srx-b' });
    expect(targetName(pair, 'reboot:node1')).toEqual({ full: 'srx-b', short: 'reboot srx-b' });
    const control = linksOf(pair, 'control')[0]?.id ?? '';
    expect(targetName(pair, `link:${control}`)).toEqual({
      full: 'srx-a ge-0/0/1 – srx-b ge-5/0/1',
      short: 'control link',
    });
    expect(targetName(pair, 'fabric:cluster')).toEqual({ full: 'fabric link of cluster', short: 'fabric link' });
    const revenue = linksOf(pair, 'revenue')[0];
    expect(targetName(pair, `link:${revenue?.id}`).short).toBe(revenue && pair.ports[revenue.a]?.name);
    const centre = await opened('data-centre-pair');
    expect(targetName(centre, 'control:cluster').short).toBe('control links');
    expect(targetName(centre, 'spu:node0/1').short).toBe('SPU 1 of fw-a');
    expect(targetName(await opened('wan-monitored-pair'), 'ip:203.0.113.1@node0').short).toBe('203.0.113.1 from srx-a');
  });
  it('is its spelling where the design does not have it', async () => {
    const pair = await opened('split-brain-pair');
    expect(targetName(pair, 'node:gone')).toEqual({ full: 'gone', short: 'gone' });
  });
});
