// The whole picture of plain designs and of a group that a technology formed.
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTechnologies, technologies } from '../../../machines/registry';
import type { Command } from '../../../model';
import {
  addNode,
  addNote,
  asId,
  connectNodes,
  type Design,
  emptyDesign,
  idsOf,
  type NodeId,
  run,
} from '../../../model';
import { drawingsOf } from '../drawings';
import { fitted } from '../viewport';
import { monoWidth } from './measures';
import { sameLink, sameShape } from './same';
import { buildScene, noteHeight } from './scene';
import type { Scene } from './scene-types';

await loadTechnologies();

const NONE = new Map();
const done = <Args>(design: Design, command: Command<Args>, args: Args): Design => {
  const result = run(design, command, args);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.design;
};
const id = (text: string) => asId<NodeId>(text);
const sceneOf = (design: Design): Scene => buildScene(design, drawingsOf(design), NONE);

/** Two firewalls one above the other, a switch on their left, a host beyond it. */
function drawn(): Design {
  let design = emptyDesign('Test', asId('test'));
  design = done(design, addNode, { kind: 'srx', at: { x: 400, y: 0 }, name: 'srx-a' });
  design = done(design, addNode, { kind: 'srx', at: { x: 400, y: 320 }, name: 'srx-b' });
  design = done(design, addNode, { kind: 'switch', at: { x: 80, y: 160 }, name: 'sw' });
  design = done(design, addNode, { kind: 'host', at: { x: -80, y: 200 }, name: 'office' });
  for (const [a, b] of [
    ['sw', 'srx-a'],
    ['sw', 'srx-b'],
    ['sw', 'office'],
  ] as const)
    design = done(design, connectNodes, { a: id(a), b: id(b) });
  return design;
}

