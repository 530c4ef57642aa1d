// L38, L39 and L45: what both nodes must have alike.
import type { Finding } from '../../../model/finding';
import { child, equalTrees, type JunosTree } from '../../../vendor/junos';
import { isCabled, revenueUnits, unitName, zoneOf } from '../links';
import { findingOf, inNode, listed, type RuleContext, type RuleOf, type Side } from './context';

const SAME_INTERFACES: RuleOf = {
  rule: 'L38',
  severity: 'error',
  source: 'BASICS, IPSECRI',
  confidence: 'documented',
  explanation:
    'A session names the interfaces that it uses. Where the other node has none of that name, or in another zone, it cannot be copied.',
};
const SAME_POLICIES: RuleOf = {
  rule: 'L39',
  severity: 'warning',
  source: 'BASICS, ESXI',
  confidence: 'documented',
  explanation:
    'Configuration is not copied between the nodes. What only one of them permits works until it fails over.',
};
const SAME_DEVICE: RuleOf = {
  rule: 'L45',
  severity: 'error',
  source: 'PREP, CC2MNHA',
  confidence: 'documented',
  explanation:
    'Both nodes are the same model with the same software; only while one of them is upgraded may they differ.',
};

const forwarding = (side: Side, other: Side): readonly string[] => [
  ...revenueUnits(side.config, other.config).map(unitName),
  ...side.config.interfaces.filter(({ name }) => name === 'st0').map(unitName),
];

function interfaces(context: RuleContext): readonly Finding[] {
  const [first, second] = context.sides;
  const [a, b] = [forwarding(first, second), forwarding(second, first)];
  const lacking = [
    ...a.filter((unit) => !b.includes(unit)).map((unit) => [first, second, unit] as const),
    ...b.filter((unit) => !a.includes(unit)).map((unit) => [second, first, unit] as const),
  ];
  const zoned = a.filter((unit) => {
    const [own, other] = [zoneOf(first.config, unit)?.name, zoneOf(second.config, unit)?.name];
    return b.includes(unit) && own !== other;
  });
  return [
    ...lacking.map(([has, lacks, unit]) =>
      findingOf(SAME_INTERFACES, {
        subject: inNode(context, lacks, 'interfaces'),
        name: `${lacks.name} ${unit}`,
        message: `${has.name} forwards on ${unit}, and ${lacks.name} has no ${isCabled(unit) ? 'such interface for traffic' : 'such interface'}.`,
      }),
    ),
    ...zoned.map((unit) =>
      findingOf(SAME_INTERFACES, {
        subject: inNode(context, second, 'zones'),
        name: `${second.name} ${unit}`,
        message: `${unit} is in zone ${zoneOf(first.config, unit)?.name ?? 'none'} on ${first.name} and in zone ${zoneOf(second.config, unit)?.name ?? 'none'} on ${second.name}.`,
      }),
    ),
  ];
}

/** Hierarchies that decide what a packet may do; keys are left out, since they may be spelled differently. */
const COMPARED: readonly (readonly string[])[] = [
  ['security', 'policies'],
  ['security', 'nat'],
  ['security', 'ipsec'],
  ['security', 'ike', 'gateway'],
  ['security', 'ike', 'proposal'],
  ['security', 'address-book'],
  ['applications'],
];
const EMPTY: JunosTree = { word: '', line: 0, column: 0, children: [] };

const policies = (context: RuleContext): readonly Finding[] => {
  const [first, second] = context.sides;
  return COMPARED.flatMap((path) => {
    const [a, b] = [child(first.tree, ...path) ?? EMPTY, child(second.tree, ...path) ?? EMPTY];
    if (equalTrees({ ...a, word: '' }, { ...b, word: '' })) return [];
    return [
      findingOf(SAME_POLICIES, {
        subject: inNode(context, second, path[1] === 'policies' ? 'securityPolicies' : 'ipsec'),
        name: path.join(' '),
        message: `The statements under ${path.join(' ')} differ between ${first.name} and ${second.name}.`,
      }),
    ];
  });
};

function devices({ sides, group }: RuleContext): readonly Finding[] {
  const [first, second] = sides;
  const told = (what: string, values: readonly (string | undefined)[]): readonly Finding[] =>
    values[0] === values[1] || values.includes(undefined)
      ? []
      : [
          findingOf(SAME_DEVICE, {
            subject: { kind: 'node', id: second.id },
            name: group.name,
            message: `The nodes have different ${what}: ${listed(sides.map(({ name }, at) => `${name} ${values[at]}`))}.`,
          }),
        ];
  const isUpgraded = sides.some(({ config }) => config.softwareUpgrade);
  return [
    ...told('models', [first.node?.model, second.node?.model]),
    ...(isUpgraded ? [] : told('releases', [first.release, second.release])),
  ];
}

/** Rules about what must be alike; none where only one node's configuration is known. */
export const comparisonFindings = (context: RuleContext): readonly Finding[] =>
  context.isComplete ? [...interfaces(context), ...policies(context), ...devices(context)] : [];
