// The start page: gallery, paste box, recent designs, files.
import type { Locator, Page } from '@playwright/test';

export class Start {
  readonly title: Locator;
  readonly configuration: Locator;
  readonly drawIt: Locator;
  readonly paste: Locator;
  readonly newDesign: Locator;
  readonly recent: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.title = page.getByRole('heading', { level: 1, name: 'Draw it, break it, see who takes over' });
    this.configuration = page.getByRole('textbox', { name: 'Junos configuration' });
    this.drawIt = page.getByRole('button', { name: 'Draw it' });
    this.paste = page.getByRole('region', { name: 'Paste a Junos config' });
    this.newDesign = page.getByRole('button', { name: /^New design/ });
    this.recent = page.getByRole('region', { name: 'Recent designs' });
  }

  async draw(text: string): Promise<void> {
    await this.configuration.fill(text);
    await this.drawIt.click();
  }

  /** Opens a file as its dialog would. */
  openFile(name: string, text: string): Promise<void> {
    return this.openFiles([{ name, text }]);
  }

  /** Opens files that were chosen together. */
  async openFiles(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
    const [chooser] = await Promise.all([
      this.#page.waitForEvent('filechooser'),
      this.#page.getByRole('button', { name: /^Open a file/ }).click(),
    ]);
    await chooser.setFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })),
    );
  }
}
