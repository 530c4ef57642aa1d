// Rules 19 to 22, 24, 25, 29: addresses, switches, VLANs, hosts, subnets, firewalls.
import { contains, overlaps } from '../inet';
import { addressOf, type Edge, OOBM_PORT } from '../org';
import {
  type Breach,
  clusterSubject,
  edgeSubject,
  holderSubject,
  listed,
  type Rule,
  type RuleContext,
  rule,
  wlanSubject,
} from './context';

const sameSubnet = rule(
  {
    rule: 'L19',
    severity: 'error',
    source: 'IP',
    confidence: 'documented',
    explanation: 'OOBM and tunnel address must be different addresses in different subnets.',
  },
  (context) =>
    context.org.edges.flatMap((edge): Breach[] => {
      const { oobm, tunnelAddress } = edge.config;
      if (oobm.type !== 'static' || oobm.address === undefined || tunnelAddress === undefined) return [];
      if (!overlaps(oobm.address, tunnelAddress)) return [];
      return [{ ...edgeSubject(edge), message: `OOBM ${oobm.address} and tunnel ${tunnelAddress} are in one subnet.` }];
    }),
);

/** Names of the switches that the data ports of an Edge are plugged into. */
function switchesOf({ org }: RuleContext, edge: Edge): readonly string[] {
  const { links, ports, nodes } = org.design;
  const own = new Set([...edge.upstream, ...edge.downstream].map(({ id }) => id));
  const far = Object.values(links).flatMap((link) => (own.has(link.a) ? [link.b] : own.has(link.b) ? [link.a] : []));
  return [
    ...new Set(
      far.flatMap((port) => {
        const node = nodes[ports[port]?.node ?? edge.node];
        return node?.kind === 'switch' ? [node.name] : [];
      }),
    ),
  ];
}

const oneSwitch = rule(
  {
    rule: 'L20',
    severity: 'warning',
    source: 'V',
    confidence: 'derived',
    explanation:
      'One switch below all Edges of a cluster, or below both legs of an Edge, is a single point of failure.',
  },
  (context) => [
    ...context.config.clusters.flatMap((cluster): Breach[] => {
      const members = context.org.membersOf(cluster.name);
      const switches = new Set(members.flatMap((edge) => switchesOf(context, edge)));
      if (members.length < 2 || switches.size !== 1) return [];
      return [
        {
          ...clusterSubject(context, cluster),
          message: `All ${members.length} Edges of ${cluster.name} are on ${[...switches][0]}.`,
        },
      ];
    }),
    ...context.org.edges.flatMap((edge): Breach[] => {
      const legs = new Set([...edge.upstream, ...edge.downstream]).size;
      const switches = switchesOf(context, edge);
      if (legs < 2 || switches.length !== 1) return [];
      return [{ ...edgeSubject(edge), message: `All ${legs} data ports of ${edge.name} are on ${switches[0]}.` }];
    }),
  ],
);

const VLAN_1 = 1;

const wrongVlans = rule(
  {
    rule: 'L21',
    severity: 'error',
    source: 'URM, OAS, V',
    confidence: 'derived',
    explanation:
      'A VLAN that is in no bound tunnel, on no trunk, or untagged beside the tunnel address is a black hole.',
  },
  (context) => {
    const { config, org } = context;
    const ofWlans = config.wlans.flatMap((wlan, at): Breach[] => {
      if (wlan.interface === 'all' || wlan.tunnels.length === 0) return [];
      const carried = new Set(wlan.tunnels.flatMap((name) => org.tunnel(name)?.vlans ?? []));
      const lost = wlan.vlans.filter((vlan) => !carried.has(vlan));
      if (lost.length === 0) return [];
      return [
        {
          ...wlanSubject(context, at),
          message: `VLAN ${listed(lost.map(String))} of ${wlan.ssid} is in no tunnel of it.`,
        },
      ];
    });
    const ofTunnels = config.tunnels.flatMap((tunnel) =>
      tunnel.clusters
        .flatMap((name) => org.membersOf(name))
        .flatMap((edge): Breach[] => {
          const { trunkVlans, upstreamVlan, dualArm } = edge.config;
          const missing = trunkVlans.length === 0 ? [] : tunnel.vlans.filter((vlan) => !trunkVlans.includes(vlan));
          const untagged = dualArm ? (upstreamVlan ?? VLAN_1) : VLAN_1;
          const problems = [
            ...(missing.length > 0
              ? [`VLAN ${listed(missing.map(String))} of ${tunnel.name} is missing on the trunk of ${edge.name}`]
              : []),
            ...(tunnel.vlans.includes(untagged)
              ? [`VLAN ${untagged} of ${tunnel.name} is the untagged one of ${edge.name}`]
              : []),
          ];
          return problems.map((problem) => ({ ...edgeSubject(edge), message: `${problem}.` }));
        }),
    );
    return [...ofWlans, ...ofTunnels];
  },
);

