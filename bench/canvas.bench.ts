// Pan, zoom and drag of a 100-device design in a real browser, in software rendering: frame times in ms, best of three rounds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadTechnologies, technologies } from '../src/machines/registry';
import { asId, type Design, emptyDesign, pasteClip, run, saveDesign } from '../src/model/index';

const DEVICES = 100;
const COLUMNS = 4;
const STEP = { x: 1200, y: 640 } as const;

/** The first gallery template, side by side until there are at least a hundred devices. */
function crowd(): Design {
  const template = technologies()
    .flatMap(({ templates }) => templates)
    .find(({ gallery }) => gallery);
  const clip = template?.build([]);
  if (!clip || 'error' in clip) throw new Error('There is no template to copy.');
  let design = emptyDesign('A hundred devices', asId('crowd'));
  for (let copy = 0; Object.keys(design.nodes).length < DEVICES; copy += 1) {
    const by = { x: (copy % COLUMNS) * STEP.x, y: Math.floor(copy / COLUMNS) * STEP.y };
    const result = run(design, pasteClip, { clip, by });
    if (result.kind === 'refused') throw new Error(result.reason);
    design = result.design;
  }
  return design;
}

export default async function bench(): Promise<void> {
  await loadTechnologies();
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'standby-bench-')), 'crowd.standby.json');
  writeFileSync(file, saveDesign(crowd()));
  const { status } = spawnSync(process.execPath, [path.resolve('bench/canvas.mjs'), file], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The canvas bench failed.');
}
