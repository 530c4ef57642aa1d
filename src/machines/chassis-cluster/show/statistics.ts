// Lays out `show chassis cluster statistics` and its two halves; knows numbers and text, no frame and no design.
import type { BeatCounts } from './counters';

/** What one node has counted. */
export interface StatisticsTable {
  /** Before 10.0 links were not told apart [J-CPS93]. */
  readonly perLink: boolean;
  readonly control: readonly BeatCounts[];
  readonly fabric: readonly BeatCounts[];
}

/** As a 24.4 device lists them [CAP-VSRX]. Sessions are not simulated one by one, so nothing is counted for them. */
const SERVICES = [
  'Translation context',
  'Incoming NAT',
  'Resource manager',
  'DS-LITE create',
  'Session create',
  'IPv6 session create',
  'IPv4/6 session RTO ACK',
  'Session close',
  'IPv6 session close',
  'Session change',
  'IPv6 session change',
  'ALG Support Library',
  'Gate create',
  'Session ageout refresh requests',
  'IPv6 session ageout refresh requests',
  'Session ageout refresh replies',
  'IPv6 session ageout refresh replies',
  'IPSec VPN',
  'Firewall user authentication',
  'MGCP ALG',
  'H323 ALG',
  'SIP ALG',
  'SCCP ALG',
  'PPTP ALG',
  'JSF PPTP ALG',
  'RPC ALG',
  'RTSP ALG',
  'RAS ALG',
  'MAC address learning',
  'GPRS GTP',
  'GPRS SCTP',
  'GPRS FRAMEWORK',
  'JSF RTSP ALG',
  'JSF SUNRPC MAP',
  'JSF MSRPC MAP',
  'DS-LITE delete',
  'JSF SLB',
  'APPID',
  'JSF MGCP MAP',
  'JSF H323 ALG',
  'JSF RAS ALG',
  'JSF SCCP MAP',
  'JSF SIP MAP',
  'PST_NAT_CREATE',
  'PST_NAT_CLOSE',
  'PST_NAT_UPDATE',
  'JSF TCP STACK',
  'JSF IKE ALG',
  'ALG RTO FRAG',
] as const;

/** The text of `show chassis cluster control-plane statistics` without a closing line feed. */
export function controlPlaneText({ perLink, control, fabric }: StatisticsTable): string {
  const heartbeats = ({ sent, received }: BeatCounts): readonly string[] => [
    `Heartbeat packets sent: ${sent}`,
    `Heartbeat packets received: ${received}`,
  ];
  const probes = ({ sent, received }: BeatCounts): readonly string[] => [
    `Probes sent: ${sent}`,
    `Probes received: ${received}`,
  ];
  const lines = perLink
    ? [
        'Control link statistics:',
        ...control.flatMap((counts, link) => [
          `    Control link ${link}:`,
          ...[...heartbeats(counts), 'Heartbeat packet errors: 0'].map((line) => `        ${line}`),
        ]),
        'Fabric link statistics:',
        ...fabric.flatMap((counts, link) => [
          `    Child link ${link}`,
          ...probes(counts).map((line) => `        ${line}`),
        ]),
      ]
    : [
        'Control link statistics:',
        ...control
          .slice(0, 1)
          .flatMap(heartbeats)
          .map((line) => `    ${line}`),
        'Fabric link statistics:',
        ...fabric
          .slice(0, 1)
          .flatMap(probes)
          .map((line) => `    ${line}`),
      ];
  return lines.join('\n');
}

/** The text of `show chassis cluster data-plane statistics` without a closing line feed. */
export const dataPlaneText = (): string =>
  [
    'Services Synchronized:',
    '    Service name                              RTOs sent    RTOs received',
    ...SERVICES.map((service) => `    ${service.padEnd(42)}${'0'.padEnd(13)}0`),
  ].join('\n');
