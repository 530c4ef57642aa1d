// Where findings are marked on a drawing with every kind of place: at the thing, over nothing that must be read, gathered when seen from afar.
import { describe, expect, it } from 'vitest';
import type { GroupDrawing, NodeDrawing, PortDrawing } from '../../../machines/kernel/technology';
import type { Command } from '../../../model';
import {
  addNode,
  asId,
  connectNodes,
  type Design,
  emptyDesign,
  type Finding,
  type GroupId,
  type LinkId,
  type NodeId,
  type PortId,
  run,
  type Severity,
  type SubjectRef,
} from '../../../model';
import { monoWidth } from '../geometry/measures';
import { buildScene } from '../geometry/scene';
import type { Box } from '../geometry/scene-types';
import { findingPlaces } from './finding-places';

const done = <Args>(design: Design, command: Command<Args>, args: Args): Design => {
  const result = run(design, command, args);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.design;
};
const node = (text: string) => asId<NodeId>(text);
const group = asId<GroupId>('pair');
const config = (...path: readonly (string | number)[]): SubjectRef => ({ kind: 'group', id: group, path });

/** Two firewalls above each other joined by a control link, a switch on their left; a virtual interface, a row of states. */
function drawn() {
  let design = emptyDesign('Test', asId('test'));
  design = done(design, addNode, { kind: 'srx', at: { x: 400, y: 0 }, name: 'a' });
  design = done(design, addNode, { kind: 'srx', at: { x: 400, y: 320 }, name: 'b' });
  design = done(design, addNode, { kind: 'switch', at: { x: 80, y: 160 }, name: 'sw' });
  for (const [from, to] of [
    ['sw', 'a'],
    ['sw', 'a'],
    ['sw', 'b'],
    ['a', 'b'],
  ] as const)
    design = done(design, connectNodes, { a: node(from), b: node(to) });
  const links = Object.values(design.links).map((link) =>
    link.a.startsWith('a/') ? { ...link, kind: 'control' as const } : link,
  );
  const control = links.find(({ kind }) => kind === 'control');
  if (!control) throw new Error('the two are joined');
  const children = (id: string): readonly PortId[] =>
    Object.values(design.ports).flatMap((port) =>
      port.node === id && port.id !== control.a && port.id !== control.b ? [port.id] : [],
    );
  const memberOf = (id: string): NodeDrawing => ({
    alias: `node-${id}`,
    config: ['own', id === 'a' ? 0 : 1],
    rows: [
      { instance: `s1@${id}`, label: 'S1', detail: '', tags: [], config: ['states', 0] },
      { instance: `s2@${id}`, label: 'S2', detail: '', tags: [], config: ['states', 1] },
    ],
    ports: new Map<PortId, PortDrawing>([
      ...children(id).map((port) => [port, { shape: 'row', linkKind: 'revenue', pill: 'v0' }] as const),
      ...[control.a, control.b]
        .filter((port) => port.startsWith(`${id}/`))
        .map((port) => [port, { shape: 'chip', linkKind: 'control' }] as const),
    ]),
  });
  const drawing: GroupDrawing = {
    hull: { label: 'pair', detail: 'of two' },
    nodes: new Map([
      [node('a'), memberOf('a')],
      [node('b'), memberOf('b')],
    ]),
    pills: [
      {
        id: 'v0',
        title: 'v0',
        detail: '10.0.0.1/24',
        config: ['virtual', 0],
        legs: ['a', 'b'].map((id) => ({ node: node(id), instance: `s1@${id}`, ports: children(id) })),
      },
    ],
    linkLabels: [{ kind: 'control', title: 'control', detail: 'em0', settings: ['heartbeat'] }],
  };
  design = {
    ...design,
    links: Object.fromEntries(links.map((link) => [link.id, link])) as Design['links'],
    groups: {
      [group]: { id: group, technology: 'none', name: 'pair', members: [node('a'), node('b')], config: {} },
    } as unknown as Design['groups'],
  };
  const drawings = new Map([[group, drawing]]);
  return { design, drawings, scene: buildScene(design, drawings, new Map()), control, children };
}

