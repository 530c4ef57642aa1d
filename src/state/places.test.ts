// Slots and parts of a chassis as things of the screen: their faults, how they are chosen, edits as steps of undo.
import { beforeEach, describe, expect, it } from 'vitest';
import { loadTechnologies } from '../machines/registry';
import { openTemplate } from './documents';
import { currentDesign, undoStep } from './editor-store';
import { faultsOfThing } from './faults';
import { allPlaces, drawingOf, editPlace, placeAt, placeOfInstance, selectPlace } from './places';
import { useView } from './view-store';

await loadTechnologies();

const design = () => {
  const open = currentDesign();
  if (!open) throw new Error('A design is open.');
  return open;
};
const place = (id: string, node = 'mx-1') => {
  const found = placeAt(design(), node, id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};
const menu = (id: string, node = 'mx-1') =>
  faultsOfThing(design(), { kind: 'place', node, id }).map(({ target }) => target);

describe('services cards', () => {
  beforeEach(async () => {
    await openTemplate('cgnat-many-to-one');
  });

  it('the first fault of a PIC is its own, then that of its card', () => {
    expect(menu('fpc2/mams-2/0/0')).toEqual(['pic:mx-1/mams-2/0/0', 'card:mx-1/fpc2']);
    expect(menu('fpc2')).toEqual(['card:mx-1/fpc2', 'pic:mx-1/mams-2/0/0', 'pic:mx-1/mams-2/1/0']);
  });
  it('a line card has the faults of its ports, an empty slot has none', () => {
    expect(menu('fpc0')).toEqual(['port:mx-1/ge-0/0/0', 'port:mx-1/ge-0/0/1']);
    expect(menu('fpc5')).toEqual([]);
  });
  it('the machine on its badge, and the one that it is there by, lead to the PIC', () => {
    expect(placeOfInstance(design(), 'ams0/mams-2/0/0@mx-1')?.id).toBe('fpc2/mams-2/0/0');
    expect(placeOfInstance(design(), 'pic:mx-1/mams-2/0/0')?.id).toBe('fpc2/mams-2/0/0');
    expect(placeOfInstance(design(), 'ams0@mx-1')).toBeUndefined();
  });
  it('choosing one chooses its machine and its settings', () => {
    selectPlace({ kind: 'place', node: 'mx-1', id: 'fpc2/mams-2/0/0' });
    expect(useView.getState().selection).toMatchObject({
      place: { node: 'mx-1', id: 'fpc2/mams-2/0/0' },
      instance: 'ams0/mams-2/0/0@mx-1',
      group: { id: 'services', path: ['bundles', 0, 'members', 2] },
      nodes: [],
    });
  });
  it('are all listed, slots before their parts', () => {
    const ids = allPlaces(design()).map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['fpc0', 'fpc1', 'fpc1/mams-1/0/0']);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('an edit is one step that can be undone', () => {
    const before = design();
    const card = place('fpc3');
    const move = drawingOf(card).edits.find(({ onto }) => onto === 'fpc5');
    if (!move) throw new Error('The card can move to FPC 5.');
    editPlace(card, move);
    expect(place('fpc5').slot.detail).toBe('MX-SPC3');
    expect(place('fpc3').slot.isEmpty).toBe(true);
    undoStep();
    expect(design().groups).toEqual(before.groups);
  });
  it('the ring of shares offers the PICs that own them', () => {
    const target = { kind: 'group', id: 'services', path: ['bundles', 0] } as const;
    expect(faultsOfThing(design(), target).map((fault) => fault.target)).toContain('pic:mx-1/mams-3/1/0');
  });
});

describe('Routing Engines', () => {
  it('the pieces of an engine come before the engine, the process has its own', async () => {
    await openTemplate('dual-re-edge');
    expect(menu('re0', 'edge-1').slice(0, 2)).toEqual(['re:edge-1/re0', 'hang:edge-1/re0']);
    expect(menu('re0/disk', 'edge-1').slice(0, 3)).toEqual([
      'disk:edge-1/re0',
      'slow-disk:edge-1/re0',
      're:edge-1/re0',
    ]);
    expect(menu('rpd', 'edge-1')).toEqual(['process:edge-1/rpd']);
  });
});
