// The command line of a device: help, completion, history, pipes, and requests that become steps of the run.
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';

test.beforeEach(async ({ app }) => {
  await app.draw(BRANCH_CLUSTER);
  await app.goTo('Run');
  await app.dock.open('Console');
  await app.console.line.click();
});

test('?, Tab and history help to type', async ({ page, app }) => {
  const { console: cli } = app;
  const { keyboard } = page;

  await test.step('? lists what can stand here, and the line stays', async () => {
    await keyboard.type('show chassis cluster ?');
    await expect(cli.output).toContainText('Possible completions:');
    for (const word of ['status', 'interfaces', 'information'])
      await expect(cli.output).toContainText(new RegExp(`\\n? *${word} +Display`));
    await expect(cli.line).toHaveValue('show chassis cluster ');
  });

  await test.step('Tab completes what is clear, and all that is common', async () => {
    await keyboard.press('ControlOrMeta+u');
    await expect(cli.line).toHaveValue('');
    await keyboard.type('sh');
    await keyboard.press('Tab');
    await expect(cli.line).toHaveValue('show ');
    await keyboard.type('ch');
    await keyboard.press('Tab');
    await keyboard.type('cl');
    await keyboard.press('Tab');
    await keyboard.type('in');
    await expect(cli.completions.getByRole('button')).toHaveText([/^interfaces/, /^information/]);
    await keyboard.press('Tab');
    await expect(cli.line).toHaveValue('show chassis cluster in');
    await keyboard.type('t');
    await keyboard.press('Tab');
    await expect(cli.line).toHaveValue('show chassis cluster interfaces ');
    await keyboard.press('Enter');
    await expect(cli.output).toContainText('Control link status: Up');
    await expect(cli.output).toContainText(/reth0\s+Up\s+1/);
  });

  await test.step('Space writes an abbreviation out', async () => {
    await keyboard.type('sh ver');
    await expect(cli.line).toHaveValue('show ver');
    await keyboard.press('Enter');
    await expect(cli.output).toContainText('Junos: 15.1X49-D170');
  });

  await test.step('arrows walk through what was typed', async () => {
    await keyboard.press('ArrowUp');
    await expect(cli.line).toHaveValue('show ver');
    await keyboard.press('ArrowUp');
    await expect(cli.line).toHaveValue(/^show chassis cluster interfaces/);
    await keyboard.press('ArrowDown');
    await expect(cli.line).toHaveValue('show ver');
    await keyboard.press('ArrowDown');
    await expect(cli.line).toHaveValue('');
  });

  await test.step('a wrong word is pointed at', async () => {
    await cli.run('show chassis cluster statos');
    await expect(cli.output).toContainText(/\^\s*syntax error/);
  });
});

test('pipes filter and count', async ({ app }) => {
  const { console: cli } = app;
  await cli.run('show chassis cluster status | match node0');
  const answer = cli.output.locator(':scope > *').last();
  await expect(answer).toContainText(/node0\s+200\s+primary/);
  await expect(answer).not.toContainText('node1');
  await expect(answer).not.toContainText('Cluster ID');
  await cli.run('show chassis cluster status | match "node[01]" | count');
  await expect(answer).toContainText('Count: 4 lines');
  await cli.run('show configuration | display set | match reth-count');
  await expect(answer).toContainText('set chassis cluster reth-count 2');
});

test('a manual failover shows 255 and yes until it is reset', async ({ app }) => {
  const { canvas, console: cli, dock } = app;
  await cli.run('request chassis cluster failover redundancy-group 1 node 1');
  await expect(cli.output).toContainText('Initiated manual failover for redundancy group 1');
  await expect(dock.flag('On node0: request chassis cluster failover redundancy-group 1 node 1')).toBeVisible();
  await dock.key('Step forward').click({ clickCount: 1 });
  await dock.playhead.press('End');
  await cli.run('show chassis cluster status redundancy-group 1');
  const answer = cli.output.locator(':scope > *').last();
  await expect(answer).toContainText(/node0\s+200\s+secondary\s+yes\s+yes\s+None/);
  await expect(answer).toContainText(/node1\s+255\s+primary\s+yes\s+yes\s+None/);
  await canvas.says('node1', 'RG1', 'primary', 255);

  await cli.run('request chassis cluster failover redundancy-group 1 node 1');
  await expect(answer).toContainText(/error: /);

  await cli.run('request chassis cluster failover reset redundancy-group 1');
  await expect(answer).toContainText('Successfully reset manual failover for redundancy group 1');
  await dock.playhead.press('End');
  await cli.run('show chassis cluster status redundancy-group 1');
  await expect(answer).toContainText(/node1\s+100\s+\S+\s+yes\s+no\s+None/);
  // The group has preempt: without the manual failover it goes home.
  await expect(answer).toContainText(/node0\s+200\s+primary\s+yes\s+no\s+None/);
});

test('each node answers for itself, also where it has no power', async ({ app }) => {
  const { console: cli, search } = app;
  await cli.device.selectOption('node1');
  await expect(cli.pane).toContainText('{secondary:node1}');
  await search.take('power node0', /node0/);
  await cli.run('show chassis cluster status');
  await app.dock.playhead.press('End');
  await expect(cli.pane).toContainText('{primary:node1}');
  await expect(cli.output).toContainText(/node0\s+0\s+lost\s+n\/a\s+n\/a\s+n\/a/);
  await cli.device.selectOption('node0');
  await cli.run('show chassis cluster status');
  await expect(cli.output).toContainText('node0 has no power: its CLI does not answer.');
});
