// Security policies of a cluster's configuration that are as plain as the reference's: read out of a tree, and as statements. No simulation.
import { child, childWords, type JunosNode, type JunosTree } from '../../vendor/junos';
import { type ChassisClusterConfig, MOST_POLICIES, type Policy } from './schema';

const MATCHES = {
  sources: 'source-address',
  destinations: 'destination-address',
  applications: 'application',
} as const;
const ACTIONS = ['permit', 'deny', 'reject'] as const;

const isPlain = (node: JunosNode): boolean => node.inactive !== true && node.children.every(isPlain);

/** undefined where the policy says more than who may reach whom with what: the text keeps it then. */
function readPolicy(from: string, to: string, node: JunosNode): Policy | undefined {
  const match = child(node, 'match');
  const [then, ...more] = child(node, 'then')?.children ?? [];
  const action = ACTIONS.find((word) => word === then?.word);
  const known: readonly string[] = Object.values(MATCHES);
  const saysMore =
    node.children.some(({ word }) => word !== 'match' && word !== 'then') ||
    (match?.children ?? []).some(
      ({ word, children }) => !known.includes(word) || children.some((each) => each.children.length > 0),
    );
  if (action === undefined || then?.children.length !== 0 || more.length > 0 || saysMore || !isPlain(node))
    return undefined;
  return {
    from,
    to,
    name: node.word,
    sources: childWords(match, MATCHES.sources),
    destinations: childWords(match, MATCHES.destinations),
    applications: childWords(match, MATCHES.applications),
    action,
  };
}

/** Plain policies in their order; undefined where there are none, or too many for a drawing. */
export function readPolicies(tree: JunosTree): ChassisClusterConfig['policies'] {
  const pairs = child(tree, 'security', 'policies', 'from-zone')?.children ?? [];
  const nodes = pairs.flatMap((from) =>
    (child(from, 'to-zone')?.children ?? []).flatMap((to) =>
      (child(to, 'policy')?.children ?? []).map((policy) => ({ from: from.word, to: to.word, policy })),
    ),
  );
  if (nodes.length === 0 || nodes.length > MOST_POLICIES) return undefined;
  const policies = nodes.flatMap(({ from, to, policy }) => readPolicy(from, to, policy) ?? []);
  return policies.length === 0 ? undefined : policies;
}

const start = ({ from, to, name }: Policy): readonly string[] => [
  'security',
  'policies',
  'from-zone',
  from,
  'to-zone',
  to,
  'policy',
  name,
];

/** Statements of one policy. */
export const policyPaths = (policy: Policy): readonly (readonly string[])[] => [
  ...(['sources', 'destinations', 'applications'] as const).flatMap((part) =>
    policy[part].map((value) => [...start(policy), 'match', MATCHES[part], value]),
  ),
  [...start(policy), 'then', policy.action],
];
