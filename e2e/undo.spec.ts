// Every edit is one named step back: move, rename, delete, copy, paste, duplicate, tidy up; by mouse and by keys.
import type { Locator } from '@playwright/test';
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';
import type { App } from './pages/app';
import type { Point } from './pages/canvas';

test.beforeEach(async ({ app }) => {
  await app.draw(BRANCH_CLUSTER);
});

/** What the next undo is called: the hint of its button. */
async function expectUndo(app: App, name: string | RegExp | null): Promise<void> {
  await app.page.mouse.move(2, 2);
  await app.undo.hover();
  const hint = name === null ? 'Nothing to undo' : typeof name === 'string' ? `Undo: ${name}` : name;
  await expect(app.page.getByText(hint, { exact: true })).toBeVisible();
}

/** Places on the screen, rounded: half pixels are the browser's affair. */
async function places(app: App, ...names: readonly string[]): Promise<readonly Point[]> {
  const all: Point[] = [];
  for (const name of names) {
    const { x, y } = await app.canvas.centreOf(app.canvas.device(name));
    all.push({ x: Math.round(x), y: Math.round(y) });
  }
  return all;
}

/** Takes a card by its name, where no port is. */
const nameOf = (app: App, device: string): Locator =>
  app.canvas.device(device).getByText(device, { exact: true }).first();

test('a card is moved by mouse and by arrows, back and again', async ({ page, app }) => {
  const { canvas } = app;
  const before = await places(app, 'sw-out', 'isp');
  const from = await canvas.centreOf(nameOf(app, 'sw-out'));
  await canvas.drag(from, { x: from.x + 10, y: from.y + 130 });
  const [moved, other] = await places(app, 'sw-out', 'isp');
  expect(moved?.y).toBeGreaterThan((before[0]?.y ?? 0) + 80);
  expect(other).toEqual(before[1]);
  await expectUndo(app, 'Move sw-out');
  await app.undo.click();
  await expect.poll(() => places(app, 'sw-out', 'isp')).toEqual(before);
  await expectUndo(app, null);
  await app.redo.click();
  await expect.poll(() => places(app, 'sw-out')).toEqual([moved]);

  await test.step('arrow presses in a row are one step', async () => {
    await nameOf(app, 'sw-out').click();
    const [start] = await places(app, 'sw-out');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
    const [nudged] = await places(app, 'sw-out');
    expect(nudged?.x).toBeGreaterThan(start?.x ?? 0);
    expect(nudged?.y).toBeLessThan(start?.y ?? 0);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => places(app, 'sw-out')).toEqual([start]);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => places(app, 'sw-out')).toEqual([nudged]);
  });
});

test('several things are selected, moved, copied, pasted and duplicated', async ({ page, app }) => {
  const { canvas, palette } = app;

  await test.step('Shift adds to the selection, and all of it moves together', async () => {
    await nameOf(app, 'web').click();
    await nameOf(app, 'isp').click({ modifiers: ['Shift'] });
    for (const name of ['web', 'isp'])
      await expect(palette.row(new RegExp(`^${name}\\b`))).toHaveAttribute('aria-selected', 'true');
    const [web, isp] = await places(app, 'web', 'isp');
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await places(app, 'web'))[0]?.y).toBeGreaterThan(web?.y ?? 0);
    expect((await places(app, 'isp'))[0]?.y).toBeGreaterThan(isp?.y ?? 0);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => places(app, 'web', 'isp')).toEqual([web, isp]);
  });

  await test.step('copy and paste take the link between them along', async () => {
    await page.keyboard.press('ControlOrMeta+c');
    await page.keyboard.press('ControlOrMeta+v');
    await expect(palette.tree.getByRole('treeitem', { level: 1 })).toHaveCount(8);
    await expect(canvas.link(/web-2 .*isp-2|isp-2 .*web-2/)).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(palette.tree.getByRole('treeitem', { level: 1 })).toHaveCount(6);
  });

  await test.step('duplicate, and its name in undo', async () => {
    await nameOf(app, 'office').click();
    await page.keyboard.press('ControlOrMeta+d');
    await expect(canvas.device('office-2')).toBeVisible();
    await expectUndo(app, 'Duplicate office');
    await app.undo.click();
    await expect(canvas.device('office-2')).toBeHidden();
  });

  await test.step('a rectangle selects what it covers', async () => {
    await page.keyboard.press('Escape');
    // Room round the cards: at the edge of the canvas the view would follow the pointer.
    await page.keyboard.press('-');
    await canvas.settled();
    const [web, isp] = await places(app, 'web', 'isp');
    await page.keyboard.down('Shift');
    await canvas.drag(
      { x: (isp?.x ?? 0) + 45, y: (isp?.y ?? 0) - 60 },
      { x: (web?.x ?? 0) - 60, y: (web?.y ?? 0) + 50 },
    );
    await page.keyboard.up('Shift');
    await expect(palette.tree.getByRole('treeitem', { selected: true })).toHaveText([/^isp/, /^web/]);
  });

  await test.step('select all and delete, and everything comes back', async () => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await expect(palette.tree).toBeHidden();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(palette.tree.getByRole('treeitem', { level: 1 })).toHaveCount(6);
    await expect(canvas.link(/^fabric link/)).toHaveCount(1);
    await app.dock.open('Config');
    await expect(app.dock.configuration).toContainText('interfaces reth0.0');
  });
});

