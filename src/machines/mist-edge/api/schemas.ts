// What the Mist API takes and gives, as schemas of our own: request bodies of the exports, statistics and events. They know no design.
import * as v from 'valibot';

const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'a UUID'));
const ipv4 = v.pipe(
  v.string(),
  v.regex(/^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)$/, 'an IPv4 address'),
);
const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min, `at least ${min}`), v.maxValue(max, `at most ${max}`));
const filled = v.pipe(v.string(), v.minLength(1, 'not empty'));
const unique = <S extends v.GenericSchema>(entry: S, least = 0) =>
  v.pipe(
    v.array(entry),
    v.minLength(least, `at least ${least}`),
    v.check((items) => new Set(items.map((item) => JSON.stringify(item))).size === items.length, 'no two alike'),
  );
const optional = v.exactOptional;

const preemption = v.strictObject({
  enabled: optional(v.boolean()),
  time_of_day: optional(v.pipe(v.string(), v.regex(/^(any|([01]\d|2[0-3]):[0-5]\d)$/, 'any or HH:MM'))),
  day_of_week: optional(v.picklist(['any', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])),
});
const mtu = v.pipe(
  whole(0, 1500),
  v.check((value) => value === 0 || value >= 552, '0 or 552 to 1500'),
);

/** POST …/mxtunnels */
export const mxtunnelSchema = v.strictObject({
  name: filled,
  mxcluster_ids: unique(uuid, 1),
  vlan_ids: unique(v.union([whole(1, 4094), v.pipe(v.string(), v.regex(/^\d{1,4}-\d{1,4}$/))]), 1),
  protocol: optional(v.picklist(['udp', 'ip'])),
  mtu: optional(mtu),
  hello_interval: optional(whole(1, 300)),
  hello_retries: optional(whole(2, 30)),
  auto_preemption: optional(preemption),
  anchor_mxtunnel_ids: optional(unique(uuid)),
  ipsec: optional(
    v.strictObject({
      enabled: optional(v.boolean()),
      use_mxedge: optional(v.boolean()),
      split_tunnel: optional(v.boolean()),
    }),
  ),
});

const monitoringItem = v.pipe(
  v.strictObject({
    protocol: v.picklist(['arp', 'ping', 'tcp']),
    host: filled,
    port: optional(whole(1, 65_535)),
    timeout: optional(whole(60, 3600)),
    src_vlan_id: optional(whole(1, 4094)),
  }),
  v.check(({ protocol, port }) => (protocol === 'tcp') === (port !== undefined), 'a port with tcp, and only with tcp'),
);
const monitoring = v.array(v.array(monitoringItem));

/** POST …/mxclusters */
export const mxclusterSchema = v.pipe(
  v.strictObject({
    name: filled,
    tunterm_hosts: unique(filled),
    tunterm_hosts_selection: optional(v.picklist(['shuffle', 'shuffle-by-site', 'ordered'])),
    tunterm_hosts_order: optional(unique(whole(0, 1000))),
    tunterm_ap_subnets: optional(v.array(v.string())),
    tunterm_monitoring: optional(monitoring),
    tunterm_monitoring_disabled: optional(v.boolean()),
    radsec: optional(
      v.strictObject({
        enabled: optional(v.boolean()),
        src_ip_source: optional(v.picklist(['any', 'oob', 'oob6', 'tunnel', 'tunnel6'])),
      }),
    ),
  }),
  v.check(
    (body) => body.tunterm_hosts_selection !== 'ordered' || body.tunterm_hosts_order !== undefined,
    'tunterm_hosts_order with ordered',
  ),
);

const staticAddress = v.strictObject({ ip: ipv4, netmask: ipv4 });

/** POST …/mxedges */
export const mxedgeSchema = v.strictObject({
  name: filled,
  model: filled,
  mxcluster_id: optional(uuid),
  services: optional(v.array(v.string())),
  oob_ip_config: optional(
    v.pipe(
      v.strictObject({
        type: optional(v.picklist(['dhcp', 'static', 'disabled'])),
        ip: optional(ipv4),
        netmask: optional(ipv4),
        gateway: optional(ipv4),
        dns: optional(v.array(v.string())),
      }),
      v.check(
        ({ type, ip, netmask, gateway }) =>
          type !== 'static' || (ip !== undefined && netmask !== undefined && gateway !== undefined),
        'ip, netmask and gateway with static',
      ),
    ),
  ),
  tunterm_ip_config: optional(v.strictObject({ ip: ipv4, netmask: ipv4, gateway: ipv4 })),
  tunterm_other_ip_configs: optional(v.record(v.pipe(v.string(), v.regex(/^\d{1,4}$/)), staticAddress)),
  tunterm_port_config: optional(
    v.pipe(
      v.strictObject({
        separate_upstream_downstream: optional(v.boolean()),
        upstream_ports: optional(unique(v.string())),
        downstream_ports: optional(unique(v.string())),
        upstream_port_vlan_id: optional(whole(1, 4094)),
      }),
      v.check(
        (ports) =>
          ports.separate_upstream_downstream !== true ||
          ((ports.upstream_ports?.length ?? 0) > 0 && (ports.downstream_ports?.length ?? 0) > 0),
        'both lists of ports in dual arm',
      ),
    ),
  ),
  tunterm_monitoring: optional(v.pipe(monitoring, v.minLength(1, 'at least one check'))),
});

