// Every fault can be injected where it is on the picture: by the mouse, and by the keyboard alone.
import { expect, test } from './fixtures/test';
import type { App } from './pages/app';

async function play(app: App, title: string): Promise<void> {
  await app.page.getByRole('button', { name: title, exact: true }).click();
  await app.canvas.settled();
  await app.goTo('Run');
}

/** Opens the menu of a device by a click on its icon or name. */
const clickDevice = (app: App, name: string): Promise<void> =>
  app.canvas.device(name).getByText(name, { exact: true }).first().click();

test('a monitored address is made unreachable at the device that has it, and is marked there', async ({ app }) => {
  const { canvas, dock } = app;
  await play(app, 'WAN pair that pings its first hop');
  await canvas.device('isp').click();
  await canvas.entry(/^Make it unreachable\s*203\.0\.113\.1 from srx-a$/).click();
  await expect(canvas.failed('203.0.113.1 from srx-a')).toBeVisible();
  await dock.seek(6);
  await canvas.says('srx-b', 'RG1', 'primary', 255);

  await test.step('from the other node, too: nobody can take over', async () => {
    await clickDevice(app, 'srx-b');
    await canvas.entry('Make it unreachable').click();
    await expect(canvas.failed('203.0.113.1 from srx-b')).toBeVisible();
    await dock.seek(13);
    await canvas.says('srx-a', 'RG1', 'secondary', 0);
    await canvas.says('srx-b', 'RG1', 'primary', 0);
  });

  await test.step('the repair names what it repairs, and one of two goes', async () => {
    await canvas.device('isp').click();
    await canvas.entry('Repair 203.0.113.1 from srx-a').click();
    await expect(canvas.failed('203.0.113.1 from srx-a')).toBeHidden();
    await expect(canvas.failed('203.0.113.1 from srx-b')).toBeVisible();
  });
});

test('an address that nobody reaches moves nothing', async ({ app }) => {
  const { canvas, dock } = app;
  await play(app, 'WAN pair that pings its first hop');
  await canvas.device('isp').click();
  await canvas.entry(/^Make it unreachable\s*203\.0\.113\.1$/).click();
  await dock.seek(12);
  await canvas.says('srx-a', 'RG1', 'primary', 0);
  await canvas.says('srx-b', 'RG1', 'secondary', 0);
  await expect(dock.lane('RG1 on srx-a')).not.toHaveAccessibleName(/secondary/);
});

test('one control link of two is no news, both are; a lone one has one entry', async ({ app }) => {
  const { canvas, dock } = app;
  await play(app, 'Data centre pair with dual links');
  await canvas.clickLink('control link, fw-a em0 – fw-b em0');
  await expect(canvas.entry('Kill this link')).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(canvas.failed('fw-a em0 – fw-b em0')).toBeVisible();
  await dock.seek(20);
  await canvas.says('fw-b', 'RG0', 'secondary', 255);
  await canvas.clickLink('control link, fw-a em1 – fw-b em1');
  await canvas.entry('Kill both control links').click();
  await expect(canvas.failed('fw-a em1 – fw-b em1')).toBeVisible();
  await dock.key('Jump to the next event').click();
  await dock.at(25);
  await canvas.says('fw-b', 'RG0', 'ineligible');
});

test('one link of a LAG, and a unit of a firewall', async ({ app }) => {
  const { canvas, dock } = app;
  await test.step('one of two links of a LAG takes its weight and moves nothing', async () => {
    await play(app, 'HQ edge pair');
    await canvas.clickLink(/^revenue link, srx-a ge-0\/0\/14 /);
    await canvas.entry('Kill the link').click();
    await expect(canvas.failed('srx-a ge-0/0/14 – sw-out ge-0/0/0')).toBeVisible();
    await dock.seek(10);
    await canvas.says('srx-a', 'RG1', 'primary', 105);
  });
  await test.step('an SPU is failed at its device, which is not dead', async () => {
    await app.choose('HQ edge pair', 'All designs');
    await play(app, 'Data centre pair with dual links');
    await clickDevice(app, 'fw-a');
    await expect(canvas.entry('Cut the power')).toBeFocused();
    await canvas.entry('Fail SPU 1').click();
    await expect(canvas.failed('SPU 1 of fw-a')).toBeVisible();
    await expect(canvas.failed('fw-a')).toHaveCount(0);
    await dock.seek(10);
    await canvas.says('fw-b', 'RG1', 'primary');
    await canvas.says('fw-a', 'RG0', 'primary');
  });
});

test('the same by the keyboard alone', async ({ page, app }) => {
  const { canvas, palette } = app;
  const take = async (entry: string | RegExp): Promise<void> => {
    await expect(canvas.menu).toBeVisible();
    for (let i = 0; i < 12; i += 1) {
      if (await canvas.entry(entry).evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await expect(canvas.entry(entry)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(canvas.menu).toBeHidden();
  };
  await app.tabTo(page.getByRole('button', { name: 'Data centre pair with dual links', exact: true }));
  await page.keyboard.press('Enter');
  await canvas.settled();
  await page.keyboard.press('2');

  await test.step('a link, and all of its kind', async () => {
    await app.tabTo(canvas.link('control link, fw-a em0 – fw-b em0'));
    await page.keyboard.press('Enter');
    await take('Kill both control links');
    await expect(canvas.failed('fw-a em1 – fw-b em1')).toBeVisible();
    await expect(canvas.link('control link, fw-a em0 – fw-b em0')).toBeFocused();
  });
  await test.step('a device: reboot', async () => {
    await app.tabTo(canvas.device('fw-b'));
    await page.keyboard.press('Enter');
    await take('Reboot');
    await expect(app.dock.flag('Fault: fw-b')).toBeVisible();
  });
  await test.step('a port, through the outline', async () => {
    await page.keyboard.press('[');
    await app.tabTo(palette.tree.getByRole('treeitem').first(), 'back');
    await app.rowTo(palette.row(/^fw-a/));
    await page.keyboard.press('ArrowRight');
    await app.rowTo(palette.row(/^ge-0\/0\/3/));
    await page.keyboard.press('Enter');
    await take('Pull ge-0/0/3');
    await expect(canvas.failed('node0/ge-0/0/3')).toBeVisible();
    await page.keyboard.press('r');
    await expect(canvas.failed('node0/ge-0/0/3')).toBeHidden();
    await page.keyboard.press('k');
    await expect(canvas.failed('node0/ge-0/0/3')).toBeVisible();
  });
});
