// A cluster drawn by hand from an empty canvas: parts, links, the cluster, a reth, a flow; run, broken and taken away.
import { expect, test } from './fixtures/test';

test('an empty canvas becomes a running cluster and its configuration', async ({ page, app }) => {
  const { canvas, dock, inspector, palette } = app;
  const field = (name: string | RegExp) => inspector.pane.getByRole('textbox', { name, exact: true });

  await test.step('parts by drag and one by keyboard', async () => {
    await app.start.newDesign.click();
    await expect(canvas.main).toContainText('Drag a part from the palette');
    await palette.part('SRX').dragTo(canvas.main, { targetPosition: { x: 560, y: 130 } });
    await palette.part('SRX').dragTo(canvas.main, { targetPosition: { x: 560, y: 440 } });
    await palette.part('Switch').dragTo(canvas.main, { targetPosition: { x: 240, y: 290 } });
    await palette.part('Host').press('Enter');
    await expect(canvas.device('host-1')).toBeFocused();
    for (const device of ['srx-1', 'srx-2', 'switch-1', 'host-1']) await expect(canvas.device(device)).toBeVisible();
    await expect(palette.tree.getByRole('treeitem')).toHaveCount(4);
  });

  await test.step('the host is linked by keyboard', async () => {
    await page.keyboard.press('c');
    const chooser = page.getByRole('dialog', { name: 'Connect host-1 eth0 to' });
    await expect(chooser.getByRole('combobox', { name: 'Device and port' })).toBeFocused();
    await page.keyboard.type('switch');
    await expect(chooser.getByRole('option', { selected: true })).toContainText('switch-1');
    await page.keyboard.press('Enter');
    await expect(canvas.link(/host-1 eth0 .*switch-1 ge-0\/0\/0/)).toHaveCount(1);
  });

  await test.step('two firewalls become a cluster', async () => {
    await palette.row(/^srx-1\b/).click();
    await palette.row(/^srx-2\b/).click({ modifiers: ['Shift'] });
    await palette.part('Group').click();
    await page.getByRole('menuitem', { name: 'Form a chassis cluster' }).click();
    await expect(canvas.link(/^control link, srx-1 ge-0\/0\/1 .*srx-2 ge-5\/0\/1/)).toHaveCount(1);
    await expect(canvas.link(/^fabric link, srx-1 ge-0\/0\/2 .*srx-2 ge-5\/0\/2/)).toHaveCount(1);
    await expect(canvas.device('srx-2')).toContainText('node1');
  });

  await test.step('links by mouse: from a port to a card, and from port to port', async () => {
    await canvas.pull('srx-1', 'switch-1', 'card');
    await expect(canvas.link(/srx-1 ge-0\/0\/0 .*switch-1 ge-0\/0\/1/)).toHaveCount(1);
    await canvas.pull('srx-2', 'switch-1', 'port');
    await expect(canvas.link(/srx-2 ge-5\/0\/0 .*switch-1 ge-0\/0\/2/)).toHaveCount(1);
  });

  await test.step('a reth by the form', async () => {
    await palette.row(/^cluster 1\b/).click();
    await inspector.unfold(inspector.pane.getByRole('button', { name: /^Redundant Ethernet interfaces/ }));
    const reths = inspector.section(/^Redundant Ethernet interfaces/);
    await reths.getByRole('button', { name: 'Add' }).click();
    const entry = reths.getByRole('group', { name: 'New entry' });
    await entry.getByRole('textbox', { name: 'Name' }).fill('reth');
    await expect(entry.getByRole('alert')).toContainText('reth0, reth1');
    await expect(entry.getByRole('button', { name: 'Add' }).last()).toBeDisabled();
    await entry.getByRole('textbox', { name: 'Name' }).fill('reth0');
    await entry.getByRole('textbox', { name: 'Redundancy group' }).fill('1');
    await page.keyboard.press('Enter');
    await inspector.unfold(entry.getByRole('button', { name: /^Children/ }));
    for (const child of ['ge-0/0/0', 'ge-5/0/0']) {
      await entry.getByRole('textbox', { name: 'Add Child' }).fill(child);
      await page.keyboard.press('Enter');
    }
    await entry.getByRole('button', { name: 'Add', exact: true }).last().click();
    const pill = canvas.drawing.getByRole('group', { name: /^reth0/ });
    await expect(pill).toBeVisible();
    await expect(pill).toContainText('no address');
    const units = reths.getByRole('region', { name: /^Units/ });
    await units.getByRole('button', { name: 'Add', exact: true }).click();
    const unit = units.getByRole('group', { name: 'New entry' });
    await unit.getByRole('textbox', { name: 'Unit', exact: true }).fill('0');
    await unit.getByRole('textbox', { name: 'Security zone' }).fill('trust');
    await inspector.unfold(unit.getByRole('button', { name: /^IPv4 addresses/ }));
    await unit.getByRole('textbox', { name: 'Add IPv4 address' }).fill('10.9.0.1/24');
    await page.keyboard.press('Enter');
    await unit.getByRole('button', { name: 'Add', exact: true }).last().click();
    await expect(pill).toContainText('10.9.0.1/24');
  });

  await test.step('what the rules find is mended by a click', async () => {
    await dock.findings.getByRole('button', { name: 'Set reth-count to 1' }).click();
    await expect(dock.region).not.toContainText(/\d errors?/);
  });

  await test.step('a flow from the host to the reth', async () => {
    await palette.row(/^host-1\b/).click();
    for (const [name, value] of [
      ['Address', '10.9.0.20/24'],
      ['Gateway', '10.9.0.1'],
    ] as const) {
      await field(name).fill(value);
      await page.keyboard.press('Enter');
    }
    await palette.row(/^srx-1\b/).click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Add a flow between the two selected devices' }).click();
    await page
      .getByRole('button', { name: /^host-1 to srx-1/ })
      .first()
      .click();
    const to = inspector.pane.getByRole('combobox', { name: 'To' });
    await to.selectOption({ label: (await to.getByRole('option', { name: /reth0$/ }).textContent()) ?? '' });
    await expect(to).toContainText('reth0');
  });

  await test.step('it runs, node0 loses power, node1 takes over', async () => {
    await app.goTo('Run');
    await expect(dock.flows.getByRole('listitem').first()).toContainText('up');
    await canvas.says('srx-1', 'RG1', 'primary', 255);
    await canvas.device('srx-1').getByText('srx-1', { exact: true }).first().click();
    await expect(canvas.entry(/power|Power/).first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(canvas.failed('srx-1')).toBeVisible();
    await dock.playhead.press('End');
    await canvas.says('srx-2', 'RG1', 'primary', 255);
    await expect(canvas.outages).toContainText(/host-1 to srx-1.*\d\.\d\d s/);
  });

  await test.step('both forms are taken away', async () => {
    const set = await app.downloaded(() => app.choose('Export', /^set lines/));
    expect(set.text).toContain('set interfaces ge-5/0/0 gigether-options redundant-parent reth0');
    expect(set.text).toContain('set interfaces reth0 unit 0 family inet address 10.9.0.1/24');
    expect(set.text).toContain('set security zones security-zone trust interfaces reth0.0');
    const curly = await app.downloaded(() => app.choose('Export', /^Curly braces/));
    expect(curly.text).toMatch(/ge-5\/0\/0 \{\s+gigether-options \{\s+redundant-parent reth0;/);
  });
});
