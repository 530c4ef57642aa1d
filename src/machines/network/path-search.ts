// The way of a packet through a design at one instant: breadth-first over what is up, through HA groups only as their owners allow. Pure.
import type { FlowEnd, GroupId, LinkId, NodeId, PortId } from '../../model/design';
import type { GroupTraffic, VirtualInterface } from '../kernel/technology';
import type { Topology, Way } from './topology';

/** What is up and who owns what, at one instant. */
export interface Conditions {
  readonly nodesOn: ReadonlySet<NodeId>;
  readonly linksUp: ReadonlySet<LinkId>;
  readonly traffic: ReadonlyMap<GroupId, GroupTraffic>;
  /** The member that announced itself last for this interface; undefined = nobody did, or nobody watches. */
  readonly announcer: (virtual: VirtualInterface) => NodeId | undefined;
  /** Several devices answer for it. */
  readonly isContested: (virtual: VirtualInterface) => boolean;
  /** A member and a neighbour on its segment that do not reach each other, though every link is up. */
  readonly isSevered: (a: NodeId, b: NodeId) => boolean;
}

export interface PacketWay {
  readonly nodes: readonly NodeId[];
  readonly links: readonly LinkId[];
  /** True where two members answered for an interface on the way. */
  readonly contested: boolean;
}

/** Where a packet is: at a device; in a member also by which interface it came in, and whether it crossed over from the peer. */
interface Place {
  readonly node: NodeId;
  readonly enteredBy: string | undefined;
  readonly crossed: boolean;
  readonly contested: boolean;
  readonly from: Place | undefined;
  readonly link: LinkId | undefined;
  /** The last device that was no switch: the sender on this segment. */
  readonly sender: NodeId;
}

/** What narrows a search down; absent = anything goes. */
export interface SearchLimits {
  /** Any owner of a virtual interface will do, not only the one that announced itself last. */
  readonly anyOwner?: boolean;
  /** Devices that a packet may reach but not cross. */
  readonly barred?: (node: NodeId) => boolean;
  /** Only these ports lead into the goal. */
  readonly lastPorts?: ReadonlySet<PortId>;
}

const NO_TRAFFIC: readonly GroupTraffic[] = [];
const ENDS_ONLY: ReadonlySet<string> = new Set(['host', 'ap-group']);

/**
 * The shortest way from one end to the other, or undefined. Members of a group take a packet only where they own a virtual
 * interface on the segment: the owner that announced itself last, or any owner if `limits` say so.
 */
export function findWay(
  topology: Topology,
  conditions: Conditions,
  from: FlowEnd,
  to: FlowEnd,
  limits: SearchLimits = {},
): PacketWay | undefined {
  const search = new Search(topology, conditions, limits);
  return search.run(from, to);
}

class Search {
  readonly #topology: Topology;
  readonly #conditions: Conditions;
  readonly #limits: SearchLimits;
  #goal: NodeId | undefined;
  readonly #seen = new Set<string>();
  readonly #queue: Place[] = [];

  constructor(topology: Topology, conditions: Conditions, limits: SearchLimits) {
    this.#topology = topology;
    this.#conditions = conditions;
    this.#limits = limits;
  }

