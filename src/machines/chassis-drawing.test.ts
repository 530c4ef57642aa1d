// What every drawing of a chassis has to keep: its slots, parts and rings speak of instances and targets that exist. It knows no technology by name.

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Design } from '../model';
import type { RingDrawing, SlotDrawing } from './kernel/chassis-drawing';
import { loadTechnologies, technologyOf } from './registry';
import { planOf, runDesign } from './run';
import { allTemplates, templateDesign } from './templates';

await loadTechnologies();

interface Drawn {
  readonly group: Design['groups'][keyof Design['groups']];
  readonly slots: readonly SlotDrawing[];
  readonly rings: readonly RingDrawing[];
}

function drawnOf(design: Design): readonly Drawn[] {
  return Object.values(design.groups).flatMap((group) => {
    const drawing = technologyOf(group.technology)?.draw(design, group);
    const slots = [...(drawing?.nodes.values() ?? [])].flatMap((node) => node.slots ?? []);
    const rings = (drawing?.pills ?? []).flatMap(({ ring }) => ring ?? []);
    return slots.length > 0 ? [{ group, slots, rings }] : [];
  });
}

const built = allTemplates().flatMap(({ id }) => {
  const design = templateDesign(id);
  if ('error' in design) throw new Error(design.error);
  return drawnOf(design).length > 0 ? [{ id, design }] : [];
});

it('there are chassis to look at', () => {
  expect(built.length).toBeGreaterThan(8);
});

describe.each(built)('$id', ({ design }) => {
  const plan = planOf(design).plan;
  const instances = new Set(plan?.instances.map(({ id }) => id));
  const things = drawnOf(design).flatMap(({ slots }) => [...slots, ...slots.flatMap(({ parts }) => parts)]);

  it('badges stand for instances of the plan', () => {
    const named = things.flatMap(({ instance, presence }) => [instance, presence].flatMap((id) => id ?? []));
    const rings = drawnOf(design).flatMap((drawn) => drawn.rings);
    const owners = rings.flatMap((ring) => [
      ring.instance,
      ...ring.owners.flatMap(({ instance, presence }) => [instance, presence]),
    ]);
    expect([...named, ...owners].filter((id) => !instances.has(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(1);
  });

  it('every fault of a thing is one that its technology offers, and every fault of it has a thing', () => {
    for (const { group, slots } of drawnOf(design)) {
      const offered = (technologyOf(group.technology)?.faults(design, group) ?? []).map(({ target }) => target);
      const drawn = slots.flatMap((slot) => [slot, ...slot.parts].flatMap(({ faults }) => faults));
      expect([...new Set(drawn)].sort()).toEqual([...new Set(offered)].sort());
    }
  });

  it('keys are unique and in order', () => {
    for (const { slots } of drawnOf(design)) {
      const keys = slots.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(slots.map(({ order }) => order)).toEqual([...slots].map(({ order }) => order).sort((a, b) => a - b));
      for (const { parts } of slots) expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
    }
  });

  it('every edit leads to settings that the schema takes', () => {
    for (const { group, slots } of drawnOf(design)) {
      const schema = technologyOf(group.technology)?.schema;
      for (const { edits } of slots.flatMap((slot) => [slot, ...slot.parts]))
        for (const edit of edits) {
          const result = schema && v.safeParse(schema, edit.config());
          expect({ edit: edit.label, issues: result?.issues }).toEqual({ edit: edit.label, issues: undefined });
          expect(edit.config()).not.toEqual(group.config);
        }
    }
  });

  it('words about a settled run are never empty where something serves', () => {
    const run = runDesign(design, { designHash: '', from: 'settled', steps: [], untilMs: 1000 });
    const frame = run.frameAt(0);
    for (const { rings } of drawnOf(design))
      for (const ring of rings) {
        const shares = frame.instances.get(ring.instance)?.facts[ring.fact];
        expect(Array.isArray(shares) && shares.every((owner) => typeof owner === 'number')).toBe(true);
        expect(ring.tell(frame).head).toMatch(/slots? served/);
      }
  });
});
