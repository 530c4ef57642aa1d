// Each command: what it does, what it is called in the undo list, and what it refuses with which sentence.
import { describe, expect, it } from 'vitest';
import type { Command } from '../command';
import { asId, type Design, type FlowId, type NodeId, type NoteId, type ScenarioId } from '../design';
import { LIMITS } from '../limits';
import { loadDesign, parseDesign } from '../load';
import { saveDesign } from '../save';
import { created, EMPTY_SELECTION, existing, refsOf, selectionOf } from '../selection';
import { groupId, linkId, nodeId, portId, sampleDesign } from '../testing/sample-design';
import {
  addFlow,
  addNode,
  addNote,
  addPort,
  addScenario,
  connectNodes,
  connectPorts,
  copySelection,
  createGroup,
  duplicateSelection,
  moveNodes,
  nudgeSelection,
  pasteClip,
  removePort,
  removeSelection,
  renameDesign,
  renameGroup,
  renameLink,
  renameNode,
  renamePort,
  run,
  setFlow,
  setGroupConfig,
  setGroupMembers,
  setLinkKind,
  setNodeProperties,
  setNoteText,
  setPortSide,
  setScenario,
  tidyLayout,
  ungroup,
} from './index';

const sample = sampleDesign();
const [host, srxA, srxB] = [nodeId('host-1'), nodeId('srx-1'), nodeId('srx-2')];
const out = asId<FlowId>('out');

/** Design and label of a command that must succeed and leave a sound document. */
function done<Args>(design: Design, command: Command<Args>, args: Args): readonly [Design, string] {
  const result = run(design, command, args);
  if (result.kind === 'refused') throw new Error(result.reason);
  expect(parseDesign(result.design).diagnostics).toEqual([]);
  return [result.design, result.label];
}
const refusal = <Args>(design: Design, command: Command<Args>, args: Args): string | undefined => {
  const result = run(design, command, args);
  return result.kind === 'refused' ? result.reason : undefined;
};
const selected = (part: Partial<typeof EMPTY_SELECTION>) => ({ selection: { ...EMPTY_SELECTION, ...part } });

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

describe('moving', () => {
  it('changes positions only, and is no step where nothing moves', () => {
    const [design, label] = done(sample, moveNodes, { nodes: { [host]: { x: 5, y: 6 } } });
    expect(label).toBe('Move office');
    expect(design).toEqual({
      ...sample,
      layout: { ...sample.layout, nodes: { ...sample.layout.nodes, [host]: { x: 5, y: 6 } } },
    });
    expect(done(sample, moveNodes, { nodes: { [host]: { x: 0, y: 0 } } })[0]).toBe(sample);
  });
  it('by arrow keys moves the members of a group along, each once', () => {
    const [design] = done(sample, nudgeSelection, {
      ...selected({ nodes: [srxA], groups: [groupId('cluster')] }),
      by: { x: 8, y: 0 },
    });
    expect(design.layout.nodes).toEqual({
      'host-1': { x: 0, y: 0 },
      'srx-1': { x: 308, y: 0 },
      'srx-2': { x: 308, y: 240 },
    });
  });
  it('tidies positions and sides in one step', () => {
    const [design, label] = done(sample, tidyLayout, {
      nodes: { [host]: { x: 1, y: 1 } },
      sides: { [portId('host-1/eth0')]: 'top' },
    });
    expect(label).toBe('Tidy up the layout');
    expect(design.layout.sides).toEqual({ 'host-1/eth0': 'top', 'srx-1/ge-0/0/3': 'left' });
    expect(done(design, setPortSide, { port: portId('host-1/eth0'), side: 'top' })[0]).toBe(design);
  });
  it('refuses what is not there or off the canvas', () => {
    expect(refusal(sample, moveNodes, { nodes: { [nodeId('gone')]: { x: 0, y: 0 } } })).toBe(
      'A device does not exist.',
    );
    expect(refusal(sample, moveNodes, { nodes: { [host]: { x: 1e7, y: 0 } } })).toBe('The place is off the canvas.');
    expect(refusal(sample, nudgeSelection, { ...selected({ flows: [out] }), by: { x: 1, y: 0 } })).toBe(
      'Nothing that can be moved is selected.',
    );
  });
});

