// L14 and L15: what is each node's own stands in its configuration group, and the groups are applied.
import type { ConfigSource, Design } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { child, childWords, type JunosNode, valueOf as singleValue } from '../../../vendor/junos';
import { NODE_VARIABLE } from '../config-paths';
import { parsedSource } from '../config-source';
import { findingOf, listed, type RuleContext, type RuleOf } from './context';
import { appended, changeText, withoutStatement } from './kept-text';

const APPLIED: RuleOf = {
  rule: 'L14',
  severity: 'error',
  source: 'CSDN, BF-LAB',
  confidence: 'derived',
  explanation: `The groups node0 and node1 hold what belongs to one node only. They do nothing until apply-groups "${NODE_VARIABLE}" applies to each node its own; applying node0 by name gives node 1 the identity of node 0.`,
};
const OWN_IDENTITY: RuleOf = {
  rule: 'L15',
  severity: 'warning',
  source: 'CAP-VSRX',
  confidence: 'derived',
  explanation:
    'Both nodes share the configuration. A host name or an fxp0 address outside the groups node0 and node1 is the same on both, so the two cannot be told apart and answer on the same address.',
};

/** Adds `apply-groups "${node}"` in the form of the text, in place of groups that are applied by name. */
function applyNodeGroups(source: ConfigSource): string {
  const { tree, form } = parsedSource(source);
  const literal = (child(tree, 'apply-groups')?.children ?? []).filter(
    ({ word }) => word === 'node0' || word === 'node1',
  );
  if (form === 'set')
    return appended(source.text, [
      ...literal.map(({ word }) => `delete apply-groups ${word}`),
      `set apply-groups "${NODE_VARIABLE}"`,
    ]);
  const [first, ...others] = literal;
  if (first === undefined) return appended(source.text, [`apply-groups "${NODE_VARIABLE}";`]);
  const lines = source.text.split('\n');
  const replace = (node: JunosNode, by: string): void => {
    const line = lines[node.line - 1] ?? '';
    lines[node.line - 1] = `${line.slice(0, node.column - 1)}${by}${line.slice(node.column - 1 + node.word.length)}`;
  };
  // from the end, so that the columns of the earlier ones stay right
  for (const other of others.toReversed()) replace(other, '');
  replace(first, `"${NODE_VARIABLE}"`);
  return lines.join('\n');
}

function applyFindings(context: RuleContext): readonly Finding[] {
  const { written, group } = context;
  const groups = ['node0', 'node1'].filter(
    (name) => child(written, 'groups', name)?.inactive === undefined && child(written, 'groups', name) !== undefined,
  );
  const statement = child(written, 'apply-groups');
  const applied = statement?.inactive
    ? []
    : (statement?.children ?? []).filter(({ inactive }) => !inactive).map(({ word }) => word);
  if (groups.length === 0 || applied.includes(NODE_VARIABLE)) return [];
  const literal = applied.filter((name) => name === 'node0' || name === 'node1');
  const message =
    literal.length > 0
      ? `apply-groups names ${listed(literal)}: both nodes get ${literal.length === 1 ? 'that identity' : 'both identities'}.`
      : `The ${groups.length === 1 ? `group ${groups[0]} is` : 'groups node0 and node1 are'} not applied: apply-groups "${NODE_VARIABLE}" is missing.`;
  return [
    findingOf(APPLIED, {
      subject: { kind: 'group', id: group.id, path: ['node'] },
      name: 'apply-groups',
      message,
      fix: {
        label: `${literal.length > 0 ? 'Replace it by' : 'Add'} apply-groups "${NODE_VARIABLE}"`,
        apply: (design) => changeText(design, context, applyNodeGroups),
      },
    }),
  ];
}

function identityFindings(context: RuleContext): readonly Finding[] {
  const { written, group } = context;
  const findings: Finding[] = [];
  const inGroups = (...path: readonly string[]): boolean =>
    ['node0', 'node1'].every((name) => child(written, 'groups', name, ...path));
  const found = (name: string, path: readonly string[], message: string): void => {
    findings.push(
      findingOf(OWN_IDENTITY, {
        subject: { kind: 'group', id: group.id, path: ['node'] },
        name,
        message,
        // each node has its own already: dropping the shared one is the only mend
        ...(inGroups(...path)
          ? {
              fix: {
                label: `Remove the shared ${name}`,
                apply: (design: Design) => changeText(design, context, withoutStatement(path)),
              },
            }
          : {}),
      }),
    );
  };
  const hostNode = child(written, 'system', 'host-name');
  const hostName = hostNode?.inactive ? undefined : singleValue(hostNode);
  if (hostName !== undefined)
    found(
      'host-name',
      ['system', 'host-name'],
      `host-name ${hostName} stands outside the node groups: both nodes are called ${hostName}.`,
    );
  const management = child(written, 'interfaces', 'fxp0');
  const addresses = management?.inactive
    ? []
    : (child(management, 'unit')?.children ?? []).flatMap((unit) =>
        ['inet', 'inet6'].flatMap((family) => childWords(unit, 'family', family, 'address')),
      );
  if (addresses.length > 0)
    found(
      'fxp0',
      ['interfaces', 'fxp0'],
      `fxp0 has ${listed(addresses)} outside the node groups: both nodes get ${addresses.length === 1 ? 'that address' : 'these addresses'}.`,
    );
  return findings;
}

/** Rules about the groups node0 and node1; a cluster that was drawn by hand always follows them. */
export const nodeGroupFindings = (context: RuleContext): readonly Finding[] => [
  ...applyFindings(context),
  ...identityFindings(context),
];
