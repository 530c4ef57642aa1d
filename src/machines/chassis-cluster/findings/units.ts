// L20, L39, L43, L44 and L48: what stands on the reths, and interfaces beside them.
import type { NodeId } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { child, childWords, valueOf as singleValue } from '../../../vendor/junos';
import { nodeOfPort } from '../models';
import type { Reth } from '../schema';
import { changeConfig, findingOf, inConfig, listed, type RuleContext, type RuleOf } from './context';

const IN_A_ZONE: RuleOf = {
  rule: 'L20',
  severity: 'warning',
  source: 'SRX basics',
  confidence: 'derived',
  explanation: 'An interface that is in no security zone is in the null zone: it passes no traffic.',
};
const SWITCH_LAGS: RuleOf = {
  rule: 'L39',
  severity: 'warning',
  source: 'J-LACP102',
  confidence: 'documented',
  explanation:
    'Only the links of the primary node are active. A switch that bundles the links of both nodes into one LAG sends part of the traffic to the standby, where it is lost: it needs one LAG for each node.',
};
const FITS_FABRIC: RuleOf = {
  rule: 'L43',
  severity: 'warning',
  source: 'J-FABCFG',
  confidence: 'documented',
  explanation:
    'Packets that cross from one node to the other go over the fabric, whose MTU is 8980 and which cannot fragment.',
};
const SWITCH_FABRIC: RuleOf = {
  rule: 'L44',
  severity: 'error',
  source: 'J-L2',
  confidence: 'documented',
  explanation:
    'Ethernet switching across both nodes needs a fabric of its own, swfab0 and swfab1. Without both, what happens is unpredictable.',
};
const AE: RuleOf = {
  rule: 'L48',
  severity: 'warning',
  source: 'J-LACP122',
  confidence: 'documented',
  explanation:
    'Local LAGs (ae) may stand beside reths, but cannot be their children, and together there are at most 128 of both.',
};
const FABRIC_MTU = 8980;
const MOST_BUNDLES = 128;

function zoneFindings(context: RuleContext): readonly Finding[] {
  const { config, written } = context;
  const zones = child(written, 'security', 'zones', 'security-zone')?.children ?? [];
  if (zones.some((zone) => child(zone, 'interfaces', 'all') !== undefined)) return [];
  return config.reths.flatMap((reth, index) =>
    reth.units.flatMap(({ unit, zone, inet, inet6 }, place) =>
      zone !== undefined || inet.length + inet6.length === 0
        ? []
        : [
            findingOf(IN_A_ZONE, {
              subject: inConfig(context, 'reths', index, 'units', place, 'zone'),
              name: `${reth.name}.${unit}`,
              message: `${reth.name}.${unit} has ${listed([...inet, ...inet6])} and is in no security zone.`,
            }),
          ],
    ),
  );
}

/** Switches that the children of both nodes are plugged into. */
function sharedSwitches({ design, nodes }: RuleContext, reth: Reth): readonly string[] {
  const ends = Object.values(design.links).flatMap(({ a, b }) => {
    const [left, right] = [design.ports[a], design.ports[b]];
    if (left === undefined || right === undefined) return [];
    return [
      { port: left, far: right.node },
      { port: right, far: left.node },
    ];
  });
  const of = (node: NodeId | undefined): readonly NodeId[] =>
    ends.filter(({ port }) => port.node === node && reth.children.includes(port.name)).map(({ far }) => far);
  const [first, second] = [of(nodes[0]?.id), new Set(of(nodes[1]?.id))];
  return [...new Set(first)].flatMap((id) => {
    const node = design.nodes[id];
    return second.has(id) && node?.kind === 'switch' ? [node.name] : [];
  });
}

