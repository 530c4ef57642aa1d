// Where every flow goes at the end of an instant, and what that tells its machine. It knows technologies only by what they publish.
import type { Design, Flow, FlowEnd, GroupId, LinkId, NodeId } from '../../model/design';
import type { JsonObject } from '../../model/json';
import { deepFreeze } from '../kernel/canonical';
import type { GroupTraffic, VirtualInterface } from '../kernel/technology';
import type { Consequence, InstanceId, MachineState, Message, World } from '../kernel/types';
import { contestedInterfaces } from './contested';
import type { FlowWay } from './flow';
import { type Conditions, findWay } from './path-search';
import type { BothWays, RoutedTraffic } from './routing/routed-traffic';
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
  /** The network's own: devices, ports, links, channels, and what its routing needs. */
  readonly instances: readonly InstanceId[];
  /** Where a group has routing: finds the ways of flows instead of the search. */
  readonly routing?: RoutedTraffic;
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
  /** What has to be known before flows can be followed: nothing else is told beside it. */
  readonly first: readonly Consequence[];
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
    if (results.first.length > 0) return results.first;
    const consequences: Consequence[] = results.macs.flatMap((mac) => macConsequence(options, mac, world) ?? []);
    for (let at = 0; at < ids.length; at++) {
      consequences.push(...consequencesOf(options, ids[at] ?? '', results.flows[at] ?? DOWN, world));
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
  const routed = options.routing?.at(conditions, world);
  if (routed !== undefined && routed.news.length > 0) return { first: routed.news, flows: [], macs: [] };
  return {
    first: [],
    flows: flows.map((flow) => {
      const ways = routed?.waysOf(flow) ?? bothWays(options.topology, conditions, flow.from, flow.to);
      return resultOf(options, ways, traffic);
    }),
    macs: [...traffic.values()].flatMap(({ interfaces }) =>
      interfaces.flatMap((virtual) => {
        const rivals = routed?.isApart(virtual) === true ? [] : (contested.get(virtual) ?? []);
        return macResult(options, virtual, rivals) ?? [];
      }),
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
  { there, back, guessed, routed }: BothWays,
  traffic: ReadonlyMap<GroupId, GroupTraffic>,
): FlowResult {
  if (there === undefined || back === undefined) return DOWN;
  const members = there.nodes.filter((node) => topology.groupsOf(node).length > 0);
  const groups = members.flatMap((node) => topology.groupsOf(node));
  const nameOf = (node: NodeId): string => topology.node(node)?.name ?? node;
  const kind = guessed || there.contested || back.contested ? 'flapping' : 'up';
  const way: FlowWay = {
    path: there.nodes.map(nameOf),
    links: there.links,
    ...(routed ? { back: back.nodes.map(nameOf) } : undefined),
    members: members.map((node) => handles.get(node) ?? node),
    synchronised: groups.every((group) => traffic.get(group)?.synchronised ?? true),
    copies: groups.every((group) => traffic.get(group)?.copiesNew ?? true),
  };
  const event: Message = { type: kind === 'up' ? 'PATH_UP' : 'PATH_FLAPPING', ...way };
  return { kind, way, event: deepFreeze(event), data: { path: way.path, links: way.links } };
}

/** The way of the last announcers; where two owners quarrel and that one is broken, any owner's way at all. */
function bothWays(topology: Topology, conditions: Conditions, from: FlowEnd, to: FlowEnd): BothWays {
  const there = findWay(topology, conditions, from, to);
  const back = there && findWay(topology, conditions, to, from);
  const isQuarrel = [...conditions.traffic.values()].some(({ interfaces }) =>
    interfaces.some(({ owners }) => owners.length > 1),
  );
  if (back !== undefined || !isQuarrel) return { there, back, guessed: false };
  const anyThere = findWay(topology, conditions, from, to, { anyOwner: true });
  const anyBack = anyThere && findWay(topology, conditions, to, from, { anyOwner: true });
  return { there: anyThere, back: anyBack, guessed: true };
}

/** Results and the flow's state that says the same: the common case, found by one look. */
const agreed = new WeakMap<FlowResult, MachineState>();

/** What the flow's machine has to be told, if anything. */
function consequencesOf(
  options: TrafficOptions,
  to: InstanceId,
  result: FlowResult,
  world: World,
): readonly Consequence[] {
  const state = world.state(to);
  if (state === undefined) return NONE;
  const { path, links, synchronised, copies, back } = state.context;
  if (result.kind === 'down') {
    if (state.value === 'lost') return NONE;
    return [{ to, event: PATH_DOWN, causedBy: whatBroke(options, path, links, world) }];
  }
  if (agreed.get(result) === state) return NONE;
  const { way, event, data } = result;
  const isSame =
    state.value === (result.kind === 'up' ? 'forwarding' : 'unpredictable') &&
    synchronised === way.synchronised &&
    copies === way.copies &&
    sameWords(path, way.path) &&
    sameWords(links, way.links) &&
    sameWords(back ?? [], way.back ?? []);
  if (isSame) {
    agreed.set(result, state);
    return NONE;
  }
  const causedBy = deciders(options).concat(way.links.map(linkInstance));
  const move: Consequence = { to, event, data, causedBy };
  // What was copied completely while the old way was still there survives a move in the very same instant.
  const isCopiedNow = back !== undefined && synchronised === false && way.synchronised && state.value === 'forwarding';
  if (!isCopiedNow || sameWords(path, way.path) || gonePlaces(options, path, links, world).length > 0) return [move];
  return [{ to, event: { ...state.context, type: 'PATH_UP', synchronised: true }, causedBy }, move];
}

const NONE: readonly Consequence[] = [];

/** Who may have moved a flow without anything on its way being gone: groups, and sessions and routes where there are any. */
const deciders = ({ groups, routing, instances }: TrafficOptions): readonly InstanceId[] => [
  ...groups.flatMap((group) => group.instances),
  ...(routing === undefined ? [] : instances),
];

/** What of the old way is gone; where all of it is still there, a group has decided. */
function whatBroke(options: TrafficOptions, path: unknown, links: unknown, world: World): readonly InstanceId[] {
  const gone = gonePlaces(options, path, links, world);
  return gone.length > 0 ? gone : deciders(options);
}

/** Links and devices of a way that are not up any more. */
function gonePlaces(options: TrafficOptions, path: unknown, links: unknown, world: World): readonly InstanceId[] {
  const names = new Map(
    options.topology.nodes.map((node) => [node.name, options.handles.get(node.id) ?? node.name] as const),
  );
  const used = [
    ...words(links).map(linkInstance),
    ...words(path).map((name) => deviceInstance(names.get(name) ?? name)),
  ];
  return used.filter((id) => !['up', 'on'].includes(world.described(id)?.state ?? ''));
}

const words = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];

function sameWords(value: unknown, expected: readonly string[]): boolean {
  return Array.isArray(value) && value.length === expected.length && expected.every((word, at) => word === value[at]);
}
