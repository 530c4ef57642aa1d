// Who tells whom in a pair: between its own instances, and what they hear from the network. It simulates nothing.
import { asId, type NodeId } from '../../model/design';
import type { Delivery, InstanceId, Message } from '../kernel/types';
import { deviceInstance, linkInstance, portInstance } from '../network';
import { watchedOf } from './monitors';
import {
  addressInstance,
  channelOf,
  icdInstance,
  iclInstance,
  iclPathInstance,
  isIclDirect,
  macInstance,
  monitorsInstance,
  nodeInstance,
  type Pair,
  type PairNode,
  probeInstance,
  processInstance,
  rolesOf,
  srg0Instance,
  srg0Of,
  srgInstance,
  syncInstance,
} from './pair';
import { CONTROL_PROCESSES, PROCESSES } from './process-machine';
import { ipTargetsOf, monitorEcho, monitorInstance, probeSource } from './routing';
import type { Srg } from './schema';
import { sessionListens, sessionRoutes } from './sessions';

type Routes = Map<InstanceId, Map<string, Delivery[]>>;

function addRoute(routes: Routes, from: InstanceId, emission: string, ...deliveries: readonly Delivery[]): void {
  const byType = routes.get(from) ?? new Map<string, Delivery[]>();
  routes.set(from, byType);
  byType.set(emission, [...(byType.get(emission) ?? []), ...deliveries]);
}
const send = (to: InstanceId, event: Message): Delivery => ({ to, event });

/** Between the pair's own instances. */
export function routesOf(pair: Pair): Routes {
  const routes: Routes = new Map();
  for (const node of pair.members) {
    const peer = pair.peerOf(node);
    const roles = rolesOf(node);
    const [own, srg0, icl, sync] = [nodeInstance(node), srg0Instance(node), iclInstance(node), syncInstance(node)];
    // Over the ICL only what leaves while it works arrives; a dead path eats it even while BFD still says UP [2.8].
    const overIcl = [
      { instance: icl, state: 'up' },
      { instance: iclInstance(peer), state: 'up' },
    ];
    const srgs = roles.map(({ id }) => srgInstance(node, id));
    for (const [emission, event] of [
      ['conn-up', 'CONN_UP'],
      ['conn-down', 'CONN_DOWN'],
    ] as const)
      addRoute(routes, icl, emission, ...[sync, own, ...srgs].map((to) => send(to, { type: event })));
    addRoute(routes, icl, 'heard', ...srgs.map((to) => send(to, { type: 'HEARD' })));
    addRoute(routes, sync, 'SYNC', ...[own, ...srgs].map((to) => ({ to })));
    addRoute(routes, own, 'NODE', ...[srg0, ...srgs].map((to) => ({ to })));
    addRoute(routes, own, 'RESYNC', { to: sync }, { to: syncInstance(peer), via: overIcl });
    for (const name of srg0Of(node)?.shutdownOnFailure ?? []) {
      if (pair.port(node, name) === undefined) continue;
      for (const word of ['SHUT', 'NO_SHUT'])
        addRoute(routes, own, word, send(portInstance(node.handle, name), { type: word }));
    }
    for (const srg of node.config.srgs) {
      if (watchedOf(srg).length === 0) continue;
      const to = srg.id === 0 ? [own, srg0] : [srgInstance(node, srg.id)];
      addRoute(routes, monitorsInstance(node, srg.id), 'FAILURES', ...to.map((each) => ({ to: each })));
    }
    for (const srg of roles) {
      const to = srgInstance(node, srg.id);
      const probe = probeInstance(node, srg.id);
      addRoute(
        routes,
        to,
        'SRG_STATUS',
        ...(hasSrg(peer, srg) ? [{ to: srgInstance(peer, srg.id), via: overIcl }] : []),
      );
      addRoute(routes, to, 'ASK', { to: probe });
      addRoute(routes, to, 'STOP', { to: probe });
      addRoute(routes, probe, 'verdict', send(to, { type: 'VERDICT', stands: true }));
      addRoute(routes, probe, 'no-verdict', send(to, { type: 'VERDICT', stands: false }));
      for (const name of CONTROL_PROCESSES) {
        addRoute(routes, processInstance(node, name), 'process-down', send(to, { type: 'PROCESS_DOWN' }));
        addRoute(routes, processInstance(node, name), 'process-up', send(to, { type: 'PROCESS_UP' }));
      }
      announce(pair, node, srg, routes);
    }
    for (const srg of node.config.srgs) addressRoutes(node, srg, routes);
    const flowd = processInstance(node, 'flowd');
    for (const [emission, pfe] of [
      ['process-down', 'PFE_DOWN'],
      ['process-up', 'PFE_UP'],
    ] as const) {
      const links =
        node.config.peer.forwarding && peer.config.peer.forwarding ? [iclInstance, icdInstance] : [iclInstance];
      addRoute(routes, flowd, emission, send(own, { type: pfe }));
      // What the data plane had copied is gone with it.
      if (pfe === 'PFE_DOWN') addRoute(routes, flowd, emission, send(sync, { type: 'POWER_LOST' }));
      for (const link of links)
        addRoute(routes, flowd, emission, send(link(node), { type: pfe }), send(link(peer), { type: `PEER_${pfe}` }));
    }
  }
  sessionRoutes(pair, (from, emission, ...deliveries) => {
    addRoute(routes, from, emission, ...deliveries);
  });
  return routes;
}

