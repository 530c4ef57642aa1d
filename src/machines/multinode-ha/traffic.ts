// What a pair forwards and advertises at an instant, read from its instances and its real policies. Pure; it knows no paths.
import type { PortId } from '../../model/design';
import type { RoutingTraffic } from '../kernel/routing';
import type { GroupTraffic, VirtualInterface } from '../kernel/technology';
import type { InstanceId, World } from '../kernel/types';
import { portInstance } from '../network';
import { exported, hostRoute, type KnownPrefix, type TestedRoute, tableOf } from './exports';
import { subnetOf } from './inet';
import {
  icdInstance,
  iclInstance,
  macInstance,
  nodeInstance,
  type Pair,
  type PairNode,
  processInstance,
  rekeyingOf,
  rolesOf,
  srgInstance,
  syncInstance,
  tunnelInstance,
  vipName,
} from './pair';
import { floatingIps, ownerOf, ownPrefixes, sessionsOf } from './routing';

const stateOf = (world: World, id: string): string => world.described(id)?.state ?? 'off';
const factOf = (world: World, id: string, fact: string): unknown => world.described(id)?.facts[fact];

/** What does not change while a plan runs, read once: asking the policies again for every situation was a third of a run. */
interface Still {
  readonly vips: readonly {
    readonly srg: number;
    readonly shown: Omit<VirtualInterface, 'owners'>;
    readonly ports: readonly { readonly node: PairNode; readonly id: PortId; readonly instance: InstanceId }[];
  }[];
  readonly floating: readonly string[];
  readonly exports: readonly ((world: World) => RoutingTraffic['exports'])[];
}

/** Everything that the network has to know of the pair at an instant. */
export function trafficOf(pair: Pair): (world: World) => GroupTraffic {
  const still: Still = {
    vips: virtualPorts(pair),
    floating: floatingIps(pair),
    exports: pair.members.map((node) => exportsOf(pair, node)),
  };
  return (world) => {
    const synchronised = pair.members.every((node) => factOf(world, syncInstance(node), 'copied') === true);
    const copiesNew = isCopyingNew(pair, world);
    return {
      interfaces: [...virtualIps(still, world), ...floating(pair, still, world)],
      crossings: crossings(pair, world),
      synchronised,
      copiesNew,
      routing: {
        exports: still.exports.flatMap((says) => says(world)),
        gates: gatesOf(pair, world),
        halted: pair.members
          .filter((node) => stateOf(world, processInstance(node, 'flowd')) === 'restarting')
          .map(({ id }) => id),
        asymmetric: asymmetric(pair, world, { synchronised, copiesNew }),
      },
    };
  };
}

/** Sessions that begin now are on both nodes: the ICL works, nothing is left to synchronise, REPD runs. */
const isCopyingNew = (pair: Pair, world: World): boolean =>
  pair.members.every(
    (node) =>
      factOf(world, syncInstance(node), 'coldSync') === 'COMPLETE' &&
      stateOf(world, iclInstance(node)) === 'up' &&
      stateOf(world, processInstance(node, 'repd')) === 'running',
  );

function virtualPorts(pair: Pair): Still['vips'] {
  return rolesOf(pair.members[0]).flatMap((srg) =>
    srg.virtualIps.map(({ index, address }) => {
      const ports = pair.members.flatMap((node) => {
        const vip = node.config.srgs.find(({ id }) => id === srg.id)?.virtualIps.find((one) => one.index === index);
        const port = vip && pair.port(node, vip.interface);
        return port === undefined ? [] : [{ node, id: port.id, instance: portInstance(node.handle, port.name) }];
      });
      return {
        srg: srg.id,
        shown: {
          name: vipName(srg.id, index),
          group: pair.group.id,
          addresses: [address],
          children: ports.map(({ id }) => id),
          announced: macInstance(pair, srg.id, index),
        },
        ports,
      };
    }),
  );
}

const virtualIps = ({ vips }: Still, world: World): readonly VirtualInterface[] =>
  vips.map(({ srg, shown, ports }) => ({
    ...shown,
    owners: ports
      .filter(
        ({ node, instance }) =>
          stateOf(world, srgInstance(node, srg)) === 'active' && stateOf(world, instance) === 'up',
      )
      .map(({ node, id }) => ({ node: node.id, ports: [id] })),
  }));

/** Floating IPs are on both nodes; routers decide by preference which one gets the packets. */
function floating(pair: Pair, still: Still, world: World): readonly VirtualInterface[] {
  const owners = pair.members
    .filter((node) => stateOf(world, nodeInstance(node)) !== 'off')
    .map(({ id }) => ({ node: id, ports: [] }));
  return still.floating.map((address) => ({
    name: address,
    group: pair.group.id,
    addresses: [`${address}/32`],
    owners,
  }));
}

/** The ICD carries packets while both ends hear each other over it. */
function crossings(pair: Pair, world: World): GroupTraffic['crossings'] {
  if (!isIcdUp(pair, world)) return [];
  return pair.links('icd').flatMap(({ id, a, b }) => {
    if (stateOf(world, `link:${id}`) !== 'up') return [];
    const [nodeA, nodeB] = [pair.design.ports[a]?.node, pair.design.ports[b]?.node];
    if (nodeA === undefined || nodeB === undefined) return [];
    return [
      { from: nodeA, to: nodeB, fromPort: a, toPort: b },
      { from: nodeB, to: nodeA, fromPort: b, toPort: a },
    ];
  });
}
const isIcdUp = (pair: Pair, world: World): boolean =>
  pair.members.every((node) => stateOf(world, icdInstance(node)) === 'up');

