// The left side: parts to place and the outline of everything drawn.
import type { Locator, Page } from '@playwright/test';

export class Palette {
  readonly parts: Locator;
  readonly tree: Locator;

  constructor(page: Page) {
    this.parts = page.getByRole('region', { name: 'Palette' });
    this.tree = page.getByRole('tree', { name: 'Parts of the design' });
  }

  part(name: string): Locator {
    return this.parts.getByRole('button', { name, exact: true });
  }

  row(name: string | RegExp): Locator {
    return this.tree.getByRole('treeitem', { name });
  }
}