test('deleting a link, renaming a device and a setting are steps with names', async ({ page, app }) => {
  const { canvas, inspector, palette } = app;

  await test.step('a link', async () => {
    const link = canvas.link('revenue link, office eth0 – sw-in ge-0/0/2');
    const [office, switchIn] = await places(app, 'office', 'sw-in');
    // The middle of a line is nobody's box: between its two ends there is nothing but the link.
    const box = await canvas.device('sw-in').boundingBox();
    await page.mouse.click(((office?.x ?? 0) + 18 + (box?.x ?? switchIn?.x ?? 0)) / 2, await midwayY(link));
    await expect(inspector.title).toContainText('eth0');
    await page.keyboard.press('Delete');
    await expect(link).toHaveCount(0);
    await expectUndo(app, /^Undo: Delete .*eth0 – .*ge-0\/0\/2$/);
    await app.undo.click();
    await expect(link).toHaveCount(1);
  });

  await test.step('a name', async () => {
    await palette.row(/^sw-out\b/).click();
    const name = inspector.pane.getByRole('textbox', { name: 'Name' });
    await name.fill('core-out');
    await name.press('Enter');
    await expect(canvas.device('core-out')).toBeVisible();
    await expect(
      canvas.link(/node0 ge-0\/0\/14 – core-out ge-0\/0\/0|core-out ge-0\/0\/0 – node0 ge-0\/0\/14/),
    ).toHaveCount(1);
    await expectUndo(app, 'Rename sw-out to core-out');
    await app.undo.click();
    await expect(canvas.device('sw-out')).toBeVisible();
    await expect(name).toHaveValue('sw-out');
  });

  await test.step('a wrong value stays beside its sentence and is no step', async () => {
    await palette.row(/^cluster 1\b/).click();
    const id = inspector.pane.getByRole('textbox', { name: 'Cluster ID' });
    await id.fill('999');
    await id.press('Enter');
    await expect(inspector.pane.getByRole('alert')).toBeVisible();
    await expect(id).toHaveValue('999');
    await expectUndo(app, null);
    await id.fill('7');
    await id.press('Enter');
    await expect(canvas.drawing.getByRole('group', { name: /chassis cluster$/ })).toContainText('cluster 7');
    await app.undo.click();
    await expect(canvas.drawing.getByRole('group', { name: /chassis cluster$/ })).toContainText('cluster 1');
  });
});

test('tidy-up is one step, and copies survive in the palette of keys', async ({ app }) => {
  const { canvas } = app;
  const from = await canvas.centreOf(nameOf(app, 'sw-in'));
  await canvas.drag(from, { x: from.x + 160, y: from.y - 190 });
  const before = await places(app, 'sw-in', 'node0', 'isp');
  await app.page.getByRole('button', { name: 'Tidy up the layout' }).click();
  await expect.poll(async () => (await places(app, 'sw-in'))[0]).not.toEqual(before[0]);
  await expectUndo(app, 'Tidy up the layout');
  await canvas.settled();
  const boxes = await Promise.all(
    ['sw-in', 'sw-out', 'office', 'isp', 'node0', 'node1'].map((name) => canvas.device(name).boundingBox()),
  );
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      if (a && b)
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
          true,
        );
});

async function midwayY(link: Locator): Promise<number> {
  const box = await link.boundingBox();
  if (!box) throw new Error('the link is not on the screen');
  return box.y + box.height / 2;
}
