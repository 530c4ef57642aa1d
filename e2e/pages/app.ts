// The whole app as a user finds it: the parts of its screens by role and name, and the ways between them.
import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { Canvas } from './canvas';
import { Console } from './console';
import { Dock } from './dock';
import { Inspector } from './inspector';
import { Palette } from './palette';
import { Search } from './search';
import { Start } from './start';

export class App {
  readonly page: Page;
  readonly start: Start;
  readonly canvas: Canvas;
  readonly palette: Palette;
  readonly inspector: Inspector;
  readonly dock: Dock;
  readonly console: Console;
  readonly search: Search;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly name: Locator;
  readonly importReport: Locator;

  constructor(page: Page) {
    this.page = page;
    this.start = new Start(page);
    this.canvas = new Canvas(page);
    this.palette = new Palette(page);
    this.inspector = new Inspector(page);
    this.dock = new Dock(page);
    this.console = new Console(page);
    this.search = new Search(page);
    const bar = page.getByRole('banner');
    this.undo = bar.getByRole('button', { name: 'Undo' });
    this.redo = bar.getByRole('button', { name: 'Redo' });
    this.name = bar.getByRole('heading', { level: 1 });
    this.importReport = page.getByRole('region', { name: 'Import report' });
  }

  /** Pastes a configuration on the start page, has it drawn and puts the report of the import away. */
  async draw(text: string): Promise<void> {
    await this.start.draw(text);
    await this.canvas.settled();
    await this.importReport.getByRole('button', { name: 'Dismiss the import report' }).click();
  }

  mode(mode: 'Design' | 'Run'): Locator {
    return this.page.getByRole('group', { name: 'View of the design' }).getByRole('radio', { name: mode });
  }

  async goTo(mode: 'Design' | 'Run'): Promise<void> {
    await this.mode(mode).check();
    await this.canvas.settled();
  }

  /** Opens the menu of a button of the bar and chooses an entry. */
  async choose(button: string, entry: string | RegExp): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: button }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** Presses Tab (or Shift+Tab) until a thing has the focus, as a keyboard user would. */
  async tabTo(thing: Locator, direction: 'on' | 'back' = 'on'): Promise<void> {
    // An upright line has no width: to the browser it is not visible.
    await expect(thing).toBeAttached();
    for (let i = 0; i < 120; i += 1) {
      if (await thing.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(direction === 'on' ? 'Tab' : 'Shift+Tab');
    }
    await expect(thing, 'reached by Tab').toBeFocused();
  }

  /** Presses the arrow keys of a tree until a row has the focus. */
  async rowTo(row: Locator): Promise<void> {
    await this.page.keyboard.press('Home');
    for (let i = 0; i < 60; i += 1) {
      if (await row.first().evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(row, 'reached by arrow keys').toBeFocused();
  }

  /** Waits until the browser's database holds everything: the word beside the name says so in Design. */
  async saved(): Promise<void> {
    await expect(this.page.getByRole('banner')).toContainText('Saved');
  }

  /** Does what starts a download. @returns its file name and text */
  async downloaded(act: () => Promise<void>): Promise<{ readonly name: string; readonly text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    return { name: download.suggestedFilename(), text: await textOf(download) };
  }
}

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
