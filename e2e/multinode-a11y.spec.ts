// Screens of a multinode pair have nothing that axe complains about: Design, all layers during a failover, sessions, log.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { designFile } from './fixtures/designs';
import { expect, test } from './fixtures/test';

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
    test('axe finds nothing on Design and while a failure is detected', async ({ app, page }) => {
      const { canvas, dock, search } = app;
      await app.start.openFile('pair.standby.json', await designFile('mnha-t-r'));
      await canvas.settled();
      await clean(page, 'Design');
      await app.goTo('Run');
      await search.take('kill node:A', /Cut the power: A/);
      await dock.seek(0.5);
      await clean(page, 'Route, during');
    });

    test('axe finds nothing on the three layers after a failover, sessions and the log', async ({ app, page }) => {
      const { canvas, dock, search } = app;
      await app.start.openFile('pair.standby.json', await designFile('mnha-t-r'));
      await canvas.settled();
      await app.goTo('Run');
      await search.take('kill node:A', /Cut the power: A/);
      await dock.seek(7);
      await canvas.says('B', 'SRG1', 'ACTIVE');
      await clean(page, 'Route, after');
      await canvas.layer('Role');
      await clean(page, 'Role');
      await canvas.layer('Traffic');
      await clean(page, 'Traffic');
      await dock.open('Log');
      await clean(page, 'Log');
    });
  });
