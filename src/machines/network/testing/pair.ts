// A toy HA technology for tests of the network: two members, told from outside who is active. It has none of a real one's rules.
import { setup } from 'xstate';
import { asId, type Design, type Group, type GroupId, type NodeId, type PortId } from '../../../model/design';
import { stateName } from '../../kernel/state-name';
import type { GroupPlan, GroupTraffic, VirtualInterface } from '../../kernel/technology';
import type { Delivery, InstanceSpec, MachineSpec, Plan, Rule, Step, StepOutcome, World } from '../../kernel/types';
import { nodeHandles } from '../handles';
import { macMachine } from '../mac';
import { networkPlan } from '../plan';

/** Interface name → member → child ports. */
type PairInterfaces = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const rule = (id: string): Rule => ({ id, text: id, source: 'test', confidence: 'derived' });
const RULES = ['pair.take', 'pair.yield', 'pair.sync', 'pair.dead'].map(rule);

const member = setup({
  types: {} as {
    context: Record<string, never>;
    events: { type: 'TAKE' } | { type: 'YIELD' } | { type: 'DEAD' };
    input: Record<string, never>;
    emitted: { type: 'rule'; rule: string } | { type: 'announce' };
  },
});
const said = (id: string) => member.emit({ type: 'rule', rule: id });
const memberMachine: MachineSpec = {
  id: 'pair-member',
  logic: member.createMachine({
    id: 'pair-member',
    context: {},
    initial: 'standby',
    states: {
      standby: { on: { TAKE: { target: 'active', actions: [said('pair.take'), member.emit({ type: 'announce' })] } } },
      active: {
        on: {
          TAKE: { actions: [said('pair.take'), member.emit({ type: 'announce' })] },
          YIELD: { target: 'standby', actions: said('pair.yield') },
          DEAD: { target: 'standby', actions: said('pair.dead') },
        },
      },
    },
  }),
  describe: ({ value }) => ({
    state: stateName(value),
    role: value === 'active' ? 'active' : 'standby',
    facts: {},
  }),
  timers: {},
};

const sync = setup({
  types: {} as { events: { type: 'FAIL' } | { type: 'REPAIR' }; emitted: { type: 'rule'; rule: string } },
});
const syncRule = sync.emit({ type: 'rule', rule: 'pair.sync' });
const syncMachine: MachineSpec = {
  id: 'pair-sync',
  logic: sync.createMachine({
    id: 'pair-sync',
    initial: 'up',
    states: {
      up: { on: { FAIL: { target: 'down', actions: syncRule } } },
      down: { on: { REPAIR: { target: 'up', actions: syncRule } } },
    },
  }),
  describe: ({ value }) => ({ state: stateName(value), role: 'neutral', facts: {} }),
  timers: {},
};

/** A group of two members, the first of which is active after boot. */
export const pairGroup = (name: string, members: readonly string[]): Group => ({
  id: asId(name),
  name,
  technology: 'pair',
  members: members.map(asId<NodeId>),
  config: {},
});

/** Aliases `m0` and `m1` by position. */
export const pairAlias = (group: Group, node: NodeId): string | undefined => {
  const at = group.members.indexOf(node);
  return at < 0 ? undefined : `m${at}`;
};

export interface PairOptions {
  readonly interfaces: PairInterfaces;
  /** Links over which a packet crosses from one member to the other. */
  readonly crossings?: GroupTraffic['crossings'];
  /** Link ids of the channel `peer:NAME`. */
  readonly peerLinks?: readonly string[];
  /** Whether the interfaces list all children, which makes the members' other ports local ones. */
  readonly listsChildren?: boolean;
  readonly bootMs?: number;
}

/** Requests: `take`, `claim` (without the peer's yielding), `yield`. Faults: `sync:NAME`. */
export function pairPlan(design: Design, options: PairOptions): Plan {
  const handles = nodeHandles(design, pairAlias);
  const planned = Object.values(design.groups).map((group) => ({
    group,
    plan: groupPlan(design, group, handles, options),
    rules: RULES,
    targets: [`sync:${group.name}`],
  }));
  return networkPlan(design, planned, handles);
}