const hasSrg = (node: PairNode, { id }: Srg): boolean => rolesOf(node).some((srg) => srg.id === id);

/** Hosts follow a physical MAC address only when their ARP entry has changed; a virtual one stays where it is (derived). */
function announce(pair: Pair, node: PairNode, srg: Srg, routes: Routes): void {
  const own = srgInstance(node, srg.id);
  const known = rolesOf(pair.members[0]).find(({ id }) => id === srg.id)?.virtualIps ?? [];
  for (const { index, useVirtualMac, interface: unit } of srg.virtualIps) {
    if (!known.some((vip) => vip.index === index)) continue;
    addRoute(routes, own, 'ANNOUNCE', {
      to: macInstance(pair, srg.id, index),
      event: { type: 'ANNOUNCE', node: node.handle },
      via: [
        { instance: own, state: 'active' },
        ...segmentsOf(pair, node, unit).map((instance) => ({ instance, state: 'whole' })),
      ],
      ...(useVirtualMac ? {} : { delayMs: pair.config.times.announceMs }),
    });
  }
}

/** Segments that can be partitioned, at the port of a virtual IP: nothing that is said in one half is heard in the other. */
function segmentsOf(pair: Pair, node: PairNode, unit: string): readonly InstanceId[] {
  const { design, config } = pair;
  const port = pair.port(node, unit)?.id;
  return Object.values(design.links).flatMap(({ a, b }) => {
    const far = design.nodes[design.ports[a === port ? b : a]?.node ?? asId<NodeId>('')];
    const isOn = (a === port || b === port) && config.segments.some((segment) => segment.node === far?.id);
    return isOn && far !== undefined ? [`segment:${far.name}`] : [];
  });
}

function addressRoutes(node: PairNode, srg: Srg, routes: Routes): void {
  for (const [at, { source }] of watchedOf(srg).entries()) {
    if (source.kind !== 'ip') continue;
    const from = addressInstance(node, srg.id, source.address);
    const to = monitorsInstance(node, srg.id);
    addRoute(routes, from, 'address-lost', send(to, { type: 'ENTRY_DOWN', entry: at }));
    addRoute(routes, from, 'address-back', send(to, { type: 'ENTRY_UP', entry: at }));
  }
}

/** What the pair hears from the network: power, ICL and ICD, monitored sessions, addresses and ports, echoes of the probe. */
export function listensOf(pair: Pair, handleOf: (id: NodeId) => string): Routes {
  const listens: Routes = new Map();
  for (const node of pair.members) {
    const peer = pair.peerOf(node);
    powerOf(node, listens);
    for (const [kind, instance] of [
      ['icl', iclInstance],
      ['icd', icdInstance],
    ] as const) {
      if (kind === 'icd' && (node.config.peer.forwarding === undefined || pair.links('icd').length === 0)) continue;
      const to = instance(node);
      addRoute(listens, deviceInstance(peer.handle), 'device-on', send(to, { type: 'PEER_ON' }));
      addRoute(listens, deviceInstance(peer.handle), 'device-off', send(to, { type: 'PEER_OFF' }));
      if (kind === 'icl' && !isIclDirect(pair)) continue;
      addRoute(listens, channelOf(pair, kind), 'channel-up', send(to, { type: 'PATH_UP' }));
      addRoute(listens, channelOf(pair, kind), 'channel-down', send(to, { type: 'PATH_DOWN' }));
    }
    for (const srg of node.config.srgs) {
      monitored(pair, node, srg, handleOf, listens);
      if (srg.id > 0) probed(pair, node, srg, listens);
      // Frames of the active node teach a segment that has come together again.
      for (const segment of new Set(srg.virtualIps.flatMap((vip) => segmentsOf(pair, node, vip.interface))))
        addRoute(listens, segment, 'segment-whole', send(srgInstance(node, srg.id), { type: 'REANNOUNCE' }));
    }
  }
  iclWays(pair, handleOf, listens);
  sessionListens(pair, (from, emission, ...deliveries) => {
    addRoute(listens, from, emission, ...deliveries);
  });
  return listens;
}

