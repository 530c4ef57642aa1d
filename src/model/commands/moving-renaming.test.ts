// Moving and renaming: nothing else changes, and scenarios follow a name.
import { describe, expect, it } from 'vitest';
import { asId, type FlowId, type ScenarioId } from '../design';
import { groupId, linkId, nodeId, portId, sampleDesign } from '../testing/sample-design';
import { done, refusal, selected } from '../testing/try-command';
import {
  addScenario,
  moveNodes,
  nudgeSelection,
  renameDesign,
  renameGroup,
  renameLink,
  renameNode,
  setPortSide,
  tidyLayout,
} from './index';

const sample = sampleDesign();
const host = nodeId('host-1');
const srxA = nodeId('srx-1');
const srxB = nodeId('srx-2');
const out = asId<FlowId>('out');

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
      'bfd:r/srx-a@srg1',
      'bfd:r/srx-a',
      'ap:srx-a/3',
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
      'bfd:r/z@srg1',
      'bfd:r/z',
      'ap:z/3',
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
