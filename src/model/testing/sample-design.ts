// A small design with one of everything, for tests only.
import { asId, type Design, type DesignId, type GroupId, type LinkId, type NodeId, type PortId } from '../design';
import { parseDesign } from '../load';

export const nodeId = (id: string) => asId<NodeId>(id);
export const portId = (id: string) => asId<PortId>(id);
export const linkId = (id: string) => asId<LinkId>(id);
export const groupId = (id: string) => asId<GroupId>(id);

/** The document as a file would hold it, fresh at each call so that tests can break it. */
export const sampleDocument = () => ({
  version: 1,
  id: asId<DesignId>('sample'),
  name: 'Sample',
  nodes: {
    'host-1': { id: 'host-1', kind: 'host', name: 'office', addresses: ['10.0.0.20/24'], gateway: '10.0.0.1' },
    'srx-1': { id: 'srx-1', kind: 'srx', name: 'srx-a', model: 'SRX345', release: '24.4R1' },
    'srx-2': { id: 'srx-2', kind: 'srx', name: 'srx-b', model: 'SRX345' },
  },
  ports: {
    'host-1/eth0': { id: 'host-1/eth0', node: 'host-1', name: 'eth0' },
    'srx-1/ge-0/0/1': { id: 'srx-1/ge-0/0/1', node: 'srx-1', name: 'ge-0/0/1' },
    'srx-1/ge-0/0/3': { id: 'srx-1/ge-0/0/3', node: 'srx-1', name: 'ge-0/0/3' },
    'srx-2/ge-5/0/1': { id: 'srx-2/ge-5/0/1', node: 'srx-2', name: 'ge-5/0/1' },
  },
  links: {
    'control-0': { id: 'control-0', kind: 'control', a: 'srx-1/ge-0/0/1', b: 'srx-2/ge-5/0/1' },
    uplink: { id: 'uplink', kind: 'revenue', a: 'host-1/eth0', b: 'srx-1/ge-0/0/3' },
  },
  groups: {
    cluster: {
      id: 'cluster',
      name: 'cluster',
      technology: 'chassis-cluster',
      members: ['srx-1', 'srx-2'],
      config: { clusterId: 1, reths: [{ name: 'reth0' }] },
    },
  },
  flows: {
    out: {
      id: 'out',
      name: 'out',
      from: { kind: 'node', node: 'host-1' },
      to: { kind: 'group', group: 'cluster', interface: 'reth0' },
      service: 'tcp 443',
    },
  },
  scenarios: {
    pull: {
      id: 'pull',
      title: 'Pull it',
      steps: [{ at: '0s', fail: 'port:srx-a/ge-0/0/3', caption: 'The uplink dies.' }],
      expect: [{ at: '2s', instance: 'rg1@srx-b', state: 'primary' }],
    },
  },
  notes: { 'note-1': { id: 'note-1', text: 'Look here' } },
  sources: { pasted: { id: 'pasted', name: 'pasted', subject: 'cluster', text: 'set version 24.4R1\n' } },
  layout: {
    nodes: { 'host-1': { x: 0, y: 0 }, 'srx-1': { x: 300, y: 0 }, 'srx-2': { x: 300, y: 240 } },
    notes: { 'note-1': { x: -10, y: 5.5 } },
    sides: { 'srx-1/ge-0/0/3': 'left' },
  },
});

/** The same as a Design; throws where the sample itself is broken. */
export function sampleDesign(): Design {
  const { value, diagnostics } = parseDesign(sampleDocument());
  if (value === undefined) throw new Error(diagnostics.map((d) => d.message).join(' '));
  return value;
}
