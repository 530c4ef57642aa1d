// An organization as calls of the Mist API, in the order in which its objects have to be created. Pure; it writes no text.
import type { MistDocument, MistObject, MistRequest } from '../../../vendor/mist';
import { netmask } from '../inet';
import type { Edge, Org } from '../org';
import type { Check, ClusterConfig, TunnelConfig, WlanConfig } from '../schema';
import { clusterId, idTable, inOrderOfCreation, siteId, tunnelId } from './ids';

/** Leaves out what is not set. */
function body(fields: Readonly<Record<string, MistObject[string] | undefined>>): MistObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

/** `10.1.1.11/24` as address and netmask. */
export function addressAndMask(prefix: string): { readonly ip: string; readonly netmask: string } {
  const [ip = '', length = '32'] = prefix.split('/');
  return { ip, netmask: netmask(Number(length)) };
}

const monitoringOf = (checks: readonly Check[]): MistObject[string] =>
  checks.map((check) => [
    body({
      protocol: check.protocol,
      host: check.host,
      port: check.port,
      timeout: check.timeoutS,
      src_vlan_id: check.srcVlan,
    }),
  ]);

export function clusterBody(cluster: ClusterConfig): MistObject {
  return body({
    name: cluster.name,
    tunterm_hosts: cluster.hosts,
    tunterm_hosts_selection: cluster.selection,
    tunterm_hosts_order:
      cluster.selection === 'ordered' ? (cluster.order ?? cluster.hosts.map((_, at) => at)) : undefined,
    tunterm_ap_subnets: cluster.apSubnets.length > 0 ? cluster.apSubnets : undefined,
    tunterm_monitoring: cluster.monitoring.length > 0 ? monitoringOf(cluster.monitoring) : undefined,
    tunterm_monitoring_disabled: cluster.monitoringDisabled,
    radsec: cluster.radiusProxy ? { enabled: true, src_ip_source: cluster.radiusProxy.source } : undefined,
  });
}

/** Port number as the API writes it: `port0` is "0". */
export const portNumber = (port: string): string => port.replace(/^port/, '');

export function edgeBody(org: Org, edge: Edge): MistObject {
  const { config } = edge;
  const { oobm } = config;
  const dual = config.dualArm;
  return body({
    name: edge.name,
    model: org.design.nodes[edge.node]?.model ?? edge.model.name,
    mxcluster_id: config.cluster === null ? undefined : clusterId(org, config.cluster),
    services: ['tunterm'],
    oob_ip_config: body({
      type: oobm.type,
      ...(oobm.type === 'static' && oobm.address ? addressAndMask(oobm.address) : {}),
      gateway: oobm.type === 'static' ? oobm.gateway : undefined,
      dns: oobm.dns,
    }),
    tunterm_ip_config:
      config.tunnelAddress === undefined || config.tunnelGateway === undefined
        ? undefined
        : { ...addressAndMask(config.tunnelAddress), gateway: config.tunnelGateway },
    tunterm_other_ip_configs:
      config.otherAddresses.length > 0
        ? Object.fromEntries(config.otherAddresses.map(({ vlan, address }) => [`${vlan}`, addressAndMask(address)]))
        : undefined,
    tunterm_port_config: body({
      separate_upstream_downstream: dual,
      upstream_ports: dual ? config.upstreamPorts.map(portNumber) : undefined,
      downstream_ports: dual ? config.downstreamPorts.map(portNumber) : undefined,
      upstream_port_vlan_id: dual ? config.upstreamVlan : undefined,
    }),
    tunterm_monitoring: config.monitoring && config.monitoring.length > 0 ? monitoringOf(config.monitoring) : undefined,
  });
}

const preemptionBody = ({ preemption }: TunnelConfig): MistObject =>
  preemption === null
    ? { enabled: false }
    : { enabled: true, day_of_week: preemption.dayOfWeek, time_of_day: preemption.timeOfDay };

