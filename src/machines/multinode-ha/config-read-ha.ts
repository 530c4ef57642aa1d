// Reads the high-availability statements of one node: peer, groups, probe, monitors. It notes what has no place in the model; it draws nothing.
import { isAddress } from '../../model/addresses';
import { child, childWords, type JunosNode, type JunosTree, valueOf as singleValue } from '../../vendor/junos';
import { numberAt, numberOf, oneOf, optional, type ReadNotes } from './config-notes';
import type { MnhaNode, Srg } from './schema';
import { DEPLOYMENT_TYPES } from './schema-srg';

const timersOf = (node: JunosNode | undefined) => ({
  ...optional('minimumIntervalMs', numberAt(node, 'minimum-interval')),
  ...optional('multiplier', numberAt(node, 'multiplier')),
});
const instanceIn = (node: JunosNode | undefined) => optional('instance', singleValue(node, 'routing-instance'));

/** `active-signal-route 10.39.1.1 routing-instance X`: an address beside words with something below them. */
function signalRoute(srg: JunosNode, word: string): Srg['activeSignalRoute'] {
  const node = child(srg, word);
  const address = addressIn(node);
  return address === undefined ? undefined : { address, ...instanceIn(node) };
}
const addressIn = (node: JunosNode | undefined): string | undefined =>
  node?.children.find(({ word, children }) => children.length === 0 && /^[\d.]+$|:/.test(word))?.word;

function readProbe(srg: JunosNode): Srg['probe'] {
  const node = child(srg, 'activeness-probe');
  const floatingIp = singleValue(srg, 'floating-ip');
  if (node === undefined && floatingIp === undefined) return undefined;
  const target = child(node, 'dest-ip');
  const bfd = child(node, 'bfd-liveliness');
  const [sourceIp, destinationIp] = [singleValue(bfd, 'source-ip'), singleValue(bfd, 'destination-ip')];
  return {
    ...optional('destIp', addressIn(target)),
    ...optional('srcIp', singleValue(target, 'src-ip') ?? floatingIp),
    ...instanceIn(target),
    ...timersOf(node),
    ...(sourceIp === undefined || destinationIp === undefined
      ? {}
      : {
          bfd: {
            sourceIp,
            destinationIp,
            ...optional('interface', singleValue(bfd, 'interface')),
            ...instanceIn(bfd),
            ...timersOf(bfd),
          },
        }),
  };
}

const bfdTarget = (node: JunosNode): Srg['monitors']['bfd'][number] => ({
  destination: node.word,
  ...optional('source', singleValue(node, 'src-ip')),
  ...optional('sessionType', oneOf(['singlehop', 'multihop'] as const, singleValue(node, 'session-type'))),
  ...optional('interface', singleValue(node, 'interface')),
  ...instanceIn(node),
});
const weightOf = (node: JunosNode): number => numberAt(node, 'weight') ?? 0;

function readObject(node: JunosNode): Srg['monitorObjects'][number] {
  const [ip, bfd, port] = ['ip', 'bfd-liveliness', 'interface'].map((word) => child(node, word));
  const targets = (of: JunosNode | undefined, list: string): readonly JunosNode[] => child(of, list)?.children ?? [];
  return {
    name: node.word,
    ...optional('threshold', numberAt(node, 'object-threshold')),
    ...(ip === undefined
      ? {}
      : {
          ip: {
            ...optional('threshold', numberAt(ip, 'threshold')),
            entries: targets(ip, 'destination-ip').map((each) => ({
              address: each.word,
              ...instanceIn(each),
              weight: weightOf(each),
            })),
          },
        }),
    ...(bfd === undefined
      ? {}
      : {
          bfd: {
            ...optional('threshold', numberAt(bfd, 'threshold')),
            entries: targets(bfd, 'destination-ip').map((each) => ({ ...bfdTarget(each), weight: weightOf(each) })),
          },
        }),
    ...(port === undefined
      ? {}
      : {
          interface: {
            ...optional('threshold', numberAt(port, 'threshold')),
            entries: targets(port, 'interface-name').map((each) => ({ interface: each.word, weight: weightOf(each) })),
          },
        }),
  };
}

function readSrg(node: JunosNode, notes: ReadNotes): Srg | undefined {
  const id = numberOf(node.word);
  if (id === undefined) {
    notes.error(node, `services-redundancy-group ${node.word} is not accepted: expected a number from 0 to 256.`);
    return undefined;
  }
  const monitor = child(node, 'monitor');
  return {
    id,
    ...optional('peerId', numberAt(node, 'peer-id')),
    ...optional('deploymentType', oneOf(DEPLOYMENT_TYPES, singleValue(node, 'deployment-type'))),
    ...optional('activenessPriority', numberAt(node, 'activeness-priority')),
    preemption: child(node, 'preemption') !== undefined,
    processPacketOnBackup: child(node, 'process-packet-on-backup') !== undefined,
    managedIpsec: childWords(node, 'managed-services').includes('ipsec'),
    prefixLists: (child(node, 'prefix-list')?.children ?? []).map((each) => ({ name: each.word, ...instanceIn(each) })),
    ...optional('probe', readProbe(node)),
    ...optional('activeSignalRoute', signalRoute(node, 'active-signal-route')),
    ...optional('backupSignalRoute', signalRoute(node, 'backup-signal-route')),
    ...optional('installOnFailureRoute', signalRoute(node, 'install-on-failure-route')),
    shutdownOnFailure: childWords(node, 'shutdown-on-failure'),
    virtualIps: (child(node, 'virtual-ip')?.children ?? []).map((each) => ({
      address: singleValue(each, 'ip') ?? '',
      index: numberOf(each.word) ?? 0,
      interface: singleValue(each, 'interface') ?? '',
      useVirtualMac: child(each, 'use-virtual-mac') !== undefined,
    })),
    monitors: {
      bfd: (child(monitor, 'bfd-liveliness')?.children ?? []).map(bfdTarget),
      ips: (child(monitor, 'ip')?.children ?? []).map((each) => ({ address: each.word, ...instanceIn(each) })),
      interfaces: childWords(monitor, 'interface'),
    },
    monitorObjects: (child(monitor, 'monitor-object')?.children ?? []).map(readObject),
    ...optional('threshold', numberAt(monitor, 'srg-threshold')),
  };
}

