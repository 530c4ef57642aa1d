// The second failure, which no backup covers: its share is dropped and stays so after the rejoin timer, or the hash is computed anew for all.
import { expect, test } from './fixtures/test';
import { Chassis, openFixture } from './pages/chassis';

test('drop: a third of the hash is lost, and the end of the timer gives it to nobody', async ({ app }) => {
  const { canvas, dock, console: cli, page } = app;
  await openFixture(app, 'ams-f1');
  const chassis = new Chassis(page, 'MX');
  const ring = chassis.ring('ams0');
  await app.goTo('Run');
  await chassis.act('mams-1/1/0', /^Fail the PIC/);
  await expect(ring).not.toContainText('rejoin-timeout');

  await test.step('at 10 s: Discard, a third is dropped, the others keep their flows, the timer of 120 s runs', async () => {
    await dock.seek(10);
    await chassis.act('mams-2/0/0', /^Fail the PIC/);
    await chassis.says('mams-2/0/0', 'Discard', 'its share is dropped');
    await chassis.says('mams-1/0/0', 'Active', 'slot 0');
    await chassis.says('mams-3/0/0', 'Active', 'took slot 1');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-3/0/0', null);
    await expect(ring).toContainText('2 of 3 slots served');
    await expect(ring).toContainText('33 % of the hash is dropped: nobody else takes this share.');
    await expect(ring).toContainText(/rejoin-timeout 0:00 of 2:00 min|rejoin-timeout 0\.0 of 120\.0 s/);
    await expect(canvas.caption).toContainText('its share of the hash is dropped, the rejoin timer runs');
    await expect(dock.flows.getByRole('listitem').filter({ hasText: 'ams0-slot-2' })).toContainText('lost');
    await expect(canvas.outages).toContainText('ams0-slot-2');
  });

  await test.step('at 130 s: Inactive, and the share stays dropped: there is no redistribution', async () => {
    await dock.key('Jump to the next event').click();
    await dock.at(130);
    await chassis.says('mams-2/0/0', 'Inactive', 'offline');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-3/0/0', null);
    await expect(canvas.caption).toContainText('missed the rejoin timeout: Inactive, and its share stays dropped');
    await expect(ring).not.toContainText('rejoin-timeout');
    await dock.lane('mams-2/0/0 of ams0').click();
    await expect(dock.lane('mams-2/0/0 of ams0')).toHaveAccessibleName(
      /: Active, Discard from 10\.000 s, Inactive from 2:10\.000 s$/,
    );
  });

  await test.step('the first to return fills the hole by itself, the second is kept out', async () => {
    await dock.forward(10);
    await dock.at(140);
    await chassis.act('mams-2/0/0', /^Repair/);
    await chassis.says('mams-2/0/0', 'Active', 'slot 2');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-3/0/0', 'mams-2/0/0');
    await dock.forward(10);
    await dock.at(150);
    await chassis.act('mams-1/1/0', /^Repair/);
    await chassis.says('mams-1/1/0', 'Discard', 'online, kept out');
    await expect(ring).toContainText('3 of 3 slots served, no backup left');
    await expect(canvas.caption).toContainText('kept out until revert');
  });

  await test.step('until an operator lets it in: then it is the backup', async () => {
    await dock.forward(10);
    await dock.at(160);
    await chassis.choose('mams-1/1/0', 'Revert');
    await chassis.says('mams-1/1/0', 'Backup');
    await dock.open('Console');
    await cli.run('show interfaces load-balancing detail');
    await expect(cli.output).toContainText('mams-1/1/0   10       Backup');
    await dock.forward(1);
    await cli.run('request interface load-balancing revert mams-1/1/0');
    await expect(cli.output).toContainText('error: mams-1/1/0 is backup: there is nothing to revert');
  });
});

test('redistribute: nothing is dropped, but everybody is hashed anew', async ({ app }) => {
  const { canvas, dock, inspector, page } = app;
  await openFixture(app, 'ams-f1');
  const chassis = new Chassis(page, 'MX');
  const ring = chassis.ring('ams0');

  await test.step('choose redistribute-all-traffic with enable-rejoin in the form of the bundle', async () => {
    await ring.click({ position: { x: 40, y: 12 } });
    await expect(inspector.title).toHaveText('ams0');
    await inspector.pane.getByRole('switch', { name: 'Member failure options' }).check();
    await inspector.pane.getByRole('combobox', { name: 'On an uncovered failure' }).selectOption('redistribute');
    await inspector.pane.getByRole('switch', { name: 'Enable rejoin' }).check();
  });

  await app.goTo('Run');
  await chassis.act('mams-1/1/0', /^Fail the PIC/);
  await chassis.shares('ams0', 'mams-1/0/0', 'mams-3/0/0', 'mams-2/0/0');

  await test.step('the second failure: two slots of a half each, no timer, nothing is dropped', async () => {
    await dock.seek(10);
    await chassis.act('mams-2/0/0', /^Fail the PIC/);
    await chassis.says('mams-2/0/0', 'Inactive');
    await expect(ring.getByRole('listitem')).toHaveCount(2);
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-3/0/0');
    await expect(ring).toContainText('2 slots instead of 3');
    await expect(ring).toContainText('flows of healthy members moved as well');
    await expect(ring).not.toContainText('rejoin-timeout');
    await expect(dock.flows).not.toContainText('lost');
    await expect(canvas.caption).toContainText('computed anew over the others');
  });

  await test.step('a return fills up the slots again, the next one is the backup', async () => {
    await dock.forward(10);
    await dock.at(20);
    await chassis.act('mams-2/0/0', /^Repair/);
    await expect(ring.getByRole('listitem')).toHaveCount(3);
    await chassis.says('mams-2/0/0', 'Active');
    await dock.forward(10);
    await dock.at(30);
    await chassis.act('mams-1/1/0', /^Repair/);
    await chassis.says('mams-1/1/0', 'Backup');
    await expect(ring).toContainText('3 of 3 slots served, 1 backup');
  });
});
