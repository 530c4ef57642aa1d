// What the options of the built-in pairs change: every row of the conformance table, and every neighbour of one, is a baseline with options.

import { type Baseline, MONITORED_ADDRESS, PROBE_DESTINATION, passThrough, tunnelled } from './baseline';
import {
  eachNode,
  extended,
  preferenceTerms,
  signalConditions,
  type Which,
  withIcd,
  withTunnel,
} from './baseline-parts';
import type { MnhaNode, Srg } from './schema';
import { without } from './without';

type Change = (baseline: Baseline) => Baseline;
interface Option {
  readonly help: string;
  readonly apply: Change;
}

const onNodes =
  (change: (node: MnhaNode, which: Which) => MnhaNode): Change =>
  (baseline) => ({
    ...baseline,
    config: eachNode(baseline.config, change),
  });
const onGroups = (change: (srg: Srg, which: Which) => Srg): Change =>
  onNodes((node, which) => ({ ...node, srgs: node.srgs.map((srg) => change(srg, which)) }));
/** Groups with roles: SRG1 and up. */
const onRoles = (change: (srg: Srg, which: Which) => Srg): Change =>
  onGroups((srg, which) => (srg.id === 0 ? srg : change(srg, which)));
const onRouters =
  (change: (router: Baseline['around']['routers'][number]) => Baseline['around']['routers'][number]): Change =>
  (baseline) => ({ ...baseline, around: { ...baseline.around, routers: baseline.around.routers.map(change) } });
const both =
  (...changes: readonly Change[]): Change =>
  (baseline) =>
    changes.reduce((now, change) => change(now), baseline);

const preempting = (node: Which): Change =>
  onRoles((srg, which) => (which === node ? { ...srg, preemption: true } : srg));

/** BGP groups towards routers, not those of the ICL. */
const onRouterBgp = (change: (group: MnhaNode['bgp'][number], node: MnhaNode) => MnhaNode['bgp'][number]): Change =>
  onNodes((node) => ({
    ...node,
    bgp: node.bgp.map((group) => (group.instance === undefined ? change(group, node) : group)),
  }));

/** Where two routers stand on different sides only the upstream one shares the AS: what the other announces has to be passed on. */
const internalBgp: Change = (baseline) => {
  const [first] = baseline.around.routers;
  const isInner = ({ peerAs }: MnhaNode['bgp'][number]): boolean => peerAs === first?.as;
  const own = baseline.config.nodes[0].as ?? 0;
  return both(
    onNodes((node) => ({
      ...node,
      policies: node.policies.map((policy) => ({
        ...policy,
        terms: policy.terms.map((each) =>
          policy.name !== 'ICL-LO' && each.action === 'accept' ? { ...each, nextHopSelf: true } : each,
        ),
      })),
    })),
    onRouterBgp((group) => (isInner(group) ? { ...group, type: 'internal', peerAs: own } : group)),
    onRouters((router) => (router.as === first?.as ? { ...router, as: own } : router)),
  )(baseline);
};

const monitored: Change = (baseline) =>
  both(
    onGroups((srg) => {
      const isOnly = baseline.config.nodes[0].srgs.length === 1;
      if (srg.monitorObjects.length > 0 || isOnly) {
        const weight = srg.threshold ?? 300;
        const ip = { threshold: weight, entries: [{ address: MONITORED_ADDRESS, weight }] };
        return {
          ...srg,
          monitorObjects: [...srg.monitorObjects, { name: 'TARGETS', threshold: weight, ip }],
          threshold: weight,
        };
      }
      if (srg.id === 0) return srg;
      return { ...srg, monitors: { ...srg.monitors, ips: [{ address: MONITORED_ADDRESS }] } };
    }),
    onRouters((router) =>
      router.name === baseline.around.routers[0]?.name
        ? {
            ...router,
            addresses: [...router.addresses, `${MONITORED_ADDRESS}/32`],
            originates: [...router.originates, `${MONITORED_ADDRESS}/32`],
          }
        : router,
    ),
  )(baseline);

/** Inside prefixes by a static route instead of BGP: it stays while the port has light, though BFD has seen the path die. */
const staticInside: Change = (baseline) => {
  const inside = baseline.around.routers.find(({ name }) => name === 'R2');
  if (inside === undefined) return baseline;
  return both(
    onNodes((node, which) =>
      extended(node, {
        staticRoutes: inside.originates.map((prefix) => ({ prefix, nextHop: `10.${which === 0 ? 2 : 4}.0.1` })),
      }),
    ),
    onRouters((router) => (router.name === 'R2' ? { ...router, originates: [] } : router)),
  )(baseline);
};

const SECOND = { floatingIp: '10.12.0.1', active: '10.39.2.1', backup: '10.39.2.2' } as const;

