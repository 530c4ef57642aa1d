// Floating backup: who serves which slot of the hash over two failures and two returns, and why the first backup never gets its role back.
import { expect, test } from './fixtures/test';
import { Chassis, openFixture } from './pages/chassis';

test('a repaired PIC comes back as the backup, whoever was backup first', async ({ app }) => {
  const { canvas, dock, inspector, console: cli, page } = app;
  await openFixture(app, 'ams-f1');
  const chassis = new Chassis(page, 'MX');
  await app.goTo('Run');

  await test.step('all PICs up: three slots, the preferred backup waits', async () => {
    for (const [pic, slot] of [
      ['mams-1/0/0', 'slot 0'],
      ['mams-1/1/0', 'slot 1'],
      ['mams-2/0/0', 'slot 2'],
    ] as const)
      await chassis.says(pic, 'Active', slot);
    await chassis.says('mams-3/0/0', 'Backup', 'waits for a failure');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0');
    await expect(chassis.ring('ams0')).toContainText('3 of 3 slots served, 1 backup');
  });

  await test.step('the first failure is covered: the backup takes the slot whole, nobody else is touched', async () => {
    await chassis.act('mams-1/1/0', /^Fail the PIC/);
    await expect(canvas.failed('mams-1/1/0, MX')).toBeVisible();
    await chassis.says('mams-1/1/0', 'Inactive', 'offline, covered');
    await chassis.says('mams-3/0/0', 'Active', 'took slot 1');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-3/0/0', 'mams-2/0/0');
    await expect(chassis.ring('ams0')).toContainText('3 of 3 slots served, no backup left');
    await expect(chassis.ring('ams0')).toContainText('sessions that start again');
    await expect(canvas.caption).toContainText('mams-3/0/0 takes slot 1 of ams0 whole');
    await expect(dock.flows).not.toContainText('lost');
    await expect(inspector.title).toHaveText('mams-1/1/0 of ams0');
    await expect(inspector.why.getByRole('heading')).toHaveText('Why Inactive?');
    await expect(inspector.reasons.filter({ hasText: 'no timer runs' }).filter({ hasText: 'documented' })).toHaveCount(
      1,
    );
    await expect(inspector.reasons.last()).toContainText('By you.');
  });

  await test.step('it returns as Backup, at any time, without a command', async () => {
    await dock.seek(20);
    await chassis.act('mams-1/1/0', /^Repair/);
    await expect(canvas.failed('mams-1/1/0, MX')).toBeHidden();
    await chassis.says('mams-1/1/0', 'Backup', 'waits for a failure');
    await chassis.says('mams-3/0/0', 'Active', 'took slot 1');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-3/0/0', 'mams-2/0/0');
    await expect(canvas.caption).toContainText('returns as the Backup: the member that took over stays Active');
  });

  await test.step('the second failure hits the one that was backup first: the roles swap once more', async () => {
    await dock.forward(10);
    await dock.at(30);
    await chassis.act('mams-3/0/0', /^Fail the PIC/);
    await chassis.says('mams-3/0/0', 'Inactive');
    await chassis.says('mams-1/1/0', 'Active', 'slot 1');
    await chassis.shares('ams0', 'mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0');
  });

  await test.step('and the preferred backup is the backup again, only because it returned last', async () => {
    await dock.forward(10);
    await dock.at(40);
    await chassis.act('mams-3/0/0', /^Repair/);
    await chassis.says('mams-3/0/0', 'Backup');
    await chassis.says('mams-1/1/0', 'Active', 'slot 1');
    await expect(chassis.ring('ams0')).toContainText('3 of 3 slots served, 1 backup');
    await expect(dock.lane('mams-3/0/0 of ams0')).toHaveAccessibleName(
      /: Active, Inactive from 30\.000 s, Backup from 40\.000 s$/,
    );
  });

  await test.step('the router prints the same', async () => {
    await dock.open('Console');
    await cli.run('show interfaces load-balancing detail');
    await expect(cli.output).toContainText(/HA Model\s+: Many-to-One/);
    for (const row of ['mams-1/0/0   10       Active', 'mams-1/1/0   10       Active', 'mams-3/0/0   10       Backup'])
      await expect(cli.output).toContainText(row);
    await dock.seek(25);
    await cli.run('show interfaces load-balancing detail | match mams');
    await expect(cli.output).toContainText('mams-1/1/0   10       Backup');
    await expect(cli.output).toContainText('mams-3/0/0   10       Active');
  });

  await test.step('one command moves a slot by hand', async () => {
    await dock.open('Timeline');
    await dock.seek(50);
    await chassis.choose('mams-1/0/0', 'Switch over to the backup');
    await chassis.says('mams-3/0/0', 'Active', 'took slot 0');
    await chassis.says('mams-1/0/0', 'Backup');
    await chassis.shares('ams0', 'mams-3/0/0', 'mams-1/1/0', 'mams-2/0/0');
  });
});
