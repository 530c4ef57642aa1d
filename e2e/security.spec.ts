// Everything stays in the browser: no request leaves the origin, the policy is strict and never violated, and any sub-path will do.

import { serveBelow } from './fixtures/static-server';
import { BRANCH_CLUSTER, expect, test, watch } from './fixtures/test';
import { App } from './pages/app';

/** Every screen and every part that is loaded late. */
async function wholeStory(app: App): Promise<void> {
  const { canvas, dock, page, search, console: cli } = app;
  await app.draw(BRANCH_CLUSTER);
  await page.getByRole('toolbar', { name: 'Edit' }).getByRole('button', { name: 'Tidy up the layout' }).click();
  await expect(app.undo).toBeEnabled();
  await app.goTo('Run');
  await canvas.port('node0', 'ge-0/0/14').click();
  await expect(canvas.entry('Pull ge-0/0/14')).toBeFocused();
  await page.keyboard.press('Enter');
  await canvas.says('node0', 'RG1', 'primary', 105);
  await search.take('kill ge-0/0/15', /ge-0\/0\/15/);
  await dock.key('Jump to the next event').click();
  await canvas.says('node1', 'RG1', 'primary', 255);
  await dock.open('Trace');
  await expect(dock.trace.getByRole('listitem').first()).toBeVisible();
  await dock.open('Console');
  await cli.run('show chassis cluster status');
  await expect(cli.output).toContainText('Redundancy group: 1');
  await dock.open('Config');
  await dock.region.getByRole('tab', { name: 'Changes since import' }).click();
  await expect(dock.region.getByRole('tabpanel', { name: 'Changes since import' })).toContainText(/since the import/);
  await app.downloaded(() => app.choose('Export', /^set lines/));
  await page.getByRole('banner').getByRole('button', { name: 'Dark theme' }).click();
  await page.reload();
  await canvas.says('node1', 'RG1', 'primary', 255);
}

test('the whole story asks no other origin and violates no policy', async ({ page, app, misdeeds }) => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  await wholeStory(app);
  expect(misdeeds).toEqual({ errors: [], foreign: [], violations: [] });
});

test('the policy is in force: a script and a style from the page are refused, and that is noticed', async ({
  browser,
  baseURL,
}) => {
  // A page of its own: here violations are wanted.
  const context = await browser.newContext();
  const page = await context.newPage();
  const origin = new URL(baseURL ?? '').origin;
  const misdeeds = await watch(page, origin);
  await page.goto(`${origin}/`);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.ran = "true"';
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(script, style);
    void fetch('http://127.0.0.1:9/').catch(() => undefined);
  });
  await expect
    .poll(() =>
      misdeeds.violations.map((text) => text.split(' ')[0]).toSorted((a, b) => (a ?? '').localeCompare(b ?? '')),
    )
    .toEqual(['connect-src', 'script-src-elem', 'style-src-elem']);
  await expect(page.locator('html')).not.toHaveAttribute('data-ran');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await context.close();
});

test('it works from a sub-path of a plain web server', async ({ browser }) => {
  const server = await serveBelow('dist', '/some/sub/path/');
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const misdeeds = await watch(page, new URL(server.address).origin);
    await page.goto(server.address);
    await wholeStory(new App(page));
    expect(misdeeds).toEqual({ errors: [], foreign: [], violations: [] });
    expect(server.missing).toEqual([]);
  } finally {
    await context.close();
    await server.close();
  }
});
