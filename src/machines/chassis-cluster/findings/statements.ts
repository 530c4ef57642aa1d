// L28, L40, L46, L47 and what a commit refuses: statements of the text that no field of the design stands for.
import type { Design } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { child, childWords, effectiveTree, type JunosNode, type JunosTree } from '../../../vendor/junos';
import { readCluster } from '../config-groups';
import { readFabric } from '../config-interfaces';
import { createNotes } from '../config-notes';
import { parsedSource, sourceOf } from '../config-source';
import { chassisStatements, interfaceStatements } from '../config-statements';
import { findingOf, inConfig, listed, type RuleContext, type RuleOf } from './context';
import { changeText, withoutStatement, withStatement } from './kept-text';

const RETRIES: RuleOf = {
  rule: 'L28',
  severity: 'warning',
  source: 'YANG',
  confidence: 'documented',
  explanation: 'Junos takes a retry-count of 5 to 15 and a retry-interval of 1 to 30 seconds.',
};
const GRACEFUL: RuleOf = {
  rule: 'L40',
  severity: 'info',
  source: 'J-FO103, SEED',
  confidence: 'documented',
  explanation:
    'A failover of redundancy group 0 restarts the routing processes on the other node. With graceful restart the neighbours go on forwarding meanwhile; without it adjacencies drop, and more than 10 seconds of loss have been seen.',
};
const NO_CONFIGURATION: RuleOf = {
  rule: 'L46',
  severity: 'error',
  source: 'YANG, TF',
  confidence: 'documented',
  explanation:
    'Many examples have such lines, but Junos does not: cluster-id and node are typed at the operational prompt, priorities stand below a redundancy group, fabric members below interfaces, and heartbeat-interval is 1000 to 2000.',
};
const FABRIC_REMOVED: RuleOf = {
  rule: 'L47',
  severity: 'warning',
  source: 'J-FAB, J-SLOT96',
  confidence: 'documented',
  explanation:
    'Committed on a running cluster, this disables the node that is secondary for redundancy group 0; a factory reset of one node does the same. It stays disabled until it is rebooted.',
};
/** Section 6.5 of the reference: not numbered there. */
const COMMIT: RuleOf = {
  rule: 'commit',
  severity: 'error',
  source: 'YANG',
  confidence: 'documented',
  explanation: 'Junos refuses this statement, or the commit of the whole configuration with it.',
};

/** The text as it was imported; undefined for a cluster drawn by hand. */
const sourceTree = ({ design, group }: RuleContext): JunosTree | undefined => {
  const source = sourceOf(design, group.id);
  return source === undefined ? undefined : parsedSource(source).tree;
};

const removal = (context: RuleContext, path: readonly string[]): NonNullable<Finding['fix']> => ({
  label: `Remove ${path.join(' ')}`,
  apply: (design: Design) => changeText(design, context, withoutStatement(path)),
});

function noConfigurationFindings(context: RuleContext): readonly Finding[] {
  const cluster = child(sourceTree(context), 'chassis', 'cluster');
  const wrong = (cluster?.children ?? []).filter(
    ({ word, inactive }) => !inactive && (word === 'cluster-id' || word === 'node' || /^fab[01]$/.test(word)),
  );
  return wrong.map(({ word, children }) =>
    findingOf(NO_CONFIGURATION, {
      subject: { kind: 'group', id: context.group.id },
      name: `chassis cluster ${word}`,
      message: `"chassis cluster ${[word, ...children.slice(0, 1).map((each) => each.word)].join(' ')}" is no configuration: it is left out of exports.`,
      fix: removal(context, ['chassis', 'cluster', word]),
    }),
  );
}

