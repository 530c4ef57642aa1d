// Which node answers for which reth at an instant, over which ports, and whether sessions are copied. Pure; it knows no paths.
import type { Link } from '../../model/design';
import type { GroupTraffic, VirtualInterface } from '../kernel/technology';
import type { World } from '../kernel/types';
import { portInstance } from '../network';
import { type Cluster, type ClusterNode, childPorts } from './cluster';
import { unreachableDevices } from './ip-monitoring';
import { comparePortNames } from './models';
import { rethMac } from './reth-mac';
import type { RgContext } from './rg-context';
import type { Reth } from './schema';

const rgId = (number: number, node: ClusterNode): string => `rg${number}@${node.handle}`;

/** Owners of every reth, the fabric as a crossing, and whether an established session would survive a move. */
export function trafficOf(cluster: Cluster, world: World): GroupTraffic {
  return {
    interfaces: cluster.config.reths.map((reth) => interfaceOf(cluster, world, reth)),
    crossings: dataFirst(cluster).flatMap(({ a, b }) => {
      const [from, to] = [cluster.design.ports[a]?.node, cluster.design.ports[b]?.node];
      if (!from || !to) return [];
      return [
        { from, to, fromPort: a, toPort: b },
        { from: to, to: from, fromPort: b, toPort: a },
      ];
    }),
    synchronised: cluster.groups
      .filter(({ number }) => number > 0)
      .every(({ number }) => cluster.members.every((node) => holdsSessions(world, number, node))),
    copiesNew: copiesNew(cluster, world),
    unreachable: unreachableDevices(cluster, world),
  };
}

/** Session copies go over the fabric; after its loss everything is copied again before a group counts as recovered [J-DP47]. */
const copiesNew = (cluster: Cluster, world: World): boolean =>
  world.described(`fabric:${cluster.group.name}`)?.state === 'up' &&
  cluster.groups.every(({ number }) =>
    cluster.members.every((node) => world.state(rgId(number, node))?.context.fabricFault !== true),
  );

/** Of two fabric links the one with the lowest port carries probes and session copies, the other one packets, as long as it is up [J-DFAB46]. */
function dataFirst(cluster: Cluster): readonly Link[] {
  const lowest = ({ a, b }: Link): string =>
    [a, b].map((port) => cluster.design.ports[port]?.name ?? '').sort(comparePortNames)[0] ?? '';
  return [...cluster.links('fabric')].sort((x, y) => comparePortNames(lowest(y), lowest(x)));
}

function interfaceOf(cluster: Cluster, world: World, reth: Reth): VirtualInterface {
  const number = reth.redundancyGroup;
  const owners = cluster.members.flatMap((node) => {
    const context = number === undefined ? undefined : world.state(rgId(number, node))?.context;
    if (context?.forwarding !== true) return [];
    // Cards restart with a failed SPU: the node owns the reth and passes nothing [J-GLO].
    if (!Array.isArray(context.spusDown) || context.spusDown.length > 0) return [{ node: node.id, ports: [] }];
    const up = childPorts(cluster, reth, node).filter(
      ({ name }) => world.described(portInstance(node.handle, name))?.state === 'up',
    );
    // Too few links and the reth is down, though its group stays where it is [J-LAG47].
    return [{ node: node.id, ports: up.length >= (reth.minimumLinks ?? 1) ? up.map(({ id }) => id) : [] }];
  });
  return {
    name: reth.name,
    group: cluster.group.id,
    addresses: reth.units.flatMap((unit) => [...unit.inet, ...unit.inet6]),
    children: cluster.members.flatMap((node) => childPorts(cluster, reth, node).map(({ id }) => id)),
    owners,
    announced: `mac:${reth.name}@${cluster.group.name}`,
    stations: stationsOf(cluster, reth),
  };
}

/** Its MAC address in each VLAN that it is in; a reth with the address of its active child collides with nobody [YANG]. */
function stationsOf(cluster: Cluster, reth: Reth): readonly string[] {
  if (cluster.config.useActiveChildMac === true) return [];
  const mac = rethMac(cluster.config.clusterId, reth.name);
  const vlans = reth.units.flatMap(({ vlanId }) => (reth.vlanTagging && vlanId !== undefined ? [vlanId] : []));
  return vlans.length > 0 ? vlans.map((vlan) => `${mac} vlan ${vlan}`) : [mac];
}

/** A node that runs and has copied its peer's sessions. What it holds survives a later fault of control link or fabric [J-DP47]. */
function holdsSessions(world: World, number: number, node: ClusterNode): boolean {
  const state = world.state(rgId(number, node));
  if (!state || state.value === 'lost' || state.value === 'hold') return false;
  return !(state.context as unknown as RgContext).coldSync;
}
