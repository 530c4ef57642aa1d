// Placing, joining, forming, copying and tidying by the canvas, over the real stores and commands.

import { beforeEach, describe, expect, it } from 'vitest';
import { loadTechnologies } from '../../../machines/registry';
import {
  addPort,
  asId,
  connectNodes,
  copySelection,
  EMPTY_SELECTION,
  emptyDesign,
  type NodeId,
  saveDesign,
  undoLabel,
} from '../../../model';
import { currentDesign, execute, openDesign, undoStep, useEditor } from '../../../state/editor-store';
import { NOTHING, select, useView } from '../../../state/view-store';
import { canvasActions } from '../actions';
import { drawingsOf } from '../drawings';
import { buildScene } from '../geometry/scene';
import { copySelected, duplicateSelected, pasteText } from './clipboard';
import { farEnds, joinDragged, NEXT_PORT, nextEnd } from './connect';
import { form, formings, formTitle } from './grouping';
import { freePlace, placePart } from './place';
import { blocksOf, movedBlocks } from './tidy';
import { nudge } from './use-canvas-keys';

await loadTechnologies();

const id = (text: string) => asId<NodeId>(text);
const design = () => {
  const open = currentDesign();
  if (!open) throw new Error('No design is open.');
  return open;
};
const lastStep = () => undoLabel(useEditor.getState().history ?? never());
function never(): never {
  throw new Error('No design is open.');
}
const steps = () => useEditor.getState().history?.index ?? 0;

beforeEach(() => {
  Object.assign(globalThis, { requestAnimationFrame: () => 0 });
  openDesign(emptyDesign('Test', asId('test')));
  select(NOTHING);
});

