// The commands of a cluster node's CLI, and its prompt; it knows frames and text, not how a console looks.
import type { ConsoleCommand, ConsoleContext } from '../../kernel/technology';
import { printConfiguration } from './configuration-command';
import { printInformation } from './information-command';
import { printInterfaces } from './interfaces-command';
import { printStatus } from './status-command';
import { type ClusterView, clusterView, groupInstance, groupNumbers } from './view';

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

function printVersion(view: ClusterView): string {
  const { design } = view.context;
  const reachable = view.members.filter(
    (member) => member.index === view.self.index || (!member.lost && member.power === 'on'),
  );
  return reachable
    .map((member) => {
      const device = member.node === undefined ? undefined : design.nodes[member.node];
      const lines = [`Hostname: ${device?.name ?? member.alias}`];
      if (device?.model !== undefined) lines.push(`Model: ${device.model.toLowerCase()}`);
      if (device?.release !== undefined) lines.push(`Junos: ${device.release}`);
      return [`${member.alias}:`, '-'.repeat(74), ...lines].join('\n');
    })
    .join('\n\n');
}

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
    print: fromView((view, args) => printStatus(view, Number(args['redundancy-group'] ?? args['<redundancy-group>']))),
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
    words: ['clear', 'chassis', 'cluster', 'failover-count'],
    help: 'Clear the failover count of all redundancy groups',
    kind: 'request',
    confidence: 'documented',
  },
];

/** `{primary:node0}`: what the prompt shows above it, the state of RG0 on the asked node; undefined while it has no CLI. */
export function clusterPrompt(context: ConsoleContext): string | undefined {
  const view = clusterView(context);
  if (view === undefined || view.self.power !== 'on') return undefined;
  const state = groupInstance(view, 0, view.self)?.state;
  return state === undefined ? undefined : `{${state}:${view.self.alias}}`;
}
