// A toy HA technology with routing for tests of the network: roles are told from outside, the routers do the rest. It has none of a real one's rules.
import { setup } from 'xstate';
import {
  asId,
  type Design,
  type FlowId,
  type Group,
  type GroupId,
  type NodeId,
  type PortId,
} from '../../../model/design';
import type { RoutingPlan, RoutingTraffic } from '../../kernel/routing';
import { stateName } from '../../kernel/state-name';
import type { GroupPlan, VirtualInterface } from '../../kernel/technology';
import type { Delivery, InstanceSpec, MachineSpec, Plan, Rule, Step, StepOutcome, World } from '../../kernel/types';
import { nodeHandles } from '../handles';
import { macMachine } from '../mac';
import { networkPlan } from '../plan';
import { cabled } from './cabling';

const RULES: readonly Rule[] = ['role', 'switch'].map((id) => ({
  id: `toy.${id}`,
  text: id,
  source: 'test',
  confidence: 'derived',
}));

type RoleEvent = { type: 'ACTIVE' | 'BACKUP' | 'OUT' };
const role = setup({
  types: {} as { events: RoleEvent; emitted: { type: 'rule'; rule: string } | { type: 'announce' } },
});
const said = role.emit({ type: 'rule', rule: 'toy.role' });
const roleMachine: MachineSpec = {
  id: 'toy-role',
  logic: role.createMachine({
    id: 'toy-role',
    initial: 'out',
    on: {
      ACTIVE: { target: '.active', actions: [said, role.emit({ type: 'announce' })] },
      BACKUP: { target: '.backup', actions: said },
      OUT: { target: '.out', actions: said },
    },
    states: { active: {}, backup: {}, out: {} },
  }),
  describe: ({ value }) => ({
    state: stateName(value),
    role: value === 'active' ? 'active' : value === 'backup' ? 'standby' : 'failed',
    facts: {},
  }),
  timers: {},
};

const flag = setup({ types: {} as { events: { type: 'FAIL' | 'REPAIR' }; emitted: { type: 'rule'; rule: string } } });
const switched = flag.emit({ type: 'rule', rule: 'toy.switch' });
/** Starts `off`; FAIL turns it on. */
const flagMachine: MachineSpec = {
  id: 'toy-flag',
  logic: flag.createMachine({
    id: 'toy-flag',
    initial: 'off',
    states: {
      off: { on: { FAIL: { target: 'on', actions: switched } } },
      on: { on: { REPAIR: { target: 'off', actions: switched } } },
    },
  }),
  describe: ({ value }) => ({ state: stateName(value), role: 'neutral', facts: {} }),
  timers: {},
};

export interface ToyOptions {
  readonly routing: RoutingPlan;
  /** Prefixes that members export, as MED 10, 20 or 30 by their role. */
  readonly exports: readonly string[];
  readonly asymmetric?: RoutingTraffic['asymmetric'];
  readonly crossings?: readonly {
    readonly from: string;
    readonly fromPort: string;
    readonly to: string;
    readonly toPort: string;
  }[];
  /** Virtual interface → member → port. */
  readonly virtuals?: Readonly<
    Record<string, { readonly address: string; readonly ports: Readonly<Record<string, string>> }>
  >;
  /** Backup members pass the gate `srg1`, too. */
  readonly ppob?: boolean;
  readonly bootMs?: number;
}

const HANDLES = ['A', 'B'] as const;
const MED = { active: 10, backup: 20, out: 30 } as const;
const ROLE = { active: 'active', backup: 'standby', out: 'failed' } as const;

/** Requests at a member: `active`, `backup`, `out`. Fault `halt:A` kills its data plane, `unsynced:pair` ends the copying of sessions. */
export function toyPlan(design: Design, options: ToyOptions): Plan {
  const group = design.groups[asId<GroupId>('pair')];
  if (group === undefined) throw new Error('the toy design has no group "pair"');
  const handles = nodeHandles(design, () => undefined);
  return networkPlan(
    design,
    [{ group, plan: toyGroup(group, options), rules: RULES, targets: ['halt:A', 'halt:B'] }],
    handles,
  );
}

const macId = (name: string): string => `mac:${name}@pair`;

