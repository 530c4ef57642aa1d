// Services redundancy groups of one node: roles, probe, signal routes, virtual IPs, monitors. Shape and words only, no Junos text.
import * as v from 'valibot';
import { about, address, bfdTimers, choice, flag, list, port, prefix, unit, whole, word } from './schema-fields';

export const DEPLOYMENT_TYPES = ['routing', 'switching', 'hybrid', 'cloud'] as const;

const instanceOf = v.exactOptional(word('Routing instance', 'Where it lives; empty: the default instance.'));

const signalRoute = (title: string, description: string, source: string) =>
  v.exactOptional(
    v.pipe(
      v.object({ address: address('Address', 'Installed as a /32 route.'), instance: instanceOf }),
      v.title(title),
      v.description(description),
      about({ source }),
    ),
  );

const probeSchema = v.pipe(
  v.object({
    destIp: v.exactOptional(
      address('Probe destination', 'Routing mode: an address that a neighbour router answers for.', { source: 'SEED' }),
    ),
    srcIp: v.exactOptional(
      address('Probe source', 'The floating IP, the same on both nodes. Up to 21.3 it is the statement floating-ip.', {
        source: 'SEED, YANG',
      }),
    ),
    instance: instanceOf,
    minimumIntervalMs: v.exactOptional(
      whole(1000, 255_000, 'Minimum interval', 'Switching and hybrid mode: time between two probes.', {
        unit: 'ms',
        junosDefault: 1000,
        source: 'YANG',
      }),
    ),
    multiplier: v.exactOptional(
      whole(
        2,
        15,
        'Multiplier',
        'Switching and hybrid mode: unanswered probes in a row until the peer counts as gone.',
        {
          junosDefault: '5 (assumed)',
          source: 'HYBRID, YANG',
        },
      ),
    ),
    bfd: v.exactOptional(
      v.pipe(
        v.object({
          sourceIp: address('Source', 'Own address on the segment.'),
          destinationIp: address('Destination', "The peer's address on the segment."),
          interface: v.exactOptional(unit('Interface', 'The unit on that segment.')),
          instance: instanceOf,
          ...bfdTimers({ multiplier: 3 }),
        }),
        v.title('BFD probe'),
        v.description('Instead of pings: a BFD session between the nodes over a revenue segment.'),
        about({ source: 'YANG' }),
      ),
    ),
  }),
  v.title('Activeness probe'),
  v.description('Asked while the ICL is down: decides whether a backup node may become active.'),
);

const virtualIpSchema = v.object({
  address: prefix('Virtual IP', 'Gateway address, only on the active node; in the subnet of the interface.', {
    source: 'YANG',
  }),
  index: whole(1, 4000, 'Index', 'Number of the virtual IP in its group.', { source: 'YANG' }),
  interface: unit('Interface', 'Logical interface that carries it.'),
  useVirtualMac: flag('Virtual MAC', 'The same MAC address on both nodes instead of the physical one of the port.', {
    source: 'FWS-L10, VRRP',
  }),
});

const weight = whole(1, 1000, 'Weight', 'Counted while it fails.', { source: 'YANG' });
const bfdTarget = {
  destination: address('Destination', 'Address of the neighbour.'),
  source: v.exactOptional(address('Source', 'Own address.')),
  sessionType: v.exactOptional(
    choice(['singlehop', 'multihop'], 'Session type', 'A neighbour on the same link, or further away.'),
  ),
  interface: v.exactOptional(unit('Interface', 'Only for singlehop sessions.')),
  instance: instanceOf,
};
const ipTarget = { address: address('Address', 'Pinged by this node.'), instance: instanceOf };

const monitorsSchema = v.pipe(
  v.object({
    bfd: list(v.object(bfdTarget), 64, 'BFD'),
    ips: list(v.object(ipTarget), 64, 'IP addresses'),
    interfaces: list(port('Interface', 'Watched for physical link state.'), 64, 'Interfaces'),
  }),
  v.title('Monitors'),
  v.description('Any one of them failing makes the group ineligible on this node.'),
  about({ source: 'SEED, MONCLI' }),
);

const threshold = (what: string) =>
  whole(1, 1000, 'Threshold', `Weights of failed entries from which ${what} fails.`, { source: 'YANG' });
const partOf = <S extends v.GenericSchema>(entry: S, title: string) =>
  v.exactOptional(
    v.pipe(
      v.object({ threshold: v.exactOptional(threshold('this kind')), entries: list(entry, 64, title) }),
      v.title(title),
    ),
  );
const monitorObjectSchema = v.object({
  name: v.pipe(
    word('Name', 'At most 32 characters.', { source: 'YANG' }),
    v.maxLength(32, 'A monitor object has at most 32 characters.'),
  ),
  threshold: v.exactOptional(threshold('this object')),
  bfd: partOf(v.object({ ...bfdTarget, weight }), 'BFD'),
  ip: partOf(v.object({ ...ipTarget, weight }), 'IP addresses'),
  interface: partOf(
    v.object({ interface: port('Interface', 'Watched for physical link state.'), weight }),
    'Interfaces',
  ),
});

export const srgSchema = v.object({
  id: whole(0, 256, 'Services redundancy group', '0 is active on both nodes; 1 and up are active on one of them.', {
    source: 'SVC, YANG',
  }),
  peerId: v.exactOptional(whole(1, 10, 'Peer ID', 'The peer that this group is shared with.', { source: 'YANG' })),
  deploymentType: v.exactOptional(
    choice(DEPLOYMENT_TYPES, 'Deployment type', 'How neighbours are told which node is active.', {
      junosDefault: 'routing',
      source: 'YANG',
    }),
  ),
  activenessPriority: v.exactOptional(
    whole(1, 254, 'Activeness priority', 'The higher one becomes active at boot and stays so after a split brain.', {
      source: 'HYBRID, VRRP',
    }),
  ),
  preemption: flag('Preemption', 'The node with the higher priority takes the group back when it is well again.', {
    source: 'YANG, HYBRID',
  }),
  processPacketOnBackup: flag(
    'Process packets on backup',
    'The backup node handles packets of this group (ESP) as soon as routers send them there.',
    { source: 'VRRP, CC2MNHA' },
  ),
  managedIpsec: flag('Manages IPsec', 'The group owns the IPsec tunnels of its addresses (managed-services ipsec).', {
    source: 'YANG, IPSEC',
  }),
  prefixLists: list(
    v.object({ name: word('Prefix list', 'Prefixes that belong to this group.'), instance: instanceOf }),
    64,
    'Owned prefix lists',
  ),
  probe: v.exactOptional(probeSchema),
  activeSignalRoute: signalRoute('Active signal route', 'Installed while the group is active here.', 'SEED'),
  backupSignalRoute: signalRoute('Backup signal route', 'Installed while the group is backup here.', 'SEED'),
  installOnFailureRoute: signalRoute(
    'Failure route',
    'Installed while this group or the node has failed.',
    'JVD-FW, UPG',
  ),
  shutdownOnFailure: list(
    port('Interface', 'Shut while the node is isolated.'),
    64,
    'Shut on failure',
    'Group 0 only: ports that go down with the node.',
  ),
  virtualIps: list(virtualIpSchema, 2000, 'Virtual IPs'),
  monitors: monitorsSchema,
  monitorObjects: list(monitorObjectSchema, 10, 'Monitor objects', 'Weighted monitors; not together with plain ones.'),
  threshold: v.exactOptional(
    whole(1, 1000, 'Group threshold', 'Weights of failed objects from which the group is ineligible.', {
      source: 'YANG',
    }),
  ),
});
