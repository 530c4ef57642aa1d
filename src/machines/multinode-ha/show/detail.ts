// `show chassis high-availability peer-info` and `information detail`. Fields are known [EXP, YANG-RPC], labels and indentation UNCONFIRMED.
import { logTimeMs } from '../../kernel/log-time';
import { iclInstance, rolesOf, srgInstance, syncInstance } from '../pair';
import { nodeBlock, peerBlock, srg0State, srgBlock } from './blocks';
import { detailLines } from './group';
import { detailOf } from './group-command';
import { srg0Lines, srgLines } from './information';
import { changesOf, nodeStatus, type PairView, srgViews } from './view';

const indented = (by: number, lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`));

/** The peer with what is inside of the tunnel: internal interface and addresses are examples, `N/A` where nothing is encrypted [EXP]. */
function peerLines(view: PairView, withDetection: boolean): readonly string[] {
  const peer = peerBlock(view);
  const inside = (text: string): string => (peer.encrypted ? text : 'N/A');
  const [own, other] = view.self.index === 0 ? ['180.100.1.1', '180.100.1.2'] : ['180.100.1.2', '180.100.1.1'];
  return [
    `Peer-ID: ${String(peer.id).padEnd(14)}IP address: ${peer.address.padEnd(16)}Interface: ${peer.interface}`,
    `Routing Instance: ${peer.instance}`,
    `Encrypted: ${(peer.encrypted ? 'YES' : 'NO').padEnd(12)}Conn State: ${peer.connState}`,
    ...(withDetection ? [`Configured BFD Detection Time: ${peer.detection}`] : []),
    `Cold Sync Status: ${peer.coldSync}`,
    `Internal Interface: ${inside('st0.16000')}`,
    `Internal Local-IP: ${inside(own)}`,
    `Internal Peer-IP: ${inside(other)}`,
    `Internal Routing-instance: ${inside('__juniper_private1__')}`,
    'Packet Statistics:',
    ...indented(4, packetLines(view)),
  ];
}

/** One status message for every change of state that could be told, each acknowledged; attributes when the connection comes up. */
function packetLines(view: PairView): readonly string[] {
  const { self, peer, context } = view;
  const count = (node: typeof self): number =>
    rolesOf(node).reduce((sum, { id }) => sum + changesOf(context, srgInstance(node, id)).length, 0);
  const ups = changesOf(context, iclInstance(self)).filter(({ from, to }) => from === 'down' && to === 'up').length;
  const row = (name: string, sent: number, received: number): string =>
    `${name.padEnd(20)}${String(sent).padEnd(15)}${received}`;
  return [
    'Receive Error : 0       Send Error : 0',
    '',
    row('Packet-type', 0, 0).replace(/0 +0$/, 'Sent           Received'),
    row('SRG Status Msg', count(self), count(peer)),
    row('SRG Status Ack', count(peer), count(self)),
    row('Attribute Msg', ups, ups),
    row('Attribute Ack', ups, ups),
  ];
}

export const printPeerInfo = (view: PairView): string =>
  ['HA Peer Information:', '', ...indented(4, peerLines(view, false))].join('\n');

/** When BFD over the ICL came up and went down. */
function connEvents(view: PairView): readonly string[] {
  const { peerIp } = view.self.config.peer;
  return changesOf(view.context, iclInstance(view.self)).flatMap(({ atMs, from, to }) => {
    if (to === 'up' && from === 'down') return [`${logTimeMs(atMs)} : HA Peer ${peerIp} BFD conn came up`];
    return to === 'down' && from === 'silent' ? [`${logTimeMs(atMs)} : HA Peer ${peerIp} BFD conn went down`] : [];
  });
}

function coldSyncLines(view: PairView): readonly string[] {
  const changes = changesOf(view.context, syncInstance(view.self));
  const done = changes.filter(({ to }) => to === 'complete').length;
  const isDone = view.instance(syncInstance(view.self))?.state === 'complete';
  const parts = isDone ? '1 of 1' : '0 of 1';
  return [
    'Cold Synchronization:',
    '  Status:',
    '    Cold synchronization completed for: N/A',
    '    Cold synchronization failed for: N/A',
    '    Cold synchronization not known for: N/A',
    `    Current Monitoring Weight: ${isDone ? 0 : 255}`,
    '',
    '  Progress:',
    `    CS Prereq               ${parts} SPUs completed`,
    `    CS RTO sync             ${parts} SPUs completed`,
    `    CS Postreq              ${parts} SPUs completed`,
    '',
    '  Statistics:',
    `    Number of cold synchronization completed: ${done}`,
    '    Number of cold synchronization failed: 0',
    '',
    'Events:',
    ...changes
      .filter(({ to }) => to === 'in-progress')
      .map(({ atMs }) => `  ${logTimeMs(atMs)} : Cold sync for PFE flowd is RTO sync in process`),
  ];
}

function healthLines(view: PairView): readonly string[] {
  const isUp = view.instance(`process:${view.self.handle}/flowd`)?.state === 'running';
  const word = isUp ? 'Success' : 'Failed';
  return [
    'SPU monitoring:',
    '  Status: Enabled',
    `  Current monitoring weight: ${isUp ? 0 : 255}`,
    '',
    '  Statistics:',
    `    SPU up count: ${isUp ? 1 : 0}`,
    '    NPC up count: 0',
    `    SPU down count: ${isUp ? 0 : 1}`,
    '    NPC down count: 0',
    '    Chassis info processing error count: 0',
    '',
    'Loopback Information:',
    '',
    '        PIC Name       Loopback        Nexthop     Mbuf',
    '        -------------------------------------------------',
    `        flowd          ${word.padEnd(16)}${word.padEnd(12)}${word}`,
    '',
    'Hardware monitoring:',
    '  Status:',
    '    Activation status: Enabled',
    '    Ctrl Plane  Hardware errors: 0',
    '    Data Plane  Hardware errors: 0',
  ];
}

export function printInformationDetail(view: PairView): string {
  const node = nodeBlock(view);
  const srg0 = srg0State(view);
  return [
    'Node level Information',
    `          Node Status: ${nodeStatus(view)}`,
    `          Local-id: ${node.localId}`,
    `          Local-IP: ${node.localIp}`,
    '          HA Peer Information:',
    '',
    ...indented(12, peerLines(view, true)),
    '',
    '        HA Peer Conn events:',
    ...indented(10, connEvents(view)),
    '',
    ...indented(8, coldSyncLines(view)),
    '',
    ...indented(8, healthLines(view)),
    '',
    'SRGS Information:',
    ...(srg0 === undefined ? [] : ['', ...indented(8, srg0Lines(srg0, view.self.config.peer.peerId))]),
    ...srgViews(view).flatMap((group) => {
      const lines = srgLines(srgBlock(view, group));
      const at = lines.findIndex((line) => line.includes('Activeness Priority'));
      const services = `        Services: [ ${group.srg.managedIpsec ? 'IPSEC' : 'NONE'} ]`;
      const withMore = [...lines.slice(0, at + 1), '        Hold Timer: 1', services, ...lines.slice(at + 1)];
      return ['', ...indented(8, withMore), ...indented(8, detailLines(detailOf(view, group)))];
    }),
  ].join('\n');
}
