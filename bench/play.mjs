// Measures frame times of the built app while a run of each given design plays at 100×: the last may cost no more than the first.
// Usage: node bench/play.mjs <few.standby.json> <many.standby.json> [url]; run by `npm run bench mist`.
import { frames, launch, open, serveBuild } from './browser.mjs';

const BUDGET_MS = 35;
/** Beyond this share of the first one's frame the last is slower, not merely measured at another moment. */
const MOST_RATIO = 1.5;
const ROUNDS = 3;
const words = process.argv.slice(2);
const url = words.find((word) => word.startsWith('http'));
const files = words.filter((word) => word !== url);

const served = url ? { address: url, stop: () => undefined } : await serveBuild();
const browser = await launch();
const best = new Map();
try {
  for (let round = 0; round < ROUNDS; round += 1)
    for (const file of files) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(served.address);
      await open(page, file);
      await page.getByRole('radio', { name: 'Run' }).check();
      await page
        .locator('.react-flow__node-device', { hasText: 'ME2' })
        .first()
        .click({ position: { x: 60, y: 16 } });
      await page.getByRole('menuitem', { name: 'Cut the power' }).press('Enter');
      await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '5×' });
      const now = await frames(page, async () => {
        await page.getByRole('button', { name: 'Play', exact: true }).click();
        await page.waitForTimeout(8000);
      });
      const before = best.get(file);
      if (!before || now.p95 < before.p95) best.set(file, now);
      await page.close();
    }
} finally {
  await browser.close();
  served.stop();
}
for (const [file, each] of best) {
  const figures = Object.entries(each).map(([key, ms]) => `${key} ${ms.toFixed(1)}`);
  console.log(`${file.split('/').at(-1).padEnd(26)} ${figures.join('  ')} ms`);
}
const times = [...best.values()].map(({ p95 }) => p95);
const [first, last] = [times[0] ?? Number.NaN, times.at(-1) ?? Number.NaN];
console.log(
  last <= BUDGET_MS && last <= first * MOST_RATIO
    ? `many animate as fast as few: ${(last / first).toFixed(2)} × at p95, within ${BUDGET_MS} ms`
    : `OVER: ${(last / first).toFixed(2)} × at p95, ${last.toFixed(1)} ms`,
);
