// The switch ports of the Edges as Junos: one LAG an Edge in single arm, two in dual arm, OOBM as an access port (section 4.7). Pure.
import type { DesignNode, LinkId, NodeId, Port } from '../../../model/design';
import { compareIds } from '../../../model/ids';
import { type JunosTree, treeFromPaths } from '../../../vendor/junos';
import type { Edge, Org } from '../org';

/** A port of a switch with the Edge's port at the other end. */
interface Cable {
  readonly switchPort: Port;
  readonly edge: Edge;
  readonly edgePort: Port;
}
export interface SwitchSide {
  readonly node: DesignNode;
  readonly tree: JunosTree;
}

const TUNNEL_VLAN = 'ME-TUNNEL';
const OOBM_VLAN = 'ME-OOBM';
const clientVlan = (vlan: number): string => `VLAN-${vlan}`;
const FALLBACK_TUNNEL_VLAN = 101;
const LACP: readonly (readonly string[])[] = [
  ['aggregated-ether-options', 'lacp', 'active'],
  ['aggregated-ether-options', 'lacp', 'periodic', 'fast'],
];

/** One configuration for each drawn switch with Edge ports on it. */
export function switchSides(org: Org): readonly SwitchSide[] {
  const bySwitch = new Map<NodeId, Cable[]>();
  for (const { switchPort, edge, edgePort } of cablesOf(org)) {
    const list = bySwitch.get(switchPort.node);
    if (list === undefined) bySwitch.set(switchPort.node, [{ switchPort, edge, edgePort }]);
    else list.push({ switchPort, edge, edgePort });
  }
  return [...bySwitch].flatMap(([id, cables]) => {
    const node = org.design.nodes[id];
    return node === undefined ? [] : [{ node, tree: treeFromPaths(pathsOf(cables)) }];
  });
}

function cablesOf(org: Org): readonly Cable[] {
  const { links, ports, nodes } = org.design;
  return Object.keys(links)
    .sort(compareIds)
    .flatMap((id): Cable[] => {
      const link = links[id as LinkId];
      const [a, b] = [ports[link?.a ?? ('' as Port['id'])], ports[link?.b ?? ('' as Port['id'])]];
      for (const [own, far] of [
        [a, b],
        [b, a],
      ] as const) {
        const edge = org.edges.find(({ node }) => node === own?.node);
        if (edge && own && far && nodes[far.node]?.kind === 'switch') return [{ switchPort: far, edge, edgePort: own }];
      }
      return [];
    });
}

function pathsOf(cables: readonly Cable[]): readonly (readonly string[])[] {
  const edges = [...new Set(cables.map(({ edge }) => edge))];
  const vlans = new Set<number>();
  const tunnelVlans = new Set<number>();
  let hasOobm = false;
  let bundles = 0;
  const interfaces = edges.flatMap((edge): readonly (readonly string[])[] => {
    const own = cables.filter((cable) => cable.edge === edge);
    const among = (ports: readonly Port[]): readonly Cable[] => own.filter(({ edgePort }) => ports.includes(edgePort));
    for (const vlan of edge.config.trunkVlans) vlans.add(vlan);
    const tunnelVlan = edge.config.switchVlan ?? FALLBACK_TUNNEL_VLAN;
    const trunk = (name: string, native: number | undefined): readonly (readonly string[])[] => [
      ...(native === undefined ? [] : [['interfaces', name, 'native-vlan-id', `${native}`]]),
      [...unit(name), 'interface-mode', 'trunk'],
      ...[...(native === undefined ? [] : [TUNNEL_VLAN]), ...edge.config.trunkVlans.map(clientVlan)].map((vlan) => [
        ...unit(name),
        'vlan',
        'members',
        vlan,
      ]),
    ];
    const access = (name: string, vlan: string): readonly (readonly string[])[] => [
      [...unit(name), 'interface-mode', 'access'],
      [...unit(name), 'vlan', 'members', vlan],
    ];
    const bundled = (
      members: readonly Cable[],
      words: string,
      rest: (name: string) => readonly (readonly string[])[],
    ): readonly (readonly string[])[] => {
      const [first] = members;
      if (first === undefined) return [];
      if (members.length === 1)
        return [['interfaces', first.switchPort.name, 'description', words], ...rest(first.switchPort.name)];
      const ae = `ae${bundles++}`;
      return [
        ...members.map(({ switchPort }) => ['interfaces', switchPort.name, 'ether-options', '802.3ad', ae]),
        ['interfaces', ae, 'description', words],
        ...LACP.map((option) => ['interfaces', ae, ...option]),
        ...rest(ae),
      ];
    };
    tunnelVlans.add(tunnelVlan);
    const data = edge.config.dualArm
      ? [
          ...bundled(among(edge.upstream), `${edge.name} upstream`, (name) => trunk(name, undefined)),
          ...bundled(among(edge.downstream), `${edge.name} downstream`, (name) => access(name, TUNNEL_VLAN)),
        ]
      : bundled(among(edge.upstream), `${edge.name} data LAG`, (name) => trunk(name, tunnelVlan));
    const oobm = own
      .filter(({ edgePort }) => edgePort === edge.oobm)
      .flatMap(({ switchPort }) => {
        hasOobm = true;
        return [
          ['interfaces', switchPort.name, 'description', `${edge.name} OOBM`],
          ...access(switchPort.name, OOBM_VLAN),
        ];
      });
    return [...data, ...oobm];
  });
  const hasData = cables.some(({ edge, edgePort }) => edgePort !== edge.oobm);
  return [
    ...(bundles > 0 ? [['chassis', 'aggregated-devices', 'ethernet', 'device-count', `${bundles}`]] : []),
    ...interfaces,
    ...(hasData
      ? [
          ...[...tunnelVlans].slice(0, 1).map((vlan) => ['vlans', TUNNEL_VLAN, 'vlan-id', `${vlan}`]),
          ...[...vlans].sort((a, b) => a - b).map((vlan) => ['vlans', clientVlan(vlan), 'vlan-id', `${vlan}`]),
        ]
      : []),
    // The number of the management VLAN is the site's own choice.
    ...(hasOobm ? [['vlans', OOBM_VLAN, 'description', 'Mist Edge management, another subnet than ME-TUNNEL']] : []),
  ];
}

const unit = (name: string): readonly string[] => ['interfaces', name, 'unit', '0', 'family', 'ethernet-switching'];
