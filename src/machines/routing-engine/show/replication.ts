// Text about readiness: switchover, task and database replication, the mastership log [RE 6.3 to 6.5, 2.7]. It knows a view.
import { child } from '../../../vendor/junos';
import { keepaliveLog, mastershipChanges } from '../reported';
import { mastershipId } from '../router';
import type { EngineRouterView } from './view';

const hasBackup = ({ engines }: EngineRouterView): boolean => engines.some(({ state }) => state === 'backup');

/** As the backup prints it; the master knows nothing of it since 9.6 [R21], and our words say so where there is no backup. */
export function switchoverText(view: EngineRouterView): string {
  if (!hasBackup(view)) return 'error: there is no backup Routing Engine that could answer';
  if (!view.router.config.gracefulSwitchover) return 'Graceful switchover: Off';
  return [
    'Graceful switchover: On',
    'Configuration database: Ready',
    `Kernel database: ${view.ready ? 'Ready' : 'Synchronizing'}`,
    `Switchover Status: ${view.ready ? 'Ready' : 'Not Ready'}`,
  ].join('\n');
}

/** Words of the configuration and of the table, in the order of the table [R23]. */
const PROTOCOLS: readonly (readonly [string, string])[] = [
  ['ospf', 'OSPF'],
  ['ospf3', 'OSPF3'],
  ['isis', 'IS-IS'],
  ['bgp', 'BGP'],
  ['mpls', 'MPLS'],
  ['rsvp', 'RSVP'],
  ['ldp', 'LDP'],
  ['pim', 'PIM'],
  ['rip', 'RIP'],
  ['l2vpn', 'L2VPN'],
];

/** As the master prints it. */
export function replicationText(view: EngineRouterView): string {
  const { nonstopRouting } = view.router.config;
  const head = [`        Stateful Replication: ${nonstopRouting ? 'Enabled' : 'Disabled'}`, '        RE mode: Master'];
  if (!nonstopRouting) return head.join('\n');
  const status = view.ready ? 'Complete' : hasBackup(view) ? 'InProgress' : 'NotStarted';
  const rows = PROTOCOLS.filter(
    ([word]) => view.effective !== undefined && child(view.effective, 'protocols', word) !== undefined,
  ).map(([, name]) => `    ${name.padEnd(24)}${status}`);
  return [...head, '', '    Protocol                Synchronization Status', ...rows].join('\n');
}

/** Subscriber management; as the master prints it [R22, R23]. */
export function databaseText(view: EngineRouterView): string {
  const { gracefulSwitchover } = view.router.config;
  const row = (name: string, text: string): string => `    ${name.padEnd(27)}${text}`;
  const isUp = hasBackup(view) && gracefulSwitchover;
  return [
    'General:',
    row('Graceful Restart', gracefulSwitchover ? 'Enabled' : 'Disabled'),
    row('Mastership', 'Master'),
    row('Connection', isUp ? 'Up' : 'Down'),
    row('Database', isUp ? (view.ready ? 'Synchronized' : 'Available') : 'Unavailable'),
    row('Message Queue', isUp ? 'Ready' : 'Not Ready'),
  ].join('\n');
}

const CODES: Readonly<Record<string, string>> = {
  command: 'E_CMD_S',
  'keepalives-lost': 'E_NO_IPC',
  removed: 'E_NO_ORE',
};

const clockOf = (atMs: number): string => {
  const seconds = Math.floor(atMs / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
};

/** What the mastership log has since the run began; codes are documented [R25], the layout of a line is not. */
export function logText({ context, router }: EngineRouterView): string {
  const { run, frame } = context;
  const id = mastershipId(router);
  const lines = [
    ...keepaliveLog(run, id, frame.atMs).map((atMs) => ({ atMs, text: 'no keepalives from the other Routing Engine' })),
    ...mastershipChanges(run, id, frame.atMs).map(({ atMs, to, reason }) => ({
      atMs,
      text: `${CODES[reason] ?? 'E_ORE_M'} ${to} becomes master (${reason})`,
    })),
  ];
  if (lines.length === 0) return 'The mastership log has no line since the run began.';
  return lines
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, text }) => `${clockOf(atMs)} ${text}`)
    .join('\n');
}
