// Mist Edges: the stories of the reference's table on the screen, with its states, times and loads.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { designFile } from './fixtures/designs';
import { expect, test } from './fixtures/test';
import type { App } from './pages/app';

/** Opens a baseline of the table as a file, in Run. */
async function run(app: App, spec: string): Promise<void> {
  await app.start.openFile(`${spec}.standby.json`, await designFile(spec));
  await app.canvas.settled();
  await app.goTo('Run');
}

/** State and tunnels on the card of an Edge. */
async function edge(app: App, name: string, state: string, tunnels: number): Promise<void> {
  await expect(app.canvas.device(name)).toContainText(new RegExp(`${state}\\s*${tunnels}\\s*of`));
}

/** APs on the streams from a group to each Edge, as the table writes where they land. */
async function lands(app: App, group: string, counts: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, count] of Object.entries(counts))
    await expect(app.canvas.stream(`${group}/${name}`)).toHaveAttribute('data-count', String(count));
}

/** To the next instant at which something happens. */
async function next(app: App, seconds: number): Promise<void> {
  await app.dock.playhead.focus();
  for (let i = 0; i < 12 && (await app.dock.now()) < seconds * 1000; i += 1)
    await app.dock.playhead.press('ArrowRight');
  await app.dock.at(seconds);
}

