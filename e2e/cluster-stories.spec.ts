// What surprises people about a cluster: split brain and its healing, a control link that stays away, a dead path behind a living port.
import { expect, test } from './fixtures/test';
import type { App } from './pages/app';

/** Opens a design of the gallery in Run, at the start of time. */
async function play(app: App, title: string): Promise<void> {
  await app.page.getByRole('button', { name: title, exact: true }).click();
  await app.canvas.settled();
  await app.goTo('Run');
  await app.canvas.says('srx-a', 'RG0', 'primary', 255);
  await app.canvas.says('srx-b', 'RG0', 'secondary', 255);
}

/** Kills a link, or mends it where it is down: a click on it, Enter on the first entry. */
async function act(app: App, link: RegExp, entry: RegExp): Promise<void> {
  await app.canvas.clickLink(link);
  await expect(app.canvas.entry(entry).first()).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(app.canvas.menu).toBeHidden();
}

const CONTROL = /^control link, srx-a /;
const FABRIC = /^fabric link, srx-a /;

test('split brain in two clicks, and how it heals', async ({ app }) => {
  const { canvas, dock, inspector, console: cli } = app;
  await play(app, 'Split brain in two clicks');

  await test.step('the control link alone: the secondary stands aside', async () => {
    await act(app, CONTROL, /^Kill the link/);
    await expect(canvas.failed('srx-a ge-0/0/1 – srx-b ge-5/0/1')).toBeVisible();
    await dock.key('Jump to the next event').click();
    await dock.at(3);
    await expect(canvas.caption).toContainText('srx-b is ineligible');
    await dock.seek(60);
    for (const group of ['RG0', 'RG1']) {
      await canvas.says('srx-a', group, 'primary', 255);
      await canvas.says('srx-b', group, 'ineligible', 255);
    }
    await expect(dock.flows).not.toContainText('unpredictable');
  });

  await test.step('the fabric within 180 s: both nodes are primary three heartbeats later', async () => {
    await act(app, FABRIC, /^Kill the link/);
    await expect(canvas.failed('srx-a ge-0/0/2 – srx-b ge-5/0/2')).toBeVisible();
    await canvas.says('srx-b', 'RG0', 'ineligible', 255);
    await dock.key('Jump to the next event').click();
    await dock.at(63);
    for (const group of ['RG0', 'RG1'])
      for (const node of ['srx-a', 'srx-b']) await canvas.says(node, group, 'primary', 255);
    await expect(canvas.caption).toContainText('srx-a is alive and primary, too: this is a split brain');
  });

  await test.step('both answer for the same addresses: nobody can tell where a packet goes', async () => {
    await dock.seek(70);
    await expect(canvas.caption).toContainText('srx-a and srx-b answer for reth0 and reth1 at once');
    await expect(canvas.caption).toContainText('move their MAC addresses back and forth');
    for (const flow of ['office-to-web', 'office-to-reth1'])
      await expect(dock.flows.getByRole('listitem').filter({ hasText: flow })).toContainText('unpredictable');
    await dock.lane('RG0 on srx-b').click();
    await expect(inspector.title).toHaveText('RG0 on srx-b');
    await expect(inspector.why.getByRole('heading')).toHaveText(/^Why (still )?primary\?$/);
    await expect(inspector.reasons.filter({ hasText: 'Only node present' })).toHaveCount(1);
    await expect(
      inspector.reasons.filter({ hasText: 'srx-a ge-0/0/2 – srx-b ge-5/0/2 killed' }).filter({ hasText: 'By you.' }),
    ).toHaveCount(1);
    await dock.open('Trace');
    const filter = dock.region.getByRole('searchbox', { name: 'Filter the trace' });
    for (const reth of ['reth0', 'reth1']) {
      await filter.fill(`MAC address of ${reth}`);
      await expect(dock.trace.getByRole('listitem').filter({ hasText: 'flapping' })).toHaveCount(1);
    }
    await filter.fill('');
  });

  await test.step('each node calls itself primary and the other one lost', async () => {
    await dock.open('Console');
    for (const [device, own, peer] of [
      ['srx-a', 'node0', 'node1'],
      ['srx-b', 'node1', 'node0'],
    ] as const) {
      await cli.device.selectOption(device);
      await cli.run('show chassis cluster status');
      await expect(cli.output).toContainText(`admin@${device}> show chassis cluster status`);
      await expect(cli.output).toContainText(new RegExp(`${own}\\s+\\d+\\s+primary`));
      await expect(cli.output).toContainText(new RegExp(`${peer}\\s+0\\s+lost\\s+n/a\\s+n/a\\s+n/a`));
      await expect(cli.output).not.toContainText(new RegExp(`${own}\\s+\\d+\\s+secondary`));
    }
    await dock.open('Timeline');
  });

  await test.step('both links mended: node1 yields through secondary-hold', async () => {
    await act(app, CONTROL, /^Repair/);
    await act(app, FABRIC, /^Repair/);
    await expect(canvas.failed('srx-a ge-0/0/1 – srx-b ge-5/0/1')).toBeHidden();
    await expect(canvas.failed('srx-a ge-0/0/2 – srx-b ge-5/0/2')).toBeHidden();
    await dock.key('Jump to the next event').click();
    await dock.at(71);
    for (const group of ['RG0', 'RG1']) {
      await canvas.says('srx-a', group, 'primary');
      await canvas.says('srx-b', group, 'secondary-hold');
    }
    await expect(canvas.caption).toContainText('srx-b yields RG0 and RG1, srx-a yields RG2');
    await expect(dock.flows).not.toContainText('unpredictable');
    for (const flow of ['office-to-web', 'office-to-reth1', 'isp-to-reth0'])
      await expect(dock.flows.getByRole('listitem').filter({ hasText: flow })).toContainText('up');
    await dock.key('Step forward').click();
    await dock.at(72);
    await canvas.says('srx-b', 'RG1', 'secondary', 255);
    await canvas.says('srx-b', 'RG0', 'secondary-hold');
  });

  await test.step('RG0 is held for 300 s, three at 100×', async () => {
    await dock.speed.selectOption('100×');
    await dock.key('Play').click();
    await canvas.willSay('srx-b', 'RG0', 'secondary');
    await canvas.says('srx-b', 'RG0', 'secondary', 255);
    // Two seconds after the last event it rests by itself.
    await expect(dock.key('Play')).toBeVisible();
    await dock.at(373);
    await expect(dock.lane('RG0 on srx-b')).toHaveAccessibleName(
      /ineligible from 3\.000 s, primary from 1:03\.000 s, secondary-hold from 1:11\.000 s, secondary from 6:11\.000 s$/,
    );
    // The node that stays is shown beside the other: it never left primary.
    await expect(dock.lane('RG0 on srx-a')).toHaveAccessibleName(/: primary(?!.* from )/);
    await canvas.says('srx-a', 'RG0', 'primary', 255);
  });

  await test.step('and the console of either node shows one primary and one secondary in both groups', async () => {
    await dock.open('Console');
    for (const device of ['srx-a', 'srx-b']) {
      await cli.device.selectOption(device);
      await cli.run('clear');
      await cli.run('show chassis cluster status');
      const status = cli.output.filter({ hasText: `admin@${device}> show chassis cluster status` });
      await expect(status).toContainText(/Redundancy group: 0.*?node0\s+200\s+primary.*?node1\s+100\s+secondary\s/s);
      await expect(status).toContainText(/Redundancy group: 1.*?node0\s+200\s+primary.*?node1\s+100\s+secondary\s/s);
    }
  });
});

