// L17 to L19: what the activeness probe of routing mode asks, and for whom it speaks.
import type { DesignNode, NodeId } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { hostOf, isInside, subnetOf } from '../inet';
import { iclUnits } from '../links';
import type { Srg } from '../schema';
import {
  changeNode,
  findingOf,
  inNode,
  knownSides,
  listed,
  type RuleContext,
  type RuleOf,
  type Side,
  sharedGroups,
} from './context';
import { exportPolicies, prefixesOf } from './exports';

const REACHABLE: RuleOf = {
  rule: 'L17',
  severity: 'error',
  source: 'SEED, FWS-GRID',
  confidence: 'documented',
  explanation:
    'The probe asks a router on the side of the traffic whether it prefers this node. An address that nobody has, or that is reached over the ICL, tells nothing.',
};
const ONE_JUDGE: RuleOf = {
  rule: 'L18',
  severity: 'warning',
  source: 'DERIVED',
  confidence: 'derived',
  explanation:
    'Only a router that both nodes are connected to can decide between them. Asked on two routers, each node may get its own reply while the ICL is down, and both become active.',
};
const ONE_SOURCE: RuleOf = {
  rule: 'L19',
  severity: 'error',
  source: 'SEED, IPSECRI',
  confidence: 'documented',
  explanation:
    'The router sends its reply to the floating IP along its best path. So both nodes probe with the same address, have it on their loopback, and announce it with the three preferences.',
};

interface Probing {
  readonly side: Side;
  readonly srg: Srg;
  readonly index: number;
  readonly destination: string;
}

const probingOf = (context: RuleContext): readonly Probing[] =>
  knownSides(context).flatMap((side) =>
    side.config.srgs.flatMap((srg, index) =>
      srg.probe?.destIp === undefined ? [] : [{ side, srg, index, destination: srg.probe.destIp }],
    ),
  );

const ownerOf = ({ design }: RuleContext, address: string): DesignNode | undefined =>
  Object.values(design.nodes).find((node) => node.addresses?.some((each) => hostOf(each) === address));

/** The node of the pair that has the address, if one has. */
const memberWith = ({ sides }: RuleContext, address: string): Side | undefined =>
  sides.find(({ config }) =>
    config.interfaces.some(({ addresses }) => addresses.some((each) => hostOf(each) === address)),
  );

