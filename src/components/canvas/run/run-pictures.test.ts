// What the canvas shows of a real run: routes, dead links, (F) marks, announcements, the parts of an outage. Over the first template that has a first fault.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../../machines/kernel/types';
import { loadTechnologies, technologies } from '../../../machines/registry';
import { runDesign } from '../../../machines/run';
import { asId, type Design, type NodeId } from '../../../model';
import { currentDesign, openDesign } from '../../../state/editor-store';
import { faultsOfThing } from '../../../state/faults';
import { currentBranch, kill } from '../../../state/run-store';
import { drawingsOf } from '../drawings';
import { buildScene } from '../geometry/scene';
import type { Scene } from '../geometry/scene-types';
import { livingPart, routeOf } from '../overlay/flow-route';
import { chosenRoute, pictureOf } from '../overlay/picture';
import { announcementsOf, learningsOf, pathChangesOf, planIndex, sentencesOf } from '../overlay/run-index';
import { headAndRest, toneOf } from './Caption';
import { faultPlaces } from './fault-places';
import { instanceOf } from './instance-of';
import { deadLinks } from './link-status';
import { newsBoxes } from './news-places';
import { footer } from './OutageCard';
import { splitOutage } from './outage-split';
import { brokenDevices } from './part-fault-places';
import { switchesOf } from './switches-of';

await loadTechnologies();

let design: Design;
let scene: Scene;
let run: Run;
let target: string;

const seen = { speed: 1, playing: true, reduced: false, muted: false, chosen: null };

beforeAll(() => {
  const template = technologies()
    .flatMap(({ templates }) => templates)
    .find(({ firstFault }) => firstFault !== undefined);
  const built = template?.build([]);
  if (!template?.firstFault || !built || 'error' in built) throw new Error('There is no template with a first fault.');
  openDesign(built);
  target = template.firstFault;
  expect(kill(target)).toBeUndefined();
  const branch = currentBranch();
  const open = currentDesign();
  if (!branch || !open) throw new Error('Nothing runs.');
  design = open;
  run = branch.run;
  scene = buildScene(design, drawingsOf(design), new Map());
});