describe('editing on the canvas', () => {
  it('places a part on the grid, selects it, and finds a free place for the next', () => {
    expect(placePart('srx')).toBe(true);
    expect(placePart('srx')).toBe(true);
    const points = Object.values(design().layout.nodes);
    expect(points.every(({ x, y }) => x % 8 === 0 && y % 8 === 0)).toBe(true);
    expect(useView.getState().selection.nodes).toEqual(['srx-2']);
    const [a, b] = points;
    const isApart = Math.abs((a?.x ?? 0) - (b?.x ?? 0)) >= 252 || Math.abs((a?.y ?? 0) - (b?.y ?? 0)) >= 64;
    expect(isApart).toBe(true);
  });
  it('keeps the wanted place where it is free', () => {
    const box = { x: 96, y: 48, width: 100, height: 50 };
    expect(freePlace(box, [])).toEqual({ x: 96, y: 48 });
    expect(freePlace(box, [box])).not.toEqual({ x: 96, y: 48 });
  });
  it('places one part after the other in line', () => {
    placePart('srx');
    placePart('srx');
    const [a, b] = Object.values(design().layout.nodes);
    expect(b?.x).toBe(a?.x);
    expect(b?.y).toBeGreaterThan(a?.y ?? 0);
  });
  it('gives the members of a formed group room for their links, in the same step', () => {
    for (const at of [
      { x: 0, y: 90 },
      { x: 300, y: 0 },
    ]) {
      openDesign(emptyDesign('Test', asId('test')));
      placePart('srx', { at: { x: 0, y: 0 } });
      placePart('srx', { at });
      const count = steps();
      const cluster = formings(design(), [id('srx-1'), id('srx-2')]).find(
        ({ technology }) => technology.id === 'chassis-cluster',
      );
      if (!cluster) throw new Error('There is no cluster to form.');
      form(cluster);
      expect(steps()).toBe(count + 1);
      const scene = buildScene(design(), drawingsOf(design()), new Map());
      const [first, second] = [scene.devices.get(id('srx-1')), scene.devices.get(id('srx-2'))];
      if (!first || !second) throw new Error('Both are drawn.');
      const beside = second.at.x - first.at.x - first.shape.width;
      const below = second.at.y - first.at.y - first.shape.height;
      expect(Math.max(beside, below)).toBeGreaterThanOrEqual(96);
      // Below where it stood below, beside where it stood beside.
      expect(beside > below).toBe(at.x > 0);
      expect(at.x > 0 ? second.at.y - first.at.y : second.at.x - first.at.x).toBe(0);
    }
  });
  it('leaves members that stand well where they are', () => {
    placePart('srx', { at: { x: 126, y: 36 } });
    placePart('srx', { at: { x: 160, y: 500 } });
    const before = design().layout.nodes;
    const cluster = formings(design(), [id('srx-1'), id('srx-2')]).find(
      ({ technology }) => technology.id === 'chassis-cluster',
    );
    if (cluster) form(cluster);
    expect(Object.keys(design().groups)).toHaveLength(1);
    expect(design().layout.nodes).toEqual(before);
  });
  it('joins a drag to a card at its next free port, one step each', () => {
    placePart('srx', { at: { x: 0, y: 0 } });
    placePart('switch', { at: { x: 400, y: 0 } });
    const [srx, sw] = [id('srx-1'), id('switch-1')];
    expect(nextEnd(design(), srx)).toMatchObject({ port: 'ge-0/0/0', isNew: true });
    const far = farEnds(design(), srx);
    expect(far.map(({ device }) => device)).toEqual(['switch-1']);
    expect(execute(addPort, { node: srx, name: 'ge-0/0/5' })).toBe(true);
    const count = steps();
    const from = { node: srx, port: 'srx-1/ge-0/0/5' };
    expect(joinDragged(from, { node: sw, port: null })).toBe(true);
    expect(steps()).toBe(count + 1);
    expect(Object.values(design().links)).toMatchObject([
      { a: 'srx-1/ge-0/0/5', b: 'switch-1/ge-0/0/0', kind: 'revenue' },
    ]);
    expect(joinDragged(from, { node: sw, port: null })).toBe(false);
    expect(useEditor.getState().refusal).toMatch(/is linked already/);
  });
  it('joins a drag from the next free port of a card that has none yet', () => {
    placePart('srx', { at: { x: 0, y: 0 } });
    placePart('switch', { at: { x: 400, y: 0 } });
    const [from, to] = [
      { node: id('srx-1'), port: NEXT_PORT },
      { node: id('switch-1'), port: NEXT_PORT },
    ];
    expect(joinDragged(from, to)).toBe(true);
    expect(joinDragged(from, to)).toBe(true);
    expect(Object.values(design().links).map(({ a, b }) => [a, b])).toEqual([
      ['srx-1/ge-0/0/0', 'switch-1/ge-0/0/0'],
      ['srx-1/ge-0/0/1', 'switch-1/ge-0/0/1'],
    ]);
    expect(joinDragged(from, { node: from.node, port: null })).toBe(false);
  });
  it('offers to connect only one port or device that is free', () => {
    placePart('srx', { at: { x: 0, y: 0 } });
    placePart('switch', { at: { x: 400, y: 0 } });
    const [srx, sw] = [id('srx-1'), id('switch-1')];
    select({ nodes: [srx, sw] });
    const connect = canvasActions().find((action) => action.id === 'edit.connect');
    expect(connect?.off?.()).toBe('Select one port or one device first');
    select({ nodes: [srx] });
    expect(connect?.off?.()).toBeUndefined();
    execute(connectNodes, { a: srx, b: sw });
    select({ ports: ['srx-1/ge-0/0/0'] });
    expect(connect?.off?.()).toBe('This port is linked already');
  });
  it('forms a group of what a technology takes and says why it does not', () => {
    placePart('srx', { at: { x: 0, y: 400 } });
    placePart('srx', { at: { x: 0, y: 0 } });
    placePart('host', { at: { x: 600, y: 0 } });
    const [forming] = formings(design(), [id('srx-1'), id('srx-2')]);
    expect(forming?.members).toEqual(['srx-2', 'srx-1']);
    expect(formings(design(), [id('srx-1')])[0]?.off).toMatch(/^Select 2 devices/);
    expect(formings(design(), [id('srx-1'), id('host-1')])[0]?.off).toBe('host-1 cannot be a member.');
    if (forming) form(forming);
    expect(Object.values(design().groups)).toHaveLength(1);
    expect(lastStep()).toBe(forming && formTitle(forming.technology));
    expect(useView.getState().selection.group?.path).toEqual([]);
    expect(formings(design(), [id('srx-1'), id('srx-2')])[0]?.off).toMatch(/is a member of a group already/);
    undoStep();
    expect(Object.values(design().groups)).toHaveLength(0);
  });
  it('makes a burst of arrow presses one step', () => {
    placePart('host', { at: { x: 0, y: 0 } });
    const before = design().layout.nodes[id('host-1')];
    const count = steps();
    for (let i = 0; i < 5; i += 1) expect(nudge('ArrowRight', false)).toBe(true);
    expect(design().layout.nodes[id('host-1')]).toEqual({ x: (before?.x ?? 0) + 40, y: before?.y });
    expect(steps()).toBe(count + 1);
    expect(nudge('Enter', false)).toBe(false);
    undoStep();
    expect(design().layout.nodes[id('host-1')]).toEqual(before);
  });
  it('selects what was duplicated', () => {
    placePart('switch', { at: { x: 0, y: 0 } });
    duplicateSelected();
    expect(useView.getState().selection.nodes).toEqual(['switch-2']);
  });
  it('moves members of a group as one block when tidying', () => {
    placePart('srx', { at: { x: 0, y: 0 } });
    placePart('srx', { at: { x: 0, y: 400 } });
    placePart('host', { at: { x: 600, y: 0 } });
    const [forming] = formings(design(), [id('srx-1'), id('srx-2')]);
    if (forming) form(forming);
    const scene = buildScene(design(), drawingsOf(design()), new Map());
    const blocks = blocksOf(design(), scene);
    expect(blocks.map(({ nodes }) => [...nodes].sort())).toEqual([['srx-1', 'srx-2'], ['host-1']]);
    const [group] = blocks;
    const places = movedBlocks(blocks, new Map([[group?.id ?? '', { x: 800, y: 80 }]]), scene);
    const at = (name: string) => design().layout.nodes[id(name)] ?? { x: 0, y: 0 };
    const gap = (places[id('srx-2')]?.y ?? 0) - (places[id('srx-1')]?.y ?? 0);
    expect(gap).toBe(at('srx-2').y - at('srx-1').y);
    expect(places[id('host-1')]).toBeUndefined();
  });
  it('pastes what another tab copied: the text of a design, a step further each time', () => {
    placePart('srx', { at: { x: 200, y: 200 } });
    const text = saveDesign(copySelection(design(), { ...EMPTY_SELECTION, nodes: [id('srx-1')] }));
    openDesign(emptyDesign('Other', asId('other')));
    pasteText(text);
    pasteText(text);
    const points = Object.values(design().layout.nodes);
    expect(points).toHaveLength(2);
    expect((points[1]?.x ?? 0) - (points[0]?.x ?? 0)).toBe(24);
    expect(useView.getState().selection.nodes).toEqual(['srx-2']);
  });
  it('refuses text that is no part of a drawing, and pastes its own where the clipboard is forbidden', () => {
    pasteText('set system host-name x');
    expect(useEditor.getState().refusal).toBe('The clipboard holds no devices and no notes.');
    pasteText('{"version": 99}');
    expect(Object.keys(design().nodes)).toEqual([]);
    placePart('switch', { at: { x: 0, y: 0 } });
    expect(copySelected()).toBe(true);
    // There is no clipboard in Node: the page's own clip is the newest.
    pasteText(undefined);
    pasteText('set system host-name x');
    expect(Object.keys(design().nodes)).toHaveLength(3);
  });
});