/** A second group at home on B, with prefixes, a floating IP and a tunnel of its own. */
function secondRoutingGroup(node: MnhaNode, which: Which): MnhaNode {
  const [, first] = node.srgs;
  if (first === undefined) return node;
  const tunnel = withTunnel(node, {
    name: 'BRANCH2',
    unit: 2,
    floatingIp: SECOND.floatingIp,
    peer: '192.0.2.130',
    localIp: '10.81.0.0/16',
    remoteIp: '10.91.0.0/16',
  });
  const policies = tunnel.policies.map((policy) =>
    policy.name === 'MNHA-EXPORT'
      ? { ...policy, terms: [...preferenceTerms(2, { prefixLists: ['SRG2-EXPORT'] }), ...policy.terms] }
      : policy,
  );
  return {
    ...extended(tunnel, {
      srgs: [
        {
          ...first,
          id: 2,
          activenessPriority: which === 0 ? 100 : 200,
          prefixLists: [{ name: 'SRG2-IKE' }],
          probe: { destIp: PROBE_DESTINATION, srcIp: SECOND.floatingIp },
          activeSignalRoute: { address: SECOND.active },
          backupSignalRoute: { address: SECOND.backup },
        },
      ],
      prefixLists: [
        { name: 'SRG2-IKE', prefixes: [`${SECOND.floatingIp}/32`] },
        { name: 'SRG2-EXPORT', prefixes: [`${SECOND.floatingIp}/32`, '10.81.0.0/16', '192.0.2.0/24', '10.91.0.0/16'] },
      ],
      conditions: signalConditions(2, SECOND.active, SECOND.backup),
    }),
    policies,
    interfaces: tunnel.interfaces.map((each) =>
      each.name === 'lo0' && each.unit === 0
        ? { ...each, addresses: [...each.addresses, `${SECOND.floatingIp}/32`] }
        : each,
    ),
  };
}

/** The second virtual IP belongs to a group of its own, at home on B. */
function secondHybridGroup(node: MnhaNode, which: Which): MnhaNode {
  const [, first] = node.srgs;
  const [vip1, vip2] = first?.virtualIps ?? [];
  if (first === undefined || vip1 === undefined || vip2 === undefined) return node;
  const [uplinks, gateways] = first.monitorObjects;
  const watching = (ports: readonly string[]): Srg['monitorObjects'] =>
    [uplinks, gateways].flatMap((object) => {
      if (object?.interface === undefined) return object ?? [];
      const entries = object.interface.entries.filter((entry) => ports.includes(entry.interface));
      return { ...object, interface: { ...object.interface, entries } };
    });
  const [active, backup] = ['169.254.200.3', '169.254.200.4'];
  return {
    ...extended(node, { conditions: signalConditions(2, active, backup) }),
    policies: node.policies.map((policy) =>
      policy.name === 'MNHA-EXPORT'
        ? {
            ...policy,
            terms: [...preferenceTerms(2, { protocols: ['direct'], prefixes: ['192.168.253.0/24'] }), ...policy.terms],
          }
        : policy,
    ),
    srgs: [
      ...node.srgs.filter(({ id }) => id === 0),
      { ...first, virtualIps: [vip1], monitorObjects: watching(['ge-0/0/2']) },
      {
        ...first,
        id: 2,
        activenessPriority: which === 0 ? 100 : 200,
        virtualIps: [{ ...vip2, index: 1 }],
        monitorObjects: watching(['ge-0/0/3']),
        activeSignalRoute: { address: active },
        backupSignalRoute: { address: backup },
      },
    ],
  };
}

const twoGroups: Change = (baseline) => {
  const hasRoles = baseline.config.nodes[0].srgs.some(({ id }) => id === 1);
  if (!hasRoles) return baseline;
  if (baseline.around.segments.length > 0) return onNodes(secondHybridGroup)(baseline);
  const { around } = baseline;
  return {
    ...onNodes(secondRoutingGroup)(baseline),
    around: {
      ...around,
      routers: around.routers.map((router) =>
        router.name === 'R1'
          ? {
              ...router,
              originates: [...router.originates, '192.0.2.0/24'],
              addresses: [...router.addresses, '192.0.2.1/25', '192.0.2.129/25'],
            }
          : {
              ...router,
              originates: [...router.originates, '10.81.0.0/16'],
              addresses: [...router.addresses, '10.81.0.1/24'],
            },
      ),
      stations: [
        ...around.stations,
        { kind: 'host', name: 'web2', at: 'R1', addresses: ['192.0.2.10/25'], gateway: '192.0.2.1' },
        { kind: 'host', name: 'branch2', at: 'R1', addresses: ['192.0.2.130/25'], gateway: '192.0.2.129' },
        { kind: 'host', name: 'office2', at: 'R2', addresses: ['10.81.0.20/24'], gateway: '10.81.0.1' },
      ],
      flows: [
        ...around.flows,
        passThrough('office2', 'web2', 'tcp 443'),
        tunnelled('branch2', 'office2', 2, 'BRANCH2'),
      ],
    },
  };
};

/** One that was there before and one that begins all the time; there through A, back through B. */
const asymmetricFlows: Change = (baseline) => {
  const { around } = baseline;
  const [through] = around.flows;
  if (through === undefined) return baseline;
  const asymmetric = { ...through, pins: { there: 'A', back: 'B' } };
  const flows: typeof around.flows = [
    ...around.flows,
    { ...asymmetric, name: 'asym-old' },
    { ...asymmetric, name: 'asym-new', sessions: 'new' },
  ];
  return { ...baseline, around: { ...around, flows } };
};

