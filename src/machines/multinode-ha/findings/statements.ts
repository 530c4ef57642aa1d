// L40 to L44, and the limits of 5.7: statements that do not belong into the configuration of a node, or not into its release.
import type { Finding } from '../../../model/finding';
import { child, childWords } from '../../../vendor/junos';
import { hostOf, isInside, subnetOf } from '../inet';
import { unitName, zoneOf } from '../links';
import { isVirtual, platformOf } from '../platforms';
import { isAtLeast, isGridEra } from '../release';
import { findingOf, inNode, knownSides, listed, type RuleContext, type RuleOf, type Side } from './context';

const PROXY_ARP: RuleOf = {
  rule: 'L40',
  severity: 'warning',
  source: 'IPSECRI',
  confidence: 'documented',
  explanation: 'Both nodes run the same NAT, and both answer for its addresses. Route the pool to the pair instead.',
};
const VIRTUAL_SWITCH: RuleOf = {
  rule: 'L41',
  severity: 'warning',
  source: 'ESXI, FWS',
  confidence: 'documented',
  explanation: 'A virtual switch that does not know the virtual MAC drops it: the address is dead after a failover.',
};
const DEFAULT_ROUTE: RuleOf = {
  rule: 'L42',
  severity: 'warning',
  source: 'FWS-GRID',
  confidence: 'documented',
  explanation:
    'A static default route (preference 5), or one by DHCP (12), beats the one of BGP (170): traffic goes to the management network and is lost.',
};
const OTHER_TECHNOLOGY: RuleOf = {
  rule: 'L43',
  severity: 'warning',
  source: 'YANG',
  confidence: 'documented',
  explanation:
    'Clusters, reth interfaces and interface-monitor belong to the chassis cluster; a pair of independent nodes has none of them.',
};
const MODEL_OF_RELEASE: RuleOf = {
  rule: 'L44',
  severity: 'error',
  source: 'FWS-GRID',
  confidence: 'documented',
  explanation:
    'Releases up to 25.x have the flat model (local-id, peer-id), 26.x the grid model. The other one commits and is never activated.',
};
const LIMIT: RuleOf = {
  rule: '5.7',
  severity: 'error',
  source: 'YANG',
  confidence: 'documented',
  explanation: 'A statement or a value that this release does not take.',
};

function networks(context: RuleContext, side: Side): readonly Finding[] {
  const { config: node, tree } = side;
  const dhcp = node.interfaces.find((each) => each.name === 'fxp0' && each.dhcp);
  const isUnzoned = (hop: string): boolean => {
    const unit = node.interfaces.find(({ addresses }) =>
      addresses.some((own) => isInside(subnetOf(own), hop) && hostOf(own) !== hop),
    );
    return unit !== undefined && node.zones.length > 0 && zoneOf(node, unitName(unit)) === undefined;
  };
  const route = node.staticRoutes.find(
    ({ prefix, instance, nextHop }) => prefix === '0.0.0.0/0' && instance === undefined && isUnzoned(nextHop),
  );
  const vips = node.srgs.flatMap(({ virtualIps }) => virtualIps).filter(({ useVirtualMac }) => useVirtualMac);
  return [
    ...(child(tree, 'security', 'nat', 'proxy-arp') === undefined
      ? []
      : [
          findingOf(PROXY_ARP, {
            subject: inNode(context, side),
            name: `${side.name} proxy-arp`,
            message: `${side.name} answers for NAT addresses by proxy-arp, and so does the other node.`,
          }),
        ]),
    ...(vips.length > 0 && isVirtual(side.node?.model) && !node.forgedTransmits
      ? [
          findingOf(VIRTUAL_SWITCH, {
            subject: inNode(context, side, 'forgedTransmits'),
            name: side.name,
            message: `${side.name} uses virtual MAC addresses, and its virtual switch does not allow forged transmits.`,
          }),
        ]
      : []),
    ...(dhcp === undefined
      ? []
      : [
          findingOf(DEFAULT_ROUTE, {
            subject: inNode(context, side, 'interfaces', node.interfaces.indexOf(dhcp)),
            name: `${side.name} fxp0`,
            message: `fxp0 of ${side.name} gets its address by DHCP, and with it a default route.`,
          }),
        ]),
    ...(route === undefined
      ? []
      : [
          findingOf(DEFAULT_ROUTE, {
            subject: inNode(context, side, 'staticRoutes', node.staticRoutes.indexOf(route)),
            name: `${side.name} 0.0.0.0/0`,
            message: `The static default route of ${side.name} points to ${route.nextHop}, over a port in no security zone.`,
          }),
        ]),
  ];
}

function foreign(context: RuleContext, side: Side): readonly Finding[] {
  const { tree } = side;
  const ports = child(tree, 'interfaces')?.children ?? [];
  const found = [
    ...(child(tree, 'chassis', 'cluster') === undefined ? [] : ['chassis cluster']),
    ...ports.filter(({ word }) => /^reth\d/.test(word)).map(({ word }) => word),
    ...(ports.some((port) => port.children.some((options) => child(options, 'redundant-parent') !== undefined))
      ? ['redundant-parent']
      : []),
  ];
  if (found.length === 0) return [];
  return [
    findingOf(OTHER_TECHNOLOGY, {
      subject: inNode(context, side),
      name: side.name,
      message: `${side.name} has statements of a chassis cluster: ${listed(found)}.`,
    }),
  ];
}