const wrongHosts = rule(
  {
    rule: 'L22',
    severity: 'error',
    source: 'OAS',
    confidence: 'documented',
    explanation:
      'APs reach members by tunterm_hosts: one address or name for each, and an order that names every index once.',
  },
  (context) =>
    context.config.clusters.flatMap((cluster) => {
      const members = context.org.membersOf(cluster.name);
      const known = new Set(members.flatMap((edge) => [edge.name, addressOf(edge) ?? edge.name]));
      const strangers = cluster.hosts.filter((host) => !known.has(host));
      const order = cluster.order ?? [];
      const isPermutation =
        order.length === cluster.hosts.length &&
        new Set(order).size === order.length &&
        order.every((at) => at < order.length);
      const problems = [
        ...(cluster.hosts.length === members.length
          ? []
          : [`${cluster.hosts.length} hosts for ${members.length} members`]),
        ...(strangers.length > 0 ? [`${listed(strangers)} is no member's tunnel address or name`] : []),
        ...(cluster.selection === 'ordered' && !isPermutation
          ? [`tunterm_hosts_order [${order.join(', ')}] does not name each of ${cluster.hosts.length} hosts once`]
          : []),
      ];
      return problems.map((problem) => ({ ...clusterSubject(context, cluster), message: `${problem}.` }));
    }),
);

const radius = rule(
  {
    rule: 'L24',
    severity: 'warning',
    source: 'VM, OAS',
    confidence: 'documented',
    explanation:
      'RADIUS requests that leave by the only OOBM uplink die with it: tunnels live on, new 802.1X logins do not.',
  },
  (context) =>
    context.config.clusters
      .filter(({ radiusProxy }) => radiusProxy?.source === 'oob')
      .map((cluster) => ({
        ...clusterSubject(context, cluster),
        message: `The RADIUS proxy of ${cluster.name} uses ${OOBM_PORT} as its source, a single uplink.`,
      })),
);

const refused = rule(
  {
    rule: 'L25',
    severity: 'error',
    source: 'OAS',
    confidence: 'documented',
    explanation: 'APs from other subnets cannot build tunnels: they never connect, or only to the secondary.',
  },
  (context) =>
    context.uses.flatMap(({ tunnel, holder }): Breach[] => {
      if (holder.kind !== 'aps' || holder.config.subnet === undefined) return [];
      const { subnet } = holder.config;
      const closed = tunnel.clusters.filter((name) => {
        const subnets = context.org.cluster(name)?.apSubnets ?? [];
        return subnets.length > 0 && !subnets.some((each) => contains(each, subnet));
      });
      if (closed.length === 0) return [];
      const how =
        closed.length === tunnel.clusters.length ? 'its APs never connect' : 'its APs use the other cluster only';
      return [
        {
          ...holderSubject(holder),
          message: `${subnet} of ${holder.name} is in no AP subnet of ${listed(closed)}: ${how}.`,
        },
      ];
    }),
);

const firewalls = rule(
  {
    rule: 'L29',
    severity: 'error',
    source: 'VM',
    confidence: 'documented',
    explanation:
      'APs need UDP 1701 (with IPsec UDP 500 and 4500) to every tunnel address, the OOBM port TCP 443 to the cloud.',
  },
  (context) => [
    ...context.uses.flatMap(({ holder, edges, tunnel }): Breach[] => {
      if (holder.kind !== 'aps') return [];
      const blocked = edges.filter(({ name }) => holder.config.blockedEdges?.includes(name));
      if (blocked.length === 0) return [];
      const ports = tunnel.ipsec ? 'IPsec' : 'UDP 1701';
      return [
        {
          ...holderSubject(holder),
          message: `${ports} from ${holder.name} to ${listed(blocked.map(({ name }) => name))} is blocked.`,
        },
      ];
    }),
    ...context.org.edges
      .filter(({ config }) => config.cloudBlocked === true)
      .map((edge) => ({ ...edgeSubject(edge), message: `TCP 443 from the OOBM port of ${edge.name} is blocked.` })),
  ],
);

export const wiringRules: readonly Rule[] = [sameSubnet, oneSwitch, wrongVlans, wrongHosts, radius, refused, firewalls];
