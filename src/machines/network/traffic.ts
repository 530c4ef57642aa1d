// Where every flow goes at the end of an instant, and what that tells its machine. It knows technologies only by what they publish.
import type { Design, Flow, FlowEnd, GroupId, LinkId, NodeId } from '../../model/design';
import type { JsonObject } from '../../model/json';
import { deepFreeze } from '../kernel/canonical';
import type { GroupTraffic, VirtualInterface } from '../kernel/technology';
import type { Consequence, InstanceId, MachineState, Message, World } from '../kernel/types';
import { contestedInterfaces } from './contested';
import type { FlowWay } from './flow';
import { type Conditions, findWay, type PacketWay } from './path-search';
import type { Topology } from './topology';

/** One HA group as the network watches it. */
interface WatchedGroup {
  readonly id: GroupId;
  readonly instances: readonly InstanceId[];
  readonly traffic: (world: World) => GroupTraffic;
}

export interface TrafficOptions {
  readonly design: Design;
  readonly topology: Topology;
  readonly handles: ReadonlyMap<NodeId, string>;
  readonly groups: readonly WatchedGroup[];
  /** The network's own: devices, ports, links, channels. */
  readonly instances: readonly InstanceId[];
}

export const flowInstance = (flow: Flow): InstanceId => `flow:${flow.name}`;
export const deviceInstance = (handle: string): InstanceId => `device:${handle}`;
export const linkInstance = (link: string): InstanceId => `link:${link}`;

type FlowResult =
  | { readonly kind: 'down' }
  | {
      readonly kind: 'up' | 'flapping';
      readonly way: FlowWay;
      /** Frozen, so that the kernel interns it by identity. */
      readonly event: Message;
      readonly data: JsonObject;
    };
const DOWN: FlowResult = { kind: 'down' };
const PATH_DOWN: Message = { type: 'PATH_DOWN' };

/** The instances that decide about ways: the plan's `watched`. */
export const decidingInstances = ({ instances, groups }: TrafficOptions): readonly InstanceId[] => [
  ...instances,
  ...groups.flatMap((group) => group.instances),
];

/** What an instance that watches an address should say. */
interface MacResult {
  readonly to: InstanceId;
  /** Words of all devices that answer for it, if several do. */
  readonly between: readonly string[];
  /** The only owner, if there is just one. */
  readonly owner: string | undefined;
  readonly event: Message;
}
interface Results {
  readonly flows: readonly FlowResult[];
  readonly macs: readonly MacResult[];
}

/** Makes the plan's `afterInstant`: pure, and each situation is searched only once. */
export function trafficWatch(options: TrafficOptions): (world: World) => readonly Consequence[] {
  const flows = Object.values(options.design.flows);
  if (flows.length === 0 && options.groups.length === 0) return () => [];
  const ids = flows.map(flowInstance);
  const known = new WeakMap<object, Results>();
  return (world) => {
    let results = world.situation && known.get(world.situation);
    if (results === undefined) {
      results = resultsIn(options, flows, world);
      if (world.situation) known.set(world.situation, results);
    }
    const consequences: Consequence[] = results.macs.flatMap((mac) => macConsequence(options, mac, world) ?? []);
    for (let at = 0; at < ids.length; at++) {
      const consequence = consequenceOf(options, ids[at] ?? '', results.flows[at] ?? DOWN, world);
      if (consequence !== undefined) consequences.push(consequence);
    }
    return consequences;
  };
}

function resultsIn(options: TrafficOptions, flows: readonly Flow[], world: World): Results {
  const traffic = new Map(options.groups.map((group) => [group.id, group.traffic(world)] as const));
  const linksUp = new Set(
    options.topology.links.filter(({ id }) => world.described(linkInstance(id))?.state === 'up').map(({ id }) => id),
  );
  const contested = contestedInterfaces(options.topology, linksUp, traffic);
  const conditions = conditionsIn(options, traffic, linksUp, contested, world);
  return {
    flows: flows.map((flow) => resultOf(options, flow, conditions, traffic)),
    macs: [...traffic.values()].flatMap(({ interfaces }) =>
      interfaces.flatMap((virtual) => macResult(options, virtual, contested.get(virtual) ?? []) ?? []),
    ),
  };
}

function macResult(
  { handles, topology }: TrafficOptions,
  virtual: VirtualInterface,
  rivals: readonly NodeId[],
): MacResult | undefined {
  if (virtual.announced === undefined) return undefined;
  const word = (node: NodeId): string => handles.get(node) ?? topology.node(node)?.name ?? node;
  const between = rivals.map(word);
  const [only, second] = virtual.owners;
  const owner = only !== undefined && second === undefined ? word(only.node) : undefined;
  const event: Message =
    between.length > 0 ? { type: 'CONTESTED', between } : { type: 'RELEARNED', node: owner ?? 'none' };
  return { to: virtual.announced, between, owner, event: deepFreeze(event) };
}

/** The switches hear several owners, or only one again. */
function macConsequence(options: TrafficOptions, mac: MacResult, world: World): Consequence | undefined {
  const described = world.described(mac.to);
  if (described === undefined) return undefined;
  const isFlapping = described.state === 'flapping';
  const isSame =
    mac.between.length === 0
      ? !isFlapping || mac.owner === undefined
      : isFlapping && sameWords(described.facts.between, mac.between);
  if (isSame) return undefined;
  return { to: mac.to, event: mac.event, causedBy: options.groups.flatMap((group) => group.instances) };
}