  run(from: FlowEnd, to: FlowEnd): PacketWay | undefined {
    this.#goal = to.kind === 'node' ? to.node : undefined;
    for (const place of this.#starts(from)) this.#visit(place);
    // The queue grows while it is walked: what is visited later lies further away.
    for (const place of this.#queue) {
      if (this.#isGoal(place, to)) return wayTo(place);
      this.#visitNext(place);
    }
    return undefined;
  }

  #visit(place: Place): void {
    const { node, enteredBy, crossed } = place;
    const key = enteredBy === undefined && !crossed ? node : `${node} ${enteredBy ?? ''} ${crossed}`;
    if (this.#seen.has(key) || !this.#conditions.nodesOn.has(node)) return;
    this.#seen.add(key);
    this.#queue.push(place);
  }

  #starts(from: FlowEnd): readonly Place[] {
    const start = (node: NodeId, contested: boolean): Place => ({
      node,
      enteredBy: undefined,
      crossed: false,
      contested,
      from: undefined,
      link: undefined,
      sender: node,
    });
    if (from.kind === 'node') return [start(from.node, false)];
    const virtual = this.#interface(from.group, from.interface);
    if (virtual === undefined) return [];
    return virtual.owners
      .filter(({ node, ports }) => ports.length > 0 && this.#reaches(virtual, node))
      .map(({ node }) => start(node, this.#conditions.isContested(virtual)));
  }

  #isGoal(place: Place, to: FlowEnd): boolean {
    if (to.kind === 'node') return place.node === to.node;
    // Without a port that is up the interface is down, and its address with it.
    const owners = this.#interface(to.group, to.interface)?.owners ?? [];
    return owners.some(({ node, ports }) => node === place.node && ports.length > 0);
  }

  #visitNext(place: Place): void {
    const traffic = this.#trafficOf(place.node);
    const isStart = place.from === undefined;
    if (!isStart && ENDS_ONLY.has(this.#topology.node(place.node)?.kind ?? 'host')) return;
    if (!isStart && this.#limits.barred?.(place.node) === true) return;
    for (const way of this.#topology.waysFrom(place.node)) {
      if (!this.#conditions.linksUp.has(way.link)) continue;
      const contested = this.#exit(place, way, traffic);
      if (contested !== undefined) this.#arrive(place, way, place.contested || contested);
    }
    if (!place.crossed) for (const each of traffic) this.#cross(place, each);
  }

  /** What the groups of a device say of it; none where it is in no group. */
  #trafficOf(node: NodeId): readonly GroupTraffic[] {
    const groups = this.#topology.groupsOf(node);
    return groups.length === 0 ? NO_TRAFFIC : groups.flatMap((group) => this.#conditions.traffic.get(group) ?? []);
  }

  /**
   * Whether a packet inside a member may leave by this way: undefined = no, true = over an interface with two owners. Where the device is
   * in several groups, each has to let it pass.
   */
  #exit(place: Place, way: Way, traffic: readonly GroupTraffic[]): boolean | undefined {
    let contested = false;
    for (const each of traffic) {
      const virtual = ownedThrough(each, place.node, way.port);
      if (virtual === undefined ? !isLocal(each, way.port) : virtual.name === place.enteredBy) return undefined;
      contested ||= virtual !== undefined && this.#conditions.isContested(virtual);
    }
    return contested;
  }

  #arrive(place: Place, way: Way, contested: boolean): void {
    const { farNode, farPort, link } = way;
    const traffic = this.#trafficOf(farNode);
    if (traffic.length === 0) {
      // Most ways lead back to where the search has been.
      if (this.#seen.has(farNode) || !this.#maySee(farNode, farPort)) return;
      const isSwitch = this.#topology.node(farNode)?.kind === 'switch';
      if (!isSwitch && this.#conditions.isSevered(place.sender, farNode)) return;
      const sender = isSwitch ? place.sender : farNode;
      this.#visit({ node: farNode, enteredBy: undefined, crossed: false, contested, from: place, link, sender });
      return;
    }
    if (this.#conditions.isSevered(place.sender, farNode)) return;
    const entered = traffic.map((each) => ownedThrough(each, farNode, farPort));
    const isOpen = traffic.every((each, at) => {
      const virtual = entered[at];
      return virtual === undefined ? isLocal(each, farPort) : this.#reaches(virtual, farNode);
    });
    if (!isOpen) return;
    this.#visit({
      node: farNode,
      crossed: false,
      from: place,
      link,
      sender: farNode,
      enteredBy: entered.find((virtual) => virtual !== undefined)?.name,
      contested: contested || entered.some((virtual) => virtual !== undefined && this.#conditions.isContested(virtual)),
    });
  }

  /** The goal takes packets only from some of its ports, where the limits say so. */
  #maySee(node: NodeId, port: PortId): boolean {
    const { lastPorts } = this.#limits;
    return lastPorts === undefined || node !== this.#goal || lastPorts.has(port);
  }

  #cross(place: Place, traffic: GroupTraffic): void {
    for (const { from, to, fromPort } of traffic.crossings) {
      if (from !== place.node) continue;
      const link = this.#topology.linkAt(fromPort);
      if (link === undefined || !this.#conditions.linksUp.has(link.id)) continue;
      this.#visit({
        node: to,
        enteredBy: place.enteredBy,
        crossed: true,
        contested: place.contested,
        from: place,
        link: link.id,
        sender: to,
      });
    }
  }

  #interface(group: GroupId, name: string): VirtualInterface | undefined {
    return this.#conditions.traffic.get(group)?.interfaces.find((virtual) => virtual.name === name);
  }

  /** Frames for the interface go to the member that announced itself last, whether it still forwards or not. */
  #reaches(virtual: VirtualInterface, member: NodeId): boolean {
    if (this.#limits.anyOwner === true) return true;
    const announcer = this.#conditions.announcer(virtual);
    return announcer === undefined || announcer === member;
  }
}

/** The interface that this member owns and carries over this port. */
function ownedThrough(traffic: GroupTraffic, node: NodeId, port: PortId): VirtualInterface | undefined {
  return traffic.interfaces.find((virtual) =>
    virtual.owners.some((owner) => owner.node === node && owner.ports.includes(port)),
  );
}

/** A member's own interface: in no virtual one. Only known where the technology lists all children. */
function isLocal(traffic: GroupTraffic, port: PortId): boolean {
  return traffic.interfaces.every((virtual) => virtual.children !== undefined && !virtual.children.includes(port));
}

function wayTo(goal: Place): PacketWay {
  const nodes: NodeId[] = [];
  const links: LinkId[] = [];
  for (let place: Place | undefined = goal; place !== undefined; place = place.from) {
    nodes.push(place.node);
    if (place.link !== undefined) links.push(place.link);
  }
  return { nodes: nodes.reverse(), links: links.reverse(), contested: goal.contested };
}
