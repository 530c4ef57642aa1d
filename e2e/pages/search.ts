// Find or do anything: the command palette.
import { expect, type Locator, type Page } from '@playwright/test';

export class Search {
  readonly dialog: Locator;
  readonly field: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Find or do anything' });
    this.field = this.dialog.getByRole('combobox');
  }

  option(name: string | RegExp): Locator {
    return this.dialog.getByRole('option', { name });
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+k');
    await expect(this.field).toBeVisible();
  }

  /** Opens it, types, and takes the first entry once that is the one meant. */
  async take(query: string, entry: string | RegExp): Promise<void> {
    await this.open();
    await this.field.fill(query);
    await this.accept(entry);
  }

  /** Takes the chosen entry by Enter once it is the one meant. */
  async accept(entry: string | RegExp): Promise<void> {
    await expect(this.option(entry).and(this.dialog.getByRole('option', { selected: true }))).toBeVisible();
    await this.#page.keyboard.press('Enter');
    await expect(this.dialog).toBeHidden();
  }
}