test('S01: an Edge dies, its APs wait seven minutes and spread over the others', async ({ app, page }) => {
  const { canvas, dock, inspector } = app;
  await run(app, 'mist-ta');
  await canvas.device('ME2').getByText('ME2', { exact: true }).first().click();
  await expect(canvas.entry('Cut the power')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(canvas.failed('ME2')).toBeVisible();
  await expect(canvas.caption).toContainText('200 APs of all miss hellos on Corp; they wait for 60 s × 7.');
  await edge(app, 'ME2', 'down', 200);
  await expect(canvas.device('ME2')).toContainText('still to move');
  await expect(canvas.stream('Corp@all/ME2')).toHaveAttribute('data-lost', '200');
  await expect(canvas.device('all')).toContainText(/400\s*on 1st choice\s*200\s*miss hellos/);
  await dock.seek(3);
  await expect(canvas.tip(/hello_retries/)).toContainText('0:03 of 7:00 min');

  await next(app, 420);
  await lands(app, 'Corp@all', { ME1: 200, ME2: 0, ME3: 200 });
  await expect(canvas.device('all')).toContainText(/200\s*moving/);
  await next(app, 421);
  await lands(app, 'Corp@all', { ME1: 300, ME2: 0, ME3: 300 });
  await edge(app, 'ME1', 'serving', 300);
  await expect(canvas.device('ME1')).toContainText('was 200');
  await expect(canvas.caption).toContainText('All APs of all have a tunnel again: ME1 300, ME3 300.');
  await expect(canvas.device('all')).toContainText(/400\s*on 1st choice\s*200\s*on another/);

  await dock.lane('all on Corp').click();
  const lists = inspector.section('Lists');
  await expect(lists.getByText(/^100/)).toHaveCount(6);
  await dock.open('Flows');
  await expect(dock.region).toContainText('7 min 1.00 s');
});

test('S16 to S18: the primary cluster dies; auto-preemption brings the APs back at two in the morning', async ({
  app,
  page,
}) => {
  const { canvas, dock } = app;
  await run(app, 'mist-tb+preempt=02:00@10:00');
  await canvas.hull('C1').click({ position: { x: 40, y: 16 } });
  await expect(canvas.entry('Cut the power of all members')).toBeFocused();
  await page.keyboard.press('Enter');
  await edge(app, 'ME1', 'down', 200);
  await edge(app, 'ME2', 'down', 200);
  await expect(canvas.hull('C1')).toContainText('down');
  await next(app, 420);
  await next(app, 430);
  await next(app, 431);
  await lands(app, 'Corp@all', { ME1: 0, ME2: 0, ME3: 200, ME4: 200 });
  await expect(canvas.caption).toContainText(
    /Clients of corp on all have addresses of another subnet|ME3 200, ME4 200/,
  );
  await expect(canvas.device('all')).toContainText(/400\s*on another/);

  await dock.playhead.focus();
  for (let i = 0; i < 23; i += 1) await dock.playhead.press('Shift+PageUp');
  await canvas.hull('C1').click({ position: { x: 40, y: 16 } });
  await canvas
    .entry(/^Repair/)
    .first()
    .click();
  await edge(app, 'ME1', 'serving', 0);
  await expect(canvas.tip(/next auto-preemption/)).toBeVisible();

  await next(app, 57_600);
  await expect(canvas.caption).toContainText('Auto-preemption of Corp: 400 APs are moved over the next 300 s.');
  await lands(app, 'Corp@all', { ME1: 0, ME2: 0, ME3: 200, ME4: 200 });
  await dock.playhead.press('End');
  await lands(app, 'Corp@all', { ME1: 200, ME2: 200, ME3: 0, ME4: 0 });
  await expect(canvas.device('all')).toContainText(/400\s*on 1st choice/);
});

test('S09: a check takes the service of one Edge down, its APs are told at once', async ({ app }) => {
  const { canvas } = app;
  await run(app, 'mist-tb1+crm=300');
  await canvas.device('gateway1').click();
  await canvas.entry('Make gateway1 unreachable from ME1').click();
  await expect(canvas.caption).toContainText('200 APs are in a black hole');
  await expect(canvas.device('ME1')).toContainText(/ping gateway1\s*unanswered/);
  await edge(app, 'ME1', 'serving', 200);
  await next(app, 300);
  await expect(canvas.device('ME1')).toContainText(/suspended\s*0\s*of/);
  await expect(canvas.caption).toContainText('leave their Edge and ask the next of their list');
  await next(app, 301);
  await lands(app, 'Corp@all', { ME1: 0, ME2: 400 });
  await edge(app, 'ME2', 'serving', 400);
});

test('S10: without checks the same is a black hole for as long as nobody looks', async ({ app, page }) => {
  const { canvas, dock } = app;
  await run(app, 'mist-tb1');
  await canvas.device('gateway1').click();
  await canvas.entry('Make gateway1 unreachable from ME1').click();
  await expect(canvas.device('all')).toContainText(/200\s*on 1st choice\s*200\s*black hole/);
  await dock.playhead.focus();
  for (let i = 0; i < 60; i += 1) await dock.playhead.press('Shift+PageUp');
  await dock.at(3600);
  await edge(app, 'ME1', 'serving', 200);
  await lands(app, 'Corp@all', { ME1: 200, ME2: 200 });
  await expect(canvas.stream('Corp@all/ME1')).toHaveAttribute('data-lost', '200');
  await dock.open('Console');
  await app.console.run('GET /api/v1/orgs/:org_id/stats/mxedges ME1');
  await expect(app.console.output).toContainText('"status": "connected"');
  await expect(app.console.output).toContainText('"num_tunnels": 200');
  await expect(app.console.output).toContainText('"monitoring_failed": false');
  await canvas.device('gateway1').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await expect(canvas.caption).toContainText('gets through again; no tunnel was moved');
});

test('faults of every kind hang on their things', async ({ app, page }) => {
  const { canvas } = app;
  await run(app, 'mist-tb+crm=300');
  const offers = async (
    thing: ReturnType<typeof canvas.device>,
    entries: readonly (string | RegExp)[],
  ): Promise<void> => {
    await thing.click({ button: 'right' });
    for (const entry of entries) await expect(canvas.entry(entry).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(canvas.menu).toBeHidden();
  };
  await offers(canvas.device('ME1').getByText('ME1', { exact: true }).first(), [
    'Cut the power',
    'Stop the tunnel service',
    'Restart the tunnel service',
    'Pull all data ports',
    'Pull the OOBM port',
    'Make gateway1 unreachable from ME1',
  ]);
  await offers(canvas.port('ME1', 'port0'), ['Pull port0']);
  await offers(canvas.port('ME1', 'oobm'), ['Pull oobm']);
  await offers(canvas.device('core1').getByText('core1', { exact: true }).first(), [/power/i]);
  await offers(canvas.device('gateway1'), ['Make gateway1 unreachable', 'Make gateway1 unreachable from ME2']);
  await offers(canvas.device('mist'), ['Lose the cloud']);
  await offers(canvas.device('all').getByText('all', { exact: true }).first(), [
    'Cut the power of all APs',
    'Cut the power of the first AP',
    'Break the path from all to C1',
  ]);
});

test('Terraform, API bodies and the switch side leave; several files of bodies come in again', async ({ app }) => {
  const { dock, start, canvas } = app;
  await start.openFile('tb.standby.json', await designFile('mist-tb+crm=300+preempt=15min'));
  await canvas.settled();
  await dock.open('Config');
  await expect(dock.configuration).toContainText('"path": "/api/v1/orgs/{org_id}/mxclusters"');
  const own = await app.downloaded(() => app.choose('Export', 'Mist API bodies'));
  const { requests, ...ids } = JSON.parse(own.text) as { requests: readonly { path: string; body: unknown }[] };
  expect(requests.map(({ path }) => path.split('/').at(-1))).toEqual(
    expect.arrayContaining(['mxclusters', 'mxedges', 'mxtunnels', 'wlans']),
  );
  await dock.region.getByRole('radio', { name: 'Terraform' }).check();
  await expect(dock.configuration).toContainText('resource "mist_org_mxtunnel" "corp" {');
  await dock.region.getByRole('radio', { name: 'set' }).check();
  await expect(dock.configuration).toContainText('set vlans ME-TUNNEL vlan-id 101');

  await app.page.goto('./');
  const parts = ['mxclusters', 'mxedges', 'mxtunnels', 'wlans'].map((kind) => ({
    name: `${kind}.json`,
    text: JSON.stringify({ ...ids, requests: requests.filter(({ path }) => path.endsWith(`/${kind}`)) }),
  }));
  await start.openFiles(parts);
  await canvas.settled();
  for (const name of ['ME1', 'ME2', 'ME3', 'ME4']) await expect(canvas.device(name)).toBeVisible();
  const again = await app.downloaded(() => app.choose('Export', 'Mist API bodies'));
  const bodies = (text: string): unknown => (JSON.parse(text) as typeof JSON & { requests: unknown }).requests;
  expect(bodies(again.text)).toEqual(bodies(own.text));
});

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
async function clean(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze();
  const said = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n').at(1)?.trim() ?? ''}`),
  );
  expect.soft(said, screen).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });
    test('axe finds nothing on Mist Edges in Design and Config', async ({ app, page }) => {
      await app.start.openFile('tb.standby.json', await designFile('mist-tb+hello=10x3'));
      await app.canvas.settled();
      await clean(page, 'Design');
      await app.dock.open('Config');
      await clean(page, 'Config');
    });
    test('axe finds nothing on Mist Edges before, during and after a failover', async ({ app, page }) => {
      await run(app, 'mist-tb+hello=10x3');
      await clean(page, 'before');
      await app.search.take('cluster C1', /C1/);
      await app.dock.seek(5);
      await clean(page, 'during');
      await app.dock.playhead.press('End');
      await app.dock.lane('all on Corp').click();
      await clean(page, 'after');
    });
  });