describe('scene of a plain drawing', () => {
  it('turns each port to the edge that faces its peer', () => {
    const scene = sceneOf(drawn());
    const sides = (node: string) => scene.devices.get(id(node))?.shape.ports.map(({ side }) => side);
    expect(sides('srx-a')).toEqual(['left']);
    expect(sides('sw')).toEqual(['left', 'right', 'right']);
    expect(sides('office')).toEqual(['right']);
  });
  it('ends every link on the edge of its card, at the row of its port', () => {
    const scene = sceneOf(drawn());
    for (const link of scene.links.values()) {
      const device = scene.devices.get(link.source);
      const place = device?.shape.ports.find(({ port }) => port === link.link.a);
      expect(link.a).toMatchObject({
        x: (device?.at.x ?? 0) + (place?.x ?? 0),
        y: (device?.at.y ?? 0) + (place?.y ?? 0),
      });
    }
    expect(scene.links.size).toBe(3);
  });
  it('has room for the words below an icon, however long an address is', () => {
    const far = { ...drawn(), nodes: { ...drawn().nodes } };
    const host = Object.values(far.nodes).find((each) => each.name === 'office');
    if (!host) throw new Error('the host is there');
    const withAddress = { ...far, nodes: { ...far.nodes, [host.id]: { ...host, addresses: ['198.51.100.100/24'] } } };
    const [before, after] = [sceneOf(far).bounds, sceneOf(withAddress).bounds];
    expect((before?.x ?? 0) - (after?.x ?? 0)).toBeGreaterThan(10);
    expect(-80 + 20 - (after?.x ?? 0)).toBeGreaterThanOrEqual(monoWidth('198.51.100.100') / 2);
  });
  it('joins an icon and a card straight where the icon reaches the row', () => {
    const link = [...sceneOf(drawn()).links.values()].find(({ target }) => target === 'office');
    expect(link?.d).toMatch(/^M[\d.-]+ [\d.-]+L/);
  });
  it('offers a row to pull the first link of a card from, and a place beside the header for every other', () => {
    let design = done(emptyDesign('Test', asId('test')), addNode, { kind: 'srx', at: { x: 0, y: 0 }, name: 'a' });
    design = done(design, addNode, { kind: 'switch', at: { x: 600, y: 0 }, name: 'b' });
    const before = sceneOf(design).devices.get(id('a'))?.shape;
    const joined = sceneOf(done(design, connectNodes, { a: id('a'), b: id('b') })).devices.get(id('a'))?.shape;
    expect(before?.next.isRow).toBe(true);
    expect(before?.next.y).toBe(joined?.ports[0]?.y);
    expect(joined?.next).toEqual({ x: joined?.width, y: 18, isRow: false });
    expect(joined?.height).toBe(before?.height);
  });
  it('keeps parallel links of an icon 18 px apart and in the order of their far ends', () => {
    let design = emptyDesign('Test', asId('test'));
    design = done(design, addNode, { kind: 'router', at: { x: 0, y: 0 }, name: 'r' });
    for (const [name, y] of [
      ['low', 400],
      ['high', -400],
    ] as const) {
      design = done(design, addNode, { kind: 'switch', at: { x: 300, y }, name });
      design = done(design, connectNodes, { a: id('r'), b: id(name) });
    }
    const ends = [...sceneOf(design).links.values()].map(({ a, target }) => ({ y: a.y, target }));
    const low = ends.find(({ target }) => target === 'low')?.y ?? 0;
    const high = ends.find(({ target }) => target === 'high')?.y ?? 0;
    expect(low - high).toBe(18);
  });
  it('follows what is dragged and keeps what is not', () => {
    const design = drawn();
    const before = sceneOf(design);
    const after = buildScene(design, drawingsOf(design), new Map([['sw', { x: 900, y: 160 }]]));
    const shape = (scene: Scene, node: string) => scene.devices.get(id(node))?.shape;
    expect(after.devices.get(id('srx-a'))?.shape.ports[0]?.side).toBe('right');
    const [a, b] = [shape(before, 'sw'), shape(after, 'sw')];
    expect(a && b && sameShape(a, b)).toBe(false);
    const again = sceneOf(design);
    for (const [link, made] of before.links) {
      const other = again.links.get(link);
      expect(other && sameLink(made, other)).toBe(true);
    }
  });
  it('grows a note with its lines', () => {
    expect(noteHeight('a\nb\nc') - noteHeight('a')).toBe(32);
    expect(noteHeight('word '.repeat(40))).toBeGreaterThan(noteHeight('word'));
    const design = done(emptyDesign('Test', asId('test')), addNote, { text: 'x', at: { x: 8, y: 16 } });
    expect(sceneOf(design).bounds).toMatchObject({ x: 8, y: 16 });
  });
  it('has no bounds when nothing is drawn', () => {
    expect(sceneOf(emptyDesign('Test', asId('test'))).bounds).toBeNull();
  });
});

describe('scene of the first template', () => {
  it('is shown whole at 100 % beside the palette and the inspector of a screen of 1440 px', () => {
    const [template] = technologies().flatMap(({ templates }) => templates);
    const design = template?.build([]);
    if (!design || 'error' in design) throw new Error('There is no template.');
    const width = 1440 - 224 - 304;
    const room = { top: 48, side: 2, bottom: 64 };
    expect(fitted(sceneOf(design).bounds, width, 716, room)?.zoom).toBeGreaterThanOrEqual(1);
  });
});

