// What several groups of one device say of its slots becomes one chassis.
import { expect, it } from 'vitest';
import type { SlotDrawing } from '../machines/kernel/chassis-drawing';
import type { NodeDrawing } from '../machines/kernel/technology';
import { asId, type GroupId } from '../model';
import { mergedSlots, placeId } from './merged-slots';

const slot = (key: string, order: number, rest: Partial<SlotDrawing> = {}): SlotDrawing => ({
  key,
  order,
  label: key,
  detail: '',
  tags: [],
  isEmpty: false,
  ports: [],
  parts: [],
  faults: [],
  edits: [],
  ...rest,
});
const drawn = (group: string, ...slots: readonly SlotDrawing[]) => ({
  group: asId<GroupId>(group),
  drawing: { alias: '', rows: [], ports: new Map(), slots } satisfies NodeDrawing,
});

it('an empty slot gives way to what another group has there, in the order of the chassis', () => {
  const merged = mergedSlots([
    drawn('engines', slot('re0', 0), slot('fpc1', 11, { isEmpty: true }), slot('fpc2', 12, { isEmpty: true })),
    drawn(
      'services',
      slot('fpc2', 12, { isEmpty: true, edits: [{ id: 'fit', label: 'Fit', config: () => ({}) }] }),
      slot('fpc1', 11),
    ),
  ]);
  expect(merged?.map((own) => `${own.group} ${own.slot.key}`)).toEqual([
    'engines re0',
    'services fpc1',
    'services fpc2',
  ]);
});

it('a device that nobody draws as a chassis has no slots', () => {
  const plain: NodeDrawing = { alias: 'node0', rows: [], ports: new Map() };
  expect(mergedSlots([{ group: asId<GroupId>('cluster'), drawing: plain }])).toBeUndefined();
  expect(mergedSlots([])).toBeUndefined();
});

it('a part is named below its slot', () => {
  expect([placeId('fpc1'), placeId('fpc1', 'mams-1/0/0')]).toEqual(['fpc1', 'fpc1/mams-1/0/0']);
});