describe('canvas of a run', () => {
  it('lays every flow that forwards over the links of the drawing, end to end', () => {
    for (const flow of run.frameAt(-1).flows) {
      const route = routeOf(scene, flow.links, flow.path[0]);
      expect(route.filter(({ kind }) => kind === 'link').map(({ link }) => link)).toEqual(flow.links);
      for (const [i, piece] of route.entries()) {
        const next = route[i + 1];
        if (next) expect(next.points[0]).toMatchObject({ x: piece.points.at(-1)?.x, y: piece.points.at(-1)?.y });
      }
    }
    expect(run.frameAt(-1).flows.length).toBeGreaterThan(0);
  });
  it('ends the living part of a route at the first dead stretch', () => {
    const flow = run.frameAt(-1).flows.find(({ links }) => links.length > 2);
    const route = routeOf(scene, flow?.links ?? [], flow?.path[0]);
    const third = flow?.links[2];
    const part = livingPart(route, (piece) => piece.link === third);
    expect(part.length).toBeGreaterThan(0);
    expect(part.some((piece) => piece.link === third)).toBe(false);
    expect(livingPart(route, () => false)).toBe(route);
  });
  it('knows the paths before the first fault, also of one at 0', () => {
    for (const changes of pathChangesOf(run).values())
      expect(changes[0]).toMatchObject({ atMs: -1, view: { state: 'forwarding' } });
  });
  it('shows a lost flow on the path that it had, and a found one on its new path', () => {
    const lost = [...run.outages].find(([, outages]) => outages[0]?.toMs != null);
    const outage = lost?.[1][0];
    if (!lost || !outage?.toMs) throw new Error('The first fault interrupts no flow.');
    const during = pictureOf({ scene, run, atMs: outage.fromMs + 1, ...seen }).flows.find(({ id }) => id === lost[0]);
    const after = pictureOf({ scene, run, atMs: outage.toMs + 1, ...seen }).flows.find(({ id }) => id === lost[0]);
    expect(during?.isLost).toBe(true);
    expect(during && livingPart(during.route, during.isDead).length).toBeLessThan(during?.route.length ?? 0);
    expect(after?.isLost).toBe(false);
    expect(after?.before?.changedMs).toBe(outage.toMs);
    expect(after?.route.map(({ key }) => key)).not.toEqual(after?.before?.route.map(({ key }) => key));
  });
  it('loses packets at the device that bears a fault of its own, though every link of the way is up', () => {
    const built = technologies()
      .flatMap(({ templates }) => templates)
      .find(({ id }) => id === 'wan-monitored-pair')
      ?.build([]);
    if (!built || 'error' in built) throw new Error('There is no design with a monitored address.');
    const lostRun = runDesign(built, {
      designHash: '',
      from: 'settled',
      steps: [{ atMs: 0, step: { kind: 'fail', target: 'ip:203.0.113.1@node0' } }],
      untilMs: 4000,
    });
    const wan = buildScene(built, drawingsOf(built), new Map());
    const broken = brokenDevices(built, lostRun.frameAt(1000).failed);
    const isp = Object.values(built.nodes).find(({ name }) => name === 'isp');
    expect([...broken]).toEqual([isp?.id]);
    const { flows } = pictureOf({ scene: wan, run: lostRun, atMs: 1000, ...seen, broken });
    const endOf = (id: string) => {
      const flow = flows.find((each) => each.id === id);
      const living = flow ? livingPart(flow.route, flow.isDead) : [];
      return {
        isLost: flow?.isLost,
        link: wan.links.get(asId(living.at(-1)?.link ?? ''))?.title,
        length: living.length,
      };
    };
    expect(endOf('office-to-web')).toMatchObject({ isLost: true, link: expect.stringMatching(/isp ge-/) });
    expect(endOf('isp-to-reth0')).toMatchObject({ isLost: true, length: 0 });
  });
  it('shows a contested flow on both of its ways', () => {
    const template = technologies()
      .flatMap(({ templates }) => templates)
      .find(({ id }) => id === 'split-brain-pair');
    const built = template?.build([]);
    if (!built || 'error' in built) throw new Error('There is no design that splits.');
    const fault = (atMs: number, wanted: string) => ({ atMs, step: { kind: 'fail', target: wanted } as const });
    const spec = { designHash: 'split', from: 'settled', untilMs: 100_000 } as const;
    const split = runDesign(built, { ...spec, steps: [fault(0, 'control:cluster'), fault(60_000, 'fabric:cluster')] });
    const drawn = buildScene(built, drawingsOf(built), new Map());
    const at = (atMs: number) => pictureOf({ scene: drawn, run: split, atMs, ...seen }).flows;
    expect(at(1_000).map(({ isContested }) => isContested)).not.toContain(true);
    const contested = at(70_000).filter(({ isContested }) => isContested);
    expect(contested.length).toBeGreaterThan(0);
    expect(contested.some(({ route, before }) => before?.route.some((piece) => !route.includes(piece)))).toBe(true);
  });
  it('knows the way of the selected flow, also while it is lost', () => {
    const links = (atMs: number, flow: string | null) =>
      chosenRoute(scene, run, atMs, flow).flatMap(({ link }) => link ?? []);
    for (const flow of Object.values(design.flows)) {
      const settled = run.frameAt(-1).flows.find(({ id: own }) => own === flow.id || own === `flow:${flow.id}`);
      expect(links(-1, flow.id)).toEqual(settled?.links);
      const [outage] = run.outages.get(settled?.id ?? '') ?? [];
      if (outage) expect(links(outage.fromMs + 1, flow.id)).toEqual(links(outage.fromMs - 1, flow.id));
    }
    expect(links(-1, null)).toEqual([]);
    expect(links(-1, 'nobody')).toEqual([]);
  });
  it('splits an outage into parts that add up and end with it', () => {
    for (const [flow, outages] of run.outages)
      for (const outage of outages) {
        const parts = splitOutage(run, flow, outage);
        if (outage.toMs === null) continue;
        expect(parts[0]?.fromMs).toBe(outage.fromMs);
        expect(parts.at(-1)?.toMs).toBe(outage.toMs);
        for (const [i, part] of parts.entries()) if (i > 0) expect(part.fromMs).toBe(parts[i - 1]?.toMs);
        expect(parts.some(({ name }) => name !== 'out of service')).toBe(true);
      }
  });
  it('says what an outage waits for: a timer runs off, anything else comes', () => {
    const part = (name: string, isTimer: boolean) => ({ name, isTimer, fromMs: 0, toMs: 2000 });
    const out = { fromMs: 0, toMs: 2000 };
    expect(footer([part('hold-down', true)], out, 500)).toBe('1.50 s of hold-down to go');
    expect(footer([part('until the next fault', false)], out, 500)).toBe('1.50 s until the next fault');
    expect(footer([part('out of service', false)], out, 500)).toBe('1.50 s to go');
    expect(footer([part('hold-down', true)], out, 2000)).toBe('hold-down 2.00 s');
    expect(footer([], { fromMs: 0, toMs: null }, 500)).toBe('Nothing in this run ends it.');
  });
  it('marks what has failed once, on the drawing', () => {
    const { failed } = run.frameAt(0);
    const places = faultPlaces(scene, run.plan, failed, new Map());
    expect(places.map((place) => place.target)).toEqual(failed.filter((each) => /^(port|link|node):/.test(each)));
    expect(places.length).toBeGreaterThan(0);
  });
  it('knows dead links by their instances and ports', () => {
    expect(deadLinks(scene, run, run.frameAt(-1)).size).toBe(0);
    const dead = deadLinks(scene, run, run.frameAt(0));
    const index = planIndex(run.plan);
    for (const link of dead) {
      const { a, b } = design.links[link as keyof typeof design.links] ?? {};
      const roles = [index.link.get(link), index.port.get(a ?? ''), index.port.get(b ?? '')].map(
        (each) => run.frameAt(0).instances.get(each ?? '')?.role,
      );
      expect(roles).toContain('failed');
    }
    expect(dead.size).toBeGreaterThan(0);
  });
  it('pulses where an announcement is made, and nowhere before', () => {
    const [first] = announcementsOf(run);
    if (!first) throw new Error('Nobody announces anything.');
    expect(pictureOf({ scene, run, atMs: first.atMs - 1, ...seen }).pulses).toEqual([]);
    expect(pictureOf({ scene, run, atMs: first.atMs + 10, ...seen }).pulses).toHaveLength(first.ports.length);
  });
  it('puts the news above the switches and beside the member, not over each other', () => {
    const [first] = announcementsOf(run);
    const atMs = Math.max(first?.atMs ?? 0, learningsOf(run)[0]?.atMs ?? 0) + 10;
    const boxes = newsBoxes(scene, run, atMs, 1);
    expect(boxes.length).toBeGreaterThan(1);
    for (const [i, box] of boxes.entries())
      for (const other of boxes.slice(i + 1))
        expect(box.x + box.width <= other.x || other.x + other.width <= box.x || box.y !== other.y).toBe(true);
    expect(newsBoxes(scene, run, (first?.atMs ?? 0) - 10, 1)).toEqual([]);
  });
  it('tells at each switch which address moved to whom', () => {
    const learned = learningsOf(run);
    expect(learned.length).toBeGreaterThan(0);
    for (const each of learned) {
      const switches = switchesOf(scene, each);
      expect(switches.length).toBeGreaterThan(0);
      expect(switches.every(({ shape }) => shape.node.kind === 'switch')).toBe(true);
      expect(scene.devices.has(asId<NodeId>(each.node))).toBe(true);
    }
    expect(switchesOf(scene, { group: 'nobody', pill: learned[0]?.pill ?? '' })).toEqual([]);
  });
  it('offers its own fault first for every port, link and device', () => {
    const things = [
      ...Object.keys(design.ports).map((id) => ({ kind: 'port', id }) as const),
      ...Object.keys(design.links).map((id) => ({ kind: 'link', id }) as const),
      ...Object.keys(design.nodes).map((id) => ({ kind: 'node', id }) as const),
    ];
    for (const thing of things) {
      const [first] = faultsOfThing(design, thing);
      const instance = instanceOf(run.plan, thing);
      expect(first?.target).toBe(thing.kind === 'node' ? instance?.replace(/^device:/, 'node:') : instance);
    }
    expect(faultsOfThing(design, { kind: 'canvas', flowX: 0, flowY: 0 })).toEqual([]);
  });
  it('tells what happened in order, red while traffic is lost', () => {
    const told = sentencesOf(design, run, technologies());
    expect(told.length).toBeGreaterThan(0);
    expect(told.map(({ atMs }) => atMs)).toEqual(told.map(({ atMs }) => atMs).sort((a, b) => a - b));
    expect(headAndRest('RG1 moves. Both children are down.')).toEqual(['RG1 moves.', 'Both children are down.']);
    expect(headAndRest('RG1 moves.')).toEqual(['RG1 moves.', '']);
    const lostAt = [...run.outages.values()].flat()[0]?.fromMs ?? 0;
    expect(['failed', 'transition']).toContain(toneOf(run.frameAt(lostAt), 'active'));
    expect(toneOf(run.frameAt(lostAt), 'active', true)).toBe('active');
    expect(toneOf(run.frameAt(-1), 'active')).toBe('active');
  });
  it('knows what a repair led to', () => {
    expect(sentencesOf(design, run, technologies()).some(({ byRepair }) => byRepair)).toBe(false);
    const repair = { atMs: 60_000, step: { kind: 'repair' as const, target } };
    const { spec } = run;
    const mended = runDesign(design, { ...spec, steps: [...spec.steps, repair], untilMs: 1_000_000 });
    const news = sentencesOf(design, mended, technologies()).filter(({ byRepair }) => byRepair);
    expect(news.length).toBeGreaterThan(0);
    expect(news.every(({ atMs }) => atMs >= repair.atMs)).toBe(true);
  });
});