function toyGroup(group: Group, options: ToyOptions): GroupPlan {
  const base = { technology: 'toy', lane: 'always', reported: true, group: group.id, input: {} } as const;
  const virtuals = Object.entries(options.virtuals ?? {});
  const instances: InstanceSpec[] = [
    ...HANDLES.flatMap((node) => [
      { ...base, id: `role@${node}`, machine: roleMachine, title: node, node },
      { ...base, id: `halt:${node}`, machine: flagMachine, title: `halt ${node}` },
    ]),
    { ...base, id: 'unsynced:pair', machine: flagMachine, title: 'sessions are not copied' },
    ...virtuals.map(([name]) => ({ ...base, id: macId(name), machine: macMachine, title: name })),
  ];
  const announce = (node: string): readonly Delivery[] =>
    virtuals.map(([name]) => ({ to: macId(name), event: { type: 'ANNOUNCE', node } }));
  return {
    instances,
    routes: new Map(HANDLES.map((node) => [`role@${node}`, new Map([['announce', announce(node)]])])),
    listens: new Map(
      HANDLES.map((node) => [
        `device:${node}`,
        new Map([
          ['device-on', [{ to: `role@${node}`, event: { type: node === 'A' ? 'ACTIVE' : 'BACKUP' } }]],
          ['device-off', [{ to: `role@${node}`, event: { type: 'OUT' } }]],
        ]),
      ]),
    ),
    channels: [],
    bootMs: options.bootMs ?? 0,
    powerOnMs: {},
    routing: options.routing,
    traffic: (world) => ({
      interfaces: virtuals.map(([name, virtual]): VirtualInterface => {
        const ports = (node: string): readonly PortId[] => [asId<PortId>(`${node}/${virtual.ports[node] ?? ''}`)];
        return {
          name,
          group: group.id,
          addresses: [virtual.address],
          children: HANDLES.flatMap(ports),
          owners: HANDLES.filter((node) => stateOf(world, node) === 'active').map((node) => ({
            node: asId<NodeId>(node),
            ports: ports(node),
          })),
          announced: macId(name),
        };
      }),
      crossings: (options.crossings ?? []).map(({ from, fromPort, to, toPort }) => ({
        from: asId<NodeId>(from),
        to: asId<NodeId>(to),
        fromPort: asId<PortId>(`${from}/${fromPort}`),
        toPort: asId<PortId>(`${to}/${toPort}`),
      })),
      synchronised: world.described('unsynced:pair')?.state !== 'on',
      routing: {
        exports: HANDLES.flatMap((node) => options.exports.map((prefix) => exported(world, node, prefix))),
        gates: HANDLES.filter((node) => {
          const state = stateOf(world, node);
          return state === 'active' || (state === 'backup' && options.ppob === true);
        }).map((node) => ({ member: asId<NodeId>(node), name: 'srg1' })),
        halted: HANDLES.filter((node) => world.described(`halt:${node}`)?.state === 'on').map(asId<NodeId>),
        ...(options.asymmetric === undefined ? {} : { asymmetric: options.asymmetric }),
      },
    }),
    execute,
  };
}

type RoleState = keyof typeof MED;
const stateOf = (world: World, node: string): RoleState => {
  const state = world.described(`role@${node}`)?.state;
  return state === 'active' || state === 'backup' ? state : 'out';
};

function exported(world: World, node: string, prefix: string): RoutingTraffic['exports'][number] {
  const state = stateOf(world, node);
  return {
    node: asId<NodeId>(node),
    prefix,
    med: MED[state],
    preference: MED[state],
    word: `MED ${MED[state]}`,
    role: ROLE[state],
    owner: 'srg1',
  };
}

function execute(step: Step): StepOutcome | undefined {
  if (step.kind === 'request')
    return {
      deliveries: [{ to: `role@${step.node}`, event: { type: step.command.toUpperCase() } }],
      reply: { text: 'ok', accepted: true },
    };
  if (step.kind === 'commit' || !/^(halt|unsynced):/.test(step.target)) return undefined;
  return { deliveries: [{ to: step.target, event: { type: step.kind === 'fail' ? 'FAIL' : 'REPAIR' } }] };
}

const node = (name: string): NodeId => asId<NodeId>(name);
const link = (name: string) => asId<RoutingPlan['silentLinks'][number]>(name);

/** The routed pair of the reference: R1 upstream, R2 downstream, a host at each, one link from every member to every router. */
export const routedDesign: Design = cabled({
  nodes: { A: 'srx', B: 'srx', R1: 'router', R2: 'router', web: 'host', office: 'host' },
  cables: {
    'A-R1': 'A up - R1 a',
    'B-R1': 'B up - R1 b',
    'A-R2': 'A down - R2 a',
    'B-R2': 'B down - R2 b',
    'R1-web': 'R1 w - web eth0',
    'R2-office': 'R2 o - office eth0',
    icd: 'A icd - B icd !icd',
  },
  addresses: { web: '198.51.100.10/24', office: '10.80.0.20/24', R1: '10.111.0.1/32' },
  flows: { 'office-to-web': ['office', 'web'], vpn: ['web', 'office'] },
  groups: [{ id: asId('pair'), name: 'pair', technology: 'toy', members: [node('A'), node('B')], config: {} }],
});