export function tunnelBody(org: Org, tunnel: TunnelConfig): MistObject {
  const anchors = tunnel.anchors.flatMap((name) => tunnelId(org, name) ?? []);
  return body({
    name: tunnel.name,
    protocol: tunnel.protocol,
    mtu: tunnel.mtu,
    vlan_ids: tunnel.vlans,
    mxcluster_ids: tunnel.clusters.flatMap((name) => clusterId(org, name) ?? []),
    hello_interval: tunnel.helloIntervalS,
    hello_retries: tunnel.helloRetries,
    auto_preemption: preemptionBody(tunnel),
    anchor_mxtunnel_ids: anchors.length > 0 ? anchors : undefined,
    ipsec: tunnel.ipsec ? { enabled: true } : undefined,
  });
}

export function wlanBody(org: Org, wlan: WlanConfig): MistObject {
  const [first, ...others] = wlan.vlans;
  const isOrg = wlan.interface === 'mxtunnel';
  return body({
    ssid: wlan.ssid,
    enabled: true,
    interface: wlan.interface,
    mxtunnel_ids: isOrg ? wlan.tunnels.flatMap((name) => tunnelId(org, name) ?? []) : undefined,
    mxtunnel_name: wlan.interface === 'site_mxedge' ? wlan.tunnels : undefined,
    vlan_enabled: first !== undefined,
    vlan_id: others.length === 0 ? first : undefined,
    vlan_pooling: others.length > 0 ? true : undefined,
    vlan_ids: others.length > 0 ? wlan.vlans : undefined,
    disable_when_mxtunnel_down: wlan.disableWhenDown,
    reconnect_clients_when_roaming_mxcluster: wlan.reconnect,
  });
}

/** A tunnel that is defined in the setting of a site: its clusters are lists of hosts, the first is preferred. */
export function siteTunnelBody(org: Org, tunnel: TunnelConfig): MistObject {
  const clusters = tunnel.clusters.flatMap((name) => org.cluster(name) ?? []);
  const subnets = [...new Set(clusters.flatMap(({ apSubnets }) => apSubnets))];
  return body({
    enabled: true,
    vlan_ids: tunnel.vlans,
    ap_subnets: subnets.length > 0 ? subnets : undefined,
    protocol: tunnel.protocol,
    mtu: tunnel.mtu,
    hello_interval: tunnel.helloIntervalS,
    hello_retries: tunnel.helloRetries,
    clusters: clusters.map(({ name, hosts }) => ({ name, tunterm_hosts: hosts })),
    auto_preemption: preemptionBody(tunnel),
  });
}

/** Clusters, Edges, tunnels (anchors first), WLANs, site settings: the order of creation of section 4.1. */
export function mistDocument(org: Org): MistDocument {
  const { config } = org;
  const post = (collection: string, own: MistObject): MistRequest => ({
    method: 'POST',
    path: `/api/v1/orgs/{org_id}/${collection}`,
    body: own,
  });
  const orgTunnels = config.tunnels.filter(({ site }) => site === undefined);
  const siteTunnels = config.tunnels.filter(({ site }) => site !== undefined);
  return {
    requests: [
      ...config.clusters.map((cluster) => post('mxclusters', clusterBody(cluster))),
      ...org.edges.map((edge) => post('mxedges', edgeBody(org, edge))),
      ...inOrderOfCreation(orgTunnels).map((tunnel) => post('mxtunnels', tunnelBody(org, tunnel))),
      ...siteTunnels.map(
        (tunnel): MistRequest => ({
          method: 'PUT',
          path: `/api/v1/sites/${siteId(org, tunnel.site ?? '')}/setting`,
          body: { mxtunnel: siteTunnelBody(org, tunnel) },
        }),
      ),
      ...config.wlans.map((wlan) => post('wlans', wlanBody(org, wlan))),
    ],
    ids: idTable(org),
  };
}
