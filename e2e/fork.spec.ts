// Time goes both ways: play, step, jump, drag, and a second fault in the past makes a second run while the first one stays.
import type { Page } from '@playwright/test';
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';
import type { App } from './pages/app';

test.beforeEach(async ({ app }) => {
  await app.draw(BRANCH_CLUSTER);
  await app.goTo('Run');
});

/** Kills by the menu at the pointer: a click on the port, Enter on the first entry. */
async function pull(app: App, page: Page, device: string, port: string): Promise<void> {
  await app.canvas.port(device, port).click();
  await expect(app.canvas.entry(`Pull ${port}`)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.canvas.failed(`${device}/${port}`)).toBeVisible();
}

test('a fault in the past forks the run, and both runs stay', async ({ page, app }) => {
  const { canvas, dock } = app;
  await dock.seek(1);
  await pull(app, page, 'node0', 'ge-0/0/14');
  await dock.seek(2);
  await pull(app, page, 'node0', 'ge-0/0/15');
  await dock.key('Step forward').click();
  await dock.at(3);
  await canvas.says('node1', 'RG1', 'primary', 255);

  await test.step('go back before the second fault and kill something else', async () => {
    await dock.seek(1.5);
    await pull(app, page, 'node1', 'ge-5/0/14');
    await expect(page.getByRole('banner')).toContainText('Run B, 2 faults');
    await expect(dock.flag('Fault: node1 ge-5/0/14')).toBeVisible();
    await expect(dock.flag('Fault: node0 ge-0/0/15')).toBeHidden();
    await canvas.says('node1', 'RG1', 'secondary', 105);
    await dock.seek(5);
    await canvas.says('node0', 'RG1', 'primary', 105);
  });

  await test.step('the first run is one click away', async () => {
    await dock.lanes.getByRole('button', { name: /^Run A/ }).click();
    await expect(page.getByRole('banner')).toContainText('Run A, 2 faults');
    await expect(dock.flag('Fault: node0 ge-0/0/15')).toBeVisible();
    await canvas.says('node1', 'RG1', 'primary', 255);
    await canvas.says('node0', 'RG1', 'secondary', '−45');
  });

  await test.step('and so is the second', async () => {
    await dock.lanes.getByRole('button', { name: /^Run B/ }).click();
    await canvas.says('node0', 'RG1', 'primary', 105);
    await expect(dock.flag('Fault: node0 ge-0/0/15')).toBeHidden();
  });
});

test('the run is played, stepped, jumped through and dragged', async ({ page, app }) => {
  const { canvas, dock } = app;
  await dock.seek(1);
  await pull(app, page, 'node0', 'ge-0/0/14');
  await pull(app, page, 'node0', 'ge-0/0/15');

  await test.step('step by event, both ways', async () => {
    await dock.key('Step forward').click();
    await dock.at(2);
    await dock.key('Step forward').click();
    await dock.at(3);
    await canvas.says('node0', 'RG1', 'secondary', '−45');
    await expect(dock.key('Step forward')).toBeDisabled();
    await dock.key('Step back').click();
    await dock.at(2);
    await canvas.says('node0', 'RG1', 'secondary-hold');
    await dock.key('Step back').click();
    await dock.at(1);
    await canvas.says('node0', 'RG1', 'primary', '−45');
    await expect(dock.clock).toHaveText('00:00:01.000');
  });

  await test.step('jump to the next event, and to the start', async () => {
    await dock.key('Jump to the next event').click();
    await dock.at(2);
    await canvas.says('node1', 'RG1', 'primary', 255);
    await dock.key('To the start').click();
    await dock.at(0);
    await canvas.says('node0', 'RG1', 'primary', 255);
    await expect(canvas.failed('node0/ge-0/0/14')).toBeHidden();
  });

  await test.step('drag the playhead, there and back', async () => {
    const flag = await canvas.centreOf(dock.playhead);
    const pxASecond = ((await canvas.centreOf(dock.flag('Fault: node0 ge-0/0/15'))).x - flag.x) / 1;
    expect(pxASecond).toBeGreaterThan(20);
    await canvas.drag(flag, { x: flag.x + 4 * pxASecond, y: flag.y });
    expect(await dock.now()).toBeGreaterThan(3000);
    await canvas.says('node1', 'RG1', 'primary', 255);
    const there = await canvas.centreOf(dock.playhead);
    await canvas.drag(there, { x: flag.x + 0.5 * pxASecond, y: flag.y });
    expect(await dock.now()).toBeLessThan(1000);
    await canvas.says('node0', 'RG1', 'primary', 255);
  });

  await test.step('play, faster, to the end, and pause', async () => {
    await dock.key('To the start').click();
    await dock.speed.selectOption('5×');
    await dock.key('Play').click();
    await canvas.says('node0', 'RG1', 'secondary', '−45');
    // Two seconds after the last event it rests by itself.
    await expect(dock.key('Play')).toBeVisible();
    await dock.at(5);
    await dock.key('Play').click();
    await expect.poll(() => dock.now()).toBeGreaterThan(5000);
    await dock.key('Pause').click();
    const at = await dock.now();
    await expect(dock.key('Play')).toBeVisible();
    expect(await dock.now()).toBe(at);
  });
});

test('at 1× a second of the run takes a second, at 0.25× four', async ({ page, app }) => {
  const { dock } = app;
  await pull(app, page, 'node0', 'ge-0/0/14');
  await pull(app, page, 'node0', 'ge-0/0/15');
  for (const [speed, least, most] of [
    ['1×', 0.5, 1.3],
    ['0.25×', 0.1, 0.35],
  ] as const) {
    await dock.seek(0);
    await dock.speed.selectOption(speed);
    const rate = await page.evaluate(async () => {
      const playhead = document.querySelector('[role="slider"][aria-label="Playhead"]');
      const now = (): number => Number(playhead?.getAttribute('aria-valuenow'));
      const play = document.querySelector<HTMLElement>('[aria-label="Play"]');
      play?.click();
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      while (now() === 0) await frame();
      const [wall, run] = [performance.now(), now()];
      while (performance.now() - wall < 800) await frame();
      return (now() - run) / (performance.now() - wall);
    });
    expect(rate).toBeGreaterThan(least);
    expect(rate).toBeLessThan(most);
    await dock.key('Pause').click();
  }
});
