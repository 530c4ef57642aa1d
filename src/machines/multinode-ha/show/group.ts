// Lays out `show chassis high-availability services-redundancy-group N`: its group with routes, virtual IPs, probe, events, monitors. It knows no frame.
import { SRG_CODES, type SrgBlock, srgLines } from './information';

export interface SignalRouteBlock {
  readonly title: 'Active' | 'Backup';
  readonly address: string;
  readonly instance: string;
  readonly status: string;
}
export interface VipBlock {
  readonly index: number;
  readonly address: string;
  readonly virtualMac: string;
  readonly interface: string;
  readonly status: string;
}
export interface ProbeBlock {
  readonly destination: string;
  readonly source: string;
  readonly instance: string;
  readonly type: string;
  readonly status: string;
  readonly result: string;
}
export interface MonitoredSession {
  readonly source: string;
  readonly destination: string;
  readonly instance: string;
  readonly type: string;
  readonly interface: string | undefined;
  readonly isUp: boolean;
}
export interface MonitoredAddress {
  readonly address: string;
  readonly isUp: boolean;
}
export interface MonitoredInterface {
  readonly name: string;
  readonly isUp: boolean;
}
export interface GroupDetail {
  readonly routes: readonly SignalRouteBlock[];
  readonly vips: readonly VipBlock[];
  readonly probe: ProbeBlock | undefined;
  /** `<time> : SRG[1] state HOLD -> ACTIVE, Reason: …` */
  readonly events: readonly string[];
  readonly sessions: readonly MonitoredSession[];
  readonly addresses: readonly MonitoredAddress[];
  readonly interfaces: readonly MonitoredInterface[];
}

const word = (isUp: boolean): string => (isUp ? 'UP' : 'DOWN');
const all = (parts: readonly { readonly isUp: boolean }[]): string => word(parts.every(({ isUp }) => isUp));

/** The blocks below the group's head; order and fields are those of the schema [YANG-RPC], the last three layouts UNCONFIRMED. */
export function detailLines(detail: GroupDetail): readonly string[] {
  return [
    ...routeLines(detail.routes),
    ...vipLines(detail.vips),
    ...(detail.probe === undefined ? [] : probeLines(detail.probe)),
    ...(detail.events.length === 0
      ? []
      : ['', '        SRG State Change Events:', ...detail.events.map((event) => `          ${event}`)]),
    ...sessionLines(detail.sessions),
    ...(detail.addresses.length === 0
      ? []
      : [
          '',
          '        IP Monitoring:',
          `          Status: ${all(detail.addresses)}`,
          ...detail.addresses.map(
            ({ address, isUp }) => `          DST-IP: ${address.padEnd(16)}State: ${isUp ? 'Up' : 'Down'}`,
          ),
        ]),
    ...(detail.interfaces.length === 0
      ? []
      : [
          '',
          '        Interface Monitoring:',
          `          Status: ${all(detail.interfaces)}`,
          ...detail.interfaces.map(
            ({ name, isUp }) => `          IF Name: ${name.padEnd(15)}State: ${isUp ? 'Up' : 'Down'}`,
          ),
        ]),
  ];
}

/** The whole command. */
export const groupText = (srg: SrgBlock, detail: GroupDetail): string =>
  [...SRG_CODES, '', ...srgLines(srg), ...detailLines(detail)].join('\n');

const routeLines = (routes: readonly SignalRouteBlock[]): readonly string[] =>
  routes.length === 0
    ? []
    : [
        '',
        '        Signal Route Info:',
        ...routes.flatMap(({ title, address, instance, status }, at) => [
          ...(at > 0 ? [''] : []),
          `          ${title} Signal Route:`,
          `          IP: ${address}`,
          `          Routing Instance: ${instance}`,
          `          Status: ${status}`,
        ]),
      ];

const vipLines = (vips: readonly VipBlock[]): readonly string[] =>
  vips.length === 0
    ? []
    : [
        '',
        '        Virtual IP Info:',
        ...vips.flatMap((vip, at) => [
          ...(at > 0 ? [''] : []),
          `          Index: ${String(vip.index).padEnd(8)}`,
          `          IP: ${vip.address}`,
          `          VMAC: ${vip.virtualMac.padEnd(11)}`,
          `          Interface: ${vip.interface.padEnd(16)}`,
          `          Status: ${vip.status}`,
        ]),
      ];

const probeLines = (probe: ProbeBlock): readonly string[] => [
  '',
  '        Split-brain Prevention Probe Info:',
  `          DST-IP: ${probe.destination}`,
  `          SRC-IP: ${probe.source}`,
  `          Routing Instance: ${probe.instance}`,
  `          Type: ${probe.type}`,
  `          Status: ${probe.status}`,
  `          Result: ${probe.result.padEnd(14)}Reason: N/A`,
];

const sessionLines = (sessions: readonly MonitoredSession[]): readonly string[] =>
  sessions.length === 0
    ? []
    : [
        '',
        '        BFD Monitoring:',
        `          Status: ${all(sessions)}`,
        ...sessions.flatMap((session) => [
          '',
          `          SRC-IP: ${session.source.padEnd(16)}DST-IP: ${session.destination}`,
          `          Routing Instance: ${session.instance}`,
          `          Type: ${session.type}`,
          ...(session.interface === undefined ? [] : [`            IFL Name: ${session.interface}`]),
          `          State: ${word(session.isUp)}`,
        ]),
      ];
