// Lays out `show chassis cluster information`, current and 12.x; knows rows of text, no frame and no design.
import { logTime, logTimeMs } from '../../kernel/log-time';
import type { BeatCounts, SequenceNumbers } from './counters';
import type { UpDown } from './interfaces';
import type { InformationLayout } from './release';

export interface HistoryEntry {
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}
export interface GroupInformation {
  readonly id: number;
  readonly state: string;
  /** 255 when healthy, may be negative. */
  readonly weight: number;
  readonly history: readonly HistoryEntry[];
  /** Codes as `status` prints them. */
  readonly failures: readonly string[];
  /** Monitored interfaces of this node that are down. */
  readonly downMonitors: readonly string[];
  /** Monitored addresses that do not answer this node. */
  readonly lostAddresses: readonly { readonly address: string; readonly reason: string }[];
}
/** What 12.x lists of a monitored interface: `Interface ge-5/0/9 monitored by rg 1, changed state from Down to Up`. */
export interface MonitorEvent {
  readonly atMs: number;
  readonly interface: string;
  readonly group: number;
  readonly to: UpDown;
}
/** What one node tells about itself. */
export interface NodeInformation {
  /** `node0`. */
  readonly node: string;
  readonly groups: readonly GroupInformation[];
  readonly led: { readonly color: string; readonly reason: string };
  /** `fab0` with the children that have something wrong; empty = no fabric failure. */
  readonly fabric: {
    readonly name: string;
    readonly failed: readonly { readonly child: string; readonly physical: UpDown; readonly monitored: UpDown }[];
  };
  /** Control interfaces whose heartbeats are gone. */
  readonly controlDown: readonly string[];
  readonly coldSyncDone: boolean;
  readonly coldSyncEvents: readonly number[];
  readonly monitorEvents: readonly MonitorEvent[];
  readonly fabricMonitoring: boolean;
  readonly redundancyMode: string;
  readonly control: readonly BeatCounts[];
  readonly controlSequence: SequenceNumbers;
  readonly probes: BeatCounts;
  readonly probeSequence: SequenceNumbers;
}

/** How many rows of history a device keeps is UNCONFIRMED; captures show at most six a group. */
const HISTORY_ROWS = 6;

function groupBlock(group: GroupInformation): readonly string[] {
  const rows = group.history.slice(-HISTORY_ROWS);
  const head = `    Redundancy Group ${group.id} , Current State: ${group.state}, Weight: ${group.weight}`;
  if (rows.length === 0) return [head, ''];
  return [
    head,
    '',
    '        Time            From                 To                   Reason',
    ...rows.map((row) =>
      `        ${logTime(row.atMs)} ${row.from.padEnd(21)}${row.to.padEnd(21)}${row.reason}`.trimEnd(),
    ),
    '',
  ];
}

/** Failures that a device tells by name only: nothing is known about the lines below their titles. */
const PLAIN_FAILURES = [
  ['HW', 'Hardware'],
  ['LB', 'Loopback'],
  ['NH', 'Nexthop'],
  ['MB', 'Mbuf'],
] as const;

type Row = readonly string[];
const when = (present: boolean, ...rows: Row): Row => (present ? rows : []);
const monitoringStatus = ({ id, weight }: GroupInformation): string =>
  `        Redundancy Group ${id}, Monitoring status: ${weight <= 0 ? 'Failed' : 'Unhealthy'}`;

/** Blocks in the order of the schema [YANG]; only the fabric one is known from a device, spacing of the others is UNCONFIRMED. */
function failureBlocks({ groups, coldSyncDone, fabric, controlDown }: NodeInformation): readonly string[] {
  const has = (code: string): boolean => groups.some(({ failures }) => failures.includes(code));
  const withLost = groups.filter(({ lostAddresses }) => lostAddresses.length > 0);
  const withDown = groups.filter(({ downMonitors }) => downMonitors.length > 0);
  const blocks: readonly (readonly [title: string, rows: Row])[] = [
    ['SPU Monitoring', when(has('SP'), '        Status: Failed')],
    [
      'IP Monitoring',
      withLost.flatMap((group) => [
        monitoringStatus(group),
        '          IP address            Status         Reason',
        ...group.lostAddresses.map(
          ({ address, reason }) => `          ${address.padEnd(22)}${'Unreachable'.padEnd(15)}${reason}`,
        ),
      ]),
    ],
    [
      'Interface Monitoring',
      withDown.flatMap((group) => [
        monitoringStatus(group),
        '          Interface             Status',
        ...group.downMonitors.map((name) => `          ${name.padEnd(22)}Down`),
      ]),
    ],
    [
      'Coldsync Monitoring',
      when(
        !coldSyncDone,
        '        Statistics:',
        '            Coldsync Total SPUs: 1',
        '            Coldsync completed SPUs: 0',
        '            Coldsync not complete SPUs: 1',
      ),
    ],
    ...PLAIN_FAILURES.map(
      ([code, title]) => [`${title} Monitoring`, when(has(code), '        Status: Failed')] as const,
    ),
    [
      'Fabric-link',
      when(
        fabric.failed.length > 0,
        `        Fabric Interface: ${fabric.name}`,
        '          Child interface   Physical / Monitored Status',
        ...fabric.failed.map(
          (each) => `          ${each.child.padEnd(22)}${each.physical.padEnd(5)}/ ${each.monitored}`,
        ),
      ),
    ],
    ['Control-link', controlDown.map((name) => `        Control Interface: ${name}, Status: Down`)],
    ['Schedule Monitoring', when(has('SM'), '        Status: Failed')],
  ];
  const lines = blocks.flatMap(([title, rows]) =>
    rows.length === 0 ? [] : [`    ${title} Failure Information:`, ...rows, ''],
  );
  return lines.length === 0 ? [] : ['', 'Failure Information:', '', ...lines];
}

