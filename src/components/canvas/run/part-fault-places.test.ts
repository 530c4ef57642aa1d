// Marks of faults without a thing of their own: one each, beside the device that offers them, apart from one another.
import { expect, it } from 'vitest';
import { addNode, asId, type Design, emptyDesign, type NodeId, run } from '../../../model';
import { buildScene } from '../geometry/scene';
import { partFaultPlaces } from './part-fault-places';

const placed = (design: Design, kind: 'srx' | 'router', name: string, x: number): Design => {
  const result = run(design, addNode, { kind, at: { x, y: 0 }, name });
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.design;
};
const design = placed(placed(emptyDesign('Test', asId('test')), 'srx', 'a', 0), 'router', 'isp', 600);
const scene = buildScene(design, new Map(), new Map());
const choice = (target: string, ...places: readonly string[]) => ({
  target,
  label: 'Fail it',
  what: `what ${target} is`,
  places: places.map((place) => asId<NodeId>(place)),
});
const choices = [
  choice('ip:1', 'isp', 'a'),
  choice('ip:1@a', 'isp', 'a'),
  choice('spu:a/0', 'a'),
  choice('far', 'gone'),
];

it('stand at the first device that is drawn, in a row, clear of the corner of the whole device', () => {
  const places = partFaultPlaces(scene, choices, ['ip:1@a', 'ip:1', 'spu:a/0']);
  expect(places.map(({ target, name }) => [target, name])).toEqual([
    ['ip:1@a', 'what ip:1@a is'],
    ['ip:1', 'what ip:1 is'],
    ['spu:a/0', 'what spu:a/0 is'],
  ]);
  const [first, second, unit] = places;
  expect((first?.at.x ?? 0) - 600).toBeGreaterThan(40);
  expect((second?.at.x ?? 0) - (first?.at.x ?? 0)).toBeGreaterThanOrEqual(18);
  expect(unit?.at.x).toBeLessThan((scene.devices.get(asId<NodeId>('a'))?.shape.width ?? 0) - 18);
});
it('have no mark where nothing of the drawing offers them', () => {
  expect(partFaultPlaces(scene, choices, ['far', 'unknown'])).toEqual([]);
});
