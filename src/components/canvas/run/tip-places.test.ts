// Tips of running timers over real runs of the templates: short, one a device, over nothing that must be read.
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTechnologies, technologies } from '../../../machines/registry';
import { openDesign } from '../../../state/editor-store';
import { allFaults } from '../../../state/faults';
import { currentBranch, kill, resetRuns, seek } from '../../../state/run-store';
import { drawingsOf } from '../drawings';
import { buildScene, withWords } from '../geometry/scene';
import type { Box, Scene } from '../geometry/scene-types';
import { detections } from '../overlay/detections';
import { newsBoxes } from './news-places';
import { shortName, type Tip, tipsOf } from './tip-places';

await loadTechnologies();

interface Seen {
  readonly where: string;
  readonly scene: Scene;
  readonly tips: readonly Tip[];
}
const seen: Seen[] = [];

/** Templates of different drawings with every single fault, looked at just after each of the first things that happen. */
beforeAll(() => {
  const drawn = new Set<number>();
  for (const template of technologies().flatMap(({ templates }) => templates)) {
    const design = template.build([]);
    if ('error' in design) continue;
    // Those of as many ports are drawn alike.
    const ports = Object.keys(design.ports).length;
    if (drawn.has(ports)) continue;
    drawn.add(ports);
    openDesign(design);
    const scene = buildScene(design, drawingsOf(design), new Map());
    for (const { target } of allFaults(design)) {
      resetRuns();
      seek(1000);
      if (kill(target) !== undefined) continue;
      const run = currentBranch()?.run;
      for (const instant of run?.instants.slice(0, 6) ?? []) {
        const atMs = instant + 20;
        const all = run ? detections(scene, run, run.frameAt(atMs)) : [];
        seen.push({
          where: `${template.id} ${target} ${atMs}`,
          scene,
          tips: tipsOf(scene, all, run ? newsBoxes(scene, run, atMs, 1) : []),
        });
      }
    }
  }
}, 60_000);

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('tips of running timers', () => {
  it('cover no card, no pill and not each other', () => {
    const covering = seen.flatMap(({ where, scene, tips }) =>
      tips.flatMap((tip, i) => {
        const taken = [...[...scene.devices.values()].map(withWords), ...scene.pills, ...tips.slice(i + 1)];
        return taken.some((box) => overlaps(tip, box)) ? [`${where}: ${tip.key}`] : [];
      }),
    );
    expect(seen.filter(({ tips }) => tips.length > 0).length).toBeGreaterThan(20);
    expect(covering).toEqual([]);
  });
  it('cover no words of a link', () => {
    const covering = seen.flatMap(({ where, scene, tips }) =>
      tips.flatMap((tip) => {
        const words = [...scene.links.values()].flatMap(({ words: said }) =>
          said ? [{ x: said.at.x, y: said.at.y - 10, width: said.detail.length * 6, height: 26 }] : [],
        );
        return words.some((box) => overlaps(tip, box)) ? [`${where}: ${tip.key}`] : [];
      }),
    );
    expect(covering).toEqual([]);
  });
  it('are one a device, with each countdown once', () => {
    for (const { where, tips } of seen) {
      expect(new Set(tips.map(({ key }) => key)).size, where).toBe(tips.length);
      for (const { lines } of tips) {
        const told = lines.map(({ timer }) => `${timer.name} ${timer.startedMs} ${timer.endsMs}`);
        expect(new Set(told).size, where).toBe(told.length);
        expect(lines.length).toBeLessThanOrEqual(3);
      }
    }
  });
  it('say nothing of who has no power', () => {
    for (const { where, tips } of seen) {
      const [, target = ''] = where.split(' ');
      if (!target.startsWith('node:')) continue;
      const dead = tips.filter(({ lines }) => lines.some(({ key }) => key.includes(`@${target.slice(5)} `)));
      expect(dead, where).toEqual([]);
    }
  });
  it('shorten a product to what is counted', () => {
    expect(shortName('retry-interval × retry-count')).toBe('retry-count');
    expect(shortName('hold-down-interval')).toBe('hold-down-interval');
    for (const { where, tips } of seen) for (const { width } of tips) expect(width, where).toBeLessThanOrEqual(320);
  });
});
