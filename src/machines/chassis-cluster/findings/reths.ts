// L03 to L08: redundancy groups, reths and their children.
import type { Finding } from '../../../model/finding';
import { child, childWords } from '../../../vendor/junos';
import { CHILD_OPTIONS } from '../config-interfaces';
import { nodeOfPort } from '../models';
import type { Reth } from '../schema';
import { MIXED_CHILDREN, NO_SUCH_GROUP, refusedOnChild } from './commit-words';
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

const NO_PREEMPT_ON_RG0: RuleOf = {
  rule: 'L03',
  severity: 'error',
  source: 'J-PRE',
  confidence: 'documented',
  explanation:
    'Redundancy group 0 is the Routing Engine. Moving it restarts the routing processes, so Junos refuses to commit preempt on it.',
};
const RETH_IN_GROUP: RuleOf = {
  rule: 'L04',
  severity: 'error',
  source: 'YANG',
  confidence: 'documented',
  explanation:
    'A reth follows the redundancy group that it belongs to. The group must be one of 1 to 128 and must be configured, or the commit fails.',
};
const RETH_COUNT: RuleOf = {
  rule: 'L05',
  severity: 'error',
  source: 'SEED',
  confidence: 'derived',
  explanation:
    'reth-count decides how many reth interfaces exist, counted from reth0. A reth with a higher number does not exist, whatever is configured on it.',
};
const CHILD_ON_EACH_NODE: RuleOf = {
  rule: 'L06',
  severity: 'error',
  source: 'J-RETH47',
  confidence: 'documented',
  explanation:
    'Only the children on the primary node pass traffic. A node without a child of the reth has no path for it after a failover.',
};
const SAME_KIND: RuleOf = {
  rule: 'L07',
  severity: 'error',
  source: 'YANG, J-RETH47',
  confidence: 'documented',
  explanation:
    'All children of a reth must be of the same kind and use the same option block; the commit fails otherwise.',
};
const PLAIN_CHILD: RuleOf = {
  rule: 'L08',
  severity: 'error',
  source: 'YANG',
  confidence: 'documented',
  explanation:
    'A child of a reth is a bare port: units, tagging and membership of an ae interface belong on the reth, and the commit fails with them.',
};

function preemptFindings(context: RuleContext): readonly Finding[] {
  const index = context.config.redundancyGroups.findIndex(({ number, preempt }) => number === 0 && preempt !== null);
  if (index < 0) return [];
  return [
    findingOf(NO_PREEMPT_ON_RG0, {
      subject: inConfig(context, 'redundancyGroups', index, 'preempt'),
      name: 'redundancy group 0',
      message: 'Redundancy group 0 has preempt: Junos blocks it at commit.',
      fix: {
        label: 'Remove preempt from redundancy group 0',
        apply: (design) =>
          changeConfig(design, context.group, (config) => ({
            ...config,
            redundancyGroups: config.redundancyGroups.map((group) =>
              group.number === 0 ? { ...group, preempt: null } : group,
            ),
          })),
      },
    }),
  ];
}

function groupFindings(context: RuleContext, reth: Reth, index: number): readonly Finding[] {
  const { redundancyGroup: id } = reth;
  const data = context.config.redundancyGroups.filter(({ number }) => number > 0);
  if (id !== undefined && data.some(({ number }) => number === id)) return [];
  const [only, ...others] = data;
  const message =
    id === undefined
      ? `${reth.name} is in no redundancy group.`
      : id === 0
        ? `${reth.name} is in redundancy group 0: a reth needs one of 1 to 128.`
        : `${reth.name} is in redundancy group ${id}, which is not configured: ${NO_SUCH_GROUP}.`;
  // with a number that is not configured, the group may be missing as well as the number wrong
  const fix =
    only === undefined || others.length > 0 || (id ?? 0) !== 0
      ? undefined
      : {
          label: `Put ${reth.name} into redundancy group ${only.number}`,
          apply: (design: RuleContext['design']) =>
            changeConfig(design, context.group, (config) => ({
              ...config,
              reths: config.reths.map((each) =>
                each.name === reth.name ? { ...each, redundancyGroup: only.number } : each,
              ),
            })),
        };
  return [
    findingOf(RETH_IN_GROUP, {
      subject: inConfig(context, 'reths', index, 'redundancyGroup'),
      name: reth.name,
      message,
      ...(fix === undefined ? {} : { fix }),
    }),
  ];
}