test('a control link lost for longer than 180 s disables node1, and mending it does not bring it back', async ({
  app,
}) => {
  const { canvas, dock, inspector, console: cli } = app;
  await play(app, 'Split brain in two clicks');

  await test.step('ineligible after three heartbeats', async () => {
    await act(app, CONTROL, /^Kill the link/);
    await dock.key('Jump to the next event').click();
    await dock.at(3);
    for (const group of ['RG0', 'RG1']) {
      await canvas.says('srx-a', group, 'primary', 255);
      await canvas.says('srx-b', group, 'ineligible');
    }
    await expect(canvas.caption).toContainText('srx-b is ineligible');
  });

  await test.step('disabled 180 s later, which takes two seconds at 100×', async () => {
    await dock.speed.selectOption('100×');
    await dock.key('Play').click();
    await canvas.willSay('srx-b', 'RG0', 'disabled');
    await canvas.says('srx-b', 'RG0', 'disabled', 255);
    await canvas.says('srx-b', 'RG1', 'disabled', 255);
    await expect(dock.key('Play')).toBeVisible();
    await dock.at(185);
    await expect(canvas.caption).toContainText('srx-b is disabled');
    // RG2 was at home on srx-b: its move cost a second after three heartbeats, what came later cost nothing.
    for (const flow of ['office-to-web', 'office-to-reth1'])
      await expect(dock.flows.getByRole('listitem').filter({ hasText: flow })).toHaveText(/up\s*lost\s*1\.00 s$/);
    await expect(dock.flows.getByRole('listitem').filter({ hasText: 'isp-to-reth0' })).toHaveText(/up$/);
    for (const group of ['RG0', 'RG1'])
      await expect(dock.lane(`${group} on srx-b`)).toHaveAccessibleName(
        /ineligible from 3\.000 s, disabled from 3:03\.000 s$/,
      );
    await dock.lane('RG0 on srx-b').click();
    await expect(inspector.why.getByRole('heading')).toHaveText('Why disabled?');
    await expect(inspector.reasons.filter({ hasText: 'Ineligible timer expired' })).not.toHaveCount(0);
    await expect(
      inspector.reasons.filter({ hasText: 'srx-a ge-0/0/1 – srx-b ge-5/0/1 killed' }).filter({ hasText: 'By you.' }),
    ).toHaveCount(1);
  });

  await test.step('mended, and still disabled minutes later', async () => {
    await act(app, CONTROL, /^Repair/);
    await expect(canvas.failed('srx-a ge-0/0/1 – srx-b ge-5/0/1')).toBeHidden();
    await dock.key('Play').click();
    // It rests two seconds after the last event, and goes on into the quiet when played again.
    await expect(dock.key('Play')).toBeVisible();
    await dock.key('Play').click();
    await expect.poll(() => dock.now()).toBeGreaterThan(300_000);
    await dock.key('Pause').click();
    for (const group of ['RG0', 'RG1']) {
      await canvas.says('srx-a', group, 'primary', 255);
      await canvas.says('srx-b', group, 'disabled', 255);
      await expect(dock.lane(`${group} on srx-b`)).toHaveAccessibleName(/disabled from 3:03\.000 s$/);
    }
  });

  await test.step('the console says so on either node', async () => {
    await dock.open('Console');
    for (const device of ['srx-a', 'srx-b']) {
      await cli.device.selectOption(device);
      await cli.run('show chassis cluster status');
      await expect(cli.output).toContainText(`admin@${device}> show chassis cluster status`);
      await expect(cli.output).toContainText(/node0\s+200\s+primary\s+no\s+no\s+None/);
      await expect(cli.output).toContainText(/node1\s+100\s+disabled\s+no\s+no\s+None/);
      await cli.run('show chassis cluster interfaces');
      await expect(cli.output).toContainText('Control link status: Up');
    }
  });
});

