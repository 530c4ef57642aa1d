// Two Routing Engines: what GRES with NSR buys, what happens without it to everything in the chassis, and when a switch is refused.
import { expect, test } from './fixtures/test';
import { Chassis } from './pages/chassis';

test('with GRES and NSR a hung master costs two seconds of silence and nothing else', async ({ app }) => {
  const { canvas, dock, inspector, console: cli, page } = app;
  await page.getByRole('button', { name: 'Dual-RE edge router', exact: true }).click();
  await canvas.settled();
  const chassis = new Chassis(page, 'edge-1');
  await app.goTo('Run');
  await chassis.says('RE0', 'Master', 'fxp0 10.0.0.1/24', '10.0.0.3/24');
  await chassis.says('RE1', 'Backup', 'GRES ready');
  await chassis.says('rpd', 'running', 'GRES', 'NSR');

  await test.step('the kernel hangs: nobody knows for 2 s', async () => {
    await chassis.choose('RE0', 'Hang the kernel');
    await expect(canvas.failed('RE0, edge-1')).toBeVisible();
    await chassis.says('RE0', 'Master', 'hung');
    await chassis.says('RE1', 'Backup');
    await expect(canvas.drawing).toContainText(/loss of keepalives\s*0\.00 of 2\.00 s/);
    await expect(dock.flows).not.toContainText('lost');
  });

  await test.step('at 2 s RE1 is Master, the cards forward, the neighbours notice nothing', async () => {
    await dock.key('Jump to the next event').click();
    await dock.at(2);
    await chassis.says('RE1', 'Master', '10.0.0.3/24');
    await chassis.says('RE0', 'Present', 'hung');
    await chassis.says('rpd', 'running');
    await expect(canvas.caption).toContainText(
      'RE1 becomes master, RE0 has sent no keepalives: the cards keep forwarding.',
    );
    await expect(canvas.caption).toContainText('The neighbours notice nothing');
    await expect(dock.flows).not.toContainText('lost');
    await expect(canvas.outages).toBeHidden();
    await inspector.reasons.filter({ hasText: 'Mastership of edge-1 became re1' }).waitFor();
    await expect(inspector.reasons.filter({ hasText: 'loss of keepalives 2.00 s' })).toHaveCount(1);
  });

  await test.step('the old master comes back as Backup: nothing preempts', async () => {
    await dock.seek(10);
    await chassis.act('RE0', /^Repair/);
    await chassis.says('RE0', 'Backup', 'GRES not ready');
    await chassis.says('RE1', 'Master');
    await dock.open('Console');
    await cli.run('show chassis routing-engine | match "Slot|state|priority"');
    await expect(cli.output).toContainText(/Slot 0:\s+Current state\s+Backup\s+Election priority\s+Master \(default\)/);
    await expect(cli.output).toContainText(/Slot 1:\s+Current state\s+Master\s+Election priority\s+Backup \(default\)/);
  });

  await test.step('a switch by command is refused for 240 s after both are up, to the second', async () => {
    await dock.forward(19);
    await dock.at(29);
    await cli.run('request chassis routing-engine master switch no-confirm');
    await expect(cli.output).toContainText('Command aborted. Not ready for mastership switch, try after 221 secs.');
    await chassis.says('RE1', 'Master');
    await dock.open('Timeline');
    // No lane changes by it: readiness is a step, not an event of the story.
    await dock.key('Step forward').click();
    await dock.at(250);
    await chassis.says('RE0', 'Backup', 'GRES ready');
    await chassis.choose('RE0', 'Switch mastership');
    await chassis.says('RE0', 'Master');
    await chassis.says('RE1', 'Backup');
    await expect(dock.flows).not.toContainText('lost');
  });
});

test('without GRES a lost master takes every card down, and the AMS with them', async ({ app }) => {
  const { canvas, dock, inspector, palette, page } = app;
  await page.getByRole('button', { name: 'CGNAT on MX480', exact: true }).click();
  await canvas.settled();
  const chassis = new Chassis(page, 'mx-1');

  await test.step('give the router two Routing Engines, as a form has them', async () => {
    await palette.row(/^services/).press('ArrowRight');
    await chassis.card.getByText('mx-1', { exact: true }).click();
    await palette.part('Group').click();
    await page.getByRole('menuitem', { name: 'Form Routing Engine redundancy' }).click();
    await expect(chassis.place('RE0')).toBeVisible();
    await expect(chassis.place('RE1')).toBeVisible();
    await expect(inspector.title).toHaveText('engines');
  });

  await test.step('with graceful switchover the services do not feel it', async () => {
    await app.goTo('Run');
    await chassis.act('RE0', /^Remove the Routing Engine/);
    await chassis.says('RE0', 'Empty');
    await chassis.says('RE1', 'Master');
    await expect(canvas.caption).toContainText('the cards keep forwarding');
    await chassis.says('mams-1/0/0', 'Active', 'slot 0');
    await expect(chassis.ring('ams0')).toContainText('5 of 5 slots served, 1 backup');
    await expect(dock.flows).not.toContainText('lost');
  });

  await test.step('switch it off: nonstop routing alone buys nothing', async () => {
    await app.goTo('Design');
    await chassis.click('RE0');
    await palette.row(/^engines/).click();
    await inspector.pane.getByRole('switch', { name: 'Graceful switchover (GRES)' }).uncheck();
    await expect(dock.findings).toContainText('Graceful switchover needs to be configured');
  });

  await test.step('the same fault: all cards restart, every services PIC with them', async () => {
    await app.goTo('Run');
    await chassis.act('RE0', /^Remove the Routing Engine/);
    await chassis.says('RE1', 'Master');
    await expect(canvas.caption).toContainText('RE1 becomes master, RE0 is gone: the cards restart');
    await expect(canvas.caption).toContainText('ams0 starts from nothing');
    await chassis.says('FPC 0', 'restarting');
    for (const card of ['FPC 1', 'FPC 2', 'FPC 3']) await chassis.says(card, 'offline');
    await chassis.says('mams-1/0/0', 'Down');
    await expect(chassis.ring('ams0')).toContainText('no Active member');
    await chassis.shares('ams0', null, null, null, null, null);
    await expect(dock.flows.getByRole('listitem').filter({ hasText: 'subscribers-to-internet' })).toContainText('lost');
    await expect(canvas.outages).toContainText('subscribers-to-internet');
  });

  await test.step('300 s later it starts from nothing: the preferred backup is the backup', async () => {
    await dock.key('Jump to the next event').click();
    await dock.at(300);
    await chassis.says('mams-1/0/0', 'Active', 'slot 0');
    await chassis.says('mams-3/1/0', 'Backup');
    await expect(chassis.ring('ams0')).toContainText('5 of 5 slots served, 1 backup');
    await expect(dock.lane('ams0 of mx-1')).toHaveAccessibleName(
      /Wait for Members no Active member.*Up 5 of 5 slots served, 1 backup from 5:00\.000 s$/,
    );
  });
});