function lagFindings(context: RuleContext, reth: Reth, index: number): readonly Finding[] {
  const counts = ([0, 1] as const).map(
    (node) => reth.children.filter((port) => nodeOfPort(context.offset, port) === node).length,
  );
  const switches = sharedSwitches(context, reth);
  if (Math.max(...counts) < 2 || switches.length === 0 || reth.switchLags === 'one-per-node') return [];
  const where = listed(switches);
  const isOne = reth.switchLags === 'one-for-both';
  const links = `${reth.name} has ${counts.join(' and ')} links to ${where}`;
  return [
    findingOf(SWITCH_LAGS, {
      subject: inConfig(context, 'reths', index, 'switchLags'),
      name: reth.name,
      message: isOne
        ? `${links}, all in one LAG: each node needs one of its own.`
        : `${links}, and nothing tells that they are two LAGs there, one for each node.`,
      fix: {
        label: isOne ? `Give each node a LAG of its own on ${where}` : `Note that ${where} has a LAG for each node`,
        apply: (design) =>
          changeConfig(design, context.group, (config) => ({
            ...config,
            reths: config.reths.map((each) =>
              each.name === reth.name ? { ...each, switchLags: 'one-per-node' as const } : each,
            ),
          })),
      },
    }),
  ];
}

function mtuFindings(context: RuleContext, reth: Reth, index: number): readonly Finding[] {
  const mtu = Number(singleValue(context.effective, 'interfaces', reth.name, 'mtu'));
  if (!(mtu > FABRIC_MTU)) return [];
  return [
    findingOf(FITS_FABRIC, {
      subject: inConfig(context, 'reths', index),
      name: reth.name,
      message: `${reth.name} has MTU ${mtu}: more than the ${FABRIC_MTU} of the fabric.`,
    }),
  ];
}

function switchingFindings(context: RuleContext): readonly Finding[] {
  const users = (child(context.effective, 'interfaces')?.children ?? []).flatMap((port) =>
    (child(port, 'unit')?.children ?? []).flatMap((unit) =>
      child(unit, 'family', 'ethernet-switching') === undefined ? [] : [`${port.word}.${unit.word}`],
    ),
  );
  const fabric = context.config.switchFabric;
  const missing = (['swfab0', 'swfab1'] as const).filter((end) => (fabric?.[end].length ?? 0) === 0);
  if (missing.length === 0 || (users.length === 0 && missing.length === 2)) return [];
  const why =
    users.length === 0
      ? 'its other end exists'
      : `${listed(users)} ${users.length === 1 ? 'switches' : 'switch'} Ethernet`;
  return [
    findingOf(SWITCH_FABRIC, {
      subject: inConfig(context, 'switchFabric'),
      name: 'switching fabric',
      message: `${listed(missing)} ${missing.length === 1 ? 'has' : 'have'} no member, but ${why}.`,
    }),
  ];
}

function bundleFindings(context: RuleContext): readonly Finding[] {
  const { config, effective } = context;
  const bundles = childWords(effective, 'interfaces').filter((name) => /^ae\d+$/.test(name));
  const children = config.reths.flatMap((reth, index) =>
    reth.children
      .filter((port) => /^ae\d+$/.test(port))
      .map((port) =>
        findingOf(AE, {
          subject: inConfig(context, 'reths', index, 'children'),
          name: reth.name,
          message: `${port} is a child of ${reth.name}: a reth takes ports, no LAGs.`,
        }),
      ),
  );
  const total = bundles.length + config.reths.length;
  if (total <= MOST_BUNDLES) return children;
  return [
    ...children,
    findingOf(AE, {
      subject: inConfig(context, 'reths'),
      name: 'ae and reth',
      message: `There are ${bundles.length} ae and ${config.reths.length} reth interfaces: at most ${MOST_BUNDLES} together.`,
    }),
  ];
}

/** Rules about units of reths, LAGs, and Ethernet switching. */
export const unitFindings = (context: RuleContext): readonly Finding[] => [
  ...zoneFindings(context),
  ...context.config.reths.flatMap((reth, index) => [
    ...lagFindings(context, reth, index),
    ...mtuFindings(context, reth, index),
  ]),
  ...switchingFindings(context),
  ...bundleFindings(context),
];