const found = (subject: SubjectRef, severity: Severity = 'warning', message = 'It is wrong.'): Finding => ({
  rule: 'L00',
  severity,
  subject,
  subjectName: 'it',
  message,
  explanation: 'Because.',
  source: 'TEST',
  confidence: 'documented',
});

const { design, drawings, scene, control, children } = drawn();
const placesOf = (findings: readonly Finding[], isFar = false) =>
  findingPlaces(design, scene, drawings, findings, isFar);
const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

describe('the mark of a finding', () => {
  it('is at the part of the picture that shows what the finding is about', () => {
    const port = children('a')[0] ?? asId<PortId>('');
    const subjects: readonly (readonly [SubjectRef, string])[] = [
      [{ kind: 'node', id: node('a') }, 'a'],
      [{ kind: 'port', id: port }, `a ${design.ports[port]?.name}`],
      [{ kind: 'link', id: control.id as LinkId }, scene.links.get(control.id as LinkId)?.title ?? ''],
      [config('virtual', 0, 'address'), 'v0'],
      [config('states', 1, 'priority'), 'S2'],
      [config('heartbeat'), 'control link'],
      [config('count'), 'pair'],
      [config('own', 1, 'name'), 'b'],
    ];
    const places = placesOf(subjects.map(([subject]) => found(subject)));
    expect(places.map(({ name }) => name)).toEqual(subjects.map(([, name]) => name));
    const card = scene.devices.get(node('a'));
    const [pill] = scene.pills;
    const line = scene.links.get(control.id as LinkId);
    const [onCard, , onLink, onPill, onRow, onLabel, onHull] = places.map(middle);
    expect(Math.abs((onCard?.x ?? 0) - 652)).toBeLessThan(10);
    expect(onLink).toEqual(line?.middle);
    expect(onPill?.y).toBeLessThan((pill?.y ?? 0) + 10);
    expect(onRow?.y).toBe((card?.at.y ?? 0) + (card?.shape.rows[1]?.y ?? 0) + 12);
    // The same line has a mark already: this one stands beside it.
    expect(onLabel?.x).toBeGreaterThan((onLink?.x ?? 0) + 20);
    expect(onHull).toEqual({ x: (scene.hulls[0]?.x ?? 0) + 1, y: (scene.hulls[0]?.y ?? 0) + 1 });
  });
  it('is one a thing, with all its errors and warnings in their order; notes have none', () => {
    const about = { kind: 'node', id: node('sw') } as const;
    const places = placesOf([found(about, 'error', 'Bad.'), found(about, 'warning', 'Odd.'), found(about, 'info')]);
    expect(places).toHaveLength(1);
    expect(places[0]?.findings.map(({ message }) => message)).toEqual(['Bad.', 'Odd.']);
    expect(placesOf([found(about, 'info'), found({ kind: 'design' }, 'error')])).toEqual([]);
  });
  it('selects the place in the config while all of them are about it, else the part of the picture', () => {
    const address = config('virtual', 0, 'address');
    expect(placesOf([found(address), found(address)])[0]?.subject).toEqual(address);
    expect(placesOf([found(address), found(config('virtual', 0, 'zone'))])[0]?.subject).toEqual(config('virtual', 0));
    expect(placesOf([found(config('count')), found(config('name'))])[0]?.subject).toEqual(config());
  });
  it('of ports in neighbouring rows leaves a finger’s width between them and covers no name', () => {
    const places = placesOf([...children('a'), ...children('b')].map((id) => found({ kind: 'port', id })));
    expect(places.length).toBeGreaterThan(2);
    const near = places.flatMap((a, i) =>
      places.slice(i + 1).filter((b) => Math.hypot(middle(a).x - middle(b).x, middle(a).y - middle(b).y) < 24),
    );
    expect(near).toEqual([]);
    const names = ['a', 'b'].flatMap((id): Box[] => {
      const device = scene.devices.get(node(id));
      return (device?.shape.ports ?? []).map(({ x, y, side, name }) => {
        const width = monoWidth(name) + 8;
        const left = (device?.at.x ?? 0) + (side === 'right' ? x - width : x);
        return { x: left, y: (device?.at.y ?? 0) + y - 8, width, height: 16 };
      });
    });
    expect(places.filter((place) => names.some((name) => overlaps(place, name)))).toEqual([]);
  });
  it('covers no chip: neither on its card nor on its port', () => {
    for (const id of ['a', 'b'] as const) {
      const port = [control.a, control.b].find((each) => each.startsWith(`${id}/`)) ?? control.a;
      const device = scene.devices.get(node(id));
      const chip = device?.shape.ports.find((place) => place.port === port);
      const words = monoWidth(chip?.name ?? '');
      const at = { x: (device?.at.x ?? 0) + (chip?.x ?? 0), y: (device?.at.y ?? 0) + (chip?.y ?? 0) };
      const text = { x: at.x - words / 2, y: at.y - 6, width: words, height: 12 };
      const places = placesOf([found({ kind: 'node', id: node(id) }), found({ kind: 'port', id: port })]);
      expect(places).toHaveLength(2);
      expect(places.filter((place) => overlaps(place, text))).toEqual([]);
    }
  });
});