/** Can a packet get from one device to another over revenue links, not through the other node? */
function isReached({ design, sides }: RuleContext, from: NodeId, to: NodeId): boolean {
  const closed = new Set(sides.map(({ id }) => id));
  const seen = new Set<NodeId>([from]);
  const open: NodeId[] = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    for (const { kind, a, b } of Object.values(design.links)) {
      if (kind !== 'revenue') continue;
      const [left, right] = [design.ports[a]?.node, design.ports[b]?.node];
      const next = left === at ? right : right === at ? left : undefined;
      if (next === undefined || seen.has(next) || closed.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}

function reachability(context: RuleContext, { side, srg, index, destination }: Probing): readonly Finding[] {
  const owner = ownerOf(context, destination);
  const other = context.sides[side.at === 0 ? 1 : 0];
  const inner = iclUnits(side.config, other.config).flatMap(({ addresses }) => addresses);
  const isInner =
    destination === side.config.peer.peerIp || inner.some((address) => isInside(subnetOf(address), destination));
  const subject = inNode(context, side, 'srgs', index, 'probe', 'destIp');
  const name = `${side.name} SRG${srg.id}`;
  const told = (message: string) => [findingOf(REACHABLE, { subject, name, message })];
  const own = memberWith(context, destination);
  if (isInner)
    return told(`The probe of SRG${srg.id} on ${side.name} asks ${destination}, which is reached over the ICL.`);
  if (own !== undefined)
    return [
      findingOf(
        { ...ONE_JUDGE, severity: 'error' },
        {
          subject,
          name,
          message: `The probe of SRG${srg.id} on ${side.name} asks ${destination}, an address of ${own.name} itself: it answers whatever the routers prefer.`,
        },
      ),
    ];
  if (owner === undefined)
    return told(`The probe of SRG${srg.id} on ${side.name} asks ${destination}, which no router in the drawing has.`);
  return isReached(context, side.id, owner.id)
    ? []
    : told(
        `The probe of SRG${srg.id} asks ${destination} on ${owner.name}, which ${side.name} does not reach over its own links.`,
      );
}

/** Both nodes of a group compared. */
function pairs(context: RuleContext): readonly Finding[] {
  if (!context.isComplete) return [];
  const [, second] = context.sides;
  return sharedGroups(context).flatMap(({ id, of: [a, b], indexes }) => {
    const [from, to] = [a?.probe?.destIp, b?.probe?.destIp];
    const subject = inNode(context, second, 'srgs', Math.max(0, indexes[1]), 'probe');
    const [left, right] = [from, to].map((address) => (address === undefined ? undefined : ownerOf(context, address)));
    const sources = [a?.probe?.srcIp, b?.probe?.srcIp];
    const parted = left !== undefined && right !== undefined && left.id !== right.id;
    const differ = from !== undefined && to !== undefined && sources[0] !== sources[1];
    return [
      ...(parted
        ? [
            findingOf(ONE_JUDGE, {
              subject,
              name: `SRG${id}`,
              message: `The probes of SRG${id} ask different routers: ${listed(context.sides.map(({ name }, at) => `${name} asks ${(at === 0 ? left : right).name}`))}.`,
            }),
          ]
        : []),
      ...(differ
        ? [
            findingOf(ONE_SOURCE, {
              subject,
              name: `SRG${id}`,
              message: `The probes of SRG${id} have different sources: ${listed(context.sides.map(({ name }, at) => `${sources[at] ?? 'none'} on ${name}`))}.`,
            }),
          ]
        : []),
    ];
  });
}

function source(context: RuleContext, { side, srg, index }: Probing): readonly Finding[] {
  const address = srg.probe?.srcIp;
  if (address === undefined) return [];
  const { config: node } = side;
  const subject = inNode(context, side, 'srgs', index, 'probe', 'srcIp');
  const name = `${side.name} SRG${srg.id}`;
  const isLoopback = node.interfaces.some(
    (each) => each.name === 'lo0' && each.addresses.some((own) => hostOf(own) === address),
  );
  const policies = exportPolicies(node);
  const isAnnounced = policies.some(({ terms }) =>
    terms.some(
      (term) =>
        term.action === 'accept' &&
        term.conditions.length > 0 &&
        prefixesOf(node, term).some((prefix) => prefix !== '0.0.0.0/0' && isInside(prefix, address)),
    ),
  );
  return [
    ...(isLoopback
      ? []
      : [
          findingOf(ONE_SOURCE, {
            subject,
            name,
            message: `The probe's source ${address} is on no loopback of ${side.name}.`,
            fix: {
              label: `Put ${address} on lo0.0 of ${side.name}`,
              apply: addLoopback(context, side, `${address}/32`),
            },
          }),
        ]),
    ...(policies.length === 0 || isAnnounced
      ? []
      : [
          findingOf(ONE_SOURCE, {
            subject,
            name,
            message: `No export policy of ${side.name} announces ${address} with the preferences of SRG${srg.id}.`,
          }),
        ]),
  ];
}

function addLoopback(context: RuleContext, side: Side, prefix: string): NonNullable<Finding['fix']>['apply'] {
  return (design) =>
    changeNode(design, context.group, side.at, (node) => {
      const has = node.interfaces.some(({ name, unit }) => name === 'lo0' && unit === 0);
      const interfaces = has
        ? node.interfaces.map((each) =>
            each.name === 'lo0' && each.unit === 0 ? { ...each, addresses: [...each.addresses, prefix] } : each,
          )
        : [...node.interfaces, { name: 'lo0', unit: 0, addresses: [prefix], dhcp: false }];
      return { ...node, interfaces };
    });
}

/** Rules about the activeness probe. */
export function probeFindings(context: RuleContext): readonly Finding[] {
  const all = probingOf(context);
  return [...all.flatMap((each) => [...reachability(context, each), ...source(context, each)]), ...pairs(context)];
}
