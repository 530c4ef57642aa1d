// Adding, deleting and setting devices: what happens, what it is called, what is refused.
import { describe, expect, it } from 'vitest';
import type { Design } from '../design';
import { LIMITS } from '../limits';
import { created, EMPTY_SELECTION } from '../selection';
import { groupId, linkId, nodeId, sampleDesign } from '../testing/sample-design';
import { done, refusal, selected } from '../testing/try-command';
import { addNode, removeSelection, setNodeProperties } from './index';

const sample = sampleDesign();
const host = nodeId('host-1');
const srxA = nodeId('srx-1');
const srxB = nodeId('srx-2');

describe('addNode', () => {
  const at = { x: 10, y: 20 };
  it('takes the kind’s default model and the next free name', () => {
    const [design, label] = done(sample, addNode, { kind: 'srx', at });
    expect(label).toBe('Add srx-3');
    expect(design.nodes[nodeId('srx-3')]).toEqual({ id: 'srx-3', kind: 'srx', name: 'srx-3', model: 'SRX345' });
    expect(design.layout.nodes[nodeId('srx-3')]).toEqual(at);
    expect(created(sample, design)).toEqual({ ...EMPTY_SELECTION, nodes: ['srx-3'] });
  });
  it('fills the gap that a deleted device leaves', () => {
    const [gone] = done(sample, removeSelection, selected({ nodes: [srxA] }));
    expect(done(gone, addNode, { kind: 'srx', at })[1]).toBe('Add srx-1');
  });
  it('takes a name and a model, and gives the id of a group to no device', () => {
    const [design] = done(sample, addNode, { kind: 'mx', at, name: 'Cluster', model: 'MX204' });
    expect(design.nodes[nodeId('cluster-2')]).toMatchObject({ name: 'Cluster', model: 'MX204' });
  });
  it.each([
    [{ kind: 'host', at, name: 'office' }, 'There is a device office already.'],
    [{ kind: 'host', at, name: 'a/b' }, 'The name has a "/" or an "@".'],
    [{ kind: 'host', at: { x: Number.NaN, y: 0 } }, 'The place is off the canvas.'],
    [{ kind: 'host', at, model: 'x'.repeat(129) }, 'The model is too long.'],
  ] as const)('refuses %j', (args, reason) => {
    expect(refusal(sample, addNode, args)).toBe(reason);
  });
  it('refuses device 2001', () => {
    const nodes = Object.fromEntries(
      Array.from({ length: LIMITS.nodes }, (_, i) => [`h${i}`, { id: `h${i}`, kind: 'host', name: `h${i}` }]),
    ) as unknown as Design['nodes'];
    expect(refusal({ ...sample, nodes }, addNode, { kind: 'host', at })).toBe('A design holds at most 2000 devices.');
  });
});

describe('removeSelection', () => {
  it('takes ports, links, memberships and flows of a device along', () => {
    const [design, label] = done(sample, removeSelection, selected({ nodes: [srxA] }));
    expect(label).toBe('Delete srx-a');
    expect(Object.keys(design.ports)).toEqual(['host-1/eth0', 'srx-2/ge-5/0/1']);
    expect(design.links).toEqual({});
    expect(design.groups[groupId('cluster')]?.members).toEqual([srxB]);
    expect(design.flows).toEqual(sample.flows);
    expect(design.layout.sides).toEqual({});
  });
  it('takes a group with its last member, and flows and sources with the group', () => {
    const [design, label] = done(sample, removeSelection, selected({ nodes: [srxA, srxB] }));
    expect(label).toBe('Delete 2 devices');
    expect([design.groups, design.flows, design.sources]).toEqual([{}, {}, {}]);
    expect(Object.keys(design.nodes)).toEqual(['host-1']);
  });
  it('leaves the members of a removed group', () => {
    const [design] = done(sample, removeSelection, selected({ groups: [groupId('cluster')] }));
    expect(design.nodes).toBe(sample.nodes);
    expect(design.groups).toEqual({});
  });
  it('names a link after its ports, and counts what is mixed', () => {
    const link = linkId('uplink');
    expect(removeSelection.label(sample, selected({ links: [link] }))).toBe('Delete eth0 – ge-0/0/3');
    expect(removeSelection.label(sample, selected({ links: [link], nodes: [host] }))).toBe('Delete 1 device, 1 link');
  });
  it('refuses nothing, and what is gone', () => {
    expect(refusal(sample, removeSelection, selected({}))).toBe('Nothing is selected.');
    expect(refusal(sample, removeSelection, selected({ nodes: [nodeId('gone')] }))).toBe('Nothing is selected.');
  });
});

describe('setNodeProperties', () => {
  it('sets and takes away', () => {
    const [design, label] = done(sample, setNodeProperties, {
      node: srxA,
      properties: { model: 'SRX340', release: null },
    });
    expect(label).toBe('Set the model, release of srx-a');
    expect(design.nodes[srxA]).toEqual({ id: 'srx-1', kind: 'srx', name: 'srx-a', model: 'SRX340' });
    expect(done(design, setNodeProperties, { node: srxA, properties: { release: null } })[0]).toBe(design);
  });
  it.each([
    [{ addresses: ['10.0.0.1'] }, 'Expected an address with prefix length such as 10.0.0.20/24, found "10.0.0.1".'],
    [{ gateway: '10.0.0.1/24' }, 'Expected an address such as 10.0.0.1, found "10.0.0.1/24".'],
    [{ model: '' }, 'The model is empty or longer than 128 characters.'],
  ])('refuses %j', (properties, reason) => {
    expect(refusal(sample, setNodeProperties, { node: host, properties })).toBe(reason);
  });
});
