// The gallery's pictures tell what the simulator says: healthy before the fault, somebody else after it.

import { expect, test } from 'vitest';
import { loadTechnologies } from '../../machines/registry';
import { allTemplates } from '../../machines/templates';
import { type Design, valuesOf } from '../../model';
import { previewOf } from './preview';
import { FAULT_AT_MS } from './story-time';

await loadTechnologies();

const gallery = allTemplates().filter((template) => template.gallery && template.firstFault !== undefined);
const built = (template: (typeof gallery)[number]): Design => {
  const design = template.build([]);
  if ('error' in design) throw new Error(design.error);
  return design;
};

test('the gallery has designs that play', () => {
  expect(gallery.length).toBeGreaterThan(0);
});

test.each(gallery)(
  '$id: all is well before the fault; the fault is seen, and traffic has found its way again',
  (template) => {
    const preview = previewOf(built(template), template.firstFault);
    const before = preview?.frameAt(FAULT_AT_MS - 1);
    const after = preview?.frameAt(preview.lastMs + 1);
    const marks = (frame: typeof after): number =>
      [frame?.deadLinks, frame?.deadPorts, frame?.deadNodes, frame?.hurtNodes].reduce(
        (sum, set) => sum + (set?.size ?? 0),
        0,
      );
    expect(marks(before)).toBe(0);
    expect(marks(after)).toBeGreaterThan(0);
    const flows = Object.keys(built(template).flows).length;
    if (flows > 0) expect(before?.path.length).toBeGreaterThan(1);
    if (flows > 0 && preview?.outageMs !== null) expect(after?.path.length).toBeGreaterThan(1);
  },
);

/** Its point is that nobody takes over. */
const TRAP = 'lag-trap-pair';
test('the trap of minimum-links ends without traffic, and nobody takes over', () => {
  const trap = gallery.find(({ id }) => id === TRAP);
  const preview = trap && previewOf(built(trap), trap.firstFault);
  expect(preview?.outageMs).toBeNull();
  expect(preview?.frameAt(preview.lastMs + 1).path).toEqual([]);
  expect(preview?.frameAt(preview.lastMs + 1).roles).toEqual(preview?.frameAt(0).roles);
});

const ofPairs = gallery.filter(
  (template) =>
    template.id !== TRAP && Object.values(built(template).groups).every(({ members }) => members.length === 2),
);
test.each(ofPairs)('$id: the other member has taken over after a moment, or nothing was lost', (template) => {
  const preview = previewOf(built(template), template.firstFault);
  const before = preview?.frameAt(FAULT_AT_MS - 1);
  const after = preview?.frameAt(preview.lastMs + 1);
  if (preview?.outageMs === 0) expect(after?.path).toEqual(before?.path);
  else expect(after?.path).not.toEqual(before?.path);
  expect([...(after?.roles.values() ?? [])]).toContain('active');
});
test('most of the pairs lose something in their first fault', () => {
  const losing = ofPairs.filter((template) => previewOf(built(template), template.firstFault)?.outageMs !== 0);
  expect(losing.length).toBeGreaterThan(ofPairs.length / 2);
});

test('packets enter each link of the path at the end they come from', () => {
  const [template] = gallery;
  if (!template) throw new Error('no gallery');
  const design = built(template);
  const path = previewOf(design, template.firstFault)?.frameAt(0).path ?? [];
  const ends = (id: string) => {
    const link = valuesOf(design.links).find((each) => each.id === id);
    return [link?.a, link?.b].map((port) => valuesOf(design.ports).find((each) => each.id === port)?.node);
  };
  for (const [index, hop] of path.entries()) {
    expect(ends(hop.link)).toContain(hop.from);
    const next = path[index + 1];
    if (next) expect(ends(hop.link).find((node) => node !== hop.from)).toBe(next.from);
  }
});

test('a design that cannot run has no preview, and nothing throws', () => {
  const [template] = gallery;
  if (!template) throw new Error('no gallery');
  const design = built(template);
  const [group] = valuesOf(design.groups);
  if (!group) throw new Error('no group');
  const broken = { ...design, groups: { [group.id]: { ...group, technology: 'none' } } };
  expect(previewOf(broken, template.firstFault)).toBeUndefined();
});
