// The comparison of two systems: reached from the start page, the palette and by its address; answers mark what decides.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures/test';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('questions lead to a recommendation with its reasons', async ({ app, page }) => {
  await page.getByRole('link', { name: /Chassis cluster or Multinode HA/ }).click();
  const advice = page.getByRole('region', { name: 'Recommendation' });
  await expect(page.getByRole('heading', { level: 1, name: 'Chassis cluster or Multinode HA?' })).toBeVisible();
  await expect(page).toHaveURL(/#compare=cluster-or-multinode$/);
  await expect(advice).toContainText('Answer a question');
  await expect(page.getByRole('row')).toHaveCount(18);

  await page
    .getByRole('group', { name: 'Where do the two boxes stand?' })
    .getByRole('radio', { name: /only routed/ })
    .check();
  await expect(advice).toContainText('Multinode HA');
  await expect(advice).toContainText('Not Chassis cluster. Control and fabric links are layer 2');
  await page.getByRole('switch', { name: 'Only what decides' }).click();
  await expect(page.getByRole('rowheader')).toHaveText([/^HA links/, /^Two sites/]);

  await page.getByRole('group', { name: 'Which platform?' }).getByRole('radio', { name: 'SRX300 line' }).check();
  await expect(advice).toContainText('Neither of them');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('radio', { name: 'SRX300 line' }).check();
  await expect(advice).toContainText(/Chassis cluster.*Not Multinode HA\./s);

  await page.getByRole('link', { name: 'All designs' }).click();
  await expect(app.start.title).toBeVisible();
  await page.goBack();
  await expect(advice).toBeVisible();
});

test('the palette leads there, also from an open design', async ({ app, page }) => {
  await app.start.newDesign.click();
  await app.search.take('chassis cluster or multinode', /Chassis cluster or Multinode HA/);
  await expect(page.getByRole('table')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });
    test('axe finds nothing on it', async ({ app, page }) => {
      await expect(app.start.title).toBeVisible();
      await page.getByRole('link', { name: /Chassis cluster or Multinode HA/ }).click();
      await page.getByRole('radio', { name: /BGP or OSPF/ }).check();
      await expect(page.getByRole('region', { name: 'Recommendation' })).toContainText('Multinode HA');
      const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      ).toEqual([]);
    });
  });