function countFindings(context: RuleContext): readonly Finding[] {
  const { rethCount, reths } = context.config;
  const numbers = reths.map(({ name }) => Number(name.slice(4)));
  const beyond = reths.filter((_, index) => (numbers[index] ?? 0) >= rethCount).map(({ name }) => name);
  const needed = Math.max(...numbers) + 1;
  if (beyond.length === 0) return [];
  const message = `reth-count is ${rethCount}, so ${listed(beyond)} ${beyond.length === 1 ? 'does' : 'do'} not exist.`;
  return [
    findingOf(RETH_COUNT, {
      subject: inConfig(context, 'rethCount'),
      name: listed(beyond),
      message,
      ...(needed > 128
        ? {}
        : {
            fix: {
              label: `Set reth-count to ${needed}`,
              apply: (design) => changeConfig(design, context.group, (config) => ({ ...config, rethCount: needed })),
            },
          }),
    }),
  ];
}

function childFindings(context: RuleContext, reth: Reth, index: number): readonly Finding[] {
  const subject = inConfig(context, 'reths', index, 'children');
  const findings: Finding[] = [];
  const without = ([0, 1] as const).filter(
    (node) => !reth.children.some((port) => nodeOfPort(context.offset, port) === node),
  );
  if (without.length > 0) {
    const names = without.map((node) => context.nodes[node]?.name ?? `node${node}`);
    findings.push(
      findingOf(CHILD_ON_EACH_NODE, {
        subject,
        name: reth.name,
        message: `${reth.name} has no child on ${listed(names)}.`,
      }),
    );
  }
  const media = [...new Set(reth.children.map((port) => port.split('-')[0] ?? ''))];
  const blocks = CHILD_OPTIONS.filter((options) =>
    reth.children.some((port) => child(portStatements(context, port), options, 'redundant-parent')),
  );
  if (media.length > 1 || blocks.length > 1) {
    const message =
      media.length > 1
        ? `${reth.name} mixes ${listed(media)} ports: ${reth.children.join(', ')}.`
        : `The children of ${reth.name} mix ${listed(blocks)}: ${MIXED_CHILDREN}.`;
    findings.push(findingOf(SAME_KIND, { subject, name: reth.name, message }));
  }
  for (const port of reth.children) {
    const wrong = forbiddenOnChild(context, port);
    if (wrong.length > 0) {
      findings.push(
        findingOf(PLAIN_CHILD, {
          ...portSubject(context, port, subject),
          message: `${port} is a child of ${reth.name} and has ${listed(wrong)}: ${refusedOnChild(wrong)}.`,
        }),
      );
    }
  }
  return findings;
}

function forbiddenOnChild(context: RuleContext, port: string): readonly string[] {
  const statements = portStatements(context, port);
  const units = childWords(statements, 'unit');
  const tagging = ['vlan-tagging', 'flexible-vlan-tagging', 'stacked-vlan-tagging', 'passive-monitor-mode'].filter(
    (word) => child(statements, word),
  );
  const aggregated = CHILD_OPTIONS.flatMap((options) => childWords(statements, options, '802.3ad'));
  return [...units.map((unit) => `unit ${unit}`), ...tagging, ...aggregated.map((name) => `802.3ad ${name}`)];
}

/** Rules about redundancy groups and reths. */
export const rethFindings = (context: RuleContext): readonly Finding[] => [
  ...preemptFindings(context),
  ...context.config.reths.flatMap((reth, index) => groupFindings(context, reth, index)),
  ...countFindings(context),
  ...context.config.reths.flatMap((reth, index) => childFindings(context, reth, index)),
];
