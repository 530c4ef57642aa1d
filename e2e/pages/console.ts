// The command line of a device in the dock.
import type { Locator, Page } from '@playwright/test';

export class Console {
  readonly line: Locator;
  readonly output: Locator;
  readonly device: Locator;
  readonly completions: Locator;
  readonly pane: Locator;

  constructor(page: Page) {
    this.pane = page.getByRole('region', { name: /^Console of / });
    this.line = this.pane.getByRole('textbox', { name: /^Command line of / });
    this.output = this.pane.getByRole('log', { name: 'Output' });
    this.device = this.pane.getByRole('combobox', { name: 'Device' });
    this.completions = this.pane.getByRole('list', { name: 'Completions' });
  }

  /** Types a whole line at once, as one who pastes it, and sends it. */
  async run(command: string): Promise<void> {
    await this.line.fill(command);
    await this.line.press('Enter');
  }
}
