// The commands of a node's CLI; it knows frames and text, not how a console looks.
import type { ConsoleCommand } from '../../kernel/technology';
import { rolesOf } from '../pair';
import { printBfdSessions } from './bfd';
import { nodeBlock, srg0State, srgBlock } from './blocks';
import { printConfiguration, printVersion } from './configuration';
import { printInformationDetail, printPeerInfo } from './detail';
import { printActivePeers, printAssociations, printEncryptionStatistics } from './encryption';
import { printFlowSessions } from './flow-session';
import { printGroup } from './group-command';
import { nodeLines, SRG_CODES, srg0Lines, srgLines } from './information';
import { printLog } from './log';
import { type PairView, pairView, srgViews } from './view';

type Print = NonNullable<ConsoleCommand['print']>;

/** Prints from the view of the asked node; a node without power has no CLI, and these are our words, not a device's. */
const fromView =
  (print: (view: PairView, args: Readonly<Record<string, string>>) => string): Print =>
  (context, args) => {
    const view = pairView(context);
    if (view === undefined) return 'This device is not a member of the pair.';
    const name = view.self.node?.name ?? view.self.handle;
    if (view.power === 'off') return `${name} has no power: its CLI does not answer.`;
    if (view.power === 'booting') return `${name} is booting: its CLI does not answer yet.`;
    return print(view, args);
  };

function printInformation(view: PairView): string {
  const srg0 = srg0State(view);
  const groups = srgViews(view);
  return [
    ...nodeLines(nodeBlock(view)),
    ...(srg0 === undefined ? [] : ['', ...srg0Lines(srg0, view.self.config.peer.peerId)]),
    ...(groups.length === 0 ? [] : ['', ...SRG_CODES]),
    ...groups.flatMap((group) => ['', ...srgLines(srgBlock(view, group))]),
  ].join('\n');
}

const groups: NonNullable<ConsoleCommand['values']> = (context, word) => {
  const view = pairView(context);
  if (view === undefined) return [];
  if (word === '<peer-id>')
    return [{ value: String(view.self.config.peer.peerId), help: view.peer.node?.name ?? 'The other node' }];
  const roles = rolesOf(view.self).map(({ id }) => ({ value: String(id), help: `Services redundancy group ${id}` }));
  return word === '<group>' ? [{ value: '0', help: 'Services redundancy group 0' }, ...roles] : roles;
};

const HA = ['chassis', 'high-availability'] as const;

export const pairCommands: readonly ConsoleCommand[] = [
  {
    words: ['show', ...HA, 'information'],
    help: 'Show high availability information',
    kind: 'show',
    print: fromView((view) => printInformation(view)),
    confidence: 'captured',
  },
  {
    words: ['show', ...HA, 'information', 'detail'],
    help: 'Show high availability information in full',
    kind: 'show',
    print: fromView((view) => printInformationDetail(view)),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', ...HA, 'peer-info'],
    help: 'Show the peer and the messages exchanged with it',
    kind: 'show',
    print: fromView((view) => printPeerInfo(view)),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', ...HA, 'services-redundancy-group', '<group>'],
    help: 'Show information of a services redundancy group',
    kind: 'show',
    values: groups,
    print: fromView((view, args) => printGroup(view, Number(args.group))),
    confidence: 'documented',
  },
  {
    words: ['show', 'bfd', 'session'],
    help: 'Show BFD sessions',
    kind: 'show',
    print: fromView((view) => printBfdSessions(view)),
    confidence: 'captured',
  },
  {
    words: ['show', 'security', 'flow', 'session'],
    help: 'Show sessions with their HA state',
    kind: 'show',
    print: fromView((view) => printFlowSessions(view)),
    confidence: 'documented',
  },
  {
    words: ['show', 'security', 'ike', 'active-peer', 'ha-link-encryption'],
    help: 'Show the IKE peer of the ICL',
    kind: 'show',
    print: fromView((view) => printActivePeers(view)),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'security', 'ipsec', 'security-associations', 'ha-link-encryption'],
    help: 'Show the security associations of the ICL',
    kind: 'show',
    print: fromView((view) => printAssociations(view)),
    confidence: 'documented',
  },
  {
    words: ['show', 'security', 'ipsec', 'statistics', 'ha-link-encryption'],
    help: 'Show packets of the encrypted ICL',
    kind: 'show',
    print: fromView((view) => printEncryptionStatistics(view)),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'log', 'messages'],
    help: 'Show what the HA process has logged',
    kind: 'show',
    print: fromView((view) => printLog(view)),
    confidence: 'unconfirmed',
  },
  {
    words: ['show', 'configuration'],
    help: 'Show the configuration of this node',
    kind: 'show',
    print: fromView(printConfiguration('curly')),
    confidence: 'documented',
  },
  {
    words: ['show', 'configuration', '|', 'display', 'set'],
    help: 'Show the configuration of this node as set commands',
    kind: 'show',
    print: fromView(printConfiguration('set')),
    confidence: 'documented',
  },
  {
    words: ['show', 'version'],
    help: 'Show the software of this node',
    kind: 'show',
    print: fromView((view) => printVersion(view)),
    confidence: 'unconfirmed',
  },
  {
    words: ['request', ...HA, 'failover', 'services-redundancy-group', '<srg-id>', 'peer-id', '<peer-id>'],
    help: 'Fail over a services redundancy group to the peer',
    kind: 'request',
    values: groups,
    confidence: 'captured',
  },
  {
    words: ['request', ...HA, 'failover', 'peer-id', '<peer-id>', 'services-redundancy-group', '<srg-id>'],
    help: 'Fail over a services redundancy group to the peer',
    kind: 'request',
    values: groups,
    confidence: 'documented',
  },
  {
    words: ['request', 'system', 'reboot'],
    help: 'Reboot this node; its peer finds out by BFD',
    kind: 'request',
    confidence: 'unconfirmed',
  },
];
