// What the options behind `+` do to a baseline: `mist-tb+crm=300+preempt=15min`. Pure edits of a configuration.
import { type Baseline, gatewayCheck } from './baselines';
import type {
  ApGroupConfig,
  Check,
  ClusterConfig,
  EdgeConfig,
  MistEdgeConfig,
  TunnelConfig,
  WlanConfig,
} from './schema';

interface Option {
  readonly help: string;
  readonly takesValue: boolean;
  /** The changed baseline, or a sentence about the value. */
  readonly apply: (baseline: Baseline, value: string) => Baseline | string;
}

const withConfig = (baseline: Baseline, change: (config: MistEdgeConfig) => MistEdgeConfig): Baseline => ({
  ...baseline,
  config: change(baseline.config),
});
const eachTunnel = (baseline: Baseline, change: (tunnel: TunnelConfig) => TunnelConfig): Baseline =>
  withConfig(baseline, (config) => ({ ...config, tunnels: config.tunnels.map(change) }));
const eachCluster = (
  baseline: Baseline,
  change: (cluster: ClusterConfig, config: MistEdgeConfig) => ClusterConfig,
): Baseline =>
  withConfig(baseline, (config) => ({
    ...config,
    clusters: config.clusters.map((cluster) => change(cluster, config)),
  }));
const eachEdge = (baseline: Baseline, change: (edge: EdgeConfig, config: MistEdgeConfig) => EdgeConfig): Baseline =>
  withConfig(baseline, (config) => ({ ...config, edges: config.edges.map((edge) => change(edge, config)) }));
const eachWlan = (baseline: Baseline, change: (wlan: WlanConfig) => WlanConfig): Baseline =>
  withConfig(baseline, (config) => ({ ...config, wlans: config.wlans.map(change) }));

const gatewayHost = ({ resources }: MistEdgeConfig, cluster: string | null): string =>
  resources.find(({ gatewayOf }) => gatewayOf === cluster)?.host ?? '0.0.0.0';

const wholeNumber = (value: string, min: number, max: number): number | undefined =>
  /^\d{1,7}$/.test(value) && Number(value) >= min && Number(value) <= max ? Number(value) : undefined;
const outside = (value: string, words: string): string => `"${value}" is not ${words}`;

/** Cuts the APs of the first group into sites at these indexes: siteA, siteB, … */
export function withSites(
  baseline: Baseline,
  cuts: readonly number[],
  more: readonly Partial<ApGroupConfig>[] = [],
): Baseline {
  return withConfig(baseline, (config) => {
    const [whole] = config.apGroups;
    if (whole === undefined) return config;
    const bounds = [0, ...cuts, whole.aps];
    const apGroups = bounds.slice(1).map((end, at): ApGroupConfig => {
      const from = bounds[at] ?? 0;
      return { ...whole, node: `site${String.fromCharCode(65 + at)}`, aps: end - from, firstAp: from, ...more[at] };
    });
    const others = config.apGroups.slice(1);
    const wlans = config.wlans.map((wlan) => ({
      ...wlan,
      apGroups: wlan.apGroups.flatMap((bound) =>
        bound.node === whole.node ? apGroups.map(({ node }) => ({ ...bound, node })) : [bound],
      ),
    }));
    return { ...config, apGroups: [...apGroups, ...others], wlans };
  });
}

/** APs of the group that is cut into sites. */
const aps = ({ config }: Baseline): number => config.apGroups[0]?.aps ?? 0;

const HELLO = /^(\d{1,3})x(\d{1,2})$/;
const PREEMPT = /^(15min|([01]\d|2[0-3]):[0-5]\d)(?:\/(mon|tue|wed|thu|fri|sat|sun))?(?:@(([01]\d|2[0-3]):[0-5]\d))?$/;

const TCP_PORT = 443;
const TCP_HOST_PART = 9;

/** A server in the first client subnet of the primary cluster. */
function withTcp(baseline: Baseline, timeoutS: number): Baseline {
  const [first] = baseline.config.clusters;
  const gateway = gatewayHost(baseline.config, first?.name ?? null);
  const host = gateway.replace(/\.\d+$/, `.${TCP_HOST_PART}`);
  const check: Check = { protocol: 'tcp', host, port: TCP_PORT, timeoutS };
  const named = withConfig(baseline, (config) => ({
    ...config,
    resources: [...config.resources, { name: 'tcp', host }],
  }));
  return eachCluster(named, (cluster) =>
    cluster.name === first?.name ? { ...cluster, monitoring: [...cluster.monitoring, check] } : cluster,
  );
}

function withPreemption(baseline: Baseline, value: string): Baseline | string {
  const match = PREEMPT.exec(value);
  if (!match)
    return outside(value, '15min, a time such as 02:00, or both times 02:00@10:00 where 10:00 is the clock at 0');
  const [, time = 'any', , day = 'any', clock] = match;
  const preemption = {
    timeOfDay: time === '15min' ? 'any' : time,
    dayOfWeek: day as NonNullable<TunnelConfig['preemption']>['dayOfWeek'],
  };
  const set = eachTunnel(baseline, (tunnel) => ({ ...tunnel, preemption }));
  if (clock === undefined) return set;
  return withConfig(set, (config) => ({ ...config, clock: { ...config.clock, timeOfDay: clock } }));
}

