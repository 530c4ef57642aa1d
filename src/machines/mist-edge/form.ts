// Joining Mist Edges into one organization: a cluster of them, a tunnel, a WLAN on the AP groups that are drawn. Pure edits of a design.
import type { Design, Flow, FlowId, Group, JsonObject, NodeId, Point } from '../../model/design';
import { asId } from '../../model/design';
import { freeId, slug } from '../../model/ids';
import { tunnelOf, wlanOf } from './baselines';
import { AP_GAP, AP_HEAD, AP_TUNNEL, CHANNEL, EDGE_GAP, EDGE_HEIGHT } from './layout';
import { OOBM_PORT } from './org';
import { MIST_TECHNOLOGY, sceneOf } from './scene';
import { emptyConfig, type MistEdgeConfig, plainEdge } from './schema';

const FIRST_VLAN = 10;
const APS = 100;
const HALF = 2;

/** One cluster of all members with the vendor's defaults, bound to every AP group of the design; addresses are examples. */
export function mistDefaults(design: Design, members: readonly NodeId[]): JsonObject {
  const aps = Object.values(design.nodes).filter(({ kind }) => kind === 'ap-group');
  const config: MistEdgeConfig = {
    ...emptyConfig,
    edges: members.map((node, at) => ({
      ...plainEdge(node, 'cluster'),
      tunnelAddress: `10.1.1.${11 + at}/24`,
      tunnelGateway: '10.1.1.1',
      ...portsOf(design, node),
    })),
    clusters: [
      {
        name: 'cluster',
        hosts: members.map((_, at) => `10.1.1.${11 + at}`),
        selection: 'shuffle',
        apSubnets: [],
        monitoring: [],
        monitoringDisabled: false,
        clientSubnets: [],
      },
    ],
    tunnels: [tunnelOf('Corp', ['cluster'], [FIRST_VLAN])],
    apGroups: aps.map(({ id }) => ({ node: id, aps: APS })),
    wlans:
      aps.length > 0
        ? [
            wlanOf(
              'corp',
              ['Corp'],
              [FIRST_VLAN],
              aps.map(({ id }) => ({ node: id })),
            ),
          ]
        : [],
  };
  return config;
}

/** Ports of dual arm, should it be switched on: the first half upstream. */
function portsOf(
  design: Design,
  node: NodeId,
): Pick<MistEdgeConfig['edges'][number], 'upstreamPorts' | 'downstreamPorts'> {
  const data = Object.values(design.ports)
    .filter((port) => port.node === node && port.name !== OOBM_PORT)
    .map(({ name }) => name);
  const half = Math.ceil(data.length / HALF);
  return { upstreamPorts: data.slice(0, half), downstreamPorts: data.slice(half) };
}

/** The design with the group in it, or a sentence why these devices cannot be joined. */
export function formMistEdge(
  design: Design,
  members: readonly NodeId[],
  name: string,
): Design | { readonly error: string } {
  if (members.length === 0) return { error: 'There is no Mist Edge to join.' };
  const wrong = members.map((id) => design.nodes[id]).find((node) => node?.kind !== 'mist-edge');
  if (wrong !== undefined) return { error: `${wrong.name} is no Mist Edge.` };
  const id = asId<Group['id']>(freeId(slug(name, 'edges'), (taken) => taken in design.groups || taken in design.nodes));
  const group: Group = { id, name, technology: MIST_TECHNOLOGY, members, config: mistDefaults(design, members) };
  const joined: Design = { ...design, groups: { ...design.groups, [id]: group } };
  return { ...joined, layout: roomFor(joined, members), flows: { ...design.flows, ...clientFlows(joined, group) } };
}

/** An Edge's card and the gap below it; cards grow when they are joined. */
const PITCH = EDGE_HEIGHT + EDGE_GAP;

/** Edges in one column where they stood above each other, AP groups to their left with room for the tunnels; what is far away stays. */
function roomFor(design: Design, members: readonly NodeId[]): Design['layout'] {
  const nodes: Record<NodeId, Point> = { ...design.layout.nodes };
  const at = (id: NodeId): Point => nodes[id] ?? { x: 0, y: 0 };
  const column = [...members].sort((a, b) => at(a).y - at(b).y);
  const x = Math.min(...column.map((id) => at(id).x));
  let free = Number.NEGATIVE_INFINITY;
  for (const id of column) {
    const own = at(id);
    const isInColumn = Math.abs(own.x - x) < CHANNEL;
    if (!isInColumn) continue;
    nodes[id] = { x: own.x, y: Math.max(own.y, free) };
    free = at(id).y + PITCH;
  }
  const aps = Object.values(design.nodes).filter(({ kind }) => kind === 'ap-group');
  let apFree = Number.NEGATIVE_INFINITY;
  for (const { id } of [...aps].sort((a, b) => at(a.id).y - at(b.id).y)) {
    const own = at(id);
    const isTooNear = Math.abs(own.x - x) < CHANNEL;
    const y = Math.max(own.y, apFree);
    nodes[id] = { x: isTooNear ? x - CHANNEL : own.x, y };
    apFree = y + AP_HEAD + AP_TUNNEL + AP_GAP;
  }
  return { ...design.layout, nodes };
}

/** Clients of each AP group on each Edge, where both are cabled: else nothing leads from one to the other. */
function clientFlows(design: Design, group: Group): Design['flows'] {
  const cabled = new Set(Object.values(design.links).flatMap(({ a, b }) => [a, b]));
  const isCabled = (node: NodeId): boolean =>
    Object.values(design.ports).some((port) => port.node === node && port.name !== OOBM_PORT && cabled.has(port.id));
  const flows: Record<FlowId, Flow> = {};
  const { uses } = sceneOf(design, group);
  for (const { id, holder, tunnel, edges } of uses)
    for (const edge of holder.kind === 'aps' && isCabled(holder.node) ? edges : []) {
      if (!isCabled(edge.node)) continue;
      const flow = asId<FlowId>(
        freeId(
          slug(`${tunnel.name}-${holder.name}-${edge.name}`, 'flow'),
          (taken) => taken in design.flows || taken in flows,
        ),
      );
      flows[flow] = {
        id: flow,
        name: `${tunnel.name} of ${holder.name} on ${edge.name}`,
        from: { kind: 'node', node: holder.node },
        to: { kind: 'group', group: group.id, interface: `${id}/${edge.name}` },
        service: 'Wi-Fi clients',
      };
    }
  return flows;
}
