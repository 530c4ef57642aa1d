// Lays out `show chassis high-availability information` and its parts, as captured from 24.4R1 and 24.4R2 [BASICS, VRRP]. It knows no frame.

export interface PeerBlock {
  readonly id: number;
  readonly address: string;
  readonly interface: string;
  readonly instance: string;
  readonly encrypted: boolean;
  readonly connState: string;
  readonly detection: string;
  readonly coldSync: string;
  readonly icd: { readonly address: string; readonly interface: string; readonly connState: string } | undefined;
}
export interface NodeBlock {
  readonly status: string;
  /** Since 24.4R2 [VRRP]. */
  readonly hasGridId: boolean;
  readonly localId: number;
  readonly localIp: string;
  readonly forwardingIp: string | undefined;
  readonly peer: PeerBlock;
}
export interface SrgBlock {
  readonly id: number;
  readonly deploymentType: string;
  readonly status: string;
  readonly priority: number;
  readonly preemption: boolean;
  readonly processesOnBackup: boolean;
  readonly controlPlane: string;
  readonly integrity: string;
  readonly failures: readonly string[];
  readonly peerId: number;
  readonly peerStatus: string;
  readonly health: string;
  readonly readiness: string;
}

const NODE_CODES = [
  'Node failure codes:',
  '    HW  Hardware monitoring    LB  Loopback monitoring',
  '    MB  Mbuf monitoring        SP  SPU monitoring',
  '    CS  Cold Sync monitoring   SU  Software Upgrade',
];
export const SRG_CODES = [
  'SRG failure event codes:',
  '    BF  BFD monitoring',
  '    IP  IP monitoring',
  '    IF  Interface monitoring',
  '    CP  Control Plane monitoring',
];

const yesNo = (is: boolean): string => (is ? 'YES' : 'NO');
const enabled = (is: boolean): string => (is ? 'ENABLED' : 'DISABLED');
/** `NONE`, or the codes; how several are printed is UNCONFIRMED. */
const events = (codes: readonly string[]): string => (codes.length === 0 ? 'NONE' : `[ ${codes.join(' ')} ]`);

/** Node, peer and ICL, without the groups. Blanks at line ends are real. */
export function nodeLines({ status, hasGridId, localId, localIp, forwardingIp, peer }: NodeBlock): readonly string[] {
  return [
    ...NODE_CODES,
    '',
    `Node Status: ${status}`,
    ...(hasGridId ? ['Grid-id: 0'] : []),
    `Local-id: ${localId}`,
    `Local-IP: ${localIp}`,
    ...(forwardingIp === undefined ? [] : [`Local Forwarding IP: ${forwardingIp}`]),
    'HA Peer Information:',
    '',
    `    Peer Id: ${String(peer.id).padEnd(9)}IP address: ${peer.address.padEnd(14)}Interface: ${peer.interface.padEnd(11)}`,
    `    Routing Instance: ${peer.instance}`,
    `    Encrypted: ${yesNo(peer.encrypted).padEnd(7)}Conn State: ${peer.connState.padEnd(8)}`,
    `    Configured BFD Detection Time: ${peer.detection}`,
    `    Cold Sync Status: ${peer.coldSync}`,
    ...(peer.icd === undefined
      ? []
      : [
          `    Peer Forwarding IP: ${peer.icd.address.padEnd(24)}Interface: ${peer.icd.interface}`,
          `    Peer ICD Conn State: ${peer.icd.connState}`,
        ]),
  ];
}

export const srg0Lines = (state: string, peerId: number): readonly string[] => [
  'Services Redundancy Group: 0',
  `        Current State: ${state}`,
  '        Peer Information:',
  `          Peer Id: ${peerId}`,
];

export const srgLines = (srg: SrgBlock): readonly string[] => [
  `Services Redundancy Group: ${srg.id}`,
  `        Deployment Type: ${srg.deploymentType}`,
  `        Status: ${srg.status}`,
  `        Activeness Priority: ${srg.priority}`,
  `        Preemption: ${enabled(srg.preemption)}`,
  `        Process Packet In Backup State: ${yesNo(srg.processesOnBackup)}`,
  `        Control Plane State: ${srg.controlPlane}`,
  `        System Integrity Check: ${srg.integrity}`,
  `        Failure Events: ${events(srg.failures)}`,
  '        Peer Information:',
  `          Peer Id: ${srg.peerId}`,
  `          Status : ${srg.peerStatus}`,
  `          Health Status: ${srg.health}`,
  `          Failover Readiness: ${srg.readiness}`,
];
