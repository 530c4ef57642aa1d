// Everybody can use it: axe finds nothing on any screen in either theme, failovers are told in a sentence, motion is only where it is wanted.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { BRANCH_CLUSTER, expect, test } from './fixtures/test';
import { App } from './pages/app';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe has to say, short enough to be read in a failed test. */
async function complaints(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n').at(1)?.trim() ?? ''}`),
  );
}

/** One sentence a complaint; the other screens are still looked at. */
async function clean(page: Page, screen: string): Promise<void> {
  expect.soft(await complaints(page), screen).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('axe finds nothing on Start, Design and Config', async ({ page, app }) => {
      await expect(app.start.title).toBeVisible();
      await clean(page, 'Start');
      await app.draw(
        `${BRANCH_CLUSTER.replace('reth-count 2', 'reth-count 1')}\nset interfaces ge-0/0/14 unit 0 family inet address 10.9.9.1/24\n`,
      );
      await expect(app.canvas.findings).toHaveCount(2);
      await clean(page, 'Design, with findings');
      for (let i = 0; i < 6; i += 1) await page.keyboard.press('-');
      await clean(page, 'Design from afar, with findings');
      await page.keyboard.press('f');
      await app.canvas.device('node0').getByText('node0', { exact: true }).first().click();
      await app.dock.open('Config');
      await expect(app.dock.configuration).toContainText('reth0.0');
      await clean(page, 'Config, a device selected');
    });

    test('axe finds nothing on Run before, during and after', async ({ page, app }) => {
      const { canvas, dock, search } = app;
      await app.draw(BRANCH_CLUSTER);
      await app.goTo('Run');
      await clean(page, 'Run, before');
      await search.take('kill ge-0/0/14', /ge-0\/0\/14/);
      await search.take('kill ge-0/0/15', /ge-0\/0\/15/);
      await dock.seek(0.6);
      await canvas.says('node0', 'RG1', 'primary', '−45');
      await clean(page, 'Run, during');
      await dock.playhead.press('End');
      await canvas.says('node0', 'RG1', 'secondary', '−45');
      await canvas.port('node0', 'ge-0/0/15').click();
      await expect(canvas.entry(/^Repair/).first()).toBeVisible();
      await clean(page, 'Run, after, with the menu');
    });

    test('axe finds nothing on Trace, Console and the command palette', async ({ page, app }) => {
      const { dock, search, console: cli } = app;
      await app.draw(BRANCH_CLUSTER);
      await app.goTo('Run');
      await search.take('kill ge-0/0/15', /ge-0\/0\/15/);
      await dock.open('Trace');
      await expect(dock.trace.getByRole('listitem').first()).toBeVisible();
      await clean(page, 'Trace');
      await dock.open('Console');
      await cli.run('show chassis cluster status');
      await expect(cli.output).toContainText('Redundancy group: 1');
      await clean(page, 'Console');
      await search.open();
      await clean(page, 'Find or do anything');
    });
  });

test('a live region tells each failover in one sentence', async ({ app }) => {
  const { canvas, dock, search } = app;
  await app.draw(BRANCH_CLUSTER);
  await app.goTo('Run');
  await expect(canvas.caption).toHaveAttribute('aria-live', 'polite');
  await expect(canvas.caption).toBeEmpty();
  await search.take('kill ge-0/0/14', /ge-0\/0\/14/);
  await expect(canvas.caption).toHaveText(/^[^.]*105[^.]*nothing moves\.\s*$/);
  await dock.seek(2);
  await search.take('kill ge-0/0/15', /ge-0\/0\/15/);
  await dock.key('Jump to the next event').click();
  await expect(canvas.caption).toHaveText(/^RG1 moves to node1[^.]*\.\s*$/);
});

/** Counts the frames that the page asks for. */
const countFrames = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const counted = window as unknown as { framesAsked: number };
    counted.framesAsked = 0;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => {
      counted.framesAsked += 1;
      return ask(callback);
    };
  });

/** Frames asked for, and animations running, in half a second. */
const motion = (page: Page): Promise<{ readonly frames: number; readonly animations: number }> =>
  page.evaluate(async () => {
    const counted = window as unknown as { framesAsked: number };
    const before = counted.framesAsked;
    let animations = 0;
    for (let i = 0; i < 10; i += 1) {
      await new Promise((done) => setTimeout(done, 50));
      animations += document.getAnimations().filter((each) => each.playState === 'running').length;
    }
    return { frames: counted.framesAsked - before, animations };
  });

test('nothing moves and nothing is computed while nothing happens', async ({ page }) => {
  await countFrames(page);
  await page.goto('./');
  const app = new App(page);
  await app.draw(BRANCH_CLUSTER);
  await app.goTo('Run');
  await app.search.take('kill ge-0/0/14', /ge-0\/0\/14/);
  await app.dock.seek(1);
  await expect.poll(() => motion(page)).toEqual({ frames: 0, animations: 0 });
});

test.describe('reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('no animation runs, also while the run plays', async ({ page, app }) => {
    const { canvas, dock, search } = app;
    await app.draw(BRANCH_CLUSTER);
    await app.goTo('Run');
    await search.take('kill ge-0/0/14', /ge-0\/0\/14/);
    await search.take('kill ge-0/0/15', /ge-0\/0\/15/);
    await dock.key('Play').click();
    const running = await page.evaluate(async () => {
      const seen = new Set<string>();
      const until = performance.now() + 1500;
      while (performance.now() < until) {
        for (const animation of document.getAnimations()) {
          const { duration } = animation.effect?.getComputedTiming() ?? {};
          if (animation.playState === 'running' && typeof duration === 'number' && duration > 1)
            seen.add(`${animation.constructor.name} ${duration} ms`);
        }
        await new Promise((done) => requestAnimationFrame(done));
      }
      return [...seen];
    });
    expect(running).toEqual([]);
    await canvas.says('node1', 'RG1', 'primary', 255);
  });
});
