// Multinode HA: role, route and traffic move by three mechanisms at three speeds; the stories of the reference's table on the screen.
import { designFile } from './fixtures/designs';
import { expect, test } from './fixtures/test';
import type { App } from './pages/app';

/** Opens a baseline of the table as a file, in Run. */
async function run(app: App, spec: string): Promise<void> {
  await app.start.openFile(`${spec}.standby.json`, await designFile(spec));
  await app.canvas.settled();
  await app.goTo('Run');
}

/** Both routers send to one member at a preference. */
async function best(app: App, member: string, preference: number): Promise<void> {
  for (const router of ['R1', 'R2']) await expect(app.canvas.told(router, member)).toContainText(`${preference} best`);
}

test('a node dies: the routers find out after 0.9 s, the ICL after 2.0 s, the probe decides at 7.0 s', async ({
  app,
  page,
}) => {
  const { canvas, dock, inspector } = app;
  await run(app, 'mnha-t-r');
  await best(app, 'A', 10);
  await expect(canvas.told('R1', 'B')).toContainText('20');
  await expect(canvas.main).toContainText('Preference a neighbour sees');

  await canvas.device('A').getByText('A', { exact: true }).first().click();
  await expect(canvas.entry('Cut the power')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(canvas.failed('A')).toBeVisible();

  await test.step('0.5 s: three clocks, and nobody knows yet', async () => {
    await dock.seek(0.5);
    await expect(canvas.tip(/^BFD detection/)).toContainText('0.50 of 0.90 s');
    await expect(canvas.tip(/^ICL/)).toContainText('0.50 of 2.00 s');
    await best(app, 'A', 10);
    await canvas.says('B', 'SRG1', 'BACKUP');
    await expect(dock.flows).toContainText(/lost\s*0\.50 s/);
  });

  await test.step('0.9 s: the route moves, the role does not', async () => {
    await dock.seek(0.9);
    await best(app, 'B', 20);
    await expect(canvas.told('R1', 'A')).toContainText('down');
    await canvas.says('B', 'SRG1', 'BACKUP');
    await expect(dock.flows).toContainText(/up\s*lost\s*0\.90 s/);
  });

  await test.step('the session was there: warm became active with the first packet', async () => {
    await dock.lane('SRG1 on B').click();
    const row = inspector.section('Sessions').getByRole('row', { name: /office-to-web/ });
    await expect(row).toContainText(/off.*active\s*at 0\.900/);
    await expect(inspector.section('Sessions').getByRole('row', { name: /branch-to-office/ })).toContainText('backup');
  });

  await test.step('3 s: the ICL is down since 2.0 s, the probe counts', async () => {
    await dock.seek(3);
    await expect(canvas.tip(/^activeness probe/)).toContainText('1.00 of 5.00 s');
    await canvas.says('B', 'SRG1', 'BACKUP');
  });

  await test.step('7 s: the role moves, and with it the preference', async () => {
    await dock.seek(6.9);
    await canvas.says('B', 'SRG1', 'BACKUP');
    await dock.seek(7);
    await canvas.says('B', 'SRG1', 'ACTIVE');
    await best(app, 'B', 10);
    await expect(canvas.preference('R1', 'B')).toHaveText('2010');
    await expect(canvas.preference('R1', 'B').locator('del')).toHaveText('20');
    await expect(canvas.caption).toContainText('SRG1 on B becomes ACTIVE');
  });

  await test.step('the lanes tell it all', async () => {
    await expect(dock.lane('R1 best path')).toHaveAccessibleName(/A, 10.*B, 20.*B, 10/s);
    await dock.open('Log');
    await page.getByRole('group', { name: 'Device' }).getByRole('radio', { name: 'B' }).check();
    await expect(dock.region.getByRole('list', { name: 'Log of B' })).toContainText(
      'JSRPD_HA_SRG_STATE_CHANGE: SRG[1]:HA state transitioned [BACKUP -->ACTIVE] Reason: [Split Brain Prevention logic result]',
    );
  });
});

test('the ICL is cut: nothing moves, only the synchronisation stops', async ({ app }) => {
  const { canvas, dock, search, console: cli } = app;
  await run(app, 'mnha-t-r');
  await search.take('kill icl:A-B', /icl:A-B/);
  await dock.seek(2);
  await canvas.says('A', 'SRG1', 'ACTIVE');
  await canvas.says('B', 'SRG1', 'BACKUP');
  await best(app, 'A', 10);
  await expect(dock.lane('ICL at A')).toHaveAccessibleName(/DOWN/);
  await expect(canvas.caption).toContainText(/ICL|probe/);
  await dock.open('Console');
  await cli.run('show chassis high-availability information');
  await expect(cli.output).toContainText(/Conn State: DOWN/);
  await dock.open('Timeline');
  await dock.seek(9);
  await canvas.says('B', 'SRG1', 'BACKUP');
  await expect(dock.flows).not.toContainText('lost');
});

test('split brain needs a second trouble, and the higher priority ends it', async ({ app }) => {
  const { canvas, dock, search } = app;
  await run(app, 'mnha-t-r');
  await search.take('kill icl:A-B', /icl:A-B/);
  await dock.seek(10);
  await search.take('kill probe:R1', /probe:R1/);
  await dock.seek(14.9);
  await canvas.says('B', 'SRG1', 'BACKUP');
  await dock.seek(15);
  await canvas.says('A', 'SRG1', 'ACTIVE');
  await canvas.says('B', 'SRG1', 'ACTIVE');
  await expect(canvas.caption).toContainText('split brain');
  await expect(canvas.told('R1', 'B')).toContainText('10');
  await dock.seek(20);
  await search.take('repair icl:A-B', /Repair.*icl:A-B/);
  await canvas.says('A', 'SRG1', 'ACTIVE');
  await canvas.says('B', 'SRG1', 'BACKUP');
  await expect(canvas.told('R1', 'B')).toContainText('20');
});

test('in hybrid mode the probe has the other polarity: no answer means take over', async ({ app }) => {
  const { canvas, dock, search } = app;
  await run(app, 'mnha-t-h');
  await search.take('kill node:A', /Cut the power: A/);
  await dock.seek(2.5);
  await expect(canvas.caption).toContainText('gets no answer from its peer');
  await expect(canvas.tip(/^activeness probe/)).toContainText('0.50 of 3.00 s');
  await dock.seek(4.9);
  await canvas.says('B', 'SRG1', 'BACKUP');
  await dock.seek(5);
  await canvas.says('B', 'SRG1', 'ACTIVE');
  await expect(dock.lane('RTR1 best path')).toHaveAccessibleName(/A, 10.*B, 20.*B, 10/s);
});

test('a monitored link fails while the ICL works: the roles swap at once', async ({ app, page }) => {
  const { canvas, dock, inspector } = app;
  await run(app, 'mnha-t-r');
  await canvas.clickLink(/A ge-0\/0\/3 – R1/);
  await expect(canvas.menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await dock.seek(0.8);
  await canvas.says('A', 'SRG1', 'ACTIVE');
  await dock.seek(0.9);
  await canvas.says('A', 'SRG1', 'INELIGIBLE');
  await expect(canvas.device('A')).toContainText('BF');
  await expect(canvas.device('A')).toContainText(/none installed\s*MED 30/);
  await canvas.says('B', 'SRG1', 'ACTIVE');
  await best(app, 'B', 10);
  await dock.lane('SRG1 on A').click();
  await expect(inspector.reasons.first()).toContainText('SRG1 on A became INELIGIBLE');
});

test('layers: routes are told in theirs only, roles and traffic have their own', async ({ app }) => {
  const { canvas } = app;
  await run(app, 'mnha-t-r');
  await expect(canvas.preference('R1', 'A')).toHaveText('10');
  await canvas.layer('Traffic');
  await expect(canvas.preference('R1', 'A')).toHaveCount(0);
  await canvas.layer('Role');
  await expect(canvas.preference('R1', 'A')).toHaveCount(0);
  await canvas.layer('Route');
  await expect(canvas.preference('R2', 'B')).toHaveText('20');
});

test('in a narrow window an outage does not cover what the figures of the routes mean', async ({ app, page }) => {
  const { canvas, dock, search } = app;
  await page.setViewportSize({ width: 1024, height: 768 });
  await run(app, 'mnha-t-h');
  await search.take('kill node:A', /Cut the power: A/);
  await dock.seek(2.5);
  const legend = await canvas.main.getByText('Preference a neighbour sees').locator('..').boundingBox();
  const outages = canvas.main.getByRole('region', { name: 'Outages' });
  if (!legend) throw new Error('the legend is not drawn');
  for (const card of await outages.all()) {
    const box = await card.boundingBox();
    if (box) expect(box.y + box.height <= legend.y || box.x >= legend.x + legend.width).toBe(true);
  }
});

test('an operator fails over by hand and takes a node out for an upgrade', async ({ app }) => {
  const { canvas, dock, search } = app;
  await run(app, 'mnha-t-r');
  await search.take('A fail SRG1 over', /A: Fail SRG1 over to B/);
  await canvas.says('B', 'SRG1', 'ACTIVE');
  await canvas.says('A', 'SRG1', 'BACKUP');
  await dock.seek(2);
  await search.take('A fail SRG1 over', /A: Fail SRG1 over to B/);
  await expect(app.page.getByText('is not active on this node')).toBeVisible();
  await search.take('B commit software-upgrade', /B: Commit software-upgrade/);
  await expect(canvas.device('B')).toContainText('OFFLINE');
  await canvas.says('A', 'SRG1', 'ACTIVE');
});
