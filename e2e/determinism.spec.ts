// The same run in the browser and in Node: the trace's hash on the screen equals that of the headless runner.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';

const SCENARIO = {
  title: 'Both links of node0 are pulled',
  steps: [
    { at: '0s', fail: 'port:node0/ge-0/0/14' },
    { at: '2s', fail: 'port:node0/ge-0/0/15' },
  ],
};

/** What `standby run --json` prints about a design and the scenario. */
async function inNode(design: string, scenario: string): Promise<{ readonly traceHash: string }> {
  const args = ['scripts/standby.mjs', 'run', design, '--scenario', scenario, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as { readonly traceHash: string };
}

test('the trace hash in Chromium is that of Node', async ({ app }, testInfo) => {
  const { dock, search, canvas } = app;
  await app.draw(BRANCH_CLUSTER);
  const saved = await app.downloaded(() => app.choose('Export', 'Save as a file'));
  await app.goTo('Run');
  await search.take('kill ge-0/0/14', /ge-0\/0\/14/);
  await dock.seek(2);
  await search.take('kill ge-0/0/15', /ge-0\/0\/15/);
  await canvas.says('node0', 'RG1', 'primary', '−45');
  await dock.open('Trace');
  const [design, text, scenario] = [
    testInfo.outputPath('design.standby.json'),
    testInfo.outputPath('branch.set'),
    testInfo.outputPath('scenario.json'),
  ];
  await writeFile(design, saved.text);
  await writeFile(text, BRANCH_CLUSTER);
  await writeFile(scenario, JSON.stringify(SCENARIO));
  const { traceHash } = await inNode(design, scenario);
  expect(traceHash).toMatch(/^[0-9a-f]{8,}$/);
  await expect(dock.region.getByRole('status', { name: 'Trace hash' })).toHaveText(traceHash);
  expect((await inNode(text, scenario)).traceHash).toBe(traceHash);
});