test('a cluster is drawn and formed by hand, its form knows what there is, and it runs', async ({ app, page }) => {
  const { canvas, palette, inspector, dock } = app;
  await app.start.newDesign.click();
  for (const part of ['AP group', 'Mist Edge', 'Mist Edge']) await palette.part(part).click();
  await canvas.device('edge-1').getByText('edge-1', { exact: true }).click();
  await canvas
    .device('edge-2')
    .getByText('edge-2', { exact: true })
    .click({ modifiers: ['Shift'] });
  await palette.part('Group').click();
  await page.getByRole('menuitem', { name: /Mist Edge clusters/ }).click();
  await expect(canvas.hull('cluster')).toBeVisible();
  await expect(canvas.device('aps-1')).toContainText(/100\s*on 1st choice/);
  await canvas.device('edge-1').getByText('edge-1', { exact: true }).click();
  const cluster = inspector.pane.getByRole('combobox', { name: 'Cluster' });
  await expect(cluster.getByRole('option')).toHaveText(['none', 'cluster']);
  await cluster.selectOption('none');
  await expect(canvas.device('edge-1')).toContainText(/0\s*of 5.000 tunnels/);
  await app.undo.click();
  await expect(canvas.device('edge-1')).toContainText(/50\s*of 5.000 tunnels/);
  await app.goTo('Run');
  await canvas.device('edge-1').getByText('edge-1', { exact: true }).click();
  await expect(canvas.entry('Cut the power')).toBeFocused();
  await page.keyboard.press('Enter');
  await next(app, 420);
  await next(app, 421);
  await edge(app, 'edge-2', 'serving', 100);
  await expect(dock.lane('aps-1 on Corp')).toBeVisible();
});

test('an Edge loss is played, understood and mended by keyboard only', async ({ page, app }) => {
  const { canvas, dock, palette, inspector } = app;
  const { keyboard } = page;
  await page.evaluate(() => {
    window.addEventListener(
      'pointerdown',
      () => document.documentElement.setAttribute('data-pointer-used', 'true'),
      true,
    );
  });
  await app.tabTo(page.getByRole('button', { name: /Campus tunnels/ }).first());
  await keyboard.press('Enter');
  await canvas.settled();
  await keyboard.press('2');
  await expect(app.mode('Run')).toBeChecked();
  await keyboard.press('[');
  await app.tabTo(palette.tree.getByRole('treeitem').first());
  await app.rowTo(palette.row(/^me-a1\b/));
  await keyboard.press('Enter');
  await expect(canvas.entry('Cut the power')).toBeFocused();
  await keyboard.press('Enter');
  await expect(canvas.caption).toContainText('1000 APs miss hellos on Staff; they wait for 10 s × 3.');
  await keyboard.press('.');
  await dock.at(30);
  await keyboard.press('.');
  await dock.at(31);
  await expect(canvas.caption).toContainText('All APs have a tunnel again: me-a2 2000.');
  await edge(app, 'me-a1', 'down', 0);
  await expect(canvas.device('me-a2')).toContainText(/serving\s*2.000\s*of/);
  await app.tabTo(palette.tree.getByRole('treeitem', { name: /^me-a1\b/ }).first(), 'back');
  await keyboard.press('Space');
  await expect(inspector.title).toHaveText('me-a1');
  await expect(inspector.reasons.last()).toContainText('By you.');
  await keyboard.press('r');
  await expect(canvas.failed('me-a1')).toBeHidden();
  await app.tabTo(dock.playhead);
  await keyboard.press('End');
  await expect(canvas.device('me-a1')).toContainText(/serving\s*1.000\s*of/);
  await expect(page.locator('html')).not.toHaveAttribute('data-pointer-used');
});