/** First releases of statements [1, 5.7]; what the schema takes in every release stands in the schema. */
function tooNew({
  config: node,
}: Side): readonly (readonly [boolean, number, number, string, readonly (string | number)[]])[] {
  const { srgs, peer } = node;
  const some = (test: (srg: (typeof srgs)[number]) => boolean): boolean => srgs.some(test);
  return [
    [some(({ deploymentType }) => deploymentType !== undefined), 21, 4, 'deployment-type', ['srgs']],
    [some(({ virtualIps }) => virtualIps.length > 0), 21, 4, 'virtual-ip', ['srgs']],
    [some(({ preemption }) => preemption), 21, 4, 'preemption', ['srgs']],
    [some(({ monitors }) => monitors.interfaces.length > 0), 21, 4, 'monitor interface', ['srgs']],
    [some(({ prefixLists }) => prefixLists.length > 0), 22, 3, 'prefix-list', ['srgs']],
    [some(({ managedIpsec }) => managedIpsec), 22, 4, 'managed-services ipsec', ['srgs']],
    [
      some(({ probe }) => probe?.minimumIntervalMs !== undefined || probe?.multiplier !== undefined),
      22,
      4,
      'activeness-probe minimum-interval and multiplier',
      ['srgs'],
    ],
    [
      some(({ installOnFailureRoute }) => installOnFailureRoute !== undefined),
      23,
      1,
      'install-on-failure-route',
      ['srgs'],
    ],
    [node.softwareUpgrade, 23, 1, 'software-upgrade', ['softwareUpgrade']],
    [peer.forwarding !== undefined, 23, 4, 'peer-forwarding-ip', ['peer', 'forwarding']],
    [some(({ probe }) => probe?.bfd !== undefined), 23, 4, 'activeness-probe bfd-liveliness', ['srgs']],
    [some(({ monitorObjects }) => monitorObjects.length > 0), 23, 4, 'monitor-object', ['srgs']],
    [
      some(
        ({ id, monitors, monitorObjects }) =>
          id === 0 &&
          monitors.bfd.length + monitors.ips.length + monitors.interfaces.length + monitorObjects.length > 0,
      ),
      23,
      4,
      'monitor of group 0',
      ['srgs'],
    ],
  ];
}

function limits(context: RuleContext, side: Side): readonly Finding[] {
  const { release, config: node } = side;
  const name = side.name;
  const told = (message: string, ...path: readonly (string | number)[]) =>
    findingOf(LIMIT, { subject: inNode(context, side, ...path), name, message });
  const model = side.node?.model ?? '';
  const platform = platformOf(model);
  const { since } = platform;
  const big = node.srgs.findIndex(({ id }) => id > 20);
  const manyVips = node.srgs.findIndex(({ virtualIps }) => virtualIps.some(({ index }) => index > 32));
  return [
    ...tooNew(side).flatMap(([isUsed, year, number, word, path]) =>
      isUsed && !isAtLeast(release, year, number)
        ? [told(`${name} has ${release}, which does not know ${word}: from ${year}.${number} on.`, ...path)]
        : [],
    ),
    ...(big >= 0 && isAtLeast(release, 22, 3)
      ? [told(`services-redundancy-group ${node.srgs[big]?.id} of ${name}: 0 to 20 from 22.3 on.`, 'srgs', big)]
      : []),
    ...(manyVips >= 0 && !isAtLeast(release, 24, 4)
      ? [told(`A virtual IP of ${name} has an index above 32, which ${release} does not take.`, 'srgs', manyVips)]
      : []),
    ...(model !== '' && !platform.known
      ? [
          {
            ...told(`${name}: ${model} has no Multinode HA.`),
            subject: { kind: 'node', id: side.id } as const,
          },
        ]
      : []),
    ...(since !== undefined && !isAtLeast(release, since[0], since[1])
      ? [
          {
            ...told(`${model} has Multinode HA from ${since[0]}.${since[1]} on; ${name} has ${release}.`),
            subject: { kind: 'node', id: side.id } as const,
          },
        ]
      : []),
  ];
}

function grid(context: RuleContext, side: Side): readonly Finding[] {
  const { release, tree, name } = side;
  const ha = child(tree, 'chassis', 'high-availability');
  const hasGrid = ['grid-id', 'local-domain-id', 'peer-domain-id'].some((word) => child(ha, word) !== undefined);
  const hasFlat = childWords(ha, 'local-id').length > 0 && childWords(ha, 'peer-id').length > 0;
  const told = (message: string) => [findingOf(MODEL_OF_RELEASE, { subject: inNode(context, side), name, message })];
  if (isGridEra(release) && hasFlat && !hasGrid)
    return told(`${name} runs ${release} and has the flat model: it commits, and Multinode HA is never activated.`);
  if (!isGridEra(release) && hasGrid)
    return told(
      `${name} has the grid model of 26.x and runs ${release ?? 'an earlier release'}: it is never activated.`,
    );
  return [];
}

/** Rules about single statements. */
export const statementFindings = (context: RuleContext): readonly Finding[] =>
  knownSides(context).flatMap((side) => [
    ...networks(context, side),
    ...foreign(context, side),
    ...grid(context, side),
    ...limits(context, side),
  ]);