test('a monitored address that only node0 cannot reach moves RG1', async ({ app }) => {
  const { canvas, dock, inspector, search, console: cli } = app;
  await play(app, 'WAN pair that pings its first hop');
  await dock.open('Console');
  await cli.device.selectOption('srx-a');
  await cli.run('show chassis cluster ip-monitoring status');
  await cli.run('show chassis cluster status');
  const pinged = (state: string): RegExp => new RegExp(`203\\.0\\.113\\.1\\s+${state}`);
  await expect(cli.output).toContainText(pinged('reachable'));
  await expect(cli.output).not.toContainText(pinged('unreachable'));

  await test.step('five pings are lost before it counts', async () => {
    await search.take('unreachable from srx-a', 'Make it unreachable: 203.0.113.1 from srx-a');
    await expect(canvas.caption).toContainText(
      'srx-a gets no answer from 203.0.113.1: after 5 s it counts as unreachable.',
    );
    await canvas.says('srx-a', 'RG1', 'primary', 255);
    await dock.key('Jump to the next event').click();
    await dock.at(5);
    await canvas.says('srx-a', 'RG1', 'primary', 0);
    await canvas.says('srx-b', 'RG1', 'secondary', 255);
    await expect(canvas.caption).toContainText('weight 255 − 255 = 0');
    await expect(cli.output).toContainText(/node0\s+0\s+primary\s+yes\s+no\s+IP/);
  });

  await test.step('RG1 moves a second later, RG0 does not', async () => {
    await dock.key('Jump to the next event').click();
    await dock.at(6);
    await canvas.says('srx-b', 'RG1', 'primary', 255);
    await canvas.says('srx-a', 'RG1', 'secondary-hold');
    await canvas.says('srx-a', 'RG0', 'primary', 255);
    await expect(canvas.caption).toContainText('RG1 moves to srx-b');
    for (const flow of ['office-to-web', 'isp-to-reth0'])
      await expect(dock.flows.getByRole('listitem').filter({ hasText: flow })).toContainText(/up.*lost\s*6\.00 s/);
    await expect(dock.flows.getByRole('listitem').filter({ hasText: 'office-to-reth1' })).not.toContainText('lost');
    await dock.key('Jump to the next event').click();
    await dock.at(7);
    await canvas.says('srx-a', 'RG1', 'secondary', 0);
  });

  await test.step('the console agrees: both thresholds, the code, the address as each node sees it', async () => {
    await expect(cli.output).toContainText(/node0\s+0\s+secondary\s+yes\s+no\s+IP/);
    await expect(cli.output).toContainText(/node1\s+100\s+primary\s+yes\s+no\s+None/);
    await cli.run('show chassis cluster ip-monitoring status');
    // Between the heading of a node and its address stand its thresholds; the lines of the log have no breaks between them as text.
    const seen = (node: string, threshold: number, row: string): RegExp =>
      new RegExp(
        `${node}:-+Redundancy group: 1Global weight: 255Global threshold: 100Current threshold: ${threshold}IP [^:]*?${row}`,
      );
    await expect(cli.output).toContainText(seen('node0', 0, '203\\.0\\.113\\.1 +unreachable +1 +100'));
    await expect(cli.output).toContainText(seen('node1', 100, '203\\.0\\.113\\.1 +reachable +0 +100'));
  });

  await test.step('Why? tells it from the click to the move', async () => {
    await dock.open('Timeline');
    await dock.lane('RG1 on srx-b').click();
    await expect(inspector.why.getByRole('heading')).toHaveText(/^Why (still )?primary\?$/);
    for (const reason of ['due to IP failures', '255 − 255 = 0', 'retry-interval × retry-count', 'By you.'])
      await expect(inspector.reasons.filter({ hasText: reason })).not.toHaveCount(0);
    await expect(
      inspector.reasons.filter({ hasText: '203.0.113.1 from srx-a became unreachable' }).filter({ hasText: '5.000' }),
    ).toHaveCount(1);
  });
});
