// L09 to L11: the fabric interfaces and their members.
import type { Finding } from '../../../model/finding';
import { child, childWords } from '../../../vendor/junos';
import { CHILD_OPTIONS } from '../config-interfaces';
import { nodeOfPort } from '../models';
import { refusedOnFabric } from './commit-words';
import {
  changeConfig,
  findingOf,
  inConfig,
  listed,
  portStatements,
  portSubject,
  type RuleContext,
  type RuleOf,
} from './context';

const PLAIN_MEMBER: RuleOf = {
  rule: 'L09',
  severity: 'error',
  source: 'YANG',
  confidence: 'documented',
  explanation:
    'A fabric member carries only the fabric: Junos refuses the commit when it is also a reth child or an ae member, or has a unit, VLANs, mtu, mac, encapsulation or disable.',
};
const BOTH_ENDS: RuleOf = {
  rule: 'L10',
  severity: 'error',
  source: 'J-SLOT96, J-DFAB, GUIDE262',
  confidence: 'documented',
  explanation:
    'The fabric needs both ends, fab0 and fab1, with equally many members of the same media type. Without one, the node that is secondary for redundancy group 0 is disabled.',
};
const OWN_PORTS: RuleOf = {
  rule: 'L11',
  severity: 'error',
  source: 'J-SWFAB, J-SLOT',
  confidence: 'derived',
  explanation:
    'fab0 is the end on node 0 and fab1 the end on node 1: their members must be ports of that node, under the numbers that the cluster gives them.',
};
const FORBIDDEN = [
  'mtu',
  'mac',
  'encapsulation',
  'disable',
  'vlan-tagging',
  'flexible-vlan-tagging',
  'stacked-vlan-tagging',
];
const ENDS = ['fab0', 'fab1'] as const;

function memberFindings(context: RuleContext, end: 'fab0' | 'fab1'): readonly Finding[] {
  return context.config.fabric[end].flatMap((port, index) => {
    const statements = portStatements(context, port);
    const parents = context.config.reths
      .filter(({ children }) => children.includes(port))
      .map(({ name }) => `redundant-parent ${name}`);
    const aggregated = CHILD_OPTIONS.flatMap((options) =>
      childWords(statements, options, '802.3ad').map((name) => `802.3ad ${name}`),
    );
    const units = childWords(statements, 'unit').map((unit) => `unit ${unit}`);
    const wrong = [...parents, ...aggregated, ...units, ...FORBIDDEN.filter((word) => child(statements, word))];
    if (wrong.length === 0) return [];
    return [
      findingOf(PLAIN_MEMBER, {
        ...portSubject(context, port, inConfig(context, 'fabric', end, index)),
        message: `${port} is a member of ${end} and has ${listed(wrong)}: ${refusedOnFabric(wrong)}.`,
      }),
    ];
  });
}

function endFindings(context: RuleContext): readonly Finding[] {
  const { fab0, fab1 } = context.config.fabric;
  const found = (end: 'fab0' | 'fab1', message: string): readonly Finding[] => [
    findingOf(BOTH_ENDS, { subject: inConfig(context, 'fabric', end), name: end, message }),
  ];
  const missing = ENDS.filter((end) => context.config.fabric[end].length === 0);
  if (missing.length > 0)
    return missing.flatMap((end) => found(end, `${end} has no member: the fabric link does not exist.`));
  if (fab0.length !== fab1.length)
    return found('fab1', `fab0 has ${fab0.length} and fab1 ${fab1.length} members: both need equally many.`);
  const media = [...new Set([...fab0, ...fab1].map((port) => port.split('-')[0] ?? ''))];
  return media.length > 1
    ? found('fab1', `The fabric mixes ${listed(media)} ports: ${[...fab0, ...fab1].join(', ')}.`)
    : [];
}

function nodeFindings(context: RuleContext): readonly Finding[] {
  const { fab0, fab1 } = context.config.fabric;
  const isOn =
    (node: 0 | 1) =>
    (port: string): boolean =>
      nodeOfPort(context.offset, port) === node;
  const swapped = fab0.length > 0 && fab1.length > 0 && fab0.every(isOn(1)) && fab1.every(isOn(0));
  return ENDS.flatMap((end, node) =>
    context.config.fabric[end].flatMap((port, index) => {
      const actual = nodeOfPort(context.offset, port);
      if (actual === undefined || actual === node) return [];
      return [
        findingOf(OWN_PORTS, {
          subject: inConfig(context, 'fabric', end, index),
          name: end,
          message: `${port} is a port of node ${actual}, but ${end} is the end on node ${node}.`,
          ...(swapped
            ? {
                fix: {
                  label: 'Swap the members of fab0 and fab1',
                  apply: (design) =>
                    changeConfig(design, context.group, (config) => ({
                      ...config,
                      fabric: { fab0: config.fabric.fab1, fab1: config.fabric.fab0 },
                    })),
                },
              }
            : {}),
        }),
      ];
    }),
  );
}

/** Rules about the fabric. */
export const fabricFindings = (context: RuleContext): readonly Finding[] => [
  ...ENDS.flatMap((end) => memberFindings(context, end)),
  ...endFindings(context),
  ...nodeFindings(context),
];
