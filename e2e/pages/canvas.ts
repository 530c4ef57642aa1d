// The drawing: device cards and ports, links, pills, the menu at the pointer, the caption.
import { expect, type Locator, type Page } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export class Canvas {
  readonly main: Locator;
  readonly drawing: Locator;
  readonly menu: Locator;
  /** The sentence of what happens; it is the live region. */
  readonly caption: Locator;
  readonly outages: Locator;
  /** Marks of what the design rules report, at the things that they are about. */
  readonly findings: Locator;
  readonly findingsSwitch: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.main = page.getByRole('main', { name: 'Canvas' });
    this.drawing = page.getByRole('application', { name: 'Drawing of the design' });
    this.menu = page.getByRole('menu');
    this.caption = this.main.getByRole('status').first();
    this.outages = this.main.getByRole('region', { name: 'Outages' });
    this.findings = this.drawing.getByRole('toolbar', { name: 'Findings on the drawing' }).getByRole('button');
    this.findingsSwitch = this.main.getByRole('button', { name: /^\d+ findings?$/ });
  }

  /** The drawing has been measured and fitted: its place is the same in two looks. */
  async settled(): Promise<void> {
    // The viewport is a mere layer of the drawing library: it has neither role nor name.
    const viewport = this.#page.locator('.react-flow__viewport');
    let last = '';
    await expect
      .poll(
        async () => {
          const now = await viewport.evaluate((element) => element.getAttribute('style') ?? '');
          const same = now === last && now.includes('scale');
          last = now;
          return same;
        },
        { intervals: [50] },
      )
      .toBe(true);
  }

  /** The card of a device, by its name. */
  device(name: string): Locator {
    return this.drawing.getByRole('group', { name: new RegExp(`^${escaped(name)}(,|$)`) });
  }

  /** All cards of one kind: `SRX345`, `Switch`. */
  cards(kind: string): Locator {
    return this.drawing.getByRole('group', { name: new RegExp(`, ${escaped(kind)}$`) });
  }

  port(device: string, name: string): Locator {
    return this.device(device).getByText(name, { exact: true });
  }

  /** A link by its two ends in the order of the drawing. */
  link(name: string | RegExp): Locator {
    return this.drawing.getByRole('group', { name });
  }

  /** Clicks a link where its line is: the middle of its box may be beside it. */
  async clickLink(name: string | RegExp): Promise<void> {
    // The line is a mere shape inside the link: it has neither role nor name.
    const middle = await this.link(name)
      .locator('path')
      .first()
      .evaluate((path) => {
        if (!(path instanceof SVGPathElement)) throw new Error('the link has no line');
        const point = path
          .getPointAtLength(path.getTotalLength() / 2)
          .matrixTransform(path.getScreenCTM() ?? undefined);
        return { x: point.x, y: point.y };
      });
    await this.#page.mouse.click(middle.x, middle.y);
  }

  /** A card says this of a redundancy group: its state and then its weight. */
  async says(device: string, group: string, state: string, weight?: number | string): Promise<void> {
    const figure = weight === undefined ? '' : `\\s*${weight}(?!\\d)`;
    await expect(this.device(device)).toContainText(new RegExp(`${group}\\s*${state}${figure}`));
  }

  /** The same when a run has played that far: a slow machine plays slowly. */
  async willSay(device: string, group: string, state: string): Promise<void> {
    await expect(this.device(device)).toContainText(new RegExp(`${group}\\s*${state}(?!-)`), { timeout: 40_000 });
  }

  /** What a router says of a member: `10 best`, `20`, `down`. */
  told(router: string, member: string): Locator {
    return this.device(router).locator(`[data-told="${member}"]`).first();
  }

  /** What stands on the link between a router and a member in the layer of routes. */
  preference(router: string, member: string): Locator {
    return this.main.locator(`[data-route^="route:${router}/"][data-route$=" ${member}"]`).first();
  }

  /** Puts a layer in front. */
  async layer(name: 'Role' | 'Route' | 'Traffic'): Promise<void> {
    await this.main.getByRole('group', { name: 'Layer' }).getByRole('radio', { name }).check();
  }

  failed(what: string): Locator {
    return this.drawing.getByRole('img', { name: `Failed: ${what}` });
  }

  /** The frame round some members of a group, by its name. */
  hull(name: string): Locator {
    return this.drawing.getByRole('group', { name: new RegExp(`^${escaped(name)}, (primary|secondary|anchor)`) });
  }

  /** Users of one device that are served by another; a band has neither role nor name of its own. */
  stream(id: string): Locator {
    return this.drawing.locator(`[data-stream="${id}"]`);
  }

  /** A countdown beside the thing that waits. */
  tip(text: RegExp): Locator {
    return this.drawing.locator('[data-timer]').filter({ hasText: text }).first();
  }

  finding(name: string | RegExp): Locator {
    return this.findings.and(this.#page.getByRole('button', { name }));
  }

  entry(name: string | RegExp): Locator {
    return this.menu.getByRole('menuitem', { name });
  }

  async centreOf(thing: Locator): Promise<Point> {
    const box = await thing.boundingBox();
    if (!box) throw new Error('the thing is not on the screen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** A free place of the drawing, in px from its top left corner. */
  async placeAt(x: number, y: number): Promise<Point> {
    const box = await this.main.boundingBox();
    if (!box) throw new Error('the canvas is not on the screen');
    return { x: box.x + x, y: box.y + y };
  }

  /** The dot of a device's next free port: a link is pulled from it, or let go on it. */
  freePort(device: string): Locator {
    return this.drawing.getByLabel(new RegExp(`^New link from ${escaped(device)} `));
  }

  /** Pulls a link from a device's next free port to another card: on its body, or onto the port that then shows itself there. */
  async pull(from: string, to: string, onto: 'card' | 'port'): Promise<void> {
    const { mouse } = this.#page;
    await this.device(from).getByText(from, { exact: true }).first().hover();
    const start = await this.centreOf(this.freePort(from));
    const card = await this.centreOf(this.device(to));
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(start.x + 4, start.y + 4);
    await mouse.move(card.x, card.y, { steps: 8 });
    if (onto === 'port') {
      const port = await this.centreOf(this.freePort(to));
      await mouse.move(port.x, port.y, { steps: 4 });
    }
    await mouse.up();
  }

  /** Presses, moves and lets go; the first small move is the one that the drawing library takes as the beginning. */
  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.#page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 4, from.y + 4);
    await mouse.move(to.x, to.y, { steps: 8 });
    await mouse.move(to.x, to.y);
    await mouse.up();
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
