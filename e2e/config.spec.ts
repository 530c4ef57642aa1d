// The Config tab: both forms, one device or all, secrets, what changed since the import, how to load it.
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';

const WITH_SECRETS = `${BRANCH_CLUSTER}set system root-authentication encrypted-password "$6$kRt1zUv9$abcDEF.ghi"
set security ike policy branch pre-shared-key ascii-text "$9$Hk.5F36AtO"
`;

test('forms, devices, secrets and the clipboard', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { dock, page } = app;
  await app.draw(WITH_SECRETS);
  await dock.open('Config');
  const { configuration, region } = dock;

  await test.step('secrets are masked until they are asked for', async () => {
    await expect(configuration).toContainText('set system root-authentication encrypted-password');
    await expect(configuration).not.toContainText('abcDEF');
    await expect(configuration).not.toContainText('Hk.5F36AtO');
    await region.getByRole('switch', { name: 'Show secrets' }).click();
    await expect(configuration).toContainText('abcDEF');
    await expect(configuration).toContainText('Hk.5F36AtO');
    await region.getByRole('switch', { name: 'Show secrets' }).click();
    await expect(configuration).not.toContainText('Hk.5F36AtO');
  });

  await test.step('the curly form', async () => {
    await region.getByRole('radio', { name: 'curly' }).check();
    await expect(configuration).toContainText(/redundancy-group 1 \{/);
    await expect(configuration).not.toContainText('set chassis');
  });

  await test.step('what is copied is what is shown', async () => {
    await region.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(region.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/redundancy-group 1 \{/);
    expect(copied).not.toContain('Hk.5F36AtO');
  });

  await test.step('how to bring it onto the devices', async () => {
    await region.getByRole('tab', { name: 'How to load this' }).click();
    await expect(region.getByRole('tabpanel', { name: 'How to load this' })).toContainText(
      'set chassis cluster cluster-id 1 node 0 reboot',
    );
  });
});

test('what changed since the import is told line by line', async ({ app }) => {
  const { dock, inspector, palette } = app;
  await app.draw(BRANCH_CLUSTER);
  await dock.open('Config');
  const changes = dock.region.getByRole('tabpanel', { name: 'Changes since import' });
  await dock.region.getByRole('tab', { name: 'Changes since import' }).click();
  await expect(changes).toContainText('Nothing changed since the import');

  await palette.row(/^cluster 1\b/).click();
  await inspector.unfold(inspector.pane.getByRole('button', { name: /^Redundancy groups/ }));
  const groups = inspector.section(/^Redundancy groups/);
  await inspector.unfold(groups.getByRole('button', { name: 'Redundancy group 1', exact: true }));
  const priority = groups
    .getByRole('region', { name: 'Redundancy group 1', exact: true })
    .getByRole('textbox', { name: /node 1/i })
    .first();
  await expect(priority).toHaveValue('100');
  await priority.fill('150');
  await priority.press('Enter');
  await expect(changes).toContainText('+1 −1 lines since the import');
  await expect(changes).toContainText('added: set chassis cluster redundancy-group 1 node 1 priority 150');
  await expect(changes).toContainText('removed: set chassis cluster redundancy-group 1 node 1 priority 100');
  await app.undo.click();
  await expect(changes).toContainText('Nothing changed since the import');
});
