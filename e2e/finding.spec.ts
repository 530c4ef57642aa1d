// What a design rule reports is explained with its source and mended by one click, which can be undone.
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';

test('a finding names its rule and source, is mended by one click and comes back by undo', async ({ page, app }) => {
  const { dock, inspector } = app;
  await app.draw(BRANCH_CLUSTER.replace('reth-count 2', 'reth-count 1'));
  const finding = dock.findings.getByRole('listitem').filter({ hasText: 'reth-count is 1, so reth1 does not exist.' });
  await expect(finding).toContainText('Error');
  await expect(finding).toContainText('L05');
  await finding.getByRole('button', { name: 'derived' }).click();
  await expect(page.getByRole('dialog', { name: 'L05' })).toContainText('SEED');
  await page.keyboard.press('Escape');
  await expect(dock.region).toContainText('1 error');

  await test.step('a click shows what it is about', async () => {
    await finding.getByRole('button', { name: /^reth-count is 1/ }).click();
    await expect(inspector.section(/^Findings/)).toContainText('L05');
  });

  await test.step('one click mends it', async () => {
    await finding.getByRole('button', { name: 'Set reth-count to 2' }).click();
    await expect(finding).toBeHidden();
    await dock.open('Config');
    await expect(dock.configuration).toContainText('set chassis cluster reth-count 2');
  });

  await test.step('undo takes the mending back by name, redo does it again', async () => {
    await app.undo.hover();
    await expect(page.getByText('Undo: Set reth-count to 2')).toBeVisible();
    await app.undo.click();
    await expect(dock.configuration).toContainText('set chassis cluster reth-count 1');
    await dock.open('Findings');
    await expect(finding).toBeVisible();
    await app.redo.click();
    await expect(finding).toBeHidden();
  });

  await test.step('in Run it is read-only', async () => {
    await app.undo.click();
    await app.goTo('Run');
    await dock.open('Findings');
    await expect(finding.getByRole('button', { name: 'Set reth-count to 2' })).toBeDisabled();
  });
});

const UNIT_ON_CHILD =
  'ge-5/0/15 is a child of reth1 and has unit 0: "Logical unit is not allowed on redundant-ethernet member".';
/** A branch pair with a reth too many, a child of a reth with an address of its own, and weights that never move anything. */
const FLAWED = `${BRANCH_CLUSTER.replace('reth-count 2', 'reth-count 1').replace('weight 150', 'weight 50')}
set interfaces ge-5/0/15 unit 0 family inet address 10.9.9.2/24
`;

test('findings are marked on the drawing where they are, and change with it', async ({ page, app }) => {
  const { canvas, dock, inspector } = app;
  await app.draw(FLAWED);
  const onCluster = canvas.finding(
    /^1 error and 1 warning on cluster 1, first: reth-count is 1, so reth1 does not exist/,
  );
  const onPort = canvas.finding(`Error on node1 ge-5/0/15: ${UNIT_ON_CHILD}`);
  const onGroup = canvas.finding(/^Warning on RG1: Weights of redundancy group 1 on node0 add up to 200/);
  await expect(onCluster).toHaveText('2');
  await expect(canvas.findings).toHaveCount(3);

  await test.step('a mark stands beside what it is about', async () => {
    const [mark, port] = [await canvas.centreOf(onPort), await canvas.centreOf(canvas.port('node1', 'ge-5/0/15'))];
    expect(Math.abs(mark.y - port.y)).toBeLessThan(4);
    expect(Math.abs(mark.x - port.x)).toBeLessThan(60);
  });

  await test.step('the sentence on hover, the finding itself by a click', async () => {
    await onPort.hover();
    await expect(page.getByRole('tooltip')).toHaveText(UNIT_ON_CHILD);
    await onPort.click();
    await expect(inspector.title).toHaveText('ge-5/0/15');
    await expect(inspector.section(/^Findings/)).toContainText('L08');
  });

  await test.step('mended in the inspector, the mark and its count go; undo brings them back', async () => {
    await onCluster.click();
    await inspector
      .section(/^Findings/)
      .getByRole('button', { name: 'Set reth-count to 2' })
      .click();
    await expect(canvas.finding(/^Warning on cluster 1: host-name branch-edge/)).toBeVisible();
    await app.undo.click();
    await expect(onCluster).toHaveText('2');
  });

  await test.step('seen from afar each device and the frame gather theirs', async () => {
    for (let i = 0; i < 6; i += 1) await page.keyboard.press('-');
    await expect(canvas.finding(/^1 error and 2 warnings on cluster 1/)).toHaveText('3');
    await canvas.finding(/^Error on node1: /).click();
    await expect(inspector.pane.getByRole('article', { name: /^Error: ge-5\/0\/15 is a child/ })).toBeFocused();
    await canvas.finding(/^1 error and 2 warnings on cluster 1/).click();
    await expect(inspector.pane.getByRole('article', { name: /^Error: reth-count is 1/ })).toBeFocused();
    await page.keyboard.press('f');
    await expect(onGroup).toBeVisible();
  });

  await test.step('they are quiet in Run, and off where they are switched off', async () => {
    await app.goTo('Run');
    await expect(canvas.findings).toHaveCount(0);
    await app.goTo('Design');
    await expect(canvas.findings).toHaveCount(3);
    await canvas.findingsSwitch.click();
    await expect(canvas.findings).toHaveCount(0);
    await expect(canvas.findingsSwitch).toHaveAttribute('aria-pressed', 'false');
    await expect(dock.findings.getByRole('listitem')).not.toHaveCount(0);
    await page.reload();
    await expect(canvas.findingsSwitch).toHaveAttribute('aria-pressed', 'false');
    await expect(canvas.findings).toHaveCount(0);
  });
});

test('the marks are one stop of the keyboard: arrows between them, Enter to the finding, Tab to its fix', async ({
  page,
  app,
}) => {
  const { canvas, inspector } = app;
  await app.draw(FLAWED);
  const first = canvas.findings.first();
  await app.tabTo(first);
  await expect(page.getByRole('tooltip')).toContainText('reth-count is 1, so reth1 does not exist.');
  await page.keyboard.press('ArrowRight');
  await expect(canvas.findings.nth(1)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inspector.pane.getByRole('article', { name: /^Error: reth-count is 1/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(inspector.pane.getByRole('button', { name: 'Set reth-count to 2' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(canvas.finding(/reth-count/)).toHaveCount(0);
  await test.step('the focus stays in the inspector when the finding is gone', async () => {
    await expect(inspector.pane).toBeFocused();
  });
});

test.describe('on a narrow window', () => {
  test.use({ viewport: { width: 1024, height: 768 } });
  test('a mark opens the drawer of the inspector at its finding', async ({ app }) => {
    const { canvas, inspector } = app;
    await app.draw(FLAWED);
    await expect(inspector.pane).toBeHidden();
    await canvas.finding(/^Warning on RG1/).press('Enter');
    await expect(
      inspector.pane.getByRole('article', { name: /^Warning: Weights of redundancy group 1/ }),
    ).toBeFocused();
  });
});