describe('the mark of a finding about a chassis', () => {
  const part = { x: 300, y: 40, width: 120, height: 44 };
  const ring = { x: 900, y: 0, width: 356, height: 400 };
  const [pill] = scene.pills;
  const chassis = (): typeof scene => {
    const card = scene.devices.get(node('b'));
    if (!card || !pill) throw new Error('it is drawn');
    const place = { label: 'x', detail: '', tags: [], faults: [], edits: [], ports: [], parts: [] };
    const slot = { ...place, key: 'fpc1', order: 1, isEmpty: false, label: 'FPC 1', config: ['cards', 0] };
    const slots = [
      {
        group,
        slot,
        x: 8,
        y: 36,
        width: 440,
        height: 60,
        parts: [
          {
            part: { ...place, key: 'pic', shape: 'cell', label: 'mams-1/0/0', config: ['virtual', 0, 'members', 1] },
            ...part,
          },
        ],
      },
    ];
    return {
      ...scene,
      devices: new Map(scene.devices).set(node('b'), { ...card, shape: { ...card.shape, slots } } as typeof card),
      pills: [
        {
          ...pill,
          ...ring,
          ring: { drawing: {}, owners: [], streams: [], streamedFlows: new Set() },
        } as unknown as typeof pill,
      ],
    };
  };
  const namesOf = (...subjects: readonly SubjectRef[]) =>
    findingPlaces(
      design,
      chassis(),
      drawings,
      subjects.map((each) => found(each)),
      false,
    );
  it('is at the nearest part that shows the place: the PIC, its card, or the ring after its title', () => {
    const [pic, card, whole] = namesOf(
      config('virtual', 0, 'members', 1),
      config('cards', 0, 'x'),
      config('virtual', 0, 'x'),
    );
    expect([pic?.name, card?.name, whole?.name]).toEqual(['mams-1/0/0', 'FPC 1', 'v0']);
    expect(pic?.x).toBeGreaterThan(400 + part.x);
    expect(whole?.x).toBeGreaterThan(ring.x + ring.width / 2 + 30);
    expect(whole?.x).toBeLessThan(ring.x + ring.width - 60);
  });
});

describe('seen from afar', () => {
  it('a device has one mark for itself and its ports, a frame one for all that is inside it', () => {
    const places = placesOf(
      [
        ...children('a').map((id) => found({ kind: 'port', id })),
        found({ kind: 'node', id: node('a') }),
        found({ kind: 'link', id: control.id as LinkId }),
        found(config('virtual', 0)),
        found(config('states', 0)),
        found(config('heartbeat')),
      ],
      true,
    );
    expect(places.map(({ name, findings }) => [name, findings.length])).toEqual([
      ['a', children('a').length + 1],
      ['pair', 4],
    ]);
    // Each leads to what its first finding is about.
    expect(places.map(({ subject, findings }) => subject === findings[0]?.subject)).toEqual([true, true]);
  });
});
