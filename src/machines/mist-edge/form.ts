// Joining Mist Edges into one organization: a cluster of them, a tunnel, a WLAN on the AP groups that are drawn. Pure edits of a design.
import type { Design, Group, JsonObject, NodeId } from '../../model/design';
import { asId } from '../../model/design';
import { freeId, slug } from '../../model/ids';
import { tunnelOf, wlanOf } from './baselines';
import { OOBM_PORT } from './org';
import { MIST_TECHNOLOGY } from './scene';
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
  return { ...design, groups: { ...design.groups, [id]: group } };
}
