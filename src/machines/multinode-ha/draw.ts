// What the canvas draws of a pair: rows for its groups, chips for ICL and ICD, pills for virtual IPs, routers that choose. Static facts of the design; live state comes by instance id.
import type { Design, Group, NodeId, PortId } from '../../model/design';
import type { DeedDrawing, SessionDrawing } from '../kernel/route-drawing';
import type { GroupDrawing, NodeDrawing, PillDrawing, PortDrawing, RowDrawing } from '../kernel/technology';
import { bfdSeconds, drawRouters, drawSayings, legendOf } from './draw-routes';
import { portOf } from './links';
import {
  flowsOf,
  modeOf,
  ownsIpsec,
  type Pair,
  type PairNode,
  pairOf,
  rolesOf,
  sessionInstance,
  srg0Instance,
  srgInstance,
} from './pair';
import type { Srg } from './schema';

/** The drawing of one pair; also of one whose config has errors. Both nodes stay boxes of their own. */
export function drawPair(design: Design, group: Group): GroupDrawing {
  const pair = pairOf(design, group);
  const [first] = pair.members;
  const { liveness, vpnProfile, forwarding } = first.config.peer;
  const legend = legendOf(pair);
  return {
    nodes: new Map<NodeId, NodeDrawing>([
      ...pair.members.map((node) => [node.id, drawNode(pair, node)] as const),
      ...drawRouters(pair),
    ]),
    pills: rolesOf(first).flatMap((srg) => srg.virtualIps.map((vip) => drawPill(pair, srg, vip))),
    linkLabels: [
      {
        kind: 'icl',
        title: vpnProfile === undefined ? 'ICL' : 'ICL, encrypted',
        detail: bfdSeconds(liveness),
        settings: ['icl'],
      },
      ...(forwarding === undefined ? [] : [{ kind: 'icd', title: 'ICD', detail: bfdSeconds(forwarding.liveness) }]),
    ],
    ...(legend === undefined ? {} : { routeLegend: legend }),
    sessions: flowsOf(pair).map((flow) => drawSession(pair, flow)),
  };
}

function drawNode(pair: Pair, node: PairNode): NodeDrawing {
  const flows = flowsOf(pair);
  return {
    alias: `local-id ${node.config.localId}`,
    rows: node.config.srgs.map((srg, at) => drawRow(node, srg, at)),
    ports: drawPorts(pair, node),
    sayings: drawSayings(pair, node),
    deeds: deedsOf(pair, node),
    ...(flows.length === 0
      ? {}
      : {
          tally: {
            label: 'Sessions',
            detail: ownedBy(node) || `${flows.length} ${flows.length === 1 ? 'flow' : 'flows'}`,
            instances: flows.map(({ name }) => sessionInstance(name, node)),
            parts: [
              { state: 'active', role: 'active', word: 'active' },
              { state: 'warm', role: 'standby', word: 'warm' },
              { state: 'backup', role: 'standby', word: 'backup' },
            ],
          },
        }),
  };
}

/** The flow as a session of both nodes; one in a tunnel belongs to the group that owns the tunnel. */
function drawSession(pair: Pair, { id, name, traits }: ReturnType<typeof flowsOf>[number]): SessionDrawing {
  const service = pair.design.flows[id]?.service;
  const isTunnelled = traits?.kind === 'ipsec';
  return {
    title: name,
    detail: isTunnelled ? `ESP in SRG${traits.srg ?? 1}` : (service ?? traits?.protocol ?? ''),
    on: pair.members.map((node) => ({ node: node.id, instance: sessionInstance(name, node) })),
    ...(isTunnelled ? tunnelOf(pair, name, traits.vpn) : {}),
    absent: 'none',
  };
}

/** The device at the far end of a VPN, where it is drawn. */
function tunnelOf(pair: Pair, flow: string, name: string | undefined): Pick<SessionDrawing, 'tunnel'> {
  const { ipsec, ike } = pair.members[0].config;
  const vpn = ipsec.vpns.find((one) => one.name === name);
  const address = ike.gateways.find((gateway) => gateway.name === vpn?.gateway)?.address;
  const far = address === undefined ? undefined : pair.deviceWith(address);
  return far === undefined ? {} : { tunnel: { flow, from: far.id } };
}

const HA = 'chassis high-availability';

