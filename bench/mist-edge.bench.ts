// Ten thousand APs against a hundred, in one run: simulating, looking at every frame, and (with `canvas`) playing in a real browser.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunSpec } from '../src/machines/kernel/types';
import { loadTechnologies, technologyOf } from '../src/machines/registry';
import { runDesign } from '../src/machines/run';
import { templateDesign } from '../src/machines/templates';
import { type Design, saveDesign } from '../src/model/index';
import { measure, report } from './harness';

const CROWDS = [100, 10_000] as const;
/** What more APs may cost: batches of a preemption are cut at a number of their own, which a hundred do not reach. */
const MOST_RATIO = 4;

function designOf(aps: number): Design {
  const built = templateDesign(`mist-ta+aps=${aps}+hello=10x3+preempt=15min`);
  if ('error' in built) throw new Error(built.error);
  return built;
}

const FAILOVER: RunSpec = {
  designHash: 'bench',
  from: 'settled',
  steps: [{ atMs: 0, step: { kind: 'fail', target: 'edge:ME2' } }],
  untilMs: 120_000,
};
const RETURN: RunSpec = {
  ...FAILOVER,
  steps: [...FAILOVER.steps, { atMs: 100_000, step: { kind: 'repair', target: 'edge:ME2' } }],
  untilMs: 3_600_000,
};

export default async function bench(): Promise<void> {
  await loadTechnologies();
  const designs = CROWDS.map((aps) => ({ aps, design: designOf(aps) }));
  const figures = [
    designs.map(({ aps, design }) =>
      measure(`${aps} APs, an Edge dies`, (times) => {
        for (let at = 0; at < times; at++) runDesign(design, FAILOVER);
      }),
    ),
    designs.map(({ aps, design }) =>
      measure(`${aps} APs, and are moved back`, (times) => {
        for (let at = 0; at < times; at++) runDesign(design, RETURN);
      }),
    ),
    designs.map(({ aps, design }) => {
      const run = runDesign(design, RETURN);
      const [group] = Object.values(design.groups);
      const moves = technologyOf('mist-edge')?.moves;
      if (!group || !moves) throw new Error('Nobody knows who moves.');
      let seen = 0;
      const made = measure(`${aps} APs, a frame at 100×`, (times) => {
        for (let at = 0; at < times; at++) seen += run.frameAt((at * 1670) % 1_300_000).instances.size;
      });
      if (seen === 0 || moves(design, group, run).length === 0) throw new Error('Nothing was seen.');
      return made;
    }),
  ];
  for (const each of figures) report('few and many APs (ratio: to few)', each);
  const worst = Math.max(...figures.map(([few, many]) => (many?.nanoseconds ?? Number.NaN) / (few?.nanoseconds ?? 1)));
  console.log(
    worst <= MOST_RATIO ? `many cost at most ${worst.toFixed(1)} × few` : `OVER: many cost ${worst.toFixed(1)} × few`,
  );
  inBrowser(designs);
}

/** Frame times while both play, by the canvas measure. */
function inBrowser(designs: readonly { readonly aps: number; readonly design: Design }[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'standby-bench-'));
  const files = designs.map(({ aps, design }) => {
    const file = path.join(folder, `${aps}-aps.standby.json`);
    writeFileSync(file, saveDesign(design));
    return file;
  });
  const { status } = spawnSync(process.execPath, [path.resolve('bench/play.mjs'), ...files], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The canvas bench failed.');
}
