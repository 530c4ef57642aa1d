// axe finds nothing on the screens of a chassis: Design with a PIC and its menu, Run with dead PICs and a dropped share, both themes.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { Chassis } from './pages/chassis';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function clean(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze();
  const complaints = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n').at(1)?.trim() ?? ''}`),
  );
  expect.soft(complaints, screen).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('services PICs', async ({ page, app }) => {
      await page.getByRole('button', { name: 'CGNAT on MX480', exact: true }).click();
      await app.canvas.settled();
      const chassis = new Chassis(page, 'mx-1');
      await chassis.click('mams-2/0/0');
      await clean(page, 'Design with a PIC');
      await app.goTo('Run');
      await chassis.act('FPC 2', /^Pull the card/);
      await clean(page, 'Run, not noticed yet');
      await app.dock.key('Jump to the next event').click();
      await expect(chassis.place('mams-2/0/0')).toContainText(/Inactive|Discard/);
      await clean(page, 'Run, a share is dropped');
      await chassis.click('mams-2/0/0');
      await clean(page, 'Run, menu of a PIC');
    });

    test('Routing Engines', async ({ page, app }) => {
      await page.getByRole('button', { name: /^Two (REs|Routing Engines) without/ }).click();
      await app.canvas.settled();
      await clean(page, 'Design');
      await app.goTo('Run');
      await new Chassis(page, 'edge-1').act('RE0', /^Remove the Routing Engine/);
      await clean(page, 'Run, the cards restart');
    });
  });
