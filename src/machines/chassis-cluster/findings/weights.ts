// L21 to L25: what is monitored, with which weights, and whether that can ever move a redundancy group.
import type { Finding } from '../../../model/finding';
import { clusterPortName, localPortName, nodeOfPort } from '../models';
import type { RedundancyGroup, Reth } from '../schema';
import { changeConfig, findingOf, inConfig, listed, type RuleContext, type RuleOf } from './context';

const REACHES_ZERO: RuleOf = {
  rule: 'L21',
  severity: 'warning',
  source: 'J-IM46',
  confidence: 'derived',
  explanation:
    'A redundancy group starts at 255 on each node and fails over when failed monitors have used it up. Monitors that add up to less can all fail and nothing moves.',
};
const MIRRORED: RuleOf = {
  rule: 'L22',
  severity: 'warning',
  source: 'J-IM46',
  confidence: 'derived',
  explanation:
    'Each node counts only its own ports. Where the standby is not watched as the active node is, it looks healthy with a dead port, and a failover takes the traffic there.',
};
const NOT_ON_RG0: RuleOf = {
  rule: 'L23',
  severity: 'warning',
  source: 'J-IM122, J-IM46, J-IP',
  confidence: 'documented',
  explanation:
    'Redundancy group 0 is the Routing Engine. Monitors on it are unsupported on branch models and advised against elsewhere: a flapping port would restart the routing processes.',
};
const WATCHED: RuleOf = {
  rule: 'L24',
  severity: 'warning',
  source: 'J-IMST',
  confidence: 'derived',
  explanation:
    'A redundancy group moves for what it monitors, and for nothing else but a dead node. A reth without a monitored child or address can lose its link while the group stays where it is.',
};
const MINIMUM_LINKS: RuleOf = {
  rule: 'L25',
  severity: 'warning',
  source: 'J-LAG47',
  confidence: 'documented',
  explanation:
    'minimum-links takes the reth down and never moves its group; only weights do. They fit when as many lost links as minimum-links allows leave the group where it is, and one more moves it.',
};

type Monitors = RedundancyGroup['interfaceMonitors'];
const isReth = (name: string): boolean => /^reth\d+$/.test(name);
const onNode = ({ offset }: RuleContext, monitors: Monitors, node: 0 | 1): Monitors =>
  monitors.filter((monitor) => isReth(monitor.interface) || nodeOfPort(offset, monitor.interface) === node);
const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
const nodeName = ({ nodes }: RuleContext, node: 0 | 1): string => nodes[node]?.name ?? `node${node}`;

function sumFindings(context: RuleContext, group: RedundancyGroup, index: number): readonly Finding[] {
  return ([0, 1] as const).flatMap((node) => {
    const weights = onNode(context, group.interfaceMonitors, node).map(({ weight }) => weight);
    const ip =
      group.ipMonitoring === null || group.ipMonitoring.targets.length === 0 ? [] : [group.ipMonitoring.globalWeight];
    const total = sum([...weights, ...ip]);
    // a node that is not watched at all is another rule's
    if (weights.length + ip.length === 0 || total >= 255) return [];
    return [
      findingOf(REACHES_ZERO, {
        subject: inConfig(context, 'redundancyGroups', index, 'interfaceMonitors'),
        name: `redundancy group ${group.number}`,
        message: `Weights of redundancy group ${group.number} on ${nodeName(context, node)} add up to ${total}: below 255, so they never move it.`,
      }),
    ];
  });
}

/** The monitor that the other node lacks; undefined where it has one, null where the design does not tell which port it would be. */
function missingMirror(context: RuleContext, group: RedundancyGroup, port: string): string | null | undefined {
  const { offset, config, design, nodes } = context;
  const node = nodeOfPort(offset, port);
  if (node === undefined) return undefined;
  const other = node === 0 ? 1 : 0;
  const reth = config.reths.find(({ children }) => children.includes(port));
  const counterpart = clusterPortName(offset, other, localPortName(offset, port));
  const monitored = group.interfaceMonitors.map((monitor) => monitor.interface);
  if (monitored.includes(counterpart)) return undefined;
  const candidates = (reth?.children ?? []).filter((child) => nodeOfPort(offset, child) === other);
  const watched = (side: 0 | 1) =>
    (reth?.children ?? []).filter((child) => nodeOfPort(offset, child) === side && monitored.includes(child)).length;
  if (reth !== undefined && watched(other) >= watched(node)) return undefined;
  if (candidates.includes(counterpart)) return counterpart;
  const isDrawn = Object.values(design.ports).some(
    (each) => each.node === nodes[other]?.id && each.name === counterpart,
  );
  return reth === undefined && isDrawn ? counterpart : null;
}

function mirrorFindings(context: RuleContext, group: RedundancyGroup, index: number): readonly Finding[] {
  const missing = group.interfaceMonitors.flatMap((monitor) => {
    const mirror = isReth(monitor.interface) ? undefined : missingMirror(context, group, monitor.interface);
    return mirror === undefined ? [] : [{ ...monitor, mirror }];
  });
  if (missing.length === 0) return [];
  const added = missing.flatMap(({ mirror, weight }) => (mirror === null ? [] : [{ interface: mirror, weight }]));
  const ports = missing.map((each) => each.interface);
  return [
    findingOf(MIRRORED, {
      subject: inConfig(context, 'redundancyGroups', index, 'interfaceMonitors'),
      name: `redundancy group ${group.number}`,
      message: `Redundancy group ${group.number} monitors ${listed(ports)}, and no such port of the other node.`,
      ...(added.length < missing.length
        ? {}
        : {
            fix: {
              label: `Monitor ${listed(added.map((each) => each.interface))} too`,
              apply: (design) =>
                changeGroup(design, context, group.number, (each) => ({
                  ...each,
                  interfaceMonitors: [...each.interfaceMonitors, ...added],
                })),
            },
          }),
    }),
  ];
}

