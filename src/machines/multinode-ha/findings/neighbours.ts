// L35 to L37: how neighbours compare the two nodes, and flows that come back another way.
import type { Finding } from '../../../model/finding';
import { child } from '../../../vendor/junos';
import { portOf } from '../links';
import type { MnhaNode } from '../schema';
import { findingOf, inConfig, inNode, knownSides, listed, type RuleContext, type RuleOf, type Side } from './context';
import { exportPolicies } from './exports';

const SAME_AS: RuleOf = {
  rule: 'L35',
  severity: 'warning',
  source: 'FWS',
  confidence: 'documented',
  explanation: 'Routers compare the MED of two paths only where both come from the same neighbouring AS.',
};
const BOW_TIE: RuleOf = {
  rule: 'L36',
  severity: 'warning',
  source: 'HYBRID',
  confidence: 'documented',
  explanation:
    'What a router learns by internal BGP it does not pass on to others of the same AS. One that loses its link to the active node sends to the backup node, and the answers come through the active one.',
};
const WAY_BACK: RuleOf = {
  rule: 'L37',
  severity: 'warning',
  source: 'IPSECRI, CC2MNHA',
  confidence: 'documented',
  explanation:
    'A connection whose answers arrive on the other node is only set up when the first packets can cross over to its owner: by the inter-chassis datapath, with 92 bytes more in each packet.',
};
const LEAST_MTU = 1600;
const USUAL_MTU = 1514;

type Group = MnhaNode['bgp'][number];
const routerGroups = ({ config }: Side): readonly Group[] =>
  config.bgp.filter(({ instance }) => instance === undefined);
const asTowards = ({ config }: Side, group: Group): number | undefined => group.localAs ?? config.as;

function differentAs(context: RuleContext): readonly Finding[] {
  const [first, second] = context.sides;
  const usesMed = context.sides.some(({ config }) =>
    exportPolicies(config).some(({ terms }) => new Set(terms.flatMap(({ metric }) => metric ?? [])).size > 1),
  );
  if (!context.isComplete || !usesMed) return [];
  return routerGroups(first).flatMap((group) => {
    const other = routerGroups(second).find((each) => each.peerAs === group.peerAs && each.name === group.name);
    const [a, b] = [asTowards(first, group), other === undefined ? undefined : asTowards(second, other)];
    if (other === undefined || a === b) return [];
    return [
      findingOf(SAME_AS, {
        subject: inNode(context, second, 'bgp', second.config.bgp.indexOf(other)),
        name: `BGP group ${group.name}`,
        message: `BGP group ${group.name} presents AS ${a ?? 'none'} on ${first.name} and AS ${b ?? 'none'} on ${second.name}: neighbours do not compare their MED.`,
      }),
    ];
  });
}

const hasIcd = ({ config }: Side): boolean =>
  config.peer.forwarding !== undefined && config.localForwardingIp !== undefined;

function bowTie(context: RuleContext): readonly Finding[] {
  return knownSides(context).flatMap((side) => {
    const internal = routerGroups(side).filter(({ type }) => type === 'internal');
    const routers = internal.flatMap(({ neighbours }) => neighbours).length;
    const hasBackup = ['ospf', 'ospf3', 'isis'].some((word) => child(side.tree, 'protocols', word) !== undefined);
    const [group] = internal;
    if (group === undefined || routers < 2 || hasBackup || hasIcd(side)) return [];
    return [
      findingOf(BOW_TIE, {
        subject: inNode(context, side, 'bgp', side.config.bgp.indexOf(group)),
        name: `${side.name} BGP group ${group.name}`,
        message: `${side.name} speaks internal BGP with ${routers} routers, without another routing protocol and without an ICD.`,
      }),
    ];
  });
}

/** Why the two directions of a flow may take different nodes; undefined where they do not. */
function asymmetry({ config, design, sides }: RuleContext): string | undefined {
  const sharing = config.routers.filter(({ multipath }) => multipath);
  if (sharing.length > 0)
    return `${listed(sharing.map(({ node }) => Object.values(design.nodes).find(({ id }) => id === node)?.name ?? node))} use${sharing.length === 1 ? 's' : ''} equal paths together`;
  const groups = sides[0].config.srgs.filter(({ id }) => id > 0);
  return groups.length > 1 ? `${groups.length} groups may be active on different nodes` : undefined;
}

function wayBack(context: RuleContext): readonly Finding[] {
  const why = asymmetry(context);
  const [first] = context.sides;
  const small = knownSides(context).flatMap((side) => {
    const unit = side.config.peer.forwarding?.interface;
    const entry = side.config.interfaces.find(({ name }) => name === portOf(unit ?? ''));
    const mtu = entry === undefined ? undefined : (entry.mtu ?? USUAL_MTU);
    if (unit === undefined || mtu === undefined || entry === undefined || mtu >= LEAST_MTU || entry.name === 'lo0')
      return [];
    return [
      findingOf(WAY_BACK, {
        subject: inNode(context, side, 'interfaces', side.config.interfaces.indexOf(entry)),
        name: `${side.name} ${entry.name}`,
        message: `The ICD of ${side.name} on ${entry.name} has an MTU of ${mtu}: at least ${LEAST_MTU} is needed, 2000 for IPv6.`,
      }),
    ];
  });
  return [
    ...(why === undefined || context.sides.some(hasIcd)
      ? []
      : [
          findingOf(WAY_BACK, {
            subject: inConfig(context, 'nodes', first.at, 'peer', 'forwarding'),
            name: 'ICD',
            message: `Answers may come back through the other node (${why}), and there is no inter-chassis datapath.`,
          }),
        ]),
    ...small,
  ];
}

/** Rules about what neighbours make of the two nodes. */
export const neighbourFindings = (context: RuleContext): readonly Finding[] => [
  ...differentAs(context),
  ...bowTie(context),
  ...wayBack(context),
];