/**
 * Flows that come back by another node than they went. Synchronised sessions work; connections that are opened need the ICD [IPSECRI]:
 * without one it is a race between the session's copy and the answer, with a broken one the answer is dropped.
 */
function asymmetric(
  pair: Pair,
  world: World,
  { synchronised, copiesNew }: { readonly synchronised: boolean; readonly copiesNew: boolean },
): NonNullable<RoutingTraffic['asymmetric']> {
  const established = synchronised ? 'works' : 'dies';
  const hasIcd = pair.members.every(({ config }) => config.peer.forwarding !== undefined);
  if (hasIcd) return { established, fresh: copiesNew && isIcdUp(pair, world) ? 'works' : 'dies' };
  return { established, fresh: copiesNew ? 'unpredictable' : 'dies' };
}

/**
 * Where packets of a group's tunnels are handled: on the active node, and with process-packet-on-backup on the other, too. A tunnel
 * that has to make new keys needs the active node itself [SEED].
 */
function gatesOf(pair: Pair, world: World): RoutingTraffic['gates'] {
  return pair.members.flatMap((node) =>
    rolesOf(node).flatMap((srg) => {
      const state = stateOf(world, srgInstance(node, srg.id));
      const isActive = state === 'active';
      const isOpen =
        isActive || (state === 'backup' && factOf(world, srgInstance(node, srg.id), 'processesOnBackup') === true);
      const both = isActive && stateOf(world, srgInstance(pair.peerOf(node), srg.id)) === 'active';
      const gate = (name: string) => ({ member: node.id, name, ...(both ? { unstable: true } : {}) });
      const tunnels = rekeyingOf(pair, srg.id).filter((flow) => stateOf(world, tunnelInstance(flow)) === 'keyed');
      return [
        ...(isOpen ? [gate(ownerOf(srg))] : []),
        ...(isActive ? tunnels.map((flow) => gate(tunnelInstance(flow))) : []),
      ];
    }),
  );
}

type Signal = 'active' | 'backup' | 'failure';
interface SignalRoute extends TestedRoute {
  readonly srg: number;
  readonly signal: Signal;
}

/** All signal and failure routes of a node, installed or not. */
export function testedRoutes(node: PairNode): readonly SignalRoute[] {
  return node.config.srgs.flatMap((srg) =>
    (
      [
        ['active', 'active', srg.activeSignalRoute],
        ['backup', 'standby', srg.backupSignalRoute],
        ['failure', 'failed', srg.installOnFailureRoute],
      ] as const
    ).flatMap(([signal, role, route]) =>
      route === undefined
        ? []
        : [
            {
              prefix: subnetOf(hostRoute(route.address)),
              table: tableOf(route.instance),
              owner: ownerOf(srg),
              role,
              srg: srg.id,
              signal,
            },
          ],
    ),
  );
}

function isInstalled(node: PairNode, world: World, { srg, signal }: SignalRoute): boolean {
  const nodeState = stateOf(world, nodeInstance(node));
  if (nodeState === 'off') return false;
  if (signal !== 'failure') return stateOf(world, srgInstance(node, srg)) === signal;
  return nodeState !== 'online' || (srg > 0 && stateOf(world, srgInstance(node, srg)) === 'ineligible');
}

/** What a node's policies say, per group of neighbours: evaluated once for each set of routes that are installed. */
function exportsOf(pair: Pair, node: PairNode): (world: World) => RoutingTraffic['exports'] {
  const tested = testedRoutes(node);
  const known = knownPrefixes(pair, node);
  const sessions = sessionsOf(pair).filter((session) => session.node.index === node.index);
  const said = new Map<string, RoutingTraffic['exports']>();
  return (world) => {
    if (stateOf(world, nodeInstance(node)) === 'off') return [];
    const installed = tested.filter((route) => isInstalled(node, world, route));
    const key = installed.map(({ prefix, table }) => `${table} ${prefix}`).join();
    const before = said.get(key);
    if (before !== undefined) return before;
    const situation = { node: node.config, installed, tested };
    const exports = sessions.flatMap(({ router, group }) =>
      known.flatMap((prefix) => {
        const one = exported(situation, group.exports, prefix);
        return one === undefined ? [] : [{ node: node.id, to: [router], ...one }];
      }),
    );
    said.set(key, exports);
    return exports;
  };
}

/** All prefixes that may be in a node's table: its own, and whatever somebody around originates. */
export function knownPrefixes(pair: Pair, node: PairNode): readonly KnownPrefix[] {
  const all = new Map<string, KnownPrefix>();
  const add = (prefix: KnownPrefix): void => {
    if (!all.has(prefix.prefix)) all.set(prefix.prefix, prefix);
  };
  for (const prefix of ownPrefixes(pair, node)) add(prefix);
  for (const { prefix } of node.config.staticRoutes) add({ prefix: subnetOf(prefix), protocol: 'static' });
  for (const router of pair.config.routers)
    for (const prefix of router.originates) add({ prefix: subnetOf(prefix), protocol: 'bgp' });
  for (const prefix of ownPrefixes(pair, pair.peerOf(node))) add({ prefix: prefix.prefix, protocol: 'bgp' });
  for (const { prefixes } of node.config.prefixLists)
    for (const prefix of prefixes) add({ prefix: subnetOf(prefix), protocol: 'bgp' });
  return [...all.values()];
}