describe('renaming', () => {
  it('keeps the device’s id and takes its scenarios along', () => {
    const [design, label] = done(sample, renameNode, { node: srxB, name: 'core' });
    expect(label).toBe('Rename srx-b to core');
    expect(design.nodes[srxB]?.name).toBe('core');
    expect(design.scenarios[asId<ScenarioId>('pull')]?.expect?.[0]?.instance).toBe('rg1@core');
    expect(design.scenarios[asId<ScenarioId>('pull')]?.steps).toEqual(
      sample.scenarios[asId<ScenarioId>('pull')]?.steps,
    );
    const [other] = done(sample, renameNode, { node: srxA, name: 'edge' });
    expect(other.scenarios[asId<ScenarioId>('pull')]?.steps[0]?.fail).toBe('port:edge/ge-0/0/3');
  });
  it('does not take a scenario along whose target only looks alike', () => {
    const steps = [
      'port:srx-ab/ge-0/0/3',
      'link:srx-a',
      'ip:10.0.0.1@srx-a',
      'bfd:srx-a/r@srg1',
      'node:srx-a',
      'srx-a',
    ];
    const scenario = { title: 'x', steps: steps.map((fail) => ({ at: 0, fail })) };
    const [with_] = done(sample, addScenario, { scenario });
    const [design] = done(with_, renameNode, { node: srxA, name: 'z' });
    expect(design.scenarios[asId<ScenarioId>('x')]?.steps.map((step) => step.fail)).toEqual([
      'port:srx-ab/ge-0/0/3',
      'link:srx-a',
      'ip:10.0.0.1@z',
      'bfd:z/r@srg1',
      'node:z',
      'srx-a',
    ]);
  });
  it('of a link can be taken back, of groups and the design works', () => {
    const link = linkId('uplink');
    const [named] = done(sample, renameLink, { link, name: 'WAN' });
    expect(named.links[link]?.name).toBe('WAN');
    expect(done(named, renameLink, { link, name: '' })[0]).toEqual(sample);
    expect(
      done(sample, renameGroup, { group: groupId('cluster'), name: 'c1' })[0].groups[groupId('cluster')]?.name,
    ).toBe('c1');
    expect(done(sample, renameDesign, { name: 'HQ' })[0].name).toBe('HQ');
  });
  it('to the same name is no step, to a taken or empty one refused', () => {
    expect(done(sample, renameNode, { node: host, name: 'office' })[0]).toBe(sample);
    expect(refusal(sample, renameNode, { node: host, name: 'srx-a' })).toBe('There is a device srx-a already.');
    expect(refusal(sample, renameDesign, { name: ' ' })).toBe('The name is empty.');
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

describe('ports', () => {
  it('are added once', () => {
    const [design, label] = done(sample, addPort, { node: host, name: 'eth1' });
    expect(label).toBe('Add eth1 to office');
    expect(design.ports[portId('host-1/eth1')]).toEqual({ id: 'host-1/eth1', node: 'host-1', name: 'eth1' });
    expect(refusal(design, addPort, { node: host, name: 'eth1' })).toBe('The device has a port eth1 already.');
    expect(refusal(design, addPort, { node: host, name: 'e 1' })).toBe('The name has a space.');
  });
  it('renamed get a new id, and their link, side and scenarios follow', () => {
    const port = portId('srx-1/ge-0/0/3');
    const [design, label] = done(sample, renamePort, { port, name: 'ge-0/0/9' });
    expect(label).toBe('Rename srx-a ge-0/0/3 to ge-0/0/9');
    expect(Object.keys(design.ports)).toContain('srx-1/ge-0/0/9');
    expect(design.links[linkId('uplink')]?.b).toBe('srx-1/ge-0/0/9');
    expect(design.layout.sides).toEqual({ 'srx-1/ge-0/0/9': 'left' });
    expect(design.scenarios[asId<ScenarioId>('pull')]?.steps[0]?.fail).toBe('port:srx-a/ge-0/0/9');
    expect(done(design, renamePort, { port: portId('srx-1/ge-0/0/9'), name: 'ge-0/0/3' })[0]).toEqual(sample);
  });
  it('removed take their link along', () => {
    const [design] = done(sample, removePort, { port: portId('host-1/eth0') });
    expect(Object.keys(design.links)).toEqual(['control-0']);
  });
});

describe('connecting', () => {
  it('makes the ports that are named and a link between them', () => {
    const [design, label] = done(sample, connectPorts, {
      a: { kind: 'named', node: host, name: 'eth1' },
      b: { kind: 'named', node: srxB, name: 'ge-5/0/3' },
    });
    expect(label).toBe('Connect office eth1 to srx-b ge-5/0/3');
    expect(design.links[linkId('host-1-srx-2')]).toEqual({
      id: 'host-1-srx-2',
      kind: 'revenue',
      a: 'host-1/eth1',
      b: 'srx-2/ge-5/0/3',
    });
  });
  it('of two devices takes the next free port of each, a second link gets the next id', () => {
    const [one] = done(sample, connectNodes, { a: srxA, b: srxB, kind: 'fabric' });
    expect(one.links[linkId('srx-1-srx-2')]).toMatchObject({
      kind: 'fabric',
      a: 'srx-1/ge-0/0/0',
      b: 'srx-2/ge-0/0/0',
    });
    const [two, label] = done(one, connectNodes, { a: srxA, b: srxB, portB: 'ge-5/0/9' });
    expect(label).toBe('Connect srx-a to srx-b');
    expect(two.links[linkId('srx-1-srx-2-2')]).toMatchObject({ a: 'srx-1/ge-0/0/2', b: 'srx-2/ge-5/0/9' });
  });
  const eth0 = { kind: 'port', port: portId('host-1/eth0') } as const;
  const free = { kind: 'named', node: srxB, name: 'ge-5/0/7' } as const;
  it.each([
    [{ a: eth0, b: free }, 'office eth0 is linked already.'],
    [{ a: { kind: 'named', node: host, name: 'eth0' } as const, b: free }, 'office eth0 is linked already.'],
    [{ a: free, b: free }, 'Both ends are on srx-b: a link joins two devices.'],
    [{ a: free, b: { ...free, name: 'ge-5/0/8' } }, 'Both ends are on srx-b: a link joins two devices.'],
    [{ a: { kind: 'port', port: portId('gone') } as const, b: free }, 'There is no port gone.'],
    [{ a: { ...free, node: nodeId('gone') }, b: free }, 'There is no device gone.'],
    [{ a: { kind: 'named', node: host, name: '' } as const, b: free }, 'The name is empty.'],
  ])('refuses %j', (args, reason) => {
    expect(refusal(sample, connectPorts, args)).toBe(reason);
  });
  it('refuses the same port twice', () => {
    const [design] = done(sample, addPort, { node: host, name: 'eth1' });
    const eth1 = { kind: 'port', port: portId('host-1/eth1') } as const;
    expect(refusal(design, connectPorts, { a: eth1, b: eth1 })).toBe('Both ends are the same port.');
    expect(refusal(sample, connectNodes, { a: host, b: host })).toBe(
      'Both ends are on office: a link joins two devices.',
    );
  });
  it('changes what a link carries', () => {
    const [design, label] = done(sample, setLinkKind, { link: linkId('uplink'), kind: 'icl' });
    expect(label).toBe('Make eth0 – ge-0/0/3 an ICL link');
    expect(design.links[linkId('uplink')]?.kind).toBe('icl');
  });
});

describe('groups', () => {
  const mx = () => done(sample, addNode, { kind: 'mx', at: { x: 0, y: 0 } })[0];
  it('are formed with the next free name of their kind', () => {
    const [design, label] = done(mx(), createGroup, {
      technology: 'ams',
      members: [nodeId('mx-1')],
      config: { a: 1 },
      baseName: 'ams',
    });
    expect(label).toBe('Form ams-1');
    expect(design.groups[groupId('ams-1')]).toEqual({
      id: 'ams-1',
      name: 'ams-1',
      technology: 'ams',
      members: ['mx-1'],
      config: { a: 1 },
    });
  });
  it('may share a device with another technology, not with their own', () => {
    const args = { members: [srxA], config: {} };
    expect(refusal(sample, createGroup, { ...args, technology: 'chassis-cluster' })).toBe(
      'srx-a is a member of cluster already.',
    );
    expect(refusal(sample, createGroup, { ...args, technology: 'ams' })).toBeUndefined();
    expect(refusal(sample, createGroup, { technology: 'ams', members: [], config: {} })).toBe(
      'A group needs at least one device.',
    );
    expect(refusal(sample, createGroup, { technology: 'ams', members: [host, host], config: {} })).toBe(
      'A device is a member twice.',
    );
    expect(refusal(sample, createGroup, { ...args, technology: 'ams', name: 'cluster' })).toBe(
      'There is a group cluster already.',
    );
  });
  it('get another config under the name of the step, the same one is no step', () => {
    const args = { group: groupId('cluster'), config: { clusterId: 2 }, label: 'Set the cluster id to 2' };
    const [design, label] = done(sample, setGroupConfig, args);
    expect(label).toBe('Set the cluster id to 2');
    expect(design.groups[groupId('cluster')]?.config).toEqual({ clusterId: 2 });
    expect(done(design, setGroupConfig, { ...args, config: { clusterId: 2 } })[0]).toBe(design);
    const hostile = JSON.parse('{"__proto__": 1}');
    expect(refusal(sample, setGroupConfig, { ...args, config: hostile })).toBe(
      '__proto__: the key "__proto__" is not allowed.',
    );
  });
  it('swap their members and dissolve', () => {
    const [design] = done(sample, setGroupMembers, { group: groupId('cluster'), members: [srxB, srxA] });
    expect(design.groups[groupId('cluster')]?.members).toEqual(['srx-2', 'srx-1']);
    const [gone, label] = done(sample, ungroup, { group: groupId('cluster') });
    expect([label, gone.groups, Object.keys(gone.nodes).length]).toEqual(['Dissolve cluster', {}, 3]);
  });
});

describe('flows, notes and scenarios', () => {
  const from = { kind: 'node', node: host } as const;
  it('a flow is named after its ends', () => {
    const [design, label] = done(sample, addFlow, { from, to: { kind: 'node', node: srxA }, service: 'tcp 22' });
    expect(label).toBe('Add the flow office-to-srx-a');
    expect(design.flows[asId<FlowId>('office-to-srx-a')]).toMatchObject({ name: 'office-to-srx-a', service: 'tcp 22' });
  });
  it('a flow changes, loses its service, and refuses one end twice', () => {
    const [design] = done(sample, setFlow, { flow: out, changes: { name: 'Web', service: '' } });
    expect(design.flows[out]).toEqual({ id: 'out', name: 'Web', from, to: sample.flows[out]?.to });
    expect(refusal(sample, setFlow, { flow: out, changes: { to: from } })).toBe('A flow needs two different ends.');
    expect(refusal(sample, addFlow, { from, to: { kind: 'group', group: groupId('gone'), interface: 'x' } })).toBe(
      'There is no group gone.',
    );
  });
  it('a note takes the next id and another text', () => {
    const [design] = done(sample, addNote, { text: 'Hi', at: { x: 1, y: 2 } });
    expect(design.notes[asId<NoteId>('note-2')]?.text).toBe('Hi');
    expect(design.layout.notes[asId<NoteId>('note-2')]).toEqual({ x: 1, y: 2 });
    const [edited] = done(sample, setNoteText, { note: asId<NoteId>('note-1'), text: 'Ho' });
    expect(edited.notes[asId<NoteId>('note-1')]?.text).toBe('Ho');
    expect(refusal(sample, addNote, { text: 'x'.repeat(10_001), at: { x: 0, y: 0 } })).toBe(
      'A note has at most 10000 characters.',
    );
  });
  it('a scenario is checked as a file is', () => {
    const scenario = { title: 'Pull it', steps: [{ at: '0s', fail: 'x' }] };
    const [design] = done(sample, addScenario, { scenario });
    expect(Object.keys(design.scenarios)).toEqual(['pull', 'pull-it']);
    expect(refusal(sample, addScenario, { scenario: { ...scenario, until: 'soon' } })).toMatch(
      /^until: expected a time/,
    );
    const id = asId<ScenarioId>('pull');
    expect(done(sample, setScenario, { id, scenario })[0].scenarios[id]).toEqual({ ...scenario, id: 'pull' });
  });
});

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
