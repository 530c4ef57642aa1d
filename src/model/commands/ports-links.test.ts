// Ports and links: what happens, what it is called, what is refused.
import { describe, expect, it } from 'vitest';
import { asId, type ScenarioId } from '../design';
import { linkId, nodeId, portId, sampleDesign } from '../testing/sample-design';
import { done, refusal } from '../testing/try-command';
import { addPort, connectNodes, connectPorts, removePort, renamePort, setLinkKind } from './index';

const sample = sampleDesign();
const host = nodeId('host-1');
const srxA = nodeId('srx-1');
const srxB = nodeId('srx-2');

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
