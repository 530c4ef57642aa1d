// The commands of a cluster node's CLI, and its prompt; it knows frames and text, not how a console looks.
import type { ConsoleCommand, ConsoleContext } from '../../kernel/technology';
import { printConfiguration } from './configuration-command';
import { printInformation } from './information-command';
import { printDataPlaneInterfaces, printInterfaces } from './interfaces-command';
import { printIpMonitoring } from './ip-monitoring-command';
import { printLog } from './log-command';
import { printControlPlane, printDataPlane, printStatistics } from './statistics-command';
import { printStatus } from './status-command';
import { printTerse } from './terse-command';
import { type ClusterView, clusterView, groupInstance, groupNumbers, ofEachNode } from './view';

type Print = NonNullable<ConsoleCommand['print']>;

/** Prints from the view of the asked node; a node without power has no CLI, and these are our words, not a device's. */
const fromView =
  (print: (view: ClusterView, args: Readonly<Record<string, string>>) => string): Print =>
  (context, args) => {
    const view = clusterView(context);
    if (view === undefined) return 'This device is not a member of the cluster.';
    if (view.self.power === 'off') return `${view.self.alias} has no power: its CLI does not answer.`;
    if (view.self.power === 'booting') return `${view.self.alias} is booting: its CLI does not answer yet.`;
    return print(view, args);
  };

/** Values of a `<value>` word: `<redundancy-group>` or `<node>`; the console narrows them down by what is typed. */
const values: NonNullable<ConsoleCommand['values']> = (context, word) => {
  const { design, group } = context;
  if (word.replaceAll(/[<>]/g, '') === 'node') {
    return group.members.map((id, index) => ({ value: String(index), help: design.nodes[id]?.name ?? `node${index}` }));
  }
  const view = clusterView(context);
  return (view === undefined ? [] : groupNumbers(view)).map((id) => ({
    value: String(id),
    help: id === 0 ? 'Control plane (Routing Engine)' : 'Data plane',
  }));
};

const printVersion = (view: ClusterView): string =>
  ofEachNode(view, (member) => {
    const device = member.node === undefined ? undefined : view.context.design.nodes[member.node];
    return [
      `Hostname: ${device?.name ?? member.alias}`,
      ...(device?.model === undefined ? [] : [`Model: ${device.model.toLowerCase()}`]),
      ...(device?.release === undefined ? [] : [`Junos: ${device.release}`]),
    ].join('\n');
  });

/** Groups that monitor addresses, for `ip-monitoring status redundancy-group`. */
const monitoringGroups: NonNullable<ConsoleCommand['values']> = (context) =>
  (clusterView(context)?.config.redundancyGroups ?? [])
    .filter(({ ipMonitoring }) => ipMonitoring !== null)
    .map(({ number }) => ({ value: String(number), help: 'Redundancy group with IP monitoring' }));

const monitoredAddresses: NonNullable<ConsoleCommand['values']> = (context) =>
  (clusterView(context)?.config.redundancyGroups ?? []).flatMap(({ number, ipMonitoring }) =>
    (ipMonitoring?.targets ?? []).map(({ address }) => ({ value: address, help: `Monitored by group ${number}` })),
  );

const groupOf = (args: Readonly<Record<string, string>>): number => Number(args['redundancy-group']);

/**
 * Everything that a node of the cluster answers. `<redundancy-group>` and `<node>` are the values; a request is carried out by the run,
 * which also gives its reply.
 */