/** POST …/wlans; other fields of a WLAN may stand beside. */
export const wlanSchema = v.pipe(
  v.looseObject({
    ssid: v.pipe(v.string(), v.minLength(1), v.maxLength(32)),
    enabled: optional(v.boolean()),
    interface: optional(v.picklist(['all', 'eth0', 'eth1', 'eth2', 'eth3', 'wxtunnel', 'mxtunnel', 'site_mxedge'])),
    mxtunnel_ids: optional(v.array(uuid)),
    mxtunnel_name: optional(v.array(v.string())),
    disable_when_mxtunnel_down: optional(v.boolean()),
    reconnect_clients_when_roaming_mxcluster: optional(v.boolean()),
    vlan_enabled: optional(v.boolean()),
    vlan_id: optional(v.union([whole(1, 4094), v.string()])),
    vlan_pooling: optional(v.boolean()),
    vlan_ids: optional(v.array(v.union([whole(1, 4094), v.string()]))),
  }),
  v.check((body) => !('mxtunnel_id' in body), 'mxtunnel_ids instead of the deprecated mxtunnel_id'),
  v.check(
    (body) => (body.interface === 'mxtunnel') === (body.mxtunnel_ids !== undefined),
    'mxtunnel_ids with mxtunnel',
  ),
  v.check(
    (body) => body.interface !== 'site_mxedge' || body.mxtunnel_name !== undefined,
    'mxtunnel_name with site_mxedge',
  ),
);

/** The key `mxtunnel` of PUT …/sites/{site_id}/setting */
export const siteTunnelSchema = v.strictObject({
  enabled: v.boolean(),
  vlan_ids: v.array(whole(1, 4094)),
  ap_subnets: optional(v.array(v.string())),
  protocol: optional(v.picklist(['udp', 'ip'])),
  mtu: optional(mtu),
  hello_interval: optional(whole(1, 300)),
  hello_retries: optional(whole(2, 30)),
  clusters: v.array(v.strictObject({ name: filled, tunterm_hosts: v.array(filled) })),
  auto_preemption: optional(preemption),
});
export const siteSettingSchema = v.strictObject({ mxtunnel: siteTunnelSchema });

/** GET …/stats/mxedges */
export const mxedgeStatsSchema = v.strictObject({
  id: uuid,
  mac: v.string(),
  name: v.string(),
  model: v.string(),
  mxcluster_id: optional(uuid),
  status: v.picklist(['connected', 'disconnected']),
  uptime: optional(v.pipe(v.number(), v.integer())),
  last_seen: v.number(),
  mxagent_registered: v.boolean(),
  tunterm_registered: v.boolean(),
  num_tunnels: v.pipe(v.number(), v.integer()),
  services: v.array(v.string()),
  tunterm_stat: v.strictObject({ monitoring_failed: v.boolean() }),
  service_stat: v.record(
    v.string(),
    v.strictObject({
      running_state: v.string(),
      last_seen: v.number(),
      uptime: optional(v.pipe(v.number(), v.integer())),
    }),
  ),
  lag_stat: v.record(v.string(), v.strictObject({ active_ports: v.array(v.string()) })),
  port_stat: v.record(
    v.string(),
    v.strictObject({
      up: v.boolean(),
      speed: optional(v.number()),
      full_duplex: optional(v.boolean()),
      state: optional(v.string()),
      lldp_stats: optional(v.strictObject({ system_name: v.string(), port_id: v.string() })),
    }),
  ),
  inactive_vlan_strs: v.strictObject({ wired: v.array(v.string()), l2tp: v.array(v.string()) }),
  tunterm_ip_config: optional(v.strictObject({ ip: v.string(), netmask: v.string(), gateway: v.string() })),
});

/** GET …/stats/tunnels/search, one of its results */
export const tunnelStatsSchema = v.strictObject({
  ap: optional(v.string()),
  mxtunnel_id: uuid,
  mxcluster_id: optional(uuid),
  mxedge_id: optional(uuid),
  peer_mxedge_id: optional(uuid),
  remote_ip: v.string(),
  remote_port: optional(v.pipe(v.number(), v.integer())),
  state: v.picklist(['idle', 'wait-ctrl-reply', 'wait-ctrl-conn', 'established', 'established_with_sessions']),
  uptime: optional(v.pipe(v.number(), v.integer())),
  last_seen: v.number(),
});

/** One event of GET …/mxedges/events/search. `port`, `lag` and `resource` are fields of the events that the sources list. */
export const mxedgeEventSchema = v.strictObject({
  type: v.string(),
  mxedge_id: v.string(),
  mxedge_name: v.string(),
  mxcluster_id: optional(v.string()),
  org_id: uuid,
  service: optional(v.string()),
  text: optional(v.string()),
  timestamp: v.number(),
});