function withChecks(baseline: Baseline, value: string): Baseline | string {
  const [, name, written = value] = /^([^:]+):(\d+)$/.exec(value) ?? [];
  const timeoutS = wholeNumber(written, 1, 86_400);
  if (timeoutS === undefined) return outside(value, 'a timeout in seconds, or an Edge and a timeout such as ME1:60');
  if (name === undefined)
    return eachCluster(baseline, (cluster, config) => ({
      ...cluster,
      monitoring: [...cluster.monitoring, gatewayCheck(gatewayHost(config, cluster.name), timeoutS)],
    }));
  if (!baseline.config.edges.some(({ node }) => node === name)) return `there is no Edge ${name}`;
  return eachEdge(baseline, (edge, config) =>
    edge.node === name ? { ...edge, monitoring: [gatewayCheck(gatewayHost(config, edge.cluster), timeoutS)] } : edge,
  );
}

/** A fourth Edge like the others, in no cluster yet. */
function withSpare(baseline: Baseline): Baseline {
  const { config, edges } = baseline;
  const [first] = config.clusters;
  const last = config.edges.findLast(({ cluster }) => cluster === first?.name);
  const model = edges.find(({ name }) => name === last?.node);
  if (first === undefined || last === undefined || model === undefined) return baseline;
  const name = `ME${edges.length + 1}`;
  const next = (address: string, by: number): string =>
    address.replace(/\.(\d+)\//, (_, part: string) => `.${Number(part) + by}/`);
  const spare: EdgeConfig = {
    ...last,
    node: name,
    cluster: null,
    joins: first.name,
    oobm: { ...last.oobm, ...(last.oobm.address ? { address: next(last.oobm.address, 1) } : {}) },
    ...(last.tunnelAddress ? { tunnelAddress: next(last.tunnelAddress, 1) } : {}),
    otherAddresses: last.otherAddresses.map((other) => ({ ...other, address: next(other.address, -1) })),
  };
  return { ...baseline, config: { ...config, edges: [...config.edges, spare] }, edges: [...edges, { ...model, name }] };
}

/** In row S20 the three sites have these orders of hosts: [2,1,3], [1,3,2], [3,2,1]. */
const SITE_ORDERS = [2, 1, 5];

export const OPTIONS: Readonly<Record<string, Option>> = {
  aps: {
    help: 'aps=800: how many APs',
    takesValue: true,
    apply: (baseline, value) => {
      const count = wholeNumber(value, 1, 100_000);
      if (count === undefined) return outside(value, 'a number of APs from 1 to 100000');
      const ratio = count / Math.max(1, aps(baseline));
      const scaled = withConfig(baseline, (config) => ({
        ...config,
        apGroups: config.apGroups.map((group) => ({ ...group, aps: count })),
      }));
      // Where WLANs share the APs of a group by index, the shares grow along.
      return eachWlan(scaled, (wlan) => ({
        ...wlan,
        apGroups: wlan.apGroups.map((bound) => ({
          ...bound,
          ...(bound.from === undefined ? {} : { from: Math.round(bound.from * ratio) }),
          ...(bound.to === undefined ? {} : { to: Math.round((bound.to + 1) * ratio) - 1 }),
        })),
      }));
    },
  },
  spare: { help: 'spare: one Edge more, which can join the first cluster', takesValue: false, apply: withSpare },
  hello: {
    help: 'hello=10x3: hello interval in seconds and retries',
    takesValue: true,
    apply: (baseline, value) => {
      const [, interval, retries] = HELLO.exec(value) ?? [];
      if (
        interval === undefined ||
        Number(interval) < 1 ||
        Number(interval) > 300 ||
        Number(retries) < 2 ||
        Number(retries) > 30
      )
        return outside(value, 'an interval from 1 to 300 s and 2 to 30 retries, as in 10x3');
      return eachTunnel(baseline, (tunnel) => ({
        ...tunnel,
        helloIntervalS: Number(interval),
        helloRetries: Number(retries),
      }));
    },
  },
  preempt: {
    help: 'preempt=15min, preempt=02:00@10:00 (the clock at 0), preempt=02:00/sun: auto-preemption',
    takesValue: true,
    apply: withPreemption,
  },
  crm: {
    help: 'crm=300: ping of the gateway on every cluster with this timeout in seconds; crm=ME1:60: on one Edge',
    takesValue: true,
    apply: withChecks,
  },
  crmC1: {
    help: 'crmC1=300: ping of the gateway on C1 only',
    takesValue: true,
    apply: (baseline, value) => {
      const timeoutS = wholeNumber(value, 1, 86_400);
      if (timeoutS === undefined) return outside(value, 'a timeout in seconds');
      return eachCluster(baseline, (cluster, config) =>
        cluster.name === 'C1'
          ? { ...cluster, monitoring: [...cluster.monitoring, gatewayCheck(gatewayHost(config, 'C1'), timeoutS)] }
          : cluster,
      );
    },
  },
  tcp: {
    help: 'tcp=300: a TCP check of a server on the first cluster, resource `tcp`',
    takesValue: true,
    apply: (baseline, value) => {
      const timeoutS = wholeNumber(value, 1, 86_400);
      return timeoutS === undefined ? outside(value, 'a timeout in seconds') : withTcp(baseline, timeoutS);
    },
  },
  ordered: {
    help: 'ordered: hosts in order, the first carries everything',
    takesValue: false,
    apply: (baseline) =>
      eachCluster(baseline, (cluster) => ({
        ...cluster,
        selection: 'ordered',
        order: cluster.hosts.map((_, at) => at),
      })),
  },
  bysite: {
    help: 'bysite: shuffle-by-site over three sites with a half, a third and a sixth of the APs',
    takesValue: false,
    apply: (baseline) => {
      const count = aps(baseline);
      // Sites that are there already stay as they are.
      const sites =
        baseline.config.apGroups.length > 1
          ? baseline
          : withSites(
              baseline,
              [Math.round(count / 2), Math.round((count * 5) / 6)],
              SITE_ORDERS.map((sitePermutation) => ({ sitePermutation, firstAp: 0 })),
            );
      return eachCluster(sites, (cluster) => ({ ...cluster, selection: 'shuffle-by-site' }));
    },
  },
  sites: {
    help: 'sites=120: the first 120 APs are siteA, the others siteB',
    takesValue: true,
    apply: (baseline, value) => {
      const count = wholeNumber(value, 1, Math.max(1, aps(baseline) - 1));
      if (count === undefined) return outside(value, `a number of APs from 1 to ${aps(baseline) - 1}`);
      return withSites(baseline, [count]);
    },
  },
  subnets: {
    help: 'subnets=200: the first 200 APs (siteA) are in a subnet that the first cluster takes, the others (siteB) are not',
    takesValue: true,
    apply: (baseline, value) => {
      const count = wholeNumber(value, 1, Math.max(1, aps(baseline) - 1));
      if (count === undefined) return outside(value, `a number of APs from 1 to ${aps(baseline) - 1}`);
      const sites = withSites(baseline, [count], [{}, { subnet: '10.60.0.0/16' }]);
      const [first] = sites.config.clusters;
      return eachCluster(sites, (cluster) => ({
        ...cluster,
        apSubnets: cluster.name === first?.name ? ['10.50.0.0/16'] : ['10.50.0.0/16', '10.60.0.0/16'],
      }));
    },
  },
  dualarm: {
    help: 'dualarm: upstream and downstream ports apart',
    takesValue: false,
    apply: (baseline) =>
      eachEdge(baseline, (edge) => ({
        ...edge,
        dualArm: true,
        upstreamPorts: ['port0'],
        downstreamPorts: ['port1'],
        upstreamVlan: 1,
      })),
  },
  vlan30: {
    help: 'vlan30: VLAN 30 is missing on the trunks of the secondary cluster',
    takesValue: false,
    apply: (baseline) => {
      const [first, second] = baseline.config.clusters;
      const poor = second?.name ?? first?.name;
      return eachEdge(baseline, (edge) =>
        edge.cluster === poor ? { ...edge, trunkVlans: edge.trunkVlans.filter((vlan) => vlan !== 30) } : edge,
      );
    },
  },
  reselect: {
    help: 'reselect=next: an AP that lost its Edge goes on behind it in its list; reselect=top (default) starts at the top',
    takesValue: true,
    apply: (baseline, value) =>
      value === 'next' || value === 'top'
        ? withConfig(baseline, (config) => ({ ...config, reselection: value }))
        : outside(value, 'top or next'),
  },
  reconnect: {
    help: 'reconnect: reconnect_clients_when_roaming_mxcluster is true',
    takesValue: false,
    apply: (baseline) => eachWlan(baseline, (wlan) => ({ ...wlan, reconnect: true })),
  },
  disable: {
    help: 'disable: disable_when_mxtunnel_down is true',
    takesValue: false,
    apply: (baseline) => eachWlan(baseline, (wlan) => ({ ...wlan, disableWhenDown: true })),
  },
};

/** Applies options in a fixed order, so that `sites` cuts what `aps` made; a sentence names the first that is unknown or wrong. */
export function withOptions(baseline: Baseline, options: readonly string[]): Baseline | { readonly error: string } {
  const names = Object.keys(OPTIONS);
  let changed = baseline;
  const parsed = options.map((option) => {
    const at = option.indexOf('=');
    return { option, name: at < 0 ? option : option.slice(0, at), value: at < 0 ? undefined : option.slice(at + 1) };
  });
  for (const { option, name, value } of [...parsed].sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name))) {
    const known = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (known === undefined) return { error: `Unknown option "${option}"; there are ${names.join(', ')}.` };
    if (known.takesValue !== (value !== undefined))
      return {
        error: known.takesValue ? `Option "${name}" needs a value: ${known.help}.` : `Option "${name}" takes no value.`,
      };
    const result = known.apply(changed, value ?? '');
    if (typeof result === 'string') return { error: `Option "${option}": ${result}.` };
    changed = result;
  }
  return changed;
}
