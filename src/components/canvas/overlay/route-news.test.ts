// What routers are told in real runs: labels of links with the word of the start, updates that are pulses, ways back and tunnels.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Run, Step } from '../../../machines/kernel/types';
import { loadTechnologies, technologyOf } from '../../../machines/registry';
import { runDesign } from '../../../machines/run';
import type { Design } from '../../../model';
import { drawingsOf } from '../drawings';
import { buildScene } from '../geometry/scene';
import { layerOf } from '../layers';
import { linksBetween } from './flow-route';
import { pictureOf } from './picture';
import { routeLabels, updatesOf } from './route-news';
import { tunnelsOf } from './tunnels';

await loadTechnologies();

function built(options: readonly string[]): Design {
  const template = technologyOf('multinode-ha')?.templates.find(({ id }) => id === 'mnha-t-r');
  const design = template?.build(options);
  if (!design || 'error' in design) throw new Error('There is no routed pair.');
  return design;
}
function ran(design: Design, ...steps: readonly Step[]): Run {
  return runDesign(design, {
    designHash: design.id,
    from: 'settled',
    untilMs: 20_000,
    steps: steps.map((step) => ({ atMs: 0, step })),
  });
}

describe('routes of a pair of which one node dies', () => {
  const design = built([]);
  const drawings = drawingsOf(design);
  let run: Run;
  beforeAll(() => {
    run = ran(design, { kind: 'fail', target: 'node:A' });
  });
  const labels = (atMs: number): readonly string[] =>
    routeLabels(run, drawings, atMs).map(({ link, was, now }) => `${link} ${was ?? ''}>${now ?? 'withdrawn'}`);

  it('are labelled with what is heard now, and what was heard at the start where that was another', () => {
    expect(labels(899)).toEqual(['A-R1 >10', 'B-R1 >20', 'A-R2 >10', 'B-R2 >20']);
    expect(labels(900)).toEqual(['A-R1 10>withdrawn', 'B-R1 >20', 'A-R2 10>withdrawn', 'B-R2 >20']);
    expect(labels(7000)).toEqual(['A-R1 10>withdrawn', 'B-R1 20>10', 'A-R2 10>withdrawn', 'B-R2 20>10']);
  });
  it('are updated by who is alive: a dead node sends nothing', () => {
    expect(updatesOf(run, drawings).map(({ atMs, link, member }) => `${atMs} ${member} ${link}`)).toEqual([
      '7000 B B-R1',
      '7000 B B-R2',
    ]);
  });
  it('are the layer in front until somebody chooses another', () => {
    expect(layerOf(design, null)).toBe('route');
    expect(layerOf(design, 'role')).toBe('role');
  });
  it('lead a tunnel from its far end to the member that has it', () => {
    const scene = buildScene(design, drawings, new Map());
    const { flows } = pictureOf({
      scene,
      run,
      atMs: 8000,
      speed: 1,
      playing: false,
      reduced: false,
      muted: false,
      chosen: null,
      tunnels: tunnelsOf(design, drawings),
    });
    const tunnel = flows.find(({ id }) => id === 'branch-to-office')?.tunnel ?? [];
    const links = tunnel.flatMap(({ link }) => link ?? []);
    expect(links).toHaveLength(2);
    expect(links).toContain('B-R1');
    expect(flows.find(({ id }) => id === 'office-to-web')?.tunnel).toBeUndefined();
  });
});

describe('a flow that comes back another way', () => {
  it('has both ways in the picture', () => {
    const design = built(['icd']);
    const scene = buildScene(design, drawingsOf(design), new Map());
    const { flows } = pictureOf({
      scene,
      run: ran(design),
      atMs: 0,
      speed: 1,
      playing: false,
      reduced: false,
      muted: false,
      chosen: null,
    });
    const back = flows.find(({ id }) => id === 'asym-old back');
    expect(back?.route.flatMap(({ link }) => link ?? [])).toEqual(
      linksBetween(scene, ['web', 'R1', 'B', 'R2', 'office']),
    );
    expect(linksBetween(scene, ['web', 'office'])).toEqual([]);
  });
});