export type HaPart = Pick<MnhaNode, 'localId' | 'localIp' | 'localForwardingIp' | 'softwareUpgrade' | 'peer' | 'srgs'>;

/** The grid model of 26.x keeps its peers one level deeper [5.1]; what the flat one calls the same is read all the same. */
function peerNode(ha: JunosNode): JunosNode | undefined {
  const flat = child(ha, 'peer-id')?.children[0];
  return flat ?? child(ha, 'peer-domain-id')?.children.flatMap((domain) => child(domain, 'peer-id')?.children ?? [])[0];
}

function readForwarding(peer: JunosNode | undefined): MnhaNode['peer']['forwarding'] {
  const node = child(peer, 'peer-forwarding-ip');
  const peerIp = addressIn(node);
  if (peerIp === undefined) return undefined;
  return {
    peerIp,
    ...optional('interface', singleValue(node, 'interface')),
    liveness: timersOf(child(node, 'liveness-detection')),
  };
}

/** The statements below `chassis high-availability`; undefined where the tree has none that makes a node. */
export function readHa(tree: JunosTree, notes: ReadNotes): HaPart | undefined {
  const ha = child(tree, 'chassis', 'high-availability');
  if (ha === undefined) return undefined;
  const local = child(ha, 'local-id');
  const peer = peerNode(ha);
  if (local === undefined && peer === undefined && child(ha, 'services-redundancy-group') === undefined)
    return undefined;
  if (child(ha, 'grid-id') !== undefined || child(ha, 'local-domain-id') !== undefined)
    notes.error(
      child(ha, 'grid-id') ?? child(ha, 'local-domain-id'),
      'This is the grid model of 26.x; the pair is drawn as far as the flat model up to 25.x has the same statements, and the others are kept.',
    );
  const others = (child(ha, 'peer-id')?.children ?? []).slice(1);
  if (others.length > 0)
    notes.error(
      others[0],
      `peer-id ${others.map(({ word }) => word).join(', ')}: a pair has one peer; the first one is drawn, the others are kept.`,
    );
  const idIn = (words: readonly string[], what: string): number | undefined => {
    const text = words.find((word) => /^\d+$/.test(word));
    const id = text === undefined ? undefined : Number(text);
    if (id === undefined || (id >= 1 && id <= 10)) return id;
    notes.error(
      local ?? peer,
      `${what} ${text} is not accepted: expected a number from 1 to 10. Another one is drawn.`,
    );
    return undefined;
  };
  const addressOf = (node: JunosNode | undefined, word: string): string | undefined => {
    const text = singleValue(node, word);
    if (text === undefined || isAddress(text)) return text;
    notes.error(child(node, word), `${word} ${text} is no address; none is drawn.`);
    return undefined;
  };
  const localId = idIn(local?.children.map(({ word }) => word) ?? [], 'local-id');
  const peerId = idIn(peer === undefined ? [] : [peer.word], 'peer-id');
  const missing = (what: string): void =>
    notes.error(ha, `${what} is missing; what the drawing assumes instead is no part of the configuration.`);
  const localIp = addressOf(local, 'local-ip');
  const peerIp = addressOf(peer, 'peer-ip');
  if (local === undefined || child(local, 'local-ip') === undefined) missing('local-id with local-ip');
  if (peer === undefined || child(peer, 'peer-ip') === undefined) missing('peer-id with peer-ip');
  const knownLocal = localId ?? (peerId === 1 ? 2 : 1);
  return {
    localId: knownLocal,
    localIp: localIp ?? '0.0.0.0',
    ...optional('localForwardingIp', singleValue(local, 'local-forwarding-ip')),
    softwareUpgrade: child(ha, 'software-upgrade') !== undefined,
    peer: {
      peerId: peerId ?? (knownLocal === 1 ? 2 : 1),
      peerIp: peerIp ?? '0.0.0.0',
      ...optional('interface', singleValue(peer, 'interface')),
      ...optional('instance', singleValue(peer, 'routing-instance')),
      ...optional('vpnProfile', singleValue(peer, 'vpn-profile')),
      liveness: timersOf(child(peer, 'liveness-detection')),
      ...optional('forwarding', readForwarding(peer)),
    },
    srgs: (child(ha, 'services-redundancy-group')?.children ?? [])
      .flatMap((node) => readSrg(node, notes) ?? [])
      .sort((a, b) => a.id - b.id),
  };
}

/** A release that the statements themselves show, where the text has none: `floating-ip` is the syntax up to 21.3. */
export function impliedRelease(tree: JunosTree): string | undefined {
  const groups = child(tree, 'chassis', 'high-availability', 'services-redundancy-group')?.children ?? [];
  return groups.some((srg) => child(srg, 'floating-ip') !== undefined) ? '20.4R1' : undefined;
}
