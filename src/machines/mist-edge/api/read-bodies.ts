// One body of the Mist API → one object of the organization; what it cannot hold is said. Pure.
import type { MistBody, MistJson } from '../../../vendor/mist';
import { lengthOf } from '../inet';
import {
  type Check,
  type ClusterConfig,
  type EdgeConfig,
  plainEdge,
  type TunnelConfig,
  type WlanConfig,
} from '../schema';
import { list, type Names, object, text, texts, vlans, type Warn, whole } from './read-fields';

/** Name of an object without one. */
const named = (body: MistBody['body'], fallback: string): string => text(body.name) ?? fallback;

/** Both forms: a list of lists [OAS] and a flat list [HELP]; every item counts as an alternative that takes the service down. */
export function checksOf(value: MistJson | undefined, line: number, warn: Warn): readonly Check[] {
  return list(value)
    .flatMap((each) => (Array.isArray(each) ? each : [each]))
    .flatMap((each): Check[] => {
      const item = object(each);
      const protocol = text(item.protocol);
      const host = text(item.host);
      if ((protocol !== 'arp' && protocol !== 'ping' && protocol !== 'tcp') || host === undefined) {
        warn(line, 'A check of tunterm_monitoring needs protocol (arp, ping or tcp) and host; it is left out.');
        return [];
      }
      const [port, timeoutS, srcVlan] = [whole(item.port), whole(item.timeout), whole(item.src_vlan_id)];
      return [
        {
          protocol,
          host,
          ...(port === undefined ? {} : { port }),
          ...(timeoutS === undefined ? {} : { timeoutS }),
          ...(srcVlan === undefined ? {} : { srcVlan }),
        },
      ];
    });
}

export function clusterOfBody({ body, line }: MistBody, warn: Warn): ClusterConfig {
  const selection = text(body.tunterm_hosts_selection);
  const proxy = object(body.radsec);
  const source = text(proxy.src_ip_source);
  const order = list(body.tunterm_hosts_order).flatMap((each) => whole(each) ?? []);
  return {
    name: named(body, 'cluster'),
    hosts: texts(body.tunterm_hosts),
    selection: selection === 'ordered' || selection === 'shuffle-by-site' ? selection : 'shuffle',
    ...(order.length > 0 ? { order } : {}),
    apSubnets: texts(body.tunterm_ap_subnets).filter((subnet) => /^[\d.]+\/\d+$/.test(subnet)),
    monitoring: checksOf(body.tunterm_monitoring, line, warn),
    monitoringDisabled: body.tunterm_monitoring_disabled === true,
    clientSubnets: [],
    ...(proxy.enabled === true
      ? { radiusProxy: { source: source === 'oob' || source === 'tunnel' ? source : 'any' } }
      : {}),
  };
}

/** `10.1.1.11` and `255.255.255.0` as a prefix. */
function prefixOf(value: MistJson | undefined): string | undefined {
  const { ip, netmask } = object(value);
  const address = text(ip);
  const mask = text(netmask);
  const length = mask === undefined ? undefined : (lengthOf(mask) ?? whole(mask.replace('/', '')));
  return address === undefined || length === undefined ? undefined : `${address}/${length}`;
}

const portName = (port: string): string => (/^\d+$/.test(port) ? `port${port}` : port);

