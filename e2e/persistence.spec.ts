// Nothing is lost: reload and crash in the middle of a run, saving and opening files, files and texts that are wrong.
import type { Page } from '@playwright/test';
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';
import { App } from './pages/app';

/** Two faults and a fork: `Run B` is shown, the playhead stands at 1.5 s. */
async function forkedRun(app: App): Promise<void> {
  const { dock, search, canvas } = app;
  await app.draw(BRANCH_CLUSTER);
  await app.goTo('Run');
  await dock.seek(1);
  await search.take('kill ge-0/0/14', /ge-0\/0\/14/);
  await dock.seek(2);
  await search.take('kill ge-0/0/15', /ge-0\/0\/15/);
  await dock.seek(1.5);
  await search.take('kill ge-5/0/15', /ge-5\/0\/15/);
  await canvas.says('node1', 'RG1', 'secondary', 105);
}

async function expectForkedRun(app: App): Promise<void> {
  const { canvas, dock, page } = app;
  await expect(app.mode('Run')).toBeChecked();
  await expect(page.getByRole('banner')).toContainText('Run B, 2 faults');
  await dock.at(1.5);
  await expect(dock.clock).toHaveText('00:00:01.500');
  await canvas.says('node0', 'RG1', 'primary', 105);
  await canvas.says('node1', 'RG1', 'secondary', 105);
  await dock.lanes.getByRole('button', { name: /^Run A/ }).click();
  await dock.seek(3);
  await canvas.says('node1', 'RG1', 'primary', 255);
  await expect(dock.flag('Fault: node0 ge-0/0/15')).toBeVisible();
}

test('a reload in the middle of a run loses nothing', async ({ page, app }) => {
  await forkedRun(app);
  await page.reload();
  await expectForkedRun(app);
});

test('a reload while the run plays keeps the moment', async ({ page, app }) => {
  const { dock, search, canvas } = app;
  await app.draw(BRANCH_CLUSTER);
  await app.goTo('Run');
  await search.take('kill ge-0/0/14', /ge-0\/0\/14/);
  await dock.key('Play').click();
  await expect.poll(() => dock.now()).toBeGreaterThan(700);
  const before = await dock.now();
  await page.reload();
  await canvas.says('node0', 'RG1', 'primary', 105);
  await expect.poll(() => dock.now()).toBeGreaterThanOrEqual(before);
});

test('a crash of the page loses nothing that had a moment to be saved', async ({ page, app, context }) => {
  await forkedRun(app);
  // A change that is made now is in the database only after everything before it.
  await app.dock.seek(1.4);
  const now = await page.evaluate(() => Date.now());
  await app.dock.playhead.press('Shift+ArrowRight');
  await keptAfter(page, now);
  const address = page.url();
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  const next = await context.newPage();
  await next.goto(address);
  await expectForkedRun(new App(next));
});

test('edits survive a reload, and the design is among the recent ones', async ({ page, app }) => {
  await app.draw(BRANCH_CLUSTER);
  await app.inspector.pane.getByRole('textbox', { name: 'Name' }).fill('Branch pair of Basel');
  await page.keyboard.press('Enter');
  await expect(app.name).toHaveText('Branch pair of Basel');
  await page.reload();
  await expect(app.name).toHaveText('Branch pair of Basel');
  await page.getByRole('banner').getByRole('button', { name: 'Standby' }).click();
  await expect(app.start.title).toBeVisible();
  await app.start.recent.getByRole('button', { name: /^Branch pair of Basel/ }).click();
  await expect(app.canvas.device('node0')).toBeVisible();
  await page.goBack();
  await expect(app.start.title).toBeVisible();
  await app.start.recent.getByRole('button', { name: 'Remove Branch pair of Basel from this browser' }).click();
  await expect(app.start.recent).toBeHidden();
});

test('a design saved as a file opens elsewhere as the same design', async ({ app, browser, baseURL }) => {
  await app.draw(BRANCH_CLUSTER);
  const file = await app.downloaded(() => app.choose('Export', 'Save as a file'));
  expect(file.name).toMatch(/\.standby\.json$/);
  await app.dock.open('Config');
  const configuration = await app.dock.configuration.textContent();
  expect(configuration).toContain('interfaces reth0.0');

  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const other = new App(await elsewhere.newPage());
  await other.page.goto('./');
  await expect(other.start.recent).toBeHidden();
  await other.start.openFile(file.name, file.text);
  await other.canvas.settled();
  await expect(other.canvas.cards('SRX345')).toHaveCount(2);
  await other.dock.open('Config');
  expect(await other.dock.configuration.textContent()).toBe(configuration);
  await elsewhere.close();
});

const HOSTILE: readonly (readonly [name: string, text: string, sentence: RegExp])[] = [
  ['half.standby.json', '{"version": 1, "name": "x', /Not valid JSON: expected a closed string/],
  ['proto.standby.json', '{"version": 1, "name": "x", "__proto__": {"polluted": true}}', /"__proto__" is not allowed/],
  ['future.standby.json', '{"version": 9999, "name": "x"}', /newer Standby/],
  ['deep.standby.json', '['.repeat(100_000), /nested deeper than \d+ levels/],
  ['other.json', '{"name": "package"}', /not a Standby design/],
];

test('a hostile file gives a sentence and nothing else', async ({ page, app }) => {
  for (const [name, text, sentence] of HOSTILE) {
    await test.step(name, async () => {
      await app.start.openFile(name, text);
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(app.start.title).toBeVisible();
      await page.getByRole('button', { name: 'Dismiss' }).click();
    });
  }
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('a pasted text that cannot be read stays, with its line and what was expected', async ({ page, app }) => {
  const letter = 'Dear colleague,\nplease find the firewall attached.\n';
  await app.start.draw(letter);
  await expect(app.start.configuration).toHaveValue(letter);
  await expect(app.start.paste.getByRole('list')).toBeVisible();
  await app.start.paste.getByRole('button', { name: 'Line 1' }).first().click();
  await expect(app.start.configuration).toBeFocused();

  await test.step('what can be read is drawn, what cannot is listed with its line', async () => {
    const lines = BRANCH_CLUSTER.split('\n');
    lines.splice(8, 0, 'set chassis cluster redundancy-grup 1 preempt', 'this is no configuration');
    const broken = lines.join('\n');
    await app.start.draw(broken);
    await expect(app.canvas.device('node0')).toBeVisible();
    await expect(app.importReport.getByRole('listitem').filter({ hasText: 'Line 10' })).toBeVisible();
    await app.importReport.getByRole('button', { name: 'Line 10' }).click();
    await expect(page.getByRole('dialog')).toContainText('this is no configuration');
  });
});

/** The browser's database has a version of the open design that is newer than an instant. No screen says so in Run. */
async function keptAfter(page: Page, sinceMs: number): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const opening = indexedDB.open('standby');
            opening.onsuccess = () => {
              const all = opening.result.transaction('designs').objectStore('designs').getAll();
              all.onsuccess = () => {
                opening.result.close();
                resolve(Math.max(0, ...all.result.map((design: { readonly savedAtMs: number }) => design.savedAtMs)));
              };
            };
          }),
      ),
    )
    .toBeGreaterThan(sinceMs);
}
