// Lays out `show chassis cluster ip-monitoring status`; knows rows of text, no frame and no design. Spacing is UNCONFIRMED.

export interface MonitoredAddress {
  readonly address: string;
  readonly status: 'reachable' | 'unreachable' | 'unknown';
  readonly failureCount: number;
  readonly weight: number;
  readonly reason: string;
}
export interface MonitoredGroup {
  readonly id: number;
  readonly globalWeight: number;
  readonly globalThreshold: number;
  readonly currentThreshold: number;
  readonly addresses: readonly MonitoredAddress[];
}

/** One group as one node tells it. */
export function monitoredGroupText(group: MonitoredGroup): string {
  return [
    `Redundancy group: ${group.id}`,
    `Global weight: ${group.globalWeight}`,
    `Global threshold: ${group.globalThreshold}`,
    `Current threshold: ${group.currentThreshold}`,
    '',
    'IP address                Status        Failure count  Weight Reason',
    ...group.addresses.map(
      ({ address, status, failureCount, weight, reason }) =>
        `${address.padEnd(26)}${status.padEnd(16)}${String(failureCount).padEnd(13)}${String(weight).padEnd(7)}${reason}`,
    ),
  ].join('\n');
}
