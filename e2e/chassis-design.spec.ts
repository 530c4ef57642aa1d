// Drawing a chassis: another model, cards put in, moved by mouse and by keyboard, taken out; PICs in a bundle; the configuration follows.
import { expect, test } from './fixtures/test';
import { Chassis } from './pages/chassis';

test('an MX from the palette gets services cards, another model, and a bundle that grows', async ({ app }) => {
  const { canvas, dock, inspector, palette, page } = app;
  const { keyboard } = page;
  await app.start.newDesign.click();
  await canvas.settled();
  await palette.part('MX').click();
  const chassis = new Chassis(page, 'mx-1');
  await expect(chassis.card).toBeVisible();

  await test.step('two cards with a bundle over their four PICs', async () => {
    await palette.part('Group').click();
    await page.getByRole('menuitem', { name: 'Form AMS services PICs' }).click();
    for (const fpc of ['FPC 1', 'FPC 2']) await expect(chassis.place(fpc)).toContainText('MX-SPC3');
    for (const pic of ['mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0']) await chassis.says(pic, 'member of ams0');
    await chassis.says('mams-2/1/0', 'initial backup of ams0');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0');
  });

  await test.step('an MX204 takes no services cards, an MX960 has more slots', async () => {
    await chassis.card.getByText('mx-1', { exact: true }).click();
    const model = inspector.pane.getByRole('combobox', { name: 'Model' });
    await model.selectOption('MX204');
    await expect(page.getByText('an MX204 takes no services cards')).toBeVisible();
    await expect(model).toHaveValue('MX480');
    await model.selectOption('MX960');
    await expect(chassis.place('FPC 3 – 11')).toContainText('empty');
    await app.undo.click();
    await expect(chassis.place('FPC 5')).toContainText('empty');
  });

  await test.step('a third card from the menu of an empty slot, its PIC joins the bundle', async () => {
    // A click is enough: an empty slot asks what to put into it.
    await chassis.choose('FPC 3', 'Put an MX-SPC3 into FPC 3');
    await chassis.says('mams-3/0/0', 'in no bundle');
    await chassis.edit('mams-3/0/0', 'Add it to ams0');
    await chassis.says('mams-3/0/0', 'member of ams0');
    await chassis.edit('mams-3/0/0', 'Make it the initial backup of ams0');
    await chassis.says('mams-3/0/0', 'initial backup of ams0');
    await chassis.says('mams-2/1/0', 'member of ams0');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0', 'mams-2/1/0');
  });

  await test.step('it is dragged to another slot with everything that is written about it', async () => {
    await chassis.place('FPC 3').dragTo(chassis.place('FPC 5'), {
      sourcePosition: { x: 16, y: 8 },
      targetPosition: { x: 60, y: 10 },
    });
    await expect(chassis.place('FPC 5')).toContainText('MX-SPC3');
    await expect(chassis.place('FPC 3')).toContainText('empty');
    await chassis.says('mams-5/0/0', 'initial backup of ams0');
  });

  await test.step('the same by keyboard, from the outline', async () => {
    await palette.row(/^services/).focus();
    await app.rowTo(palette.row(/^mx-1/));
    await keyboard.press('ArrowRight');
    await app.rowTo(palette.row(/^FPC 5/));
    await keyboard.press('ContextMenu');
    await expect(page.getByRole('menuitem', { name: 'Settings' })).toBeFocused();
    await keyboard.press('m');
    await expect(page.getByRole('menuitem', { name: 'Move it to FPC 0' })).toBeFocused();
    await keyboard.press('m');
    await keyboard.press('Enter');
    await expect(chassis.place('FPC 3')).toContainText('MX-SPC3');
    await chassis.says('mams-3/0/0', 'initial backup of ams0');
  });

  await test.step('the configuration says so', async () => {
    await dock.open('Config');
    await expect(dock.configuration).toContainText(
      'set interfaces ams0 load-balancing-options member-interface mams-3/0/0',
    );
    await expect(dock.configuration).toContainText('many-to-one preferred-backup mams-3/0/0');
  });

  await test.step('Delete takes a card out, its PICs leave the bundle, undo brings them back', async () => {
    await chassis.click('FPC 3');
    await keyboard.press('Delete');
    await expect(chassis.place('FPC 3')).toContainText('empty');
    await expect(dock.configuration).not.toContainText('mams-3/0/0');
    await app.undo.click();
    await chassis.says('mams-3/0/0', 'initial backup of ams0');
  });
});
