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
