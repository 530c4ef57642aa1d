// A PIC fails and returns without a mouse: chosen in the outline, killed by K, asked why, repaired by R.
import { expect, test } from './fixtures/test';
import { Chassis, openFixture } from './pages/chassis';

test('a failover of services PICs by keyboard only', async ({ app }) => {
  const { canvas, dock, inspector, palette, page } = app;
  const { keyboard } = page;
  await openFixture(app, 'ams-f1');
  await page.evaluate(() => {
    const pressed = (): void => document.documentElement.setAttribute('data-pointer-used', 'true');
    window.addEventListener('pointerdown', pressed, true);
  });
  const chassis = new Chassis(page, 'MX');

  await test.step('find the PIC in the outline', async () => {
    await keyboard.press('2');
    await expect(app.mode('Run')).toBeChecked();
    await keyboard.press('[');
    await app.tabTo(palette.tree.getByRole('treeitem').first());
    await app.rowTo(palette.row(/^MX\b/));
    await keyboard.press('ArrowRight');
    await app.rowTo(palette.row(/^FPC 1\b/));
    await keyboard.press('ArrowRight');
    await app.rowTo(palette.row(/^mams-1\/1\/0/));
    await keyboard.press('Space');
    await expect(inspector.title).toHaveText('mams-1/1/0 of ams0');
    await expect(palette.row(/^mams-1\/1\/0/)).toContainText('Active');
  });

  await test.step('K kills it: the backup takes its slot', async () => {
    await keyboard.press('k');
    await expect(canvas.failed('mams-1/1/0, MX')).toBeVisible();
    await expect(palette.row(/^mams-1\/1\/0/)).toContainText('Inactive');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-3/0/0', 'mams-2/0/0');
    await expect(inspector.why.getByRole('heading')).toHaveText('Why Inactive?');
    await expect(canvas.caption).toContainText('mams-3/0/0 takes slot 1 of ams0 whole');
  });

  await test.step('ten seconds later R brings it back as the backup', async () => {
    await app.tabTo(dock.playhead);
    for (let i = 0; i < 10; i += 1) await keyboard.press('PageUp');
    await dock.at(10);
    await keyboard.press('r');
    await expect(canvas.failed('mams-1/1/0, MX')).toBeHidden();
    await chassis.says('mams-1/1/0', 'Backup');
    await chassis.says('mams-3/0/0', 'Active', 'took slot 1');
  });

  await test.step('Enter on the card opens its menu with the fault first', async () => {
    await app.tabTo(palette.tree.getByRole('treeitem', { name: /^mams-1\/1\/0/ }), 'back');
    await app.rowTo(palette.row(/^FPC 1\b/));
    await keyboard.press('Enter');
    await expect(canvas.entry('Pull the card')).toBeFocused();
    await keyboard.press('Enter');
    await expect(canvas.failed('FPC 1, MX')).toBeVisible();
    await chassis.says('mams-1/0/0', 'Discard');
    await chassis.says('mams-1/1/0', 'Inactive');
    await chassis.shares('ams0', null, 'mams-3/0/0', 'mams-2/0/0');
  });

  expect(await page.evaluate(() => document.documentElement.dataset.pointerUsed)).toBeUndefined();
});