/** Failing over by hand, and leaving service for an upgrade: what a maintenance window consists of. */
function deedsOf(pair: Pair, node: PairNode): readonly DeedDrawing[] {
  const peer = pair.peerOf(node);
  return [
    ...rolesOf(node).map(
      ({ id }): DeedDrawing => ({
        label: `Fail SRG${id} over to ${peer.node?.name ?? peer.handle}`,
        step: {
          kind: 'request',
          command: `request ${HA} failover services-redundancy-group ${id} peer-id ${node.config.peer.peerId}`,
        },
      }),
    ),
    { label: 'Commit software-upgrade', step: { kind: 'commit', lines: [`set ${HA} software-upgrade`] } },
    { label: 'Delete software-upgrade', step: { kind: 'commit', lines: [`delete ${HA} software-upgrade`] } },
  ];
}

/** `SRG1 owns 10.11.0.1/32`: prefixes of the groups' prefix lists. */
const ownedBy = (node: PairNode): string =>
  rolesOf(node)
    .flatMap(({ id, prefixLists }) => {
      const owned = prefixLists.flatMap(
        (list) => node.config.prefixLists.find(({ name }) => name === list.name)?.prefixes ?? [],
      );
      return owned.length === 0 ? [] : [`SRG${id} owns ${owned.join(', ')}`];
    })
    .join('; ');

function drawRow(node: PairNode, srg: Srg, at: number): RowDrawing {
  const base = { label: `SRG${srg.id}`, config: ['nodes', node.index, 'srgs', at] as const };
  if (srg.id === 0)
    return {
      ...base,
      instance: srg0Instance(node),
      detail: 'both nodes forward',
      tags: [],
      tail: { words: 'both forward' },
    };
  const { activenessPriority } = srg;
  return {
    ...base,
    instance: srgInstance(node, srg.id),
    detail: activenessPriority === undefined ? modeOf(srg) : `priority ${activenessPriority}`,
    tags: [...(srg.preemption ? ['preempt'] : []), ...(ownsIpsec(node, srg) ? ['IPsec'] : [])],
    tail: { fact: 'failures', words: ownsIpsec(node, srg) ? `${modeOf(srg)}, IPsec` : modeOf(srg) },
  };
}

function drawPorts(pair: Pair, node: PairNode): ReadonlyMap<PortId, PortDrawing> {
  const on = (kind: 'icl' | 'icd'): ReadonlySet<PortId> => new Set(pair.links(kind).flatMap(({ a, b }) => [a, b]));
  const icl = on('icl');
  const icd = on('icd');
  const pills = new Map(
    rolesOf(node).flatMap((srg) =>
      srg.virtualIps.map((vip) => [portOf(vip.interface), pillId(srg, vip.index)] as const),
    ),
  );
  const drawn = new Map<PortId, PortDrawing>();
  for (const port of Object.values(pair.design.ports)) {
    if (port.node !== node.id) continue;
    const pill = pills.get(port.name);
    if (icl.has(port.id)) drawn.set(port.id, { shape: 'chip', linkKind: 'icl' });
    else if (icd.has(port.id)) drawn.set(port.id, { shape: 'chip', linkKind: 'icd' });
    else drawn.set(port.id, { shape: 'row', linkKind: 'revenue', ...(pill === undefined ? {} : { pill }) });
  }
  return drawn;
}

const pillId = ({ id }: Srg, index: number): string => `srg${id}-vip${index}`;

function drawPill(pair: Pair, srg: Srg, vip: Srg['virtualIps'][number]): PillDrawing {
  const [first] = pair.members;
  const at = first.config.srgs.indexOf(srg);
  return {
    id: pillId(srg, vip.index),
    title: vip.address,
    detail: vip.useVirtualMac ? `VIP ${vip.index}, virtual MAC` : `VIP ${vip.index} of SRG${srg.id}`,
    config: ['nodes', 0, 'srgs', at, 'virtualIps', srg.virtualIps.indexOf(vip)],
    legs: pair.members.flatMap((node) => {
      const own = rolesOf(node)
        .find(({ id }) => id === srg.id)
        ?.virtualIps.find(({ index }) => index === vip.index);
      const port = own && pair.port(node, own.interface)?.id;
      return own === undefined
        ? []
        : [{ node: node.id, instance: srgInstance(node, srg.id), ports: port === undefined ? [] : [port] }];
    }),
  };
}
