// The inspector: settings in Design; state, reasons and facts in Run.
import type { Locator, Page } from '@playwright/test';

export class Inspector {
  readonly pane: Locator;
  readonly title: Locator;
  /** The chain of reasons, newest first. */
  readonly why: Locator;
  readonly reasons: Locator;

  constructor(page: Page) {
    this.pane = page.getByRole('complementary', { name: 'Inspector' });
    this.title = this.pane.getByRole('heading', { level: 2 });
    this.why = this.pane.getByRole('region', { name: /^Why .*\?$/ });
    this.reasons = this.why.getByRole('listitem');
  }

  section(title: string | RegExp): Locator {
    return this.pane.getByRole('region', { name: title });
  }
}
