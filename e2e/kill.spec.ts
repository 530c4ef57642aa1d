// Ways to break and mend: the menu at the pointer, the right button, K and R, links, devices and channels.
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';

test.beforeEach(async ({ app }) => {
  await app.draw(BRANCH_CLUSTER);
  await app.goTo('Run');
});

test('K kills and R repairs what is selected', async ({ page, app }) => {
  const { canvas, dock } = app;
  await canvas.port('node0', 'ge-0/0/14').click();
  await expect(canvas.entry('Pull ge-0/0/14')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(canvas.menu).toBeHidden();
  await page.keyboard.press('k');
  await expect(canvas.failed('node0/ge-0/0/14')).toBeVisible();
  await canvas.says('node0', 'RG1', 'primary', 105);
  await dock.seek(3);
  await page.keyboard.press('r');
  await expect(canvas.failed('node0/ge-0/0/14')).toBeHidden();
  await canvas.says('node0', 'RG1', 'primary', 255);
  await expect(dock.flag('Repair: node0 ge-0/0/14')).toBeVisible();
});

test('the right button offers every fault a thing can have', async ({ app }) => {
  const { canvas } = app;
  const card = canvas.device('node0').getByText('node0', { exact: true }).first();
  await card.click({ button: 'right' });
  await expect(canvas.menu.getByRole('menuitem')).not.toHaveCount(0);
  await expect(canvas.entry(/power/i)).toBeVisible();
  await expect(canvas.entry(/reboot/i)).toBeVisible();
  await expect(canvas.entry(/^Repair/)).toBeDisabled();
});

test('a silent control link is told by its timer, and the other node goes its documented way', async ({ app }) => {
  const { canvas, dock, search } = app;
  await search.take('kill control', /control/i);
  await expect(dock.lanes).toContainText(/lost|disabled|ineligible/);
  await dock.playhead.press('End');
  await expect(canvas.device('node1')).toContainText(/RG1\s*(disabled|ineligible)/);
  await canvas.says('node0', 'RG1', 'primary', 255);
  await expect(canvas.caption).not.toBeEmpty();
});

test('power loss of the primary node: the peer takes both groups after three heartbeats', async ({ page, app }) => {
  const { canvas, dock, inspector } = app;
  await canvas.device('node0').getByText('node0', { exact: true }).first().click();
  await expect(canvas.entry(/power/i).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(canvas.failed('node0')).toBeVisible();
  await dock.playhead.press('End');
  await canvas.says('node1', 'RG0', 'primary');
  await canvas.says('node1', 'RG1', 'primary');
  await dock.lane('RG1 on node1').click();
  await expect(inspector.reasons.filter({ hasText: /heartbeat/i }).first()).toBeVisible();
  await expect(inspector.section('State chart').getByRole('img', { name: /^Now primary/ })).toBeVisible();
});
