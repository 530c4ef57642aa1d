// The chassis of a router on the canvas: its slots and their parts, and the ring of shares beside it.
import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from './app';

/** Opens a fixture of the reference: known once the code of its system is there, which the gallery's design fetches. */
export async function openFixture(app: App, id: string): Promise<void> {
  await app.page.getByRole('button', { name: 'CGNAT on MX480', exact: true }).click();
  await app.canvas.settled();
  await app.search.take(`open ${id}`, new RegExp(`${id}$`));
  await app.canvas.settled();
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export class Chassis {
  readonly card: Locator;
  readonly #drawing: Locator;
  readonly #menu: Locator;
  readonly #page: Page;

  constructor(page: Page, device: string) {
    this.#page = page;
    this.#drawing = page.getByRole('application', { name: 'Drawing of the design' });
    this.#menu = page.getByRole('menu');
    this.card = this.#drawing.getByRole('group', { name: new RegExp(`^${escaped(device)},`) });
  }

  /** A slot by its label (`RE0`, `FPC 1`), or a part by its name (`mams-1/0/0`, `disk of RE0`). */
  place(name: string): Locator {
    return this.card.getByRole('group', { name: new RegExp(`^${escaped(name)}(,|$)`) });
  }

  /** A place says these words, in this order. */
  async says(place: string, ...words: readonly string[]): Promise<void> {
    await expect(this.place(place)).toContainText(new RegExp(words.map(escaped).join('.*'), 's'));
  }

  /** Clicks the upper left corner of a place: a card is covered by its PICs elsewhere. */
  async click(place: string): Promise<void> {
    await this.place(place).click({ position: { x: 16, y: 8 } });
  }

  /** A click opens the menu; its first entry is taken by Enter once it is the one meant. */
  async act(place: string, entry: string | RegExp): Promise<void> {
    await this.click(place);
    await expect(this.#menu.getByRole('menuitem').first()).toBeFocused();
    await expect(this.#menu.getByRole('menuitem').first()).toHaveAccessibleName(entry);
    await this.#page.keyboard.press('Enter');
    await expect(this.#menu).toBeHidden();
  }

  /** Chooses an entry of the menu of a place. */
  async choose(place: string, entry: string | RegExp): Promise<void> {
    await this.click(place);
    await this.#menu.getByRole('menuitem', { name: entry }).click();
    await expect(this.#menu).toBeHidden();
  }

  /** The menu of Design is that of the other button. */
  async edit(place: string, entry: string): Promise<void> {
    await this.place(place).click({ button: 'right', position: { x: 16, y: 8 } });
    await this.#menu.getByRole('menuitem', { name: entry, exact: true }).click();
    await expect(this.#menu).toBeHidden();
  }

  ring(name: string): Locator {
    return this.#drawing.getByRole('group', { name: new RegExp(`^${escaped(name)},`) });
  }

  /** All shares of a ring from the first on: `slot 0: mams-1/0/0, 33 %`. */
  async shares(ring: string, ...owners: readonly (string | null)[]): Promise<void> {
    const percent = Math.round(100 / owners.length);
    await expect(this.ring(ring).getByRole('listitem')).toHaveText(
      owners.map((owner, i) => `slot ${i}: ${owner ?? 'nobody'}, ${percent} %${owner === null ? ', dropped' : ''}`),
    );
  }
}