/** In the order in which they are applied: what adds groups or monitors comes before what changes them. */
const OPTIONS: Readonly<Record<string, Option>> = {
  'two-srgs': { help: 'two-srgs: a second group, at home on B', apply: twoGroups },
  'no-monitors': {
    help: 'no-monitors: nothing is watched',
    apply: onGroups((srg) => ({
      ...without(srg, 'threshold'),
      monitors: { bfd: [], ips: [], interfaces: [] },
      monitorObjects: [],
    })),
  },
  'monitor-ip': { help: `monitor-ip: both nodes watch ${MONITORED_ADDRESS}`, apply: monitored },
  '20.4': {
    help: '20.4: release 20.4R1 on both nodes, in its syntax',
    apply: (baseline) => ({
      ...onRoles((srg) => {
        const older = { ...srg, managedIpsec: false, prefixLists: [] };
        return srg.deploymentType === 'routing' ? without(older, 'deploymentType') : older;
      })(baseline),
      release: '20.4R1',
    }),
  },
  'equal-priority': {
    help: 'equal-priority: activeness-priority 100 on both nodes',
    apply: onRoles((srg) => ({ ...srg, activenessPriority: 100 })),
  },
  'no-priority': {
    help: 'no-priority: no activeness-priority',
    apply: onRoles((srg) => without(srg, 'activenessPriority')),
  },
  'prio-b-250': {
    help: 'prio-b-250: activeness-priority 250 on B',
    apply: onRoles((srg, which) => (which === 1 ? { ...srg, activenessPriority: 250 } : srg)),
  },
  'preempt-a': { help: 'preempt-a: preemption on A', apply: preempting(0) },
  'preempt-b': { help: 'preempt-b: preemption on B', apply: preempting(1) },
  'ppob-on': {
    help: 'ppob-on: process-packet-on-backup',
    apply: onRoles((srg) => ({ ...srg, processPacketOnBackup: true })),
  },
  'ppob-off': {
    help: 'ppob-off: no process-packet-on-backup',
    apply: onRoles((srg) => ({ ...srg, processPacketOnBackup: false })),
  },
  'no-backup-signal-route': {
    help: 'no-backup-signal-route: the backup node advertises like one that has failed',
    apply: onRoles((srg) => without(srg, 'backupSignalRoute')),
  },
  'wrong-instance': {
    help: 'wrong-instance: the conditions look for the signal routes in another table',
    apply: onNodes((node) => ({
      ...node,
      conditions: node.conditions.map((condition) => ({
        ...condition,
        table: condition.table === 'inet.0' ? 'MNHA-ICL.inet.0' : 'inet.0',
      })),
    })),
  },
  'virtual-mac': {
    help: 'virtual-mac: virtual IPs keep one MAC address on both nodes',
    apply: onRoles((srg) => ({ ...srg, virtualIps: srg.virtualIps.map((vip) => ({ ...vip, useVirtualMac: true })) })),
  },
  'icl-3s': {
    help: 'icl-3s: the ICL counts as lost after 3 × 1000 ms',
    apply: onNodes((node) => ({
      ...node,
      peer: { ...node.peer, liveness: { minimumIntervalMs: 1000, multiplier: 3 } },
    })),
  },
  'icl-blocked': {
    help: 'icl-blocked: the zone of the ICL takes no BFD',
    apply: onNodes((node) => ({
      ...node,
      zones: node.zones.map((each) =>
        each.name === 'halink' ? { ...each, protocols: each.protocols.filter((word) => word !== 'bfd') } : each,
      ),
    })),
  },
  icd: {
    help: 'icd: a datapath for asymmetric flows, and two of them',
    apply: both(onNodes(withIcd), asymmetricFlows),
  },
  ecmp: {
    help: 'ecmp: routers use equal paths together',
    apply: onRouters((router) => ({ ...router, multipath: true })),
  },
  ibgp: { help: 'ibgp: routers share the AS of the nodes', apply: internalBgp },
  holddown: {
    help: 'holddown: BGP comes back 10 s after BFD',
    // Junos takes a hold-down on external sessions only.
    apply: onRouterBgp((group) =>
      group.type === 'external' ? { ...group, bfd: { ...group.bfd, holdDownMs: 10_000 } } : group,
    ),
  },
  'static-inside': { help: 'static-inside: inside prefixes by static routes, not by BGP', apply: staticInside },
};

export const OPTION_LIST = Object.entries(OPTIONS).map(([name, { help }]) => ({ name, help }));

/** A baseline with options such as `20.4`, `icd`; a sentence names the first that does not exist. */
export function withOptions(baseline: Baseline, options: readonly string[]): Baseline | { readonly error: string } {
  const unknown = options.find((option) => !Object.hasOwn(OPTIONS, option));
  if (unknown !== undefined)
    return { error: `Unknown option "${unknown}"; there are ${OPTION_LIST.map(({ name }) => name).join(', ')}.` };
  return Object.entries(OPTIONS)
    .filter(([name]) => options.includes(name))
    .reduce((now, [, { apply }]) => apply(now), baseline);
}
