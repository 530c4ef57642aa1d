// A design while it is drawn: boxes, ports and cables by name, ids made from the names. It knows no pair.
import {
  asId,
  type DesignNode,
  type Flow,
  type FlowId,
  type Link,
  type LinkId,
  type LinkKind,
  type NodeId,
  type Port,
  type PortId,
  type PortSide,
} from '../../model/design';
import { freeId } from '../../model/ids';

/** Mutable while drawing; its records become a Design's. */
export class Drawing {
  readonly nodes: Record<NodeId, DesignNode> = {};
  readonly ports: Record<PortId, Port> = {};
  readonly links: Record<LinkId, Link> = {};
  readonly flows: Record<FlowId, Flow> = {};
  readonly sides: Record<PortId, PortSide> = {};

  node(name: string, node: Omit<DesignNode, 'id' | 'name'>): NodeId {
    const id = asId<NodeId>(name);
    this.nodes[id] = { id, name, ...node };
    return id;
  }
  port(node: NodeId, name: string, side: PortSide): PortId {
    const id = asId<PortId>(`${node}/${name}`);
    this.ports[id] = { id, node, name };
    this.sides[id] ??= side;
    return id;
  }
  /** The next free port of an ordinary device: `ge-0/0/0`, `eth0`. */
  nextPort(node: NodeId, side: PortSide): PortId {
    const base = { host: 'eth', cloud: 'port' }[this.nodes[node]?.kind === 'host' ? 'host' : 'cloud'];
    const isPlain = this.nodes[node]?.kind === 'host' || this.nodes[node]?.kind === 'cloud';
    for (let number = 0; ; number += 1) {
      const name = isPlain ? `${base}${number}` : `ge-0/0/${number}`;
      if (!Object.hasOwn(this.ports, `${node}/${name}`)) return this.port(node, name, side);
    }
  }
  link(wanted: string, kind: LinkKind, a: PortId, b: PortId, inferred = false): void {
    const id = asId<LinkId>(freeId(wanted, (taken) => Object.hasOwn(this.links, taken)));
    this.links[id] = { id, kind, a, b, ...(inferred ? { inferred } : {}) };
  }
  flow(name: string, from: NodeId, to: NodeId, service: string): void {
    const id = asId<FlowId>(name);
    this.flows[id] = { id, name, from: { kind: 'node', node: from }, to: { kind: 'node', node: to }, service };
  }
}
