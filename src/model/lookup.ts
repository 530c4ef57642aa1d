// Questions that every part of the app asks a design: whose port, which link, what name. Computed once per record.
import type { Design, DesignNode, Group, GroupId, Link, NodeId, Port, PortId, SubjectRef } from './design';
import { find, valuesOf } from './records';

/** Answers are kept by the record they were read from: designs are immutable and share unchanged records. */
function memoised<R extends object, T>(compute: (record: R) => T): (record: R) => T {
  const known = new WeakMap<R, T>();
  return (record) => {
    const before = known.get(record);
    if (before !== undefined) return before;
    const answer = compute(record);
    known.set(record, answer);
    return answer;
  };
}

const indexPorts = memoised((ports: Design['ports']) => {
  const byNode = new Map<NodeId, Port[]>();
  for (const port of valuesOf(ports)) {
    const list = byNode.get(port.node);
    if (list === undefined) byNode.set(port.node, [port]);
    else list.push(port);
  }
  return byNode;
});

const indexLinks = memoised((links: Design['links']) => {
  const byPort = new Map<PortId, Link>();
  for (const link of valuesOf(links)) {
    byPort.set(link.a, link);
    byPort.set(link.b, link);
  }
  return byPort;
});

const indexNodes = memoised((nodes: Design['nodes']) => new Map(valuesOf(nodes).map((node) => [node.name, node])));

/** The ports of a device, in id order. */
export const portsOf = (design: Design, node: NodeId): readonly Port[] => indexPorts(design.ports).get(node) ?? [];

/** The device's port of that interface name. */
export const portByName = (design: Design, node: NodeId, name: string): Port | undefined =>
  portsOf(design, node).find((port) => port.name === name);

/** The link on that port; undefined where the port is free. */
export const linkOf = (design: Design, port: PortId): Link | undefined => indexLinks(design.links).get(port);

/** The device of that name. */
export const nodeByName = (design: Design, name: string): DesignNode | undefined => indexNodes(design.nodes).get(name);

/** The device that has that port. */
export const nodeOfPort = (design: Design, port: PortId): DesignNode | undefined => {
  const node = find(design.ports, port)?.node;
  return node === undefined ? undefined : find(design.nodes, node);
};

/** The groups that the device is a member of; with `technology` only those of it. */
export const groupsOf = (design: Design, node: NodeId, technology?: string): readonly Group[] =>
  valuesOf(design.groups).filter(
    (group) => group.members.includes(node) && (technology === undefined || group.technology === technology),
  );

/** Name of anything for people: `srx-a`, `srx-a ge-0/0/3`, `ge-0/0/3 – ge-0/0/0`; its id where it does not exist. */
export function subjectName(design: Design, ref: SubjectRef): string {
  switch (ref.kind) {
    case 'design':
      return design.name;
    case 'node':
      return find(design.nodes, ref.id)?.name ?? ref.id;
    case 'port': {
      const port = find(design.ports, ref.id);
      return port === undefined ? ref.id : `${find(design.nodes, port.node)?.name ?? port.node} ${port.name}`;
    }
    case 'link': {
      const link = find(design.links, ref.id);
      if (link === undefined) return ref.id;
      const end = (port: PortId): string => find(design.ports, port)?.name ?? port;
      return link.name ?? `${end(link.a)} – ${end(link.b)}`;
    }
    case 'group':
      return groupName(design, ref.id);
    case 'flow':
      return find(design.flows, ref.id)?.name ?? ref.id;
    case 'note':
      return 'note';
    default:
      return unknownSubject(ref);
  }
}

const groupName = (design: Design, id: GroupId): string => find(design.groups, id)?.name ?? id;

function unknownSubject(ref: never): never {
  throw new Error(`Unknown subject ${JSON.stringify(ref)}.`);
}
