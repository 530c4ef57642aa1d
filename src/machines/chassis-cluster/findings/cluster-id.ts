// L18 and L19: the cluster-id, which decides the MAC addresses of the reths.
import type { Group, NodeId } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { CLUSTER_TECHNOLOGY } from '../build-design';
import { rethMac } from '../reth-mac';
import { readClusterConfig } from '../schema';
import { parseRelease } from '../show/release';
import { changeConfig, findingOf, inConfig, listed, type RuleContext, type RuleOf } from './context';
import { detours } from './links';

const UNIQUE: RuleOf = {
  rule: 'L18',
  severity: 'error',
  source: 'KB-MAC, SEED, J-AACN',
  confidence: 'documented',
  explanation:
    'The MAC address of a reth is made from the cluster-id and the number of the reth. Two clusters with the same id in one broadcast domain use the same addresses: switches and hosts flap between them.',
};
const EXTENDED: RuleOf = {
  rule: 'L19',
  severity: 'warning',
  source: 'J-ES46',
  confidence: 'documented',
  explanation:
    'Cluster-ids above 15 work only where control and fabric are cables from node to node, and not before Junos 12.1X45.',
};
const LAST_PLAIN_ID = 15;

/** Switches that a cluster's revenue ports reach without passing anything but switches: its broadcast domains. */
function switchesOf({ design }: RuleContext, members: readonly NodeId[]): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  const open = [...members];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const { kind, a, b } of Object.values(design.links)) {
      const [left, right] = [design.ports[a]?.node, design.ports[b]?.node];
      const far = left === from ? right : right === from ? left : undefined;
      if (kind !== 'revenue' || far === undefined || found.has(far) || design.nodes[far]?.kind !== 'switch') continue;
      found.add(far);
      open.push(far);
    }
  }
  return found;
}

const idOf = (group: Group): number | undefined => readClusterConfig(group.config).value?.clusterId;

function uniqueFindings(context: RuleContext): readonly Finding[] {
  const { design, group, config } = context;
  const clusters = Object.values(design.groups).filter(({ technology }) => technology === CLUSTER_TECHNOLOGY);
  const own = switchesOf(context, group.members);
  const twins = clusters.filter(
    (other) =>
      other.id !== group.id &&
      idOf(other) === config.clusterId &&
      [...switchesOf(context, other.members)].some((each) => own.has(each)),
  );
  if (twins.length === 0) return [];
  const used = new Set(clusters.map(idOf));
  const free = Array.from({ length: LAST_PLAIN_ID }, (_, index) => index + 1).find((id) => !used.has(id));
  const names = twins.map(({ name }) => name);
  return [
    findingOf(UNIQUE, {
      subject: inConfig(context, 'clusterId'),
      name: group.name,
      message: `${group.name} and ${listed(names)} share a broadcast domain and cluster-id ${config.clusterId}: reth0 of both is ${rethMac(config.clusterId, 'reth0')}.`,
      ...(free === undefined
        ? {}
        : {
            fix: {
              label: `Give ${group.name} cluster-id ${free}`,
              apply: (now) => changeConfig(now, group, (each) => ({ ...each, clusterId: free })),
            },
          }),
    }),
  ];
}

/** 12.1X45 brought ids up to 255. */
function isBefore12x45(release: string | undefined): boolean {
  const read = parseRelease(release ?? '');
  if (read === undefined || read.year > 12) return false;
  return read.year < 12 || read.minor < 1 || read.train !== 'X' || read.number < 45;
}

function extendedFindings(context: RuleContext): readonly Finding[] {
  const { config, nodes } = context;
  if (config.clusterId <= LAST_PLAIN_ID) return [];
  const [first] = detours(context);
  const release = nodes.find((node) => isBefore12x45(node?.release))?.release;
  const reasons = [
    ...(first === undefined ? [] : [`the ${first.kind} link runs through ${first.through.name}`]),
    ...(release === undefined ? [] : [`Junos ${release} knows ids up to ${LAST_PLAIN_ID}`]),
  ];
  if (reasons.length === 0) return [];
  return [
    findingOf(EXTENDED, {
      subject: inConfig(context, 'clusterId'),
      name: context.group.name,
      message: `Cluster-id ${config.clusterId} is above ${LAST_PLAIN_ID}, and ${listed(reasons)}.`,
    }),
  ];
}

/** Rules about the cluster-id. */
export const clusterIdFindings = (context: RuleContext): readonly Finding[] => [
  ...uniqueFindings(context),
  ...extendedFindings(context),
];
