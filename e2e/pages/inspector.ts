// The inspector: settings in Design; state, reasons and facts in Run.
import { expect, type Locator, type Page } from '@playwright/test';

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

  /** Opens a part of a form that may be folded. */
  async unfold(heading: Locator): Promise<void> {
    if ((await heading.getAttribute('aria-expanded')) === 'false') await heading.click();
    await expect(heading).toHaveAttribute('aria-expanded', 'true');
  }

  section(title: string | RegExp): Locator {
    return this.pane.getByRole('region', { name: title });
  }
}