function groupPlan(
  design: Design,
  group: Group,
  handles: ReadonlyMap<NodeId, string>,
  options: PairOptions,
): GroupPlan {
  const handleOf = (node: NodeId): string => handles.get(node) ?? '';
  const instanceOf = (node: NodeId): string => `pair@${handleOf(node)}`;
  const base = { technology: 'pair', lane: 'always', reported: true, group: group.id, input: {} } as const;
  const names = Object.keys(options.interfaces);
  const instances: InstanceSpec[] = [
    ...group.members.map((node) => ({
      ...base,
      id: instanceOf(node),
      machine: memberMachine,
      title: instanceOf(node),
      node: handleOf(node),
    })),
    ...names.map((name) => ({ ...base, id: macOf(name, group), machine: macMachine, title: name })),
    { ...base, id: `sync:${group.name}`, machine: syncMachine, title: 'sync' },
  ];
  const routes = new Map(
    group.members.map((node) => {
      const announce = names
        .filter((name) => (options.interfaces[name]?.[node] ?? []).length > 0)
        .map((name): Delivery => ({ to: macOf(name, group), event: { type: 'ANNOUNCE', node: handleOf(node) } }));
      return [instanceOf(node), new Map([['announce', announce]])] as const;
    }),
  );
  const [first] = group.members;
  const listens = new Map(
    group.members.map((node) => [
      `device:${handleOf(node)}`,
      new Map([
        ['device-off', [{ to: instanceOf(node), event: { type: 'DEAD' } }]],
        ['device-on', node === first ? [{ to: instanceOf(node), event: { type: 'TAKE' } }] : []],
      ]),
    ]),
  );
  return {
    instances,
    routes,
    listens,
    channels: options.peerLinks
      ? [{ id: `peer:${group.name}`, links: options.peerLinks, title: `peer path of ${group.name}` }]
      : [],
    bootMs: options.bootMs ?? 0,
    powerOnMs: {},
    traffic: (world) => trafficOf(design, group, instanceOf, options, world),
    execute: (step) => execute(group, handles, step),
    exclusives: [
      {
        id: `one-active:${group.name}`,
        instances: group.members.map(instanceOf),
        paths: options.peerLinks ? [{ instance: `peer:${group.name}`, state: 'up' }] : [],
        graceMs: 1000,
      },
    ],
  };
}

const macOf = (name: string, group: Group): string => `mac:${name}@${group.name}`;

function trafficOf(
  design: Design,
  group: Group,
  instanceOf: (node: NodeId) => string,
  { interfaces, crossings = [], listsChildren }: PairOptions,
  world: World,
): GroupTraffic {
  const owns = (node: NodeId): boolean => world.described(instanceOf(node))?.state === 'active';
  return {
    crossings,
    synchronised: world.described(`sync:${group.name}`)?.state === 'up',
    interfaces: Object.entries(interfaces).map(([name, ports]): VirtualInterface => {
      const portsOf = (node: NodeId): PortId[] =>
        (ports[node] ?? []).map((port) => asId<PortId>(`${design.nodes[node]?.name ?? ''}/${port}`));
      return {
        name,
        group: asId<GroupId>(group.id),
        addresses: [],
        owners: group.members
          .filter((node) => owns(node) && portsOf(node).length > 0)
          .map((node) => ({ node, ports: portsOf(node) })),
        announced: macOf(name, group),
        ...(listsChildren ? { children: group.members.flatMap(portsOf) } : undefined),
      };
    }),
  };
}

function execute(group: Group, handles: ReadonlyMap<NodeId, string>, step: Step): StepOutcome | undefined {
  if (step.kind === 'commit') return undefined;
  if (step.kind !== 'request') {
    if (step.target !== `sync:${group.name}`) return undefined;
    return { deliveries: [{ to: step.target, event: { type: step.kind === 'fail' ? 'FAIL' : 'REPAIR' } }] };
  }
  const other = group.members.map((node) => handles.get(node) ?? '').find((handle) => handle !== step.node) ?? '';
  const own = (type: string): Delivery => ({ to: `pair@${step.node}`, event: { type } });
  const reply = { text: 'ok', accepted: true };
  switch (step.command) {
    case 'take':
      return { deliveries: [own('TAKE'), { to: `pair@${other}`, event: { type: 'YIELD' } }], reply };
    case 'claim':
      return { deliveries: [own('TAKE')], reply };
    case 'yield':
      return { deliveries: [own('YIELD')], reply };
    default:
      return undefined;
  }
}
