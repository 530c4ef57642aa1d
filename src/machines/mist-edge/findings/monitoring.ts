// Rules 6 to 10: critical resources, that they are checked at all and by checks that work.
import { overlaps } from '../inet';
import type { Edge } from '../org';
import { type Check, DEFAULT_CHECK_TIMEOUT_S } from '../schema';
import {
  type Breach,
  clusterSubject,
  edgeSubject,
  listed,
  type Rule,
  type RuleContext,
  rule,
  tunnelSubject,
} from './context';

const clustersInUse = (context: RuleContext) =>
  context.config.clusters.filter(({ name }) => context.config.tunnels.some(({ clusters }) => clusters.includes(name)));

const unchecked = rule(
  {
    rule: 'L06',
    severity: 'warning',
    source: 'CRM, V',
    confidence: 'documented',
    explanation:
      'Hellos do not see a break behind the Edge: without a check its tunnels stay up and their traffic is lost for ever.',
  },
  (context) =>
    clustersInUse(context).flatMap((cluster): Breach[] => {
      const members = context.org.membersOf(cluster.name);
      const blind = members.filter((edge) => context.org.checksOf(edge).length === 0);
      if (blind.length === 0) return [];
      const why = cluster.monitoringDisabled ? 'monitoring is turned off' : 'no resource is checked';
      return [{ ...clusterSubject(context, cluster), message: `${listed(blind.map(({ name }) => name))}: ${why}.` }];
    }),
);

const dualArm = rule(
  {
    rule: 'L07',
    severity: 'error',
    source: 'CRM, V',
    confidence: 'derived',
    explanation: 'In dual arm the hellos run over the downstream ports alone: a break upstream is seen by checks only.',
  },
  (context) =>
    context.org.edges
      .filter((edge) => edge.config.dualArm && context.org.checksOf(edge).length === 0)
      .map((edge) => ({ ...edgeSubject(edge), message: `${edge.name} is in dual arm and checks no resource.` })),
);

/** A black hole lasts as long as the timeout; above a minute it is felt. */
const SLOW_S = 60;

const slow = rule(
  {
    rule: 'L08',
    severity: 'warning',
    source: 'HELP, V',
    confidence: 'derived',
    explanation: 'Traffic is lost for the whole timeout of a check before the APs are told; its default is 300 s.',
  },
  (context) =>
    context.config.tunnels.flatMap((tunnel): Breach[] => {
      const critical = context.config.wlans.filter(
        ({ tunnels, latencySensitive }) => latencySensitive === true && tunnels.includes(tunnel.name),
      );
      if (critical.length === 0) return [];
      const timeouts = tunnel.clusters
        .flatMap((name) => context.org.membersOf(name))
        .flatMap((edge) => context.org.checksOf(edge).map(({ timeoutS }) => timeoutS));
      const worst = Math.max(0, ...timeouts);
      if (worst <= SLOW_S) return [];
      return [
        {
          ...tunnelSubject(context, tunnel),
          message: `${listed(critical.map(({ ssid }) => ssid))} is black-holed for ${worst} s before a failed check tells the APs.`,
        },
      ];
    }),
);

/** Limits of the API [HELP, OAS]. */
const TIMEOUT_S = { min: 60, max: 3600 } as const;

function checkProblems(check: Check, edges: readonly Edge[]): readonly string[] {
  const timeoutS = check.timeoutS ?? DEFAULT_CHECK_TIMEOUT_S;
  const problems: string[] = [];
  if (timeoutS < TIMEOUT_S.min || timeoutS > TIMEOUT_S.max)
    problems.push(`a timeout of ${timeoutS} s is outside ${TIMEOUT_S.min} to ${TIMEOUT_S.max}`);
  if (check.protocol === 'tcp' && check.port === undefined) problems.push('tcp needs a port');
  if (check.protocol !== 'tcp' && check.port !== undefined) problems.push(`${check.protocol} takes no port`);
  for (const edge of edges) {
    const source =
      check.srcVlan === undefined
        ? undefined
        : edge.config.otherAddresses.find(({ vlan }) => vlan === check.srcVlan)?.address;
    if (check.srcVlan !== undefined && check.srcVlan !== 1 && source === undefined)
      problems.push(`${edge.name} has no address in source VLAN ${check.srcVlan}`);
    const from =
      source ??
      edge.config.otherAddresses.find(({ address }) => overlaps(address, `${check.host}/32`))?.address ??
      edge.config.tunnelAddress;
    if (check.protocol === 'arp' && from !== undefined && !overlaps(from, `${check.host}/32`))
      problems.push(`${edge.name} cannot ARP ${check.host} from ${from}`);
  }
  return problems;
}

const broken = rule(
  {
    rule: 'L09',
    severity: 'error',
    source: 'HELP, URM, OAS',
    confidence: 'documented',
    explanation:
      'Such a check never works, or suspends the Edge for nothing: a source address must be unique and valid on its VLAN.',
  },
  (context) => {
    const ofClusters = context.config.clusters.flatMap((cluster) =>
      cluster.monitoring.flatMap((check) =>
        checkProblems(check, context.org.membersOf(cluster.name)).map((problem) => ({
          ...clusterSubject(context, cluster),
          message: `Check ${check.protocol} ${check.host}: ${problem}.`,
        })),
      ),
    );
    const ofEdges = context.org.edges.flatMap((edge) =>
      (edge.config.monitoring ?? []).flatMap((check) =>
        checkProblems(check, [edge]).map((problem) => ({
          ...edgeSubject(edge),
          message: `Check ${check.protocol} ${check.host}: ${problem}.`,
        })),
      ),
    );
    return [...ofClusters, ...ofEdges, ...reusedSources(context)];
  },
);

function reusedSources({ org }: RuleContext): readonly Breach[] {
  const users = new Map<string, Edge[]>();
  for (const edge of org.edges)
    for (const { address } of edge.config.otherAddresses) {
      const ip = address.split('/')[0] ?? address;
      users.set(ip, [...(users.get(ip) ?? []), edge]);
    }
  return [...users].flatMap(([ip, edges]) => {
    const [first] = edges;
    if (first === undefined || edges.length < 2) return [];
    return [
      { ...edgeSubject(first), message: `${ip} is the source address of ${listed(edges.map(({ name }) => name))}.` },
    ];
  });
}

const oneForAll = rule(
  {
    rule: 'L10',
    severity: 'warning',
    source: 'CRM, V',
    confidence: 'derived',
    explanation: 'Nothing protects the last member: one dead target that all watch suspends everything.',
  },
  (context) =>
    context.config.tunnels.flatMap((tunnel): Breach[] => {
      const edges = tunnel.clusters.flatMap((name) => context.org.membersOf(name));
      const [first, ...others] = edges.map((edge) => new Set(context.org.checksOf(edge).map(({ host }) => host)));
      if (first === undefined || others.length === 0) return [];
      const shared = [...first].filter((host) => others.every((hosts) => hosts.has(host)));
      if (shared.length === 0) return [];
      return [
        {
          ...tunnelSubject(context, tunnel),
          message: `All ${edges.length} Edges of ${tunnel.name} watch ${listed(shared)}: if it dies, no Edge serves.`,
        },
      ];
    }),
);

export const monitoringRules: readonly Rule[] = [unchecked, dualArm, slow, broken, oneForAll];