describe('pills of members side by side', () => {
  it('stand between the members, with a leg to each along the edge of the frame', () => {
    const [template] = technologies().flatMap(({ templates }) => templates);
    const built = template?.build([]);
    if (!built || 'error' in built) throw new Error('There is no template.');
    const [a, b] = Object.values(built.groups)[0]?.members ?? [];
    if (a === undefined || b === undefined) throw new Error('The template has no pair.');
    const layout = {
      ...built.layout,
      nodes: { ...built.layout.nodes, [a]: { x: 480, y: 96 }, [b]: { x: 960, y: 96 } },
    };
    const scene = sceneOf({ ...built, layout });
    expect(scene.pills.length).toBeGreaterThan(1);
    for (const [i, pill] of scene.pills.entries()) {
      expect(pill.x).toBeGreaterThanOrEqual(480 + 252);
      expect(pill.x + pill.width).toBeLessThanOrEqual(960);
      expect(pill.legs.map(({ d }) => /^M[\d.-]+ [\d.-]+H/.test(d))).toEqual([true, true]);
      for (const other of scene.pills.slice(i + 1))
        expect(other.x >= pill.x + pill.width || other.x + other.width <= pill.x || other.y !== pill.y).toBe(true);
    }
  });
});

describe('scene of a group', () => {
  let scene: Scene;
  let design: Design;
  beforeAll(() => {
    for (const technology of technologies()) {
      const formed = technology.form(drawn(), [id('srx-a'), id('srx-b')], 'pair');
      if ('error' in formed) continue;
      design = formed;
      scene = sceneOf(formed);
      return;
    }
    throw new Error('No technology formed a pair of firewalls.');
  });
  it('sets chips on the edges that face each other, so that their links are upright', () => {
    const chips = (node: string) =>
      scene.devices.get(id(node))?.shape.ports.filter(({ shape }) => shape === 'chip') ?? [];
    expect(chips('srx-a').map(({ side }) => side)).toEqual(['bottom', 'bottom']);
    expect(chips('srx-b').map(({ side }) => side)).toEqual(['top', 'top']);
    const inner = [...scene.links.values()].filter(
      ({ source, target }) => source !== target && source.startsWith('srx') && target.startsWith('srx'),
    );
    expect(inner).toHaveLength(2);
    for (const link of inner) expect(link.a.x).toBe(link.b.x);
  });
  it('frames its members with room for a label', () => {
    const [hull] = scene.hulls;
    expect(hull).toMatchObject({ x: 376, y: -36 });
    expect(hull?.members).toEqual(['srx-a', 'srx-b']);
  });
  it('sets members side by side apart as well: chips in rows of their own, level links, pills between', () => {
    const layout = {
      ...design.layout,
      nodes: { ...design.layout.nodes, [id('srx-a')]: { x: 0, y: 0 }, [id('srx-b')]: { x: 480, y: 0 } },
    };
    const wide = sceneOf({ ...design, layout });
    const shape = (node: string) => wide.devices.get(id(node))?.shape;
    for (const [node, side] of [
      ['srx-a', 'right'],
      ['srx-b', 'left'],
    ] as const) {
      const ports = shape(node)?.ports ?? [];
      const chips = ports.filter((port) => port.shape === 'chip');
      expect(chips.map((chip) => chip.side)).toEqual([side, side]);
      for (const chip of chips)
        for (const other of [
          ...ports.filter((port) => port !== chip).map(({ y }) => y),
          ...(shape(node)?.rows ?? []).map(({ y }) => y + 12),
        ])
          expect(Math.abs(other - chip.y)).toBeGreaterThanOrEqual(20);
    }
    const inner = [...wide.links.values()].filter(
      ({ source, target }) => source.startsWith('srx') && target.startsWith('srx'),
    );
    for (const link of inner) expect(link.a.y).toBe(link.b.y);
    const said = inner.flatMap(({ words }) => words ?? []).map(({ at }) => at.y);
    expect(Math.abs((said[0] ?? 0) - (said[1] ?? 0))).toBeGreaterThanOrEqual(40);
    expect(wide.hulls[0]?.width).toBe(480 + 252 + 48);
  });
  it('says once on the links of a kind what they are', () => {
    const words = [...scene.links.values()].flatMap(({ words: each }) => each?.title ?? []);
    expect(words.sort()).toEqual(['control', 'fabric']);
  });
  it('stands on every device of the design', () => {
    expect([...scene.devices.keys()].sort()).toEqual([...idsOf(design.nodes)].sort());
  });
});