export function edgeOfBody({ body, line }: MistBody, names: Names, warn: Warn): EdgeConfig {
  const id = text(body.mxcluster_id);
  // The all-zero id clears a membership.
  const cluster = id === undefined || /^[0-]+$/.test(id) ? undefined : names(id, 'mxcluster', line);
  const oobm = object(body.oob_ip_config);
  const ports = object(body.tunterm_port_config);
  const tunnel = object(body.tunterm_ip_config);
  const type = text(oobm.type);
  const [address, gateway, tunnelAddress, tunnelGateway] = [
    prefixOf(oobm),
    text(oobm.gateway),
    prefixOf(tunnel),
    text(tunnel.gateway),
  ];
  const dns = texts(oobm.dns);
  const upstreamVlan = whole(ports.upstream_port_vlan_id);
  const monitoring = checksOf(body.tunterm_monitoring, line, warn);
  const others = Object.entries(object(body.tunterm_other_ip_configs)).flatMap(([vlan, value]) => {
    const other = prefixOf(value);
    return whole(vlan) === undefined || other === undefined ? [] : [{ vlan: Number(vlan), address: other }];
  });
  return {
    ...plainEdge(named(body, 'edge'), cluster ?? null),
    oobm: {
      type: type === 'static' || type === 'disabled' ? type : 'dhcp',
      ...(address === undefined ? {} : { address }),
      ...(gateway === undefined ? {} : { gateway }),
      ...(dns.length > 0 ? { dns } : {}),
    },
    ...(tunnelAddress === undefined ? {} : { tunnelAddress }),
    ...(tunnelGateway === undefined ? {} : { tunnelGateway }),
    otherAddresses: others,
    dualArm: ports.separate_upstream_downstream === true,
    upstreamPorts: ports.separate_upstream_downstream === true ? texts(ports.upstream_ports).map(portName) : [],
    downstreamPorts: ports.separate_upstream_downstream === true ? texts(ports.downstream_ports).map(portName) : [],
    ...(upstreamVlan === undefined ? {} : { upstreamVlan }),
    ...(monitoring.length > 0 ? { monitoring } : {}),
  };
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function preemptionOf(value: MistJson | undefined): TunnelConfig['preemption'] {
  const { enabled, time_of_day: time, day_of_week: day } = object(value);
  if (enabled !== true) return null;
  return { timeOfDay: text(time) ?? 'any', dayOfWeek: DAYS.find((each) => each === day) ?? 'any' };
}

type Body = MistBody['body'];
const clocksOf = (
  body: Body,
): Pick<TunnelConfig, 'helloIntervalS' | 'helloRetries' | 'mtu' | 'protocol' | 'preemption'> => ({
  helloIntervalS: whole(body.hello_interval) ?? 60,
  helloRetries: whole(body.hello_retries) ?? 7,
  mtu: whole(body.mtu) ?? 0,
  protocol: body.protocol === 'ip' ? 'ip' : 'udp',
  preemption: preemptionOf(body.auto_preemption),
});

export function tunnelOfBody({ body, line }: MistBody, names: Names, warn: Warn): TunnelConfig {
  const interval = body.hello_interval;
  if (typeof interval === 'number' && !Number.isInteger(interval))
    warn(line, `hello_interval ${interval} is rounded: the OpenAPI document takes whole seconds.`);
  return {
    name: named(body, 'tunnel'),
    clusters: texts(body.mxcluster_ids).flatMap((id) => names(id, 'mxcluster', line) ?? []),
    vlans: vlans(body.vlan_ids),
    ...clocksOf(body),
    anchors: texts(body.anchor_mxtunnel_ids).flatMap((id) => names(id, 'mxtunnel', line) ?? []),
    ...(object(body.ipsec).enabled === true ? { ipsec: true } : {}),
  };
}

/** A site tunnel names its clusters by lists of hosts; a cluster that no body has is made of them. */
export function siteTunnelOfBody(
  { body, path = '', line }: MistBody,
  clusters: readonly ClusterConfig[],
  warn: Warn,
): readonly { readonly tunnel: TunnelConfig; readonly added: readonly ClusterConfig[] }[] {
  const own = object(body.mxtunnel ?? body.mxtunnels);
  if (own.enabled === false || Object.keys(own).length === 0) return [];
  if (Object.keys(object(own.additional_mxtunnels)).length > 0)
    warn(line, 'additional_mxtunnels of a site are not drawn.');
  const found = list(own.clusters).map(object);
  const added = found.flatMap((cluster): ClusterConfig[] => {
    const name = text(cluster.name) ?? 'site';
    if (clusters.some((each) => each.name === name)) return [];
    return [
      {
        name,
        hosts: texts(cluster.tunterm_hosts),
        selection: 'shuffle',
        apSubnets: texts(own.ap_subnets),
        monitoring: [],
        monitoringDisabled: false,
        clientSubnets: [],
      },
    ];
  });
  const site = /\/sites\/([^/]+)\/setting/.exec(path)?.[1] ?? 'site';
  const tunnel: TunnelConfig = {
    name: 'default',
    clusters: found.map(({ name }) => text(name) ?? 'site'),
    vlans: vlans(own.vlan_ids),
    ...clocksOf(own),
    anchors: [],
    site,
  };
  return [{ tunnel, added }];
}

export function wlanOfBody({ body, line }: MistBody, names: Names, apGroup: string, warn: Warn): WlanConfig {
  const kind = text(body.interface);
  const deprecated = text(body.mxtunnel_id);
  const ids = [...texts(body.mxtunnel_ids), ...(deprecated === undefined ? [] : [deprecated])];
  if (deprecated !== undefined) warn(line, 'mxtunnel_id is deprecated: mxtunnel_ids replaces it.');
  const vlan = whole(body.vlan_id);
  const isOrg = kind === 'mxtunnel' || deprecated !== undefined;
  const siteNames = texts(body.mxtunnel_name ?? body.mxtunnel_names);
  return {
    ssid: (text(body.ssid) ?? 'wlan').slice(0, 32),
    interface: isOrg ? 'mxtunnel' : kind === 'site_mxedge' ? 'site_mxedge' : 'all',
    tunnels: isOrg
      ? ids.flatMap((id) => names(id, 'mxtunnel', line) ?? [])
      : kind === 'site_mxedge'
        ? siteNames.length > 0
          ? siteNames
          : ['default']
        : [],
    vlans:
      body.vlan_enabled === false
        ? []
        : vlans(body.vlan_pooling === true ? body.vlan_ids : vlan === undefined ? [] : [vlan]),
    apGroups: [{ node: apGroup }],
    disableWhenDown: body.disable_when_mxtunnel_down === true,
    reconnect: body.reconnect_clients_when_roaming_mxcluster === true,
    ...(deprecated === undefined ? {} : { deprecatedId: true }),
  };
}
