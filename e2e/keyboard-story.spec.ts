// The main story without a mouse: every step by keys, along the way the app offers to keyboards and screen readers.
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';

test('the same story is told by keyboard only', async ({ page, app }) => {
  const { canvas, dock, inspector, palette, search, console: cli } = app;
  const { keyboard } = page;
  await page.evaluate(() => {
    const pressed = (): void => document.documentElement.setAttribute('data-pointer-used', 'true');
    window.addEventListener('pointerdown', pressed, true);
    window.addEventListener('mousedown', pressed, true);
  });

  const find = async (query: string, entry: string | RegExp): Promise<void> => {
    await search.open();
    await expect(search.field).toBeFocused();
    await keyboard.type(query);
    await search.accept(entry);
  };

  await test.step('paste and draw', async () => {
    await app.tabTo(app.start.configuration);
    await keyboard.insertText(BRANCH_CLUSTER);
    await keyboard.press('ControlOrMeta+Enter');
    await canvas.settled();
    await app.tabTo(app.importReport.getByRole('button', { name: 'Dismiss the import report' }));
    await keyboard.press('Enter');
    await expect(app.importReport).toBeHidden();
  });

  await test.step('kill the first link by name', async () => {
    await keyboard.press('2');
    await expect(app.mode('Run')).toBeChecked();
    await find('kill ge-0/0/14', /ge-0\/0\/14/);
    await expect(canvas.failed('node0/ge-0/0/14')).toBeVisible();
    await canvas.says('node0', 'RG1', 'primary', 105);
    await expect(canvas.caption).toContainText('nothing moves');
  });

  await test.step('ask why from the outline', async () => {
    await keyboard.press('[');
    await app.tabTo(palette.tree.getByRole('treeitem').first());
    await app.rowTo(palette.row(/^node0\b/));
    await keyboard.press('ArrowRight');
    await app.rowTo(palette.row(/^RG1\b/).first());
    await keyboard.press('Space');
    await expect(inspector.title).toHaveText('RG1 on node0');
    await expect(inspector.reasons.filter({ hasText: 'ge-0/0/14' }).last()).toContainText('By you.');
  });

  await test.step('kill the second one from the outline, two seconds later', async () => {
    await app.tabTo(dock.playhead);
    await keyboard.press('PageUp');
    await keyboard.press('PageUp');
    await dock.at(2);
    await app.tabTo(palette.tree.getByRole('treeitem', { name: /^RG1\b/ }).first(), 'back');
    await app.rowTo(palette.row(/^ge-0\/0\/15\b/));
    await keyboard.press('Enter');
    await expect(canvas.entry('Pull ge-0/0/15')).toBeFocused();
    await keyboard.press('Enter');
    await expect(canvas.failed('node0/ge-0/0/15')).toBeVisible();
    await canvas.says('node0', 'RG1', 'primary', '−45');
  });

  await test.step('step to the end', async () => {
    await keyboard.press('.');
    await dock.at(3);
    await canvas.says('node1', 'RG1', 'primary', 255);
    await expect(canvas.caption).toContainText('RG1 moves to node1');
    await keyboard.press('.');
    await canvas.says('node0', 'RG1', 'secondary', '−45');
  });

  await test.step('read the trace and the console', async () => {
    await keyboard.press('Shift+E');
    await expect(dock.trace.getByRole('listitem').filter({ hasText: 'secondary-hold' }).first()).toBeVisible();
    await keyboard.press('Shift+C');
    await app.tabTo(cli.line);
    await keyboard.type('show chassis cluster status');
    await keyboard.press('Enter');
    await expect(cli.output).toContainText(/node1\s+100\s+primary/);
    // An empty line gives Tab back to the page.
    await app.tabTo(dock.playhead, 'back');
    await keyboard.press('ArrowLeft');
    await keyboard.press('ArrowLeft');
    await dock.at(2);
    await canvas.says('node0', 'RG1', 'primary', '−45');
    await expect(cli.output).toContainText(/node0\s+0\s+primary/);
  });

  await test.step('repair by key', async () => {
    await find('select ge-0/0/14', 'Select ge-0/0/14');
    await keyboard.press('r');
    await expect(canvas.failed('node0/ge-0/0/14')).toBeHidden();
    await canvas.says('node0', 'RG1', 'primary', 105);
  });

  await test.step('take the configuration away', async () => {
    await keyboard.press('Shift+G');
    await expect(dock.configuration).toContainText('interfaces reth0.0');
    const file = await app.downloaded(() => find('export set', 'Export set lines'));
    expect(file.text).toContain('set security zones security-zone internet interfaces reth0.0');
  });

  await expect(page.locator('html')).not.toHaveAttribute('data-pointer-used');
});