export const clusterCommands: readonly ConsoleCommand[] = [
  {
    words: ['show', 'chassis', 'cluster', 'status'],
    help: 'Display chassis cluster status',
    kind: 'show',
    print: fromView((view) => printStatus(view)),
    confidence: 'captured',
  },
  {
    words: ['show', 'chassis', 'cluster', 'status', 'redundancy-group', '<redundancy-group>'],
    help: 'Display status of one redundancy group',
    kind: 'show',
    values,
    print: fromView((view, args) => printStatus(view, groupOf(args))),
    confidence: 'captured',
  },
  {
    words: ['show', 'chassis', 'cluster', 'interfaces'],
    help: 'Display chassis cluster interfaces',
    kind: 'show',
    print: fromView((view) => printInterfaces(view)),
    confidence: 'captured',
  },
  {
    words: ['show', 'chassis', 'cluster', 'information'],
    help: 'Display chassis cluster history and failures',
    kind: 'show',
    print: fromView((view) => printInformation(view)),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'chassis', 'cluster', 'statistics'],
    help: 'Display chassis cluster statistics',
    kind: 'show',
    print: fromView(printStatistics),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'chassis', 'cluster', 'control-plane', 'statistics'],
    help: 'Display heartbeats and probes',
    kind: 'show',
    print: fromView(printControlPlane),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'chassis', 'cluster', 'data-plane', 'statistics'],
    help: 'Display synchronized services',
    kind: 'show',
    print: fromView(printDataPlane),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'chassis', 'cluster', 'data-plane', 'interfaces'],
    help: 'Display fabric interfaces',
    kind: 'show',
    print: fromView(printDataPlaneInterfaces),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'chassis', 'cluster', 'ip-monitoring', 'status'],
    help: 'Display monitored IP addresses',
    kind: 'show',
    print: fromView((view) => printIpMonitoring(view)),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'chassis', 'cluster', 'ip-monitoring', 'status', 'redundancy-group', '<redundancy-group>'],
    help: 'Display monitored IP addresses of one redundancy group',
    kind: 'show',
    values: monitoringGroups,
    print: fromView((view, args) => printIpMonitoring(view, groupOf(args))),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'interfaces', 'terse'],
    help: 'Display summary information about interfaces',
    kind: 'show',
    print: fromView(printTerse),
    confidence: 'captured',
  },
  {
    words: ['show', 'log', 'messages'],
    help: 'Display contents of the system log',
    kind: 'show',
    print: fromView(printLog),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'configuration'],
    help: 'Show current configuration',
    kind: 'show',
    print: fromView((view) => printConfiguration(view, 'curly')),
    confidence: 'documented',
  },
  {
    words: ['show', 'configuration', '|', 'display', 'set'],
    help: 'Show current configuration as set commands',
    kind: 'show',
    print: fromView((view) => printConfiguration(view, 'set')),
    confidence: 'documented',
  },
  {
    words: ['show', 'version'],
    help: 'Show software process revision levels',
    kind: 'show',
    print: fromView(printVersion),
    confidence: 'unconfirmed',
  },
  {
    words: ['request', 'chassis', 'cluster', 'failover', 'redundancy-group', '<redundancy-group>', 'node', '<node>'],
    help: 'Make a node primary for a redundancy group',
    kind: 'request',
    values,
    confidence: 'unconfirmed',
  },
  {
    words: ['request', 'chassis', 'cluster', 'failover', 'reset', 'redundancy-group', '<redundancy-group>'],
    help: 'Undo the previous failover command',
    kind: 'request',
    values,
    confidence: 'documented',
  },
  {
    words: ['request', 'chassis', 'cluster', 'configuration-synchronize'],
    help: 'Copy the configuration from the primary node to the secondary',
    kind: 'request',
    confidence: 'unconfirmed',
  },
  {
    words: ['request', 'system', 'reboot'],
    help: 'Reboot this node; its peer is told first',
    kind: 'request',
    confidence: 'unconfirmed',
  },
  {
    words: ['clear', 'chassis', 'cluster', 'failover-count'],
    help: 'Clear the failover count of all redundancy groups',
    kind: 'request',
    confidence: 'documented',
  },
  {
    words: ['clear', 'chassis', 'cluster', 'statistics'],
    help: 'Clear chassis cluster statistics',
    kind: 'request',
    confidence: 'unconfirmed',
  },
  {
    words: ['clear', 'chassis', 'cluster', 'control-plane', 'statistics'],
    help: 'Clear heartbeats and probes',
    kind: 'request',
    confidence: 'unconfirmed',
  },
  {
    words: ['clear', 'chassis', 'cluster', 'ip-monitoring', 'failure-count'],
    help: 'Clear the failure count of all monitored IP addresses',
    kind: 'request',
    confidence: 'documented',
  },
  {
    words: ['clear', 'chassis', 'cluster', 'ip-monitoring', 'failure-count', 'ip-address', '<address>'],
    help: 'Clear the failure count of one monitored IP address',
    kind: 'request',
    values: monitoredAddresses,
    confidence: 'unconfirmed',
  },
];

/** `{primary:node0}`: what the prompt shows above it, the state of RG0 on the asked node; undefined while it has no CLI. */
export function clusterPrompt(context: ConsoleContext): string | undefined {
  const view = clusterView(context);
  if (view === undefined || view.self.power !== 'on') return undefined;
  const state = groupInstance(view, 0, view.self)?.state;
  return state === undefined ? undefined : `{${state}:${view.self.alias}}`;
}