function conditionsIn(
  { topology, handles }: TrafficOptions,
  traffic: ReadonlyMap<GroupId, GroupTraffic>,
  linksUp: ReadonlySet<LinkId>,
  contested: ReadonlyMap<VirtualInterface, readonly NodeId[]>,
  world: World,
): Conditions {
  const wordOf = new Map<string, NodeId>();
  for (const node of topology.nodes) {
    for (const word of [node.name, handles.get(node.id) ?? node.name, node.id]) wordOf.set(word, node.id);
  }
  const severed = new Set(
    [...traffic.values()].flatMap(({ unreachable = [] }) =>
      unreachable.map(({ member, device }) => `${member} ${device}`),
    ),
  );
  return {
    nodesOn: new Set(
      topology.nodes
        .filter(({ id }) => world.described(deviceInstance(handles.get(id) ?? ''))?.state === 'on')
        .map(({ id }) => id),
    ),
    linksUp,
    traffic,
    announcer: ({ announced, owners }) => {
      const described = announced === undefined ? undefined : world.described(announced);
      // Where several quarrelled and one is left, its frames have taught the switches.
      if (described?.state === 'flapping' && owners.length === 1) return owners[0]?.node;
      const word = typeof described?.facts.node === 'string' ? described.facts.node : described?.state;
      return word === undefined || word === 'none' ? undefined : wordOf.get(word);
    },
    isContested: (virtual) => contested.has(virtual),
    isSevered: (a, b) => severed.size > 0 && (severed.has(`${a} ${b}`) || severed.has(`${b} ${a}`)),
  };
}

function resultOf(
  { topology, handles }: TrafficOptions,
  flow: Flow,
  conditions: Conditions,
  traffic: ReadonlyMap<GroupId, GroupTraffic>,
): FlowResult {
  const { there, back, guessed } = bothWays(topology, conditions, flow.from, flow.to);
  if (there === undefined || back === undefined) return DOWN;
  const inGroups = there.nodes.flatMap((node) => {
    const group = topology.groupOf(node);
    return group === undefined ? [] : [{ node, group }];
  });
  const kind = guessed || there.contested || back.contested ? 'flapping' : 'up';
  const way: FlowWay = {
    path: there.nodes.map((node) => topology.node(node)?.name ?? node),
    links: there.links,
    members: inGroups.map(({ node }) => handles.get(node) ?? node),
    synchronised: inGroups.every(({ group }) => traffic.get(group)?.synchronised ?? true),
    copies: inGroups.every(({ group }) => traffic.get(group)?.copiesNew ?? true),
  };
  const event: Message = { type: kind === 'up' ? 'PATH_UP' : 'PATH_FLAPPING', ...way };
  return { kind, way, event: deepFreeze(event), data: { path: way.path, links: way.links } };
}

/** The way of the last announcers; where two owners quarrel and that one is broken, any owner's way at all. */
function bothWays(
  topology: Topology,
  conditions: Conditions,
  from: FlowEnd,
  to: FlowEnd,
): { readonly there: PacketWay | undefined; readonly back: PacketWay | undefined; readonly guessed: boolean } {
  const there = findWay(topology, conditions, from, to);
  const back = there && findWay(topology, conditions, to, from);
  const isQuarrel = [...conditions.traffic.values()].some(({ interfaces }) =>
    interfaces.some(({ owners }) => owners.length > 1),
  );
  if (back !== undefined || !isQuarrel) return { there, back, guessed: false };
  const anyThere = findWay(topology, conditions, from, to, true);
  const anyBack = anyThere && findWay(topology, conditions, to, from, true);
  return { there: anyThere, back: anyBack, guessed: true };
}

/** Results and the flow's state that says the same: the common case, found by one look. */
const agreed = new WeakMap<FlowResult, MachineState>();

/** What the flow's machine has to be told, if anything. */
function consequenceOf(
  options: TrafficOptions,
  to: InstanceId,
  result: FlowResult,
  world: World,
): Consequence | undefined {
  const state = world.state(to);
  if (state === undefined) return undefined;
  const { path, links, synchronised, copies } = state.context;
  if (result.kind === 'down') {
    if (state.value === 'lost') return undefined;
    return { to, event: PATH_DOWN, causedBy: whatBroke(options, path, links, world) };
  }
  if (agreed.get(result) === state) return undefined;
  const { way, event, data } = result;
  const isSame =
    state.value === (result.kind === 'up' ? 'forwarding' : 'unpredictable') &&
    synchronised === way.synchronised &&
    copies === way.copies &&
    sameWords(path, way.path) &&
    sameWords(links, way.links);
  if (isSame) {
    agreed.set(result, state);
    return undefined;
  }
  const causedBy = options.groups.flatMap((group) => group.instances).concat(way.links.map(linkInstance));
  return { to, event, data, causedBy };
}

/** What of the old way is gone; where all of it is still there, a group has decided. */
function whatBroke(options: TrafficOptions, path: unknown, links: unknown, world: World): readonly InstanceId[] {
  const names = new Map(
    options.topology.nodes.map((node) => [node.name, options.handles.get(node.id) ?? node.name] as const),
  );
  const used = [
    ...words(links).map(linkInstance),
    ...words(path).map((name) => deviceInstance(names.get(name) ?? name)),
  ];
  const gone = used.filter((id) => !['up', 'on'].includes(world.described(id)?.state ?? ''));
  return gone.length > 0 ? gone : options.groups.flatMap((group) => group.instances);
}

const words = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];

function sameWords(value: unknown, expected: readonly string[]): boolean {
  return Array.isArray(value) && value.length === expected.length && expected.every((word, at) => word === value[at]);
}