/** Its routing: BFD 900 ms, ties go to the lower router id, the floating IP 10.11.0.1 on both members. */
export const routedPlan: RoutingPlan = {
  speakers: [
    { node: node('A'), asn: 65000, routerId: '10.0.0.1', originates: [{ prefix: '10.11.0.1/32' }] },
    { node: node('B'), asn: 65000, routerId: '10.0.0.2', originates: [{ prefix: '10.11.0.1/32' }] },
    {
      node: node('R1'),
      asn: 65100,
      routerId: '10.0.0.11',
      tieBreak: 'router-id',
      originates: [{ prefix: '0.0.0.0/0' }, { prefix: '10.111.0.1/32' }],
    },
    {
      node: node('R2'),
      asn: 65200,
      routerId: '10.0.0.12',
      tieBreak: 'router-id',
      originates: [{ prefix: '10.80.0.0/16' }],
    },
  ],
  sessions: ['A', 'B'].flatMap((member) =>
    ['R1', 'R2'].map((router) => ({ a: node(member), b: node(router), bfdMs: 900 })),
  ),
  monitors: ['A', 'B'].flatMap((member) =>
    ['R1', 'R2'].map((router) => ({ node: node(member), peer: node(router), owner: 'srg1', detectMs: 900 })),
  ),
  echoes: ['A', 'B'].map((member) => ({ node: node(member), owner: 'srg1', to: '10.111.0.1', source: '10.11.0.1' })),
  probeRouters: [node('R1')],
  segments: [],
  silentLinks: ['A-R1', 'B-R1', 'A-R2', 'B-R2', 'icd'].map(link),
  flows: [{ flow: asId<FlowId>('vpn'), gate: 'srg1', tunnel: { from: 'from', address: '10.11.0.1' } }],
};

export const routedOptions: ToyOptions = {
  routing: routedPlan,
  exports: ['0.0.0.0/0', '10.80.0.0/16', '10.11.0.1/32'],
};

/** The hybrid pair: every member at two routers that speak with each other, and a virtual IP on each of two segments. */
export const hybridDesign: Design = cabled({
  nodes: {
    A: 'srx',
    B: 'srx',
    RTR1: 'router',
    RTR2: 'router',
    lan1: 'switch',
    lan2: 'switch',
    pc: 'host',
    'pc-b': 'host',
    srv: 'host',
    ext: 'host',
  },
  cables: {
    'A-RTR1': 'A 0 - RTR1 a',
    'A-RTR2': 'A 1 - RTR2 a',
    'A-lan1': 'A 2 - lan1 a',
    'A-lan2': 'A 3 - lan2 a',
    'B-RTR1': 'B 0 - RTR1 b',
    'B-RTR2': 'B 1 - RTR2 b',
    'B-lan1': 'B 2 - lan1 b',
    'B-lan2': 'B 3 - lan2 b',
    'RTR1-RTR2': 'RTR1 r - RTR2 r',
    'lan1-pc': 'lan1 1 - pc eth0',
    'lan1-pc-b': 'lan1 2 - pc-b eth0',
    'lan2-srv': 'lan2 1 - srv eth0',
    'RTR1-ext': 'RTR1 e - ext eth0',
  },
  addresses: { pc: '192.168.252.20/24', 'pc-b': '192.168.252.21/24', srv: '192.168.253.20/24', ext: '203.0.113.20/24' },
  gateways: { pc: '192.168.252.254', 'pc-b': '192.168.252.254', srv: '192.168.253.254' },
  flows: { 'ext-to-pc': ['ext', 'pc'], 'srv-to-pc': ['srv', 'pc'], 'srv-to-pc-b': ['srv', 'pc-b'] },
  groups: [{ id: asId('pair'), name: 'pair', technology: 'toy', members: [node('A'), node('B')], config: {} }],
});

const hybridMember = (name: 'A' | 'B', routerId: string): RoutingPlan['speakers'][number] => ({
  node: node(name),
  asn: 65000,
  routerId,
  originates: [
    { prefix: '192.168.252.0/24', port: asId<PortId>(`${name}/2`) },
    { prefix: '192.168.253.0/24', port: asId<PortId>(`${name}/3`) },
  ],
});

export const hybridOptions: ToyOptions = {
  routing: {
    speakers: [
      hybridMember('A', '10.0.0.1'),
      hybridMember('B', '10.0.0.2'),
      { node: node('RTR1'), asn: 65100, routerId: '10.0.0.11', originates: [{ prefix: '0.0.0.0/0' }] },
      { node: node('RTR2'), asn: 65100, routerId: '10.0.0.12', originates: [] },
    ],
    sessions: [
      ...['A', 'B'].flatMap((member) =>
        ['RTR1', 'RTR2'].map((router) => ({ a: node(member), b: node(router), bfdMs: 1500 })),
      ),
      { a: node('RTR1'), b: node('RTR2'), bfdMs: 1500 },
    ],
    monitors: [],
    echoes: ['A', 'B'].map((member) => ({ node: node(member), owner: 'srg1', to: '192.168.252.254', virtual: 'vip1' })),
    probeRouters: [],
    segments: ['lan1', 'lan2'].map((name) => ({ node: node(name), second: [node('B'), node('pc-b')] })),
    silentLinks: ['A-RTR1', 'A-RTR2', 'B-RTR1', 'B-RTR2', 'RTR1-RTR2'].map(link),
    flows: [],
  },
  exports: ['192.168.252.0/24', '192.168.253.0/24'],
  virtuals: {
    vip1: { address: '192.168.252.254/24', ports: { A: '2', B: '2' } },
    vip2: { address: '192.168.253.254/24', ports: { A: '3', B: '3' } },
  },
};