const changeGroup = (
  design: RuleContext['design'],
  { group }: RuleContext,
  number: number,
  change: (group: RedundancyGroup) => RedundancyGroup,
): RuleContext['design'] =>
  changeConfig(design, group, (config) => ({
    ...config,
    redundancyGroups: config.redundancyGroups.map((each) => (each.number === number ? change(each) : each)),
  }));

function rg0Findings(context: RuleContext, group: RedundancyGroup, index: number): readonly Finding[] {
  const has = [
    ...(group.interfaceMonitors.length > 0 ? ['interface-monitor'] : []),
    ...(group.ipMonitoring === null ? [] : ['ip-monitoring']),
  ];
  if (has.length === 0) return [];
  return [
    findingOf(NOT_ON_RG0, {
      subject: inConfig(context, 'redundancyGroups', index),
      name: 'redundancy group 0',
      message: `Redundancy group 0 has ${listed(has)}.`,
      fix: {
        label: `Remove ${listed(has)} from redundancy group 0`,
        apply: (design) =>
          changeGroup(design, context, 0, (each) => ({ ...each, interfaceMonitors: [], ipMonitoring: null })),
      },
    }),
  ];
}

/** The group that the reth follows, where it is configured. */
const groupOf = ({ config }: RuleContext, reth: Reth): RedundancyGroup | undefined =>
  config.redundancyGroups.find(({ number }) => number > 0 && number === reth.redundancyGroup);

function unwatchedFindings(context: RuleContext, reth: Reth, index: number): readonly Finding[] {
  const group = groupOf(context, reth);
  if (group === undefined || reth.children.length === 0) return [];
  const names = new Set(group.interfaceMonitors.map((monitor) => monitor.interface));
  if (names.has(reth.name) || reth.children.some((port) => names.has(port))) return [];
  if (group.ipMonitoring?.targets.some((target) => target.interface.split('.')[0] === reth.name)) return [];
  const isPair = ([0, 1] as const).every(
    (node) => reth.children.filter((port) => nodeOfPort(context.offset, port) === node).length === 1,
  );
  return [
    findingOf(WATCHED, {
      subject: inConfig(context, 'reths', index),
      name: reth.name,
      message: `Redundancy group ${group.number} monitors nothing of ${reth.name}: when its link is lost, the group stays.`,
      // the weights of several children are a choice
      ...(isPair
        ? {
            fix: {
              label: `Monitor ${listed(reth.children)} with 255`,
              apply: (design) =>
                changeGroup(design, context, group.number, (each) => ({
                  ...each,
                  interfaceMonitors: [
                    ...each.interfaceMonitors,
                    ...reth.children.map((port) => ({ interface: port, weight: 255 })),
                  ],
                })),
            },
          }
        : {}),
    }),
  ];
}

function lagFindings(context: RuleContext, reth: Reth, index: number): readonly Finding[] {
  const { minimumLinks } = reth;
  if (minimumLinks === undefined) return [];
  const subject = inConfig(context, 'reths', index, 'minimumLinks');
  const monitors = groupOf(context, reth)?.interfaceMonitors ?? [];
  return ([0, 1] as const).flatMap((node): readonly Finding[] => {
    const own = reth.children.filter((port) => nodeOfPort(context.offset, port) === node);
    const where = `${reth.name} has ${own.length} ${own.length === 1 ? 'link' : 'links'} on ${nodeName(context, node)} and minimum-links ${minimumLinks}`;
    const found = (message: string) => [findingOf(MINIMUM_LINKS, { subject, name: reth.name, message })];
    const spare = own.length - minimumLinks;
    if (own.length > 0 && spare < 0) return found(`${where}: it is never up there.`);
    const weights = own
      .map((port) => monitors.find((monitor) => monitor.interface === port)?.weight ?? 0)
      .sort((a, b) => a - b);
    // nothing monitored at all is another rule's
    if (sum(weights) === 0) return [];
    const staysWithSpare = spare === 0 || sum(weights.slice(-spare)) < 255;
    if (staysWithSpare && sum(weights.slice(0, spare + 1)) >= 255) return [];
    const least = Math.ceil(255 / (spare + 1));
    const most = spare === 0 ? 255 : Math.ceil(255 / spare) - 1;
    return found(
      `${where}: ${least === most ? `a weight of ${least}` : `weights from ${least} to ${most}`} would move the group with the reth, and not before; they are ${listed(weights.map(String))}.`,
    );
  });
}

/** Rules about monitors and their weights. */
export const weightFindings = (context: RuleContext): readonly Finding[] => [
  ...context.config.redundancyGroups.flatMap((group, index) =>
    group.number === 0
      ? rg0Findings(context, group, index)
      : [...sumFindings(context, group, index), ...mirrorFindings(context, group, index)],
  ),
  ...context.config.reths.flatMap((reth, index) => [
    ...unwatchedFindings(context, reth, index),
    ...lagFindings(context, reth, index),
  ]),
];
