// The code of the technologies comes after the first picture: late, or not at all, it costs nobody anything but a moment.
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';

const CODE = /\/assets\/chassis-cluster-[\w-]+\.js$/;
const CARD = 'Play failover: HQ edge pair';

test('the gallery stands before its pictures, and nothing moves when they come', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(CODE, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./');
  const play = page.getByRole('button', { name: CARD });
  const card = page.getByRole('listitem').filter({ has: play });
  await expect(play).toBeVisible();
  await expect(card).toContainText('Active/passive branch pair');
  const before = await card.boundingBox();
  release();
  await expect(card).toContainText(/\d+ faults to try/);
  await expect(card.locator('svg').first()).toBeVisible();
  expect(await card.boundingBox()).toEqual(before);
});

test('who clicks before the code is there gets what was clicked', async ({ page, app }) => {
  await page.route(CODE, async (route) => {
    await new Promise((done) => setTimeout(done, 1_000));
    await route.continue();
  });
  await page.goto('./');
  await page.getByRole('button', { name: CARD }).click();
  await expect(app.mode('Run')).toBeChecked();
  await expect(app.canvas.caption).not.toBeEmpty();
});

test('what cannot be fetched is said, nothing typed is lost, and trying again goes on', async ({
  page,
  app,
  misdeeds,
}) => {
  await page.route(CODE, (route) => route.abort());
  await page.goto('./');
  const sentence = page.getByText(/could not be fetched/);
  await expect(sentence.first()).toBeVisible();
  await app.start.draw(BRANCH_CLUSTER);
  await expect(app.start.paste.getByText(/could not be fetched/)).toBeVisible();
  await expect(app.start.configuration).toHaveValue(BRANCH_CLUSTER);
  await page.unroute(CODE);
  await app.start.drawIt.click();
  await expect(app.importReport).toBeVisible();
  await app.saved();

  await test.step('a reload without the code keeps the address and offers to try again', async () => {
    const address = page.url();
    await page.route(CODE, (route) => route.abort());
    await page.reload();
    await expect(app.start.title).toBeVisible();
    expect(page.url()).toBe(address);
    await page.unroute(CODE);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(app.canvas.drawing).toBeVisible();
    await expect(page.getByText(/could not be fetched/)).toHaveCount(0);
  });

  // The browser itself logs every request that failed.
  expect(misdeeds.errors.length).toBeGreaterThan(0);
  expect(misdeeds.errors.filter((text) => !text.includes('net::ERR_FAILED'))).toEqual([]);
  misdeeds.errors.length = 0;
});

test('what is typed before the search or the prompt is there kills and repairs nothing', async ({ page, app }) => {
  const { canvas, dock, search } = app;
  await app.draw(BRANCH_CLUSTER);
  await app.goTo('Run');
  for (const chunk of [/\/CommandPalette-[\w-]+\.js$/, /\/ConsolePane-[\w-]+\.js$/])
    await page.route(chunk, async (route) => {
      await new Promise((done) => setTimeout(done, 1_000));
      await route.continue();
    });
  await canvas.port('node0', 'ge-0/0/14').click();
  await page.keyboard.press('Escape');
  await expect(canvas.menu).toBeHidden();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('kill reth');
  await expect(search.field).toHaveValue('kill reth');
  await page.keyboard.press('Escape');
  await expect(search.dialog).toBeHidden();
  await dock.open('Console');
  await page.keyboard.type('k');
  await expect(app.console.line).toBeFocused();
  await expect(canvas.failed('node0/ge-0/0/14')).toHaveCount(0);
  await expect(dock.flag('Fault: node0 ge-0/0/14')).toHaveCount(0);
});

test('an editor that cannot be fetched says so, and opens the design when it can', async ({ page, app, misdeeds }) => {
  const editor = /\/assets\/EditorScreen-[\w-]+\.(js|css)$/;
  await page.route(editor, (route) => route.abort());
  await page.goto('./');
  await page.getByRole('button', { name: CARD }).click();
  await expect(page.getByRole('alert')).toContainText('could not be fetched');
  await page.unroute(editor);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(app.canvas.drawing).toBeVisible();
  await expect(app.canvas.caption).not.toBeEmpty();
  misdeeds.errors.length = 0;
});
