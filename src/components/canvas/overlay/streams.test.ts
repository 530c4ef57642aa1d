// Streams, crowds and those who move, on every built-in design that has them; figures of one run of the reference's table.
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../machines/kernel/types';
import { loadTechnologies, technologies } from '../../../machines/registry';
import { runDesign } from '../../../machines/run';
import { templateDesign } from '../../../machines/templates';
import { type Design, designHash } from '../../../model';
import { countAt, countHistory, valueAt, valueBefore } from '../../story';
import { loadTone, loadWords } from '../cards/SpreadCard';
import { drawingsOf } from '../drawings';
import { boxOf } from '../geometry/hull';
import { buildScene, withWords } from '../geometry/scene';
import type { Box, Scene } from '../geometry/scene-types';
import { streamWidth } from '../geometry/streams';
import { pictureOf } from './picture';
import { movesIn, placeOfCount, streamPictures, transferPictures } from './streams';

await loadTechnologies();

function designOf(spec: string): Design {
  const built = templateDesign(spec);
  if ('error' in built) throw new Error(built.error);
  return built;
}
const sceneOf = (design: Design): Scene => buildScene(design, drawingsOf(design), new Map());
const runOf = (design: Design, target: string): Run =>
  runDesign(design, {
    designHash: designHash(design),
    from: 'settled',
    steps: [{ atMs: 0, step: { kind: 'fail', target } }],
    untilMs: 2_000_000,
  });

const streamed = technologies()
  .flatMap(({ gallery }) => gallery.map(({ id }) => id))
  .filter((id) => sceneOf(designOf(id)).streams.length > 0);
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(streamed)('%s', (id) => {
  const scene = sceneOf(designOf(id));
  it('has streams from card edge to card edge, no two at one place', () => {
    const ends = scene.streams.flatMap(({ drawing, a, b }) => [[drawing.from, a] as const, [drawing.to, b] as const]);
    for (const [node, { x, y, side }] of ends) {
      const device = scene.devices.get(node);
      if (!device) throw new Error(`${node} is not drawn`);
      const box = boxOf(device);
      expect(x).toBe(side === 'left' ? box.x : box.x + box.width);
      expect(y).toBeGreaterThan(box.y);
      expect(y).toBeLessThan(box.y + box.height);
    }
    const places = ends.map(([, { x, y }]) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
  });
  it('has cards that do not cover each other, and a frame round the members of each cluster only', () => {
    const boxes = [...scene.devices].map(([node, device]) => [node, withWords(device)] as const);
    for (const [i, [node, box]] of boxes.entries())
      for (const [other, far] of boxes.slice(i + 1))
        if (overlap(box, far)) expect.unreachable(`${node} covers ${other}`);
    expect(scene.hulls.length).toBeGreaterThan(0);
    for (const hull of scene.hulls)
      for (const [node, box] of boxes)
        expect({ node, isIn: overlap(hull, box) }).toEqual({ node, isIn: hull.members.some((each) => each === node) });
  });
});

it('keeps the counts of those who move within a column apart', () => {
  const design = designOf('mist-two-dcs');
  const scene = sceneOf(design);
  const [group] = Object.values(design.groups);
  const run = runOf(design, 'cluster:dc1');
  const moves = group ? movesIn(design, group.id, run) : [];
  const halfMs = ((moves[0]?.leftMs ?? 0) + (moves[0]?.landedMs ?? 0)) / 2;
  const counts = transferPictures(scene, moves, halfMs, 1).map(placeOfCount);
  expect(counts.length).toBeGreaterThan(2);
  for (const [i, a] of counts.entries())
    for (const b of counts.slice(i + 1)) expect(Math.abs(a.x - b.x) > 30 || Math.abs(a.y - b.y) > 20).toBe(true);
});

describe('a run of S01', () => {
  const design = designOf('mist-ta');
  const scene = sceneOf(design);
  const run = runOf(design, 'edge:ME2');
  const [group] = Object.values(design.groups);
  const moves = group ? movesIn(design, group.id, run) : [];
  it('moves a hundred APs each way between 420 and 421 s', () => {
    expect(moves).toEqual([
      { leftMs: 420_000, landedMs: 421_000, from: 'ME2', to: 'ME1', count: 100 },
      { leftMs: 420_000, landedMs: 421_000, from: 'ME2', to: 'ME3', count: 100 },
    ]);
    const at = (atMs: number, speed = 1) => transferPictures(scene, moves, atMs, speed);
    expect(at(419_999)).toEqual([]);
    expect(at(420_500).map(({ key, count }) => [key, count])).toEqual([
      ['ME2 ME1', 100],
      ['ME2 ME3', 100],
    ]);
    for (const { shares } of at(420_500)) {
      expect(shares.length).toBeGreaterThan(1);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
    }
    expect(at(422_000)).toEqual([]);
    // At a hundred times the speed a second would not be seen: it stays long enough for an eye.
    expect(at(440_000, 100)).toHaveLength(2);
  });
  it('has dots on streams that are served, none on those that are lost', () => {
    const served = (atMs: number): number => streamPictures(scene, run.frameAt(atMs)).length;
    expect([served(0), served(500_000)]).toEqual([2, 2]);
  });
  it('draws no path of a flow that its streams stand for', () => {
    expect(scene.streamedFlows.size).toBeGreaterThan(0);
    const picture = pictureOf({
      scene,
      run,
      atMs: 1000,
      speed: 1,
      playing: false,
      reduced: false,
      muted: false,
      chosen: null,
    });
    expect(picture.flows).toEqual([]);
  });
  it('keeps how the load of an Edge went', () => {
    const steps = countHistory(run, 'ME1', ['tunnels']);
    expect([valueBefore(run, steps), valueAt(steps, 420_999), valueAt(steps, 421_000)]).toEqual([200, 200, 300]);
    expect(countAt(run.frameAt(0), 'Corp@all', ['fares', 'missing'])).toBe(200);
    expect(countAt(run.frameAt(0), 'Corp@all', ['fares', 'nothing'])).toBe(0);
  });
});

describe('a load', () => {
  const limits = { plan: 400, max: 500 };
  it('is green within the plan, amber above it or while nobody is served, red above the maximum', () => {
    expect(loadTone(400, limits, 'active')).toBe('active');
    expect(loadTone(401, limits, 'active')).toBe('transition');
    expect(loadTone(501, limits, 'active')).toBe('failed');
    expect(loadTone(10, limits, 'failed')).toBe('transition');
  });
  it('says what it was and how far it is above its maximum (S21)', () => {
    expect(loadWords(800, 400, limits, false)).toBe('160 %, was 400');
    expect(loadWords(400, 400, limits, false)).toBe('');
    expect(loadWords(400, 400, limits, true)).toBe('still to move');
  });
  it('is as wide as it is high, and never invisible', () => {
    expect(streamWidth(0, 100)).toBe(0);
    expect(streamWidth(1, 10_000)).toBeGreaterThan(2);
    expect(streamWidth(10_000, 10_000)).toBe(16);
  });
});
