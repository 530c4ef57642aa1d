// Groups, flows, notes and scenarios: what happens, what it is called, what is refused.
import { describe, expect, it } from 'vitest';
import { asId, type FlowId, type NoteId, type ScenarioId } from '../design';
import { groupId, nodeId, sampleDesign } from '../testing/sample-design';
import { done, refusal } from '../testing/try-command';
import {
  addFlow,
  addNode,
  addNote,
  addScenario,
  createGroup,
  setFlow,
  setGroupConfig,
  setGroupMembers,
  setNoteText,
  setScenario,
  ungroup,
} from './index';

const sample = sampleDesign();
const host = nodeId('host-1');
const srxA = nodeId('srx-1');
const srxB = nodeId('srx-2');
const out = asId<FlowId>('out');

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
