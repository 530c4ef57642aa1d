// What a pair forwards and advertises at an instant, read from its instances and its real policies. Pure; it knows no paths.

import type { RoutingTraffic } from '../kernel/routing';
import type { GroupTraffic, VirtualInterface } from '../kernel/technology';
import type { World } from '../kernel/types';
import { exported, hostRoute, type InstalledRoute, type KnownPrefix, type TestedRoute, tableOf } from './exports';
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
import type { Srg } from './schema';

const stateOf = (world: World, id: string): string => world.described(id)?.state ?? 'off';
const factOf = (world: World, id: string, fact: string): unknown => world.described(id)?.facts[fact];

/** Everything that the network has to know of the pair at an instant. */
export function trafficOf(pair: Pair, world: World): GroupTraffic {
  const synchronised = pair.members.every((node) => factOf(world, syncInstance(node), 'copied') === true);
  const copiesNew = isCopyingNew(pair, world);
  return {
    interfaces: [...virtualIps(pair, world), ...floating(pair, world)],
    crossings: crossings(pair, world),
    synchronised,
    copiesNew,
    routing: {
      exports: pair.members.flatMap((node) => exportsOf(pair, node, world)),
      gates: gatesOf(pair, world),
      halted: pair.members
        .filter((node) => stateOf(world, processInstance(node, 'flowd')) === 'restarting')
        .map(({ id }) => id),
      asymmetric: asymmetric(pair, world, { synchronised, copiesNew }),
    },
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

function virtualIps(pair: Pair, world: World): readonly VirtualInterface[] {
  const [first] = pair.members;
  return rolesOf(first).flatMap((srg) =>
    srg.virtualIps.map(({ index, address }): VirtualInterface => {
      const ports = pair.members.flatMap((node) => {
        const vip = node.config.srgs.find(({ id }) => id === srg.id)?.virtualIps.find((one) => one.index === index);
        const port = vip && pair.port(node, vip.interface);
        return port === undefined ? [] : [{ node, port }];
      });
      return {
        name: vipName(srg.id, index),
        group: pair.group.id,
        addresses: [address],
        children: ports.map(({ port }) => port.id),
        owners: ports
          .filter(({ node, port }) => isOwner(world, node, srg) && isUp(world, node, port.name))
          .map(({ node, port }) => ({ node: node.id, ports: [port.id] })),
        announced: macInstance(pair, srg.id, index),
      };
    }),
  );
}

const isUp = (world: World, node: PairNode, port: string): boolean =>
  stateOf(world, `port:${node.handle}/${port}`) === 'up';
const isOwner = (world: World, node: PairNode, srg: Srg): boolean =>
  stateOf(world, srgInstance(node, srg.id)) === 'active';

/** Floating IPs are on both nodes; routers decide by preference which one gets the packets. */
const floating = (pair: Pair, world: World): readonly VirtualInterface[] =>
  floatingIps(pair).map((address) => ({
    name: address,
    group: pair.group.id,
    addresses: [`${address}/32`],
    owners: pair.members
      .filter((node) => stateOf(world, nodeInstance(node)) !== 'off')
      .map(({ id }) => ({ node: id, ports: [] })),
  }));

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

/** Routes that exist on a node because of its roles and failures. */
export function installedRoutes(node: PairNode, world: World): readonly InstalledRoute[] {
  return testedRoutes(node).filter((route) => isInstalled(node, world, route));
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

/** What a node's policies say now, per group of neighbours. */
function exportsOf(pair: Pair, node: PairNode, world: World): RoutingTraffic['exports'] {
  if (stateOf(world, nodeInstance(node)) === 'off') return [];
  const situation = { node: node.config, installed: installedRoutes(node, world), tested: testedRoutes(node) };
  const known = knownPrefixes(pair, node);
  return sessionsOf(pair)
    .filter((session) => session.node.index === node.index)
    .flatMap(({ router, group }) =>
      known.flatMap((prefix) => {
        const said = exported(situation, group.exports, prefix);
        return said === undefined ? [] : [{ node: node.id, to: [router], ...said }];
      }),
    );
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
