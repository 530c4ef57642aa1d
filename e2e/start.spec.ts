// The first visit: a failover by one click, on the page and on a small screen.
import { expect, test } from './fixtures/test';

test('one click on the start page plays a failover', async ({ page, app }) => {
  const { canvas, dock, inspector } = app;
  await page.getByRole('button', { name: 'Play failover: HQ edge pair' }).click();
  await expect(app.mode('Run')).toBeChecked();
  await expect(dock.key('Pause')).toBeVisible();
  await expect(canvas.caption).not.toBeEmpty();
  // Three seconds of the run, at the speed of the wall clock: well within the ten seconds of a first visit, on a free machine.
  await expect(canvas.device('srx-b')).toContainText(/RG1\s*primary/, { timeout: 30_000 });
  await expect(inspector.why).toBeVisible();
});

test('a design of the gallery opens in Design, and Back leads to the start page', async ({ page, app }) => {
  await page.getByRole('button', { name: 'Active/active pair', exact: true }).click();
  await app.canvas.settled();
  await expect(app.name).toHaveText('Active/active pair');
  await expect(app.mode('Design')).toBeChecked();
  await expect(app.canvas.cards('SRX345')).toHaveCount(2);
  await page.goBack();
  await expect(app.start.title).toBeVisible();
  await page.goForward();
  await expect(app.name).toHaveText('Active/active pair');
});

test('a configuration pasted anywhere on the page is drawn', async ({ page, app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(app.start.title).toBeVisible();
  await page.evaluate(() =>
    navigator.clipboard.writeText(
      [
        'chassis { cluster { reth-count 1; redundancy-group 1 { node 0 priority 200; node 1 priority 100; } } }',
        'interfaces { ge-0/0/4 { gigether-options { redundant-parent reth0; } }',
        ' ge-5/0/4 { gigether-options { redundant-parent reth0; } }',
        ' reth0 { redundant-ether-options { redundancy-group 1; } unit 0 { family inet { address 10.3.0.1/24; } } } }',
      ].join('\n'),
    ),
  );
  await page.keyboard.press('ControlOrMeta+v');
  await expect(app.canvas.drawing.getByRole('group', { name: 'reth0, 10.3.0.1/24' })).toBeVisible();
});

test.describe('1024 × 768', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test('nothing is out of reach', async ({ page, app }) => {
    const { canvas, dock, console: cli } = app;
    await page.getByRole('button', { name: 'Play failover: HQ edge pair' }).click();
    await dock.key('Pause').click();
    await dock.playhead.press('End');
    await expect(canvas.caption).not.toBeEmpty();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

    await test.step('the inspector is a drawer', async () => {
      await page.getByRole('button', { name: /^Inspector/ }).click();
      await expect(app.inspector.why).toBeVisible();
      await page.getByRole('button', { name: 'Close the inspector' }).click();
      await expect(app.inspector.pane).toBeHidden();
    });

    await test.step('rare tabs stand behind the ellipsis', async () => {
      await dock.region.getByRole('button', { name: 'More tabs' }).click();
      await page.getByRole('menuitem', { name: /^Config/ }).click();
      await expect(dock.configuration).toContainText('chassis cluster');
      await dock.open('Console');
      await cli.device.selectOption('srx-b');
      await cli.run('show chassis cluster status');
      await expect(cli.output).toContainText('Redundancy group: 1');
    });
  });
});