/** Ways of the ICL over other devices: each hears of its links and devices. */
function iclWays(pair: Pair, handleOf: (id: NodeId) => string, listens: Routes): void {
  if (isIclDirect(pair)) return;
  for (const [index, { links, devices }] of pair.iclPaths.entries()) {
    const way = iclPathInstance(pair, index);
    for (const { id } of links) {
      addRoute(listens, linkInstance(id), 'link-down', send(way, { type: 'BROKEN' }));
      addRoute(listens, linkInstance(id), 'link-up', send(way, { type: 'MENDED' }));
    }
    for (const device of devices) {
      addRoute(listens, deviceInstance(handleOf(device)), 'device-off', send(way, { type: 'BROKEN' }));
      addRoute(listens, deviceInstance(handleOf(device)), 'device-on', send(way, { type: 'MENDED' }));
    }
    for (const node of pair.members) {
      addRoute(listens, way, 'path-up', send(iclInstance(node), { type: 'PATH_UP' }));
      addRoute(listens, way, 'path-down', send(iclInstance(node), { type: 'PATH_DOWN' }));
    }
  }
}

/** Groups first, then what they watch, then the ICL: whoever is told of a peer has booted. */
function powerOf(node: PairNode, listens: Routes): void {
  const device = deviceInstance(node.handle);
  const srgs = rolesOf(node).map(({ id }) => srgInstance(node, id));
  const icd = node.config.peer.forwarding === undefined ? [] : [icdInstance(node)];
  const booted: readonly InstanceId[] = [
    ...srgs,
    srg0Instance(node),
    nodeInstance(node),
    ...node.config.srgs.filter((srg) => watchedOf(srg).length > 0).map(({ id }) => monitorsInstance(node, id)),
  ];
  const processes = PROCESSES.map((name) => processInstance(node, name));
  const addresses = node.config.srgs.flatMap((srg) =>
    [...new Set(ipTargetsOf(srg))].map((address) => addressInstance(node, srg.id, address)),
  );
  addRoute(listens, device, 'device-on', ...booted.map((to) => send(to, { type: 'BOOTED' })));
  addRoute(listens, device, 'device-on', ...[...processes, ...addresses].map((to) => send(to, { type: 'POWERED' })));
  addRoute(listens, device, 'device-on', ...[iclInstance(node), ...icd].map((to) => send(to, { type: 'OWN_ON' })));
  addRoute(
    listens,
    device,
    'device-off',
    ...[...srgs, srg0Instance(node), nodeInstance(node), syncInstance(node), ...processes, ...addresses].map((to) =>
      send(to, { type: 'POWER_LOST' }),
    ),
    ...[iclInstance(node), ...icd].map((to) => send(to, { type: 'OWN_OFF' })),
  );
}

function monitored(pair: Pair, node: PairNode, srg: Srg, handleOf: (id: NodeId) => string, listens: Routes): void {
  const to = monitorsInstance(node, srg.id);
  for (const [at, { source }] of watchedOf(srg).entries()) {
    const down = send(to, { type: 'ENTRY_DOWN', entry: at });
    const up = send(to, { type: 'ENTRY_UP', entry: at });
    if (source.kind === 'bfd') {
      const from = monitorInstance(pair, node, srg, source.target, handleOf);
      if (from === undefined) continue;
      addRoute(listens, from, 'bfd-down', down);
      addRoute(listens, from, 'bfd-up', up);
    } else if (source.kind === 'interface') {
      const port = pair.port(node, source.name);
      if (port === undefined) continue;
      addRoute(listens, portInstance(node.handle, port.name), 'port-down', down);
      addRoute(listens, portInstance(node.handle, port.name), 'port-up', up);
    }
  }
  for (const address of new Set(ipTargetsOf(srg))) {
    const ping = addressInstance(node, srg.id, address);
    addRoute(listens, monitorEcho(node, srg, address), 'echo-answered', send(ping, { type: 'ANSWERS' }));
    addRoute(listens, monitorEcho(node, srg, address), 'echo-lost', send(ping, { type: 'SILENT' }));
  }
}

/** Routing mode takes over on an answer, switching and hybrid mode on none [2.5]. */
function probed(pair: Pair, node: PairNode, srg: Srg, listens: Routes): void {
  const source = probeSource(pair, node, srg);
  if (source === undefined) return;
  const to = probeInstance(node, srg.id);
  const isAnswer = srg.deploymentType === undefined || srg.deploymentType === 'routing';
  const [well, lost] =
    source.kind === 'bfd' ? (['bfd-up', 'bfd-down'] as const) : (['echo-answered', 'echo-lost'] as const);
  addRoute(listens, source.id, well, send(to, { type: isAnswer ? 'HOLDS' : 'FAILS' }));
  addRoute(listens, source.id, lost, send(to, { type: isAnswer ? 'FAILS' : 'HOLDS' }));
}