function currentLines(info: NodeInformation): readonly string[] {
  return [
    'Redundancy Group Information:',
    '',
    ...info.groups.flatMap(groupBlock),
    'Chassis cluster LED information:',
    `    Current LED color: ${info.led.color}`,
    `    Last LED change reason: ${info.led.reason}`,
    'Control port tagging:',
    '    Disabled',
    ...failureBlocks(info),
  ];
}

/** 12.x words for the codes; only `interface-monitoring` and `none` are known from a device [SEED, CAP-WIKI], the others follow their pattern. */
const OLD_FAILURES: Readonly<Record<string, string>> = {
  IF: 'interface-monitoring',
  IP: 'ip-monitoring',
  CS: 'cold-sync-monitoring',
  SP: 'spu-monitoring',
};

function counterLines({ control, controlSequence, probes, probeSequence }: NodeInformation): readonly string[] {
  return [
    'Control link statistics:',
    ...control.flatMap(({ sent, received }, link) => [
      `    Control link ${link}:`,
      `        Heartbeat packets sent: ${sent}`,
      `        Heartbeat packets received: ${received}`,
      '        Heartbeat packet errors: 0',
      '        Duplicate heartbeat packets received: 0',
    ]),
    '    Control recovery packet count: 0',
    `    Sequence number of last heartbeat packet sent: ${controlSequence.sent}`,
    `    Sequence number of last heartbeat packet received: ${controlSequence.received}`,
    'Fabric link statistics:',
    `    Probes sent: ${probes.sent}`,
    `    Probes received: ${probes.received}`,
    '    Probe errors: 0',
    '    Probes not processed: 0',
    '    Probes dropped due to control link down: 0',
    `    Sequence number of last probe sent: ${probeSequence.sent}`,
    `    Sequence number of last probe received: ${probeSequence.received}`,
  ];
}

/** `Events:` with its lines below, indented as deep as the block wants it; nothing where nothing happened. */
const events = (rows: readonly string[]): readonly string[] =>
  rows.length === 0 ? [] : ['', '    Events:', ...rows.slice(-HISTORY_ROWS).map((row) => `        ${row}`)];

const groupLines = ({ groups }: NodeInformation): readonly string[] =>
  groups.flatMap(({ id, weight, failures, history }) => {
    const words = failures.map((code) => OLD_FAILURES[code] ?? code);
    return [
      `Redundancy group: ${id}, Threshold: ${weight}, Monitoring failures: ${words.length === 0 ? 'none' : words.join(' ')}`,
      '    Events:',
      ...history
        .slice(-HISTORY_ROWS)
        .map((row) => `        ${logTimeMs(row.atMs)} : ${row.from}->${row.to}, reason: ${row.reason}`),
      '',
    ];
  });

function oldLines(info: NodeInformation): readonly string[] {
  const { coldSyncDone, coldSyncEvents, monitorEvents, fabricMonitoring } = info;
  const failureCount = new Set(info.groups.flatMap((group) => group.downMonitors)).size;
  return [
    ...counterLines(info),
    'Chassis cluster LED information:',
    `    Current LED color: ${info.led.color}`,
    `    Last LED change reason: ${info.led.reason}`,
    'Control port tagging:',
    '    Disabled',
    '',
    'Cold Synchronization:',
    '    Status:',
    `        Cold synchronization completed for: ${coldSyncDone ? 'flowd' : 'N/A'}`,
    '        Cold synchronization failed for: N/A',
    `        Cold synchronization not known for: ${coldSyncDone ? 'N/A' : 'flowd'}`,
    `        Current Monitoring Weight: ${coldSyncDone ? 0 : 255}`,
    ...events(coldSyncEvents.map((atMs) => `${logTimeMs(atMs)} : Cold sync completed for PFE flowd`)),
    '',
    ...groupLines(info),
    'Interface monitoring:',
    '    Statistics:',
    `        Monitored interface failure count: ${failureCount}`,
    ...events(
      monitorEvents.map(
        ({ atMs, interface: name, group, to }) =>
          `${logTimeMs(atMs)} : Interface ${name} monitored by rg ${group}, changed state from ${to === 'Up' ? 'Down' : 'Up'} to ${to}`,
      ),
    ),
    '',
    'Fabric monitoring:',
    '    Status:',
    `        State: ${fabricMonitoring ? 'Enabled' : 'Disabled'}`,
    '        Activation status: Active',
  ];
}

const oldestLines = (info: NodeInformation): readonly string[] => [
  'Redundancy mode:',
  `  Configured mode: ${info.redundancyMode}`,
  `  Operational mode: ${info.redundancyMode}`,
  '',
  ...groupLines(info),
];

const LINES: Readonly<Record<InformationLayout, (info: NodeInformation) => readonly string[]>> = {
  current: currentLines,
  '12.x': oldLines,
  oldest: oldestLines,
};

/** What one node tells, without the header that names it. */
export const informationText = (layout: InformationLayout, info: NodeInformation): string =>
  LINES[layout](info).join('\n').trimEnd();
