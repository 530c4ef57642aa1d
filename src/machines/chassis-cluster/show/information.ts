// Lays out `show chassis cluster information`, current and 12.x; knows rows of text, no frame and no design.
import { logTime, logTimeMs } from './clock';
import type { UpDown } from './interfaces';
import type { ShowLayout } from './release';

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
}
export interface HeartbeatCounts {
  readonly sent: number;
  readonly received: number;
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
  readonly control: HeartbeatCounts;
  readonly probes: HeartbeatCounts;
}

/** Exactly 74, as captured [CAP-PS]. */
const DASHES = '-'.repeat(74);
/** Rows of history that a device still shows (bound seen in one capture, UNCONFIRMED). */
export const HISTORY_ROWS = 6;

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

/** Blocks in the order of the schema [YANG]; only the fabric one is known from a device, spacing of the others is UNCONFIRMED. */
function failureBlocks(info: NodeInformation): readonly string[] {
  const lines: string[] = [];
  const block = (title: string, rows: readonly string[]): void => {
    lines.push(`    ${title} Failure Information:`, ...rows, '');
  };
  const down = info.groups.filter((group) => group.downMonitors.length > 0);
  if (down.length > 0) {
    block(
      'Interface Monitoring',
      down.flatMap((group) => [
        `        Redundancy Group ${group.id}, Monitoring status: ${group.weight <= 0 ? 'Failed' : 'Unhealthy'}`,
        '          Interface             Status',
        ...group.downMonitors.map((name) => `          ${name.padEnd(22)}Down`),
      ]),
    );
  }
  if (!info.coldSyncDone) {
    block('Coldsync Monitoring', [
      '        Statistics:',
      '            Coldsync Total SPUs: 1',
      '            Coldsync completed SPUs: 0',
      '            Coldsync not complete SPUs: 1',
    ]);
  }
  if (info.fabric.failed.length > 0) {
    block('Fabric-link', [
      `        Fabric Interface: ${info.fabric.name}`,
      '          Child interface   Physical / Monitored Status',
      ...info.fabric.failed.map(
        (each) => `          ${each.child.padEnd(22)}${each.physical.padEnd(5)}/ ${each.monitored}`,
      ),
    ]);
  }
  if (info.controlDown.length > 0)
    block(
      'Control-link',
      info.controlDown.map((name) => `        Control Interface: ${name}, Status: Down`),
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

function oldLines(info: NodeInformation): readonly string[] {
  const failureCount = new Set(info.groups.flatMap((group) => group.downMonitors)).size;
  return [
    'Control link statistics:',
    '    Control link 0:',
    `        Heartbeat packets sent: ${info.control.sent}`,
    `        Heartbeat packets received: ${info.control.received}`,
    '        Heartbeat packet errors: 0',
    '        Duplicate heartbeat packets received: 0',
    '    Control recovery packet count: 0',
    `    Sequence number of last heartbeat packet sent: ${info.control.sent}`,
    `    Sequence number of last heartbeat packet received: ${info.control.received}`,
    'Fabric link statistics:',
    `    Probes sent: ${info.probes.sent}`,
    `    Probes received: ${info.probes.received}`,
    '    Probe errors: 0',
    '    Probes not processed: 0',
    '    Probes dropped due to control link down: 0',
    `    Sequence number of last probe sent: ${info.probes.sent}`,
    `    Sequence number of last probe received: ${info.probes.received}`,
    'Chassis cluster LED information:',
    `    Current LED color: ${info.led.color}`,
    `    Last LED change reason: ${info.led.reason}`,
    'Control port tagging:',
    '    Disabled',
    '',
    'Cold Synchronization:',
    '    Status:',
    `        Cold synchronization completed for: ${info.coldSyncDone ? 'flowd' : 'N/A'}`,
    '        Cold synchronization failed for: N/A',
    `        Cold synchronization not known for: ${info.coldSyncDone ? 'N/A' : 'flowd'}`,
    `        Current Monitoring Weight: ${info.coldSyncDone ? 0 : 255}`,
    '',
    ...info.groups.flatMap((group) => {
      const words = group.failures.map((code) => OLD_FAILURES[code] ?? code);
      return [
        `Redundancy group: ${group.id}, Threshold: ${group.weight}, Monitoring failures: ${words.length === 0 ? 'none' : words.join(' ')}`,
        '    Events:',
        ...group.history
          .slice(-HISTORY_ROWS)
          .map((row) => `        ${logTimeMs(row.atMs)} : ${row.from}->${row.to}, reason: ${row.reason}`),
        '',
      ];
    }),
    'Interface monitoring:',
    '    Statistics:',
    `        Monitored interface failure count: ${failureCount}`,
  ];
}

/** The text of `show chassis cluster information`: a header and a block for each node, in order. */
export function informationText(layout: ShowLayout, nodes: readonly NodeInformation[]): string {
  return nodes
    .map((info) =>
      [`${info.node}:`, DASHES, ...(layout === 'old' ? oldLines(info) : currentLines(info))].join('\n').trimEnd(),
    )
    .join('\n\n');
}
