// The dock: transport, clock, flows, lanes, trace and configuration.
import { expect, type Locator, type Page } from '@playwright/test';

export type Tab = 'Timeline' | 'Trace' | 'Console' | 'Log' | 'Flows' | 'Findings' | 'Config';

export class Dock {
  readonly region: Locator;
  readonly clock: Locator;
  readonly playhead: Locator;
  readonly lanes: Locator;
  readonly flows: Locator;
  readonly trace: Locator;
  readonly findings: Locator;
  readonly speed: Locator;
  readonly configuration: Locator;

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Dock' });
    this.clock = this.region.getByRole('timer', { name: 'Clock of the run' });
    this.playhead = this.region.getByRole('slider', { name: 'Playhead' });
    this.lanes = this.region.getByRole('list', { name: 'Lanes' });
    this.flows = this.region.getByRole('list', { name: 'Flows' });
    this.trace = this.region.getByRole('list', { name: 'Trace' });
    this.findings = this.region.getByRole('list', { name: 'Findings' });
    this.speed = this.region.getByRole('combobox', { name: 'Speed' });
    this.configuration = this.region.getByRole('region', { name: /^Configuration as/ });
  }

  async open(tab: Tab): Promise<void> {
    const tabs = this.region.getByRole('tablist', { name: 'Dock' });
    await tabs.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
  }

  /** A key of the transport: `Play`, `Step back`, `Jump to the next event`. */
  key(name: string): Locator {
    return this.region.getByRole('toolbar', { name: 'Transport' }).getByRole('button', { name });
  }

  /** A lane by its instance: `RG1 on node0`; its name tells its whole story. */
  lane(instance: string): Locator {
    return this.lanes.getByRole('button', { name: new RegExp(`^${instance}: `) });
  }

  /** A mark on the ruler: `Fault: port:node0/ge-0/0/14`. */
  flag(title: string): Locator {
    return this.region.getByRole('button', {
      name: new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}, at `),
    });
  }

  /** Puts the playhead somewhere by its keys: seconds and tenths from the start. */
  async seek(seconds: number): Promise<void> {
    await this.playhead.focus();
    await this.playhead.press('Home');
    for (let i = 0; i < Math.floor(seconds); i += 1) await this.playhead.press('PageUp');
    for (let i = 0; i < Math.round((seconds % 1) * 10); i += 1) await this.playhead.press('Shift+ArrowRight');
    await this.at(seconds);
  }

  /** Moves the playhead on by whole seconds; far from the start it is quicker than seeking. */
  async forward(seconds: number): Promise<void> {
    await this.playhead.focus();
    for (let i = 0; i < seconds; i += 1) await this.playhead.press('PageUp');
  }

  async at(seconds: number): Promise<void> {
    await expect(this.playhead).toHaveAttribute('aria-valuenow', String(Math.round(seconds * 1000)));
  }

  /** The playhead in ms. */
  async now(): Promise<number> {
    return Number(await this.playhead.getAttribute('aria-valuenow'));
  }
}