/** Numbers of the text that Junos does not take; the design shows their defaults. */
function numberFindings(context: RuleContext): readonly Finding[] {
  const notes = createNotes();
  const tree = effectiveTree(chassisStatements(context.written), { node: 'node0' });
  readCluster(tree, notes);
  return notes.diagnostics
    .filter(({ code }) => code === 'cc-number')
    .map(({ message }) => {
      const of = message.startsWith('retry-')
        ? RETRIES
        : message.startsWith('heartbeat-interval')
          ? NO_CONFIGURATION
          : COMMIT;
      const isHeartbeat = of === NO_CONFIGURATION;
      return findingOf(of, {
        subject: { kind: 'group', id: context.group.id },
        name: message.split(' ')[0] ?? 'value',
        message,
        ...(isHeartbeat ? { fix: removal(context, ['chassis', 'cluster', 'heartbeat-interval']) } : {}),
      });
    });
}

/** `Interface must be defined before configuring monitoring`; a cluster drawn by hand gets them defined. */
function monitorFindings(context: RuleContext): readonly Finding[] {
  const { config, effective } = context;
  const defined = new Set(childWords(effective, 'interfaces'));
  return config.redundancyGroups.flatMap(({ number, interfaceMonitors }, index) => {
    const missing = interfaceMonitors.map((monitor) => monitor.interface).filter((name) => !defined.has(name));
    if (missing.length === 0) return [];
    return [
      findingOf(COMMIT, {
        subject: inConfig(context, 'redundancyGroups', index, 'interfaceMonitors'),
        name: `redundancy group ${number}`,
        message: `Redundancy group ${number} monitors ${listed(missing)}, which ${missing.length === 1 ? 'is' : 'are'} not under interfaces: "Interface must be defined before configuring monitoring".`,
      }),
    ];
  });
}

function tunnelFindings(context: RuleContext): readonly Finding[] {
  const [first, last] = [16_000, 16_385];
  const units = childWords(context.effective, 'interfaces', 'st0', 'unit').filter(
    (unit) => Number(unit) >= first && Number(unit) <= last,
  );
  if (units.length === 0) return [];
  return [
    findingOf(COMMIT, {
      subject: { kind: 'group', id: context.group.id },
      name: 'st0',
      message: `st0 has ${listed(units.map((unit) => `unit ${unit}`))}: "st0 unit 16000 to 16385 is disallowed in SRX HA mode".`,
    }),
  ];
}

const isActive = (node: JunosNode | undefined): boolean => node !== undefined && node.inactive !== true;

function restartFindings(context: RuleContext): readonly Finding[] {
  const { written } = context;
  const protocols = child(written, 'protocols');
  if (!isActive(protocols) || isActive(child(written, 'routing-options', 'graceful-restart'))) return [];
  const dynamic = ['ospf', 'ospf3', 'bgp'].filter((name) => isActive(child(protocols, name)));
  if (dynamic.length === 0) return [];
  return [
    findingOf(GRACEFUL, {
      subject: { kind: 'group', id: context.group.id },
      name: 'graceful-restart',
      message: `${listed(dynamic)} ${dynamic.length === 1 ? 'is' : 'are'} configured without graceful-restart.`,
      fix: {
        label: 'Add routing-options graceful-restart',
        apply: (design) => changeText(design, context, withStatement(['routing-options', 'graceful-restart'])),
      },
    }),
  ];
}

function removedFabricFindings(context: RuleContext): readonly Finding[] {
  const tree = sourceTree(context);
  if (tree === undefined) return [];
  const before = readFabric(effectiveTree(interfaceStatements(tree), { node: 'node0' }), createNotes());
  const gone = (['fab0', 'fab1'] as const).filter(
    (end) => before[end].length > 0 && context.config.fabric[end].length === 0,
  );
  if (gone.length === 0) return [];
  return [
    findingOf(FABRIC_REMOVED, {
      subject: inConfig(context, 'fabric'),
      name: listed(gone),
      message: `The configuration that was imported has ${listed(gone)}, this design has not.`,
    }),
  ];
}

/** Rules about the text of the configuration. */
export const statementFindings = (context: RuleContext): readonly Finding[] => [
  ...noConfigurationFindings(context),
  ...numberFindings(context),
  ...monitorFindings(context),
  ...tunnelFindings(context),
  ...restartFindings(context),
  ...removedFabricFindings(context),
];
