// IKE and IPsec of the ICL on a node's console. Layouts are mostly UNCONFIRMED; index, SPIs and counters are examples.
import { iclInstance } from '../pair';
import type { PairView } from './view';

const isEncrypted = ({ self }: PairView): boolean => self.config.peer.vpnProfile !== undefined;
const hasTunnel = (view: PairView): boolean =>
  isEncrypted(view) && view.fact(iclInstance(view.self), 'connState') === 'UP';

const column = (cells: readonly (readonly [text: string, width: number])[]): string =>
  cells
    .map(([text, width]) => text.padEnd(width))
    .join('')
    .trimEnd();

/** `show security ike active-peer ha-link-encryption`. */
export function printActivePeers(view: PairView): string {
  const head = column([
    ['Remote Address', 36],
    ['Port', 9],
    ['Peer IKE-ID', 36],
    ['AAA username', 36],
    ['Assigned IP', 0],
  ]);
  const { peerIp } = view.self.config.peer;
  const row = column([
    [peerIp, 36],
    ['500', 9],
    [peerIp, 36],
    ['not available', 36],
    ['0.0.0.0', 0],
  ]);
  return hasTunnel(view) ? [head, row].join('\n') : head;
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  'aes-128-gcm': 'aes-gcm-128/None',
  'aes-192-gcm': 'aes-gcm-192/None',
  'aes-256-gcm': 'aes-gcm-256/None',
};

function algorithmOf({ self }: PairView): string {
  const { ipsec, peer } = self.config;
  const vpn = ipsec.vpns.find(({ name }) => name === peer.vpnProfile);
  const policy = ipsec.policies.find(({ name }) => name === vpn?.policy);
  const proposal = ipsec.proposals.find(({ name }) => policy?.proposals.includes(name));
  const cipher = proposal?.encryptionAlgorithm ?? 'aes-256-cbc';
  return ALGORITHMS[cipher] ?? `${cipher}/${proposal?.authenticationAlgorithm ?? 'sha-256'}`;
}

/** `show security ipsec security-associations ha-link-encryption`. */
export function printAssociations(view: PairView): string {
  if (!hasTunnel(view)) return '  Total active tunnels: 0     Total IPsec sas: 0';
  const { peerIp } = view.self.config.peer;
  const row = (mark: string, spi: string): string =>
    `  ${mark}495001 ESP:${algorithmOf(view)} ${spi} 1208/ unlim - root 500 ${peerIp}`;
  return [
    '  Total active tunnels: 1     Total IPsec sas: 1',
    '  ID    Algorithm       SPI      Life:sec/kb  Mon lsys Port  Gateway',
    row('<', '00043d9b'),
    row('>', '0002db1c'),
  ].join('\n');
}

/** Counters stand still while the ICL is down; 600 s have passed before a run begins. */
function packets(view: PairView): number {
  const { run, frame } = view.context;
  const { minimumIntervalMs = 1000 } = view.self.config.peer.liveness;
  const lost = run.trace.findLast(
    (entry) => entry.instance === iclInstance(view.self) && entry.atMs <= frame.atMs && entry.from === 'up',
  );
  const untilMs = hasTunnel(view) || lost === undefined ? frame.atMs : lost.atMs;
  return Math.max(0, Math.floor((untilMs + 600_000) / minimumIntervalMs));
}

const count = (label: string, value: number): string => `  ${label.padEnd(22)}${String(value).padStart(11)}`;

/** `show security ipsec statistics ha-link-encryption`. */
export function printEncryptionStatistics(view: PairView): string {
  const sent = isEncrypted(view) ? packets(view) : 0;
  return [
    'ESP Statistics:',
    count('Encrypted bytes:', sent * 108),
    count('Decrypted bytes:', sent * 52),
    count('Encrypted packets:', sent),
    count('Decrypted packets:', sent),
    'AH Statistics:',
    count('Input bytes:', 0),
    count('Output bytes:', 0),
    count('Input packets:', 0),
    count('Output packets:', 0),
    'Errors:',
    '  AH authentication failures: 0, Replay errors: 0',
    '  ESP authentication failures: 0, ESP decryption failures: 0',
    '  Bad headers: 0, Bad trailers: 0',
    '  Invalid SPI: 0, TS check fail: 0',
    '  Exceeds tunnel MTU: 0',
    '  Discarded: 0',
  ].join('\n');
}
