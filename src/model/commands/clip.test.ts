// Copy, paste, duplicate and what is selected afterwards.
import { describe, expect, it } from 'vitest';
import { asId, type FlowId, type NodeId, type NoteId } from '../design';
import { loadDesign } from '../load';
import { saveDesign } from '../save';
import { created, EMPTY_SELECTION, existing, refsOf, selectionOf } from '../selection';
import { groupId, linkId, nodeId, portId, sampleDesign } from '../testing/sample-design';
import { done, refusal, selected } from '../testing/try-command';
import { copySelection, duplicateSelection, pasteClip } from './index';

const sample = sampleDesign();
const host = nodeId('host-1');
const srxA = nodeId('srx-1');
const srxB = nodeId('srx-2');
const out = asId<FlowId>('out');

describe('copy, paste and duplicate', () => {
  const whole = selected({ nodes: [host], groups: [groupId('cluster')], notes: [asId<NoteId>('note-1')] });
  it('a clip holds what lies wholly among the chosen', () => {
    const clip = copySelection(sample, selected({ nodes: [srxA, host] }).selection);
    expect(Object.keys(clip.nodes)).toEqual(['host-1', 'srx-1']);
    expect(Object.keys(clip.links)).toEqual(['uplink']);
    expect([clip.groups, clip.flows, clip.notes, clip.sources]).toEqual([{}, {}, {}, {}]);
    expect(loadDesign(saveDesign(clip)).value).toEqual(clip);
  });
  it('pasting gives fresh ids and free names, keeps inner links and moves by 24 px', () => {
    const [design, label] = done(sample, duplicateSelection, whole);
    expect(label).toBe('Duplicate 1 device, 1 group, 1 note');
    const fresh = created(sample, design);
    expect(fresh.nodes).toEqual(['office-2', 'srx-a-2', 'srx-b-2']);
    expect(fresh.links).toEqual(['office-2-srx-a-2', 'srx-a-2-srx-b-2']);
    expect(design.links[linkId('office-2-srx-a-2')]).toMatchObject({ a: 'office-2/eth0', b: 'srx-a-2/ge-0/0/3' });
    expect(design.groups[groupId('cluster-2')]).toMatchObject({ name: 'cluster-2', members: ['srx-a-2', 'srx-b-2'] });
    expect(design.flows[asId<FlowId>('out-2')]).toMatchObject({
      from: { node: 'office-2' },
      to: { group: 'cluster-2', interface: 'reth0' },
    });
    expect(design.layout.nodes[asId<NodeId>('srx-a-2')]).toEqual({ x: 324, y: 24 });
    expect(design.layout.notes[asId<NoteId>('note-2')]).toEqual({ x: 14, y: 29.5 });
    expect(design.layout.sides[portId('srx-a-2/ge-0/0/3')]).toBe('left');
    expect(copySelection(design, sampleSelection()).nodes).toEqual(sample.nodes);
  });
  const sampleSelection = () => existing(sample, selected({ nodes: [host, srxA, srxB] }).selection);
  it('pastes twice, and into another design', () => {
    const clip = copySelection(sample, whole.selection);
    const [once] = done(sample, pasteClip, { clip });
    const [twice] = done(once, pasteClip, { clip, by: { x: 48, y: 48 } });
    expect(created(once, twice).nodes).toEqual(['office-3', 'srx-a-3', 'srx-b-3']);
    const [alone, label] = done(copySelection(sample, EMPTY_SELECTION), pasteClip, { clip, by: { x: 0, y: 0 } });
    expect(label).toBe('Paste 3 devices, 1 note');
    expect(Object.values(alone.nodes).map((node) => node.name)).toEqual(['office', 'srx-a', 'srx-b']);
  });
  it('refuses an empty clip', () => {
    const clip = copySelection(sample, EMPTY_SELECTION);
    expect(refusal(sample, pasteClip, { clip })).toBe('There is no device and no note to paste.');
    expect(refusal(sample, duplicateSelection, selected({}))).toBe('Nothing is selected.');
    expect(refusal(sample, duplicateSelection, selected({ links: [linkId('uplink')] }))).toBe(
      'There is no device and no note to paste.',
    );
  });
});

describe('selection', () => {
  it('comes from references and goes back to them', () => {
    const refs = [
      { kind: 'node', id: srxA },
      { kind: 'flow', id: out },
      { kind: 'design' },
      { kind: 'node', id: srxA },
    ] as const;
    const selection = selectionOf(refs);
    expect(selection).toEqual({ ...EMPTY_SELECTION, nodes: ['srx-1'], flows: ['out'] });
    expect(refsOf(selection)).toEqual([refs[0], refs[1]]);
  });
});
