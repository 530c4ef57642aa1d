// The main story by mouse: a real configuration drawn, broken by clicks, explained, asked at the console, taken away.
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';

test('a pasted cluster is drawn, loses two links, fails over, explains itself and is exported', async ({ app }) => {
  const { canvas, dock, inspector, console: cli } = app;

  await test.step('paste and draw', async () => {
    await app.start.draw(BRANCH_CLUSTER);
    await canvas.settled();
    await expect(canvas.drawing.getByRole('group', { name: /chassis cluster$/ })).toContainText('cluster 1');
    await expect(canvas.cards('SRX345')).toHaveCount(2);
    for (const reth of ['reth0, 192.0.2.10/24', 'reth1, 10.20.0.1/24'])
      await expect(canvas.drawing.getByRole('group', { name: reth })).toBeVisible();
    await expect(canvas.link(/^control link, node0 .* node1 /)).toHaveCount(1);
    await expect(canvas.link(/^fabric link, node0 ge-0\/0\/2 .* node1 ge-5\/0\/2$/)).toHaveCount(1);
    const { importReport } = app;
    await expect(importReport.getByRole('status')).toHaveText(/25 lines read: \d notes/);
    await importReport.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(importReport.getByRole('listitem').filter({ hasText: 'Line 23' })).toContainText(
      "'interface' is short for 'interfaces'",
    );
    await importReport.getByRole('button', { name: 'Line 24' }).click();
    const text = app.page.getByRole('dialog', { name: 'The pasted text' });
    await expect(text).toContainText('set security zones security-zone branch interface reth1.0');
    await app.page.keyboard.press('Escape');
    await expect(text).toBeHidden();
    await importReport.getByRole('button', { name: 'Dismiss the import report' }).click();
    await expect(importReport).toBeHidden();
  });

  await test.step('the first monitored link dies and nothing moves', async () => {
    await app.goTo('Run');
    await canvas.says('node0', 'RG1', 'primary', 255);
    await canvas.port('node0', 'ge-0/0/14').click();
    await expect(canvas.entry('Pull ge-0/0/14')).toBeFocused();
    await app.page.keyboard.press('Enter');
    await expect(canvas.failed('node0/ge-0/0/14')).toBeVisible();
    await canvas.says('node0', 'RG1', 'primary', 105);
    await expect(canvas.caption).toContainText(/weight 255 − 150 = 105/);
    await expect(canvas.caption).toContainText('nothing moves');
    await dock.seek(2);
    await canvas.says('node0', 'RG1', 'primary', 105);
    await canvas.says('node1', 'RG1', 'secondary', 255);
  });

  await test.step('Why? tells the sum and its rule', async () => {
    await dock.lane('RG1 on node0').click();
    await expect(inspector.title).toHaveText('RG1 on node0');
    await expect(inspector.pane).toContainText('255 − 150 = 105');
    await expect(inspector.why.getByRole('heading')).toHaveText('Why still primary?');
    await expect(inspector.reasons.filter({ hasText: 'ge-0/0/14' }).last()).toContainText('By you.');
    await expect(inspector.reasons.first()).toContainText(/documented|seen on a device|derived/);
  });

  await test.step('the second one dies and RG1 moves after a second', async () => {
    await canvas.port('node0', 'ge-0/0/15').click();
    // The first entry lies under the pointer: the same place is clicked again.
    await expect(canvas.entry('Pull ge-0/0/15')).toBeVisible();
    const at = await canvas.centreOf(canvas.port('node0', 'ge-0/0/15'));
    await app.page.mouse.click(at.x, at.y);
    await expect(canvas.failed('node0/ge-0/0/15')).toBeVisible();
    await canvas.says('node0', 'RG1', 'primary', '−45');
    await dock.key('Jump to the next event').click();
    await dock.at(3);
    await canvas.says('node1', 'RG1', 'primary', 255);
    await canvas.says('node0', 'RG1', 'secondary-hold');
    await expect(canvas.caption).toContainText('RG1 moves to node1');
    await dock.key('Jump to the next event').click();
    await dock.at(4);
    await canvas.says('node0', 'RG1', 'secondary', '−45');
  });

  await test.step('the outage is told', async () => {
    // A whole card where there is room on the drawing, else one line of it.
    await expect(canvas.outages).toContainText(/office-to-reth1.*1\.00 s/);
    await expect(dock.flows.getByRole('listitem').filter({ hasText: 'office-to-reth1' })).toContainText('lost 1.00 s');
  });

  await test.step('the trace lists every step', async () => {
    await dock.open('Trace');
    const filter = dock.region.getByRole('searchbox', { name: 'Filter the trace' });
    await filter.fill('RG1 on node');
    const entry = (...words: readonly string[]) =>
      words.reduce((rows, hasText) => rows.filter({ hasText }), dock.trace.getByRole('listitem'));
    await expect(entry('RG1 on node0', '255 − 150 = 105')).toHaveCount(1);
    await expect(entry('RG1 on node0', '255 − 150 − 150 = −45')).toHaveCount(1);
    await expect(entry('RG1 on node1', 'secondary', 'primary', 'due to IF failures')).toHaveCount(1);
    await expect(entry('RG1 on node0', 'primary', 'secondary-hold')).toHaveCount(1);
    await expect(entry('RG1 on node0', 'secondary-hold', 'Ready to become secondary')).toHaveCount(1);
    await filter.fill('MAC address');
    await expect(entry('MAC address of reth0', 'announced by node1')).toHaveCount(1);
  });

  await test.step('the console answers as the device would', async () => {
    await dock.open('Console');
    await cli.run('show chassis cluster status');
    await expect(cli.output).toContainText(/Redundancy group: 1 , Failover count: 2/);
    await expect(cli.output).toContainText(/node0\s+0\s+secondary\s+yes\s+no\s+IF/);
    await expect(cli.output).toContainText(/node1\s+100\s+primary\s+yes\s+no\s+None/);
  });

  await test.step('back in time the old node leads again', async () => {
    await dock.key('Step back').click();
    await dock.key('Step back').click();
    await dock.at(2);
    await canvas.says('node0', 'RG1', 'primary', '−45');
    await expect(cli.output).toContainText(/node0\s+0\s+primary/);
    await dock.key('To the start').click();
    await dock.at(0);
  });

  await test.step('the configuration is taken away', async () => {
    await dock.open('Config');
    await expect(dock.configuration).toContainText('security-zone internet interfaces reth0.0');
    const file = await app.downloaded(() => dock.region.getByRole('button', { name: 'Download' }).click());
    expect(file.name).toMatch(/\.set$/);
    expect(file.text).toContain('set security zones security-zone internet interfaces reth0.0');
    expect(file.text).toContain('set chassis cluster redundancy-group 1 interface-monitor ge-5/0/15 weight 150');
    const curly = await app.downloaded(() => app.choose('Export', /^Curly braces/));
    expect(curly.text).toMatch(/redundancy-group 1 \{/);
  });
});
