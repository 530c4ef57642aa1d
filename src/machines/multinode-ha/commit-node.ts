// What a commit refuses about ids, instances, ICL, ICD and interfaces of a node: C1 to C5, C20 to C22, C26, C27. It knows one node.
import { child, childWords } from '../../vendor/junos';
import type { Committed, Refusal } from './commit-checks';
import { portOf } from './links';
import { isAtLeast } from './release';
import type { Srg } from './schema';

type Path = Refusal['path'];
const refusal = (rule: string, what: string, path: Path, text: string): Refusal => ({ rule, what, path, text });

function identity({ node, tree }: Committed): readonly Refusal[] {
  const ha = child(tree, 'chassis', 'high-availability');
  const hasLocal = childWords(ha, 'local-id').some((word) => /^\d+$/.test(word));
  const hasPeer = childWords(ha, 'peer-id').length > 0;
  const { peer, srgs } = node;
  return [
    ...(node.localId === peer.peerId
      ? [refusal('C1', 'ids', ['localId'], 'high-availability local-id must be different with peer-id')]
      : []),
    ...(hasLocal && !hasPeer ? [refusal('C2', 'ids', ['peer'], 'high-availability peer-id must be defined')] : []),
    ...(hasPeer && !hasLocal ? [refusal('C2', 'ids', ['localId'], 'high-availability local-id must be defined')] : []),
    ...srgs.flatMap((srg, index) =>
      srg.peerId === undefined || srg.peerId === peer.peerId
        ? []
        : [
            refusal(
              'C3',
              `SRG${srg.id}`,
              ['srgs', index, 'peerId'],
              'above peer-id should be configured at chassis high-availability stanza',
            ),
          ],
    ),
  ];
}

/** Every routing instance that a group refers to, with the place that does. */
function instancesOf(srg: Srg, at: Path): readonly (readonly [string, Path])[] {
  const named = (instance: string | undefined, ...path: Path): readonly (readonly [string, Path])[] =>
    instance === undefined ? [] : [[instance, [...at, ...path]]];
  return [
    ...named(srg.probe?.instance, 'probe', 'instance'),
    ...named(srg.probe?.bfd?.instance, 'probe', 'bfd', 'instance'),
    ...named(srg.activeSignalRoute?.instance, 'activeSignalRoute', 'instance'),
    ...named(srg.backupSignalRoute?.instance, 'backupSignalRoute', 'instance'),
    ...named(srg.installOnFailureRoute?.instance, 'installOnFailureRoute', 'instance'),
    ...srg.prefixLists.flatMap(({ instance }, index) => named(instance, 'prefixLists', index, 'instance')),
    ...srg.monitors.bfd.flatMap(({ instance }, index) => named(instance, 'monitors', 'bfd', index, 'instance')),
    ...srg.monitors.ips.flatMap(({ instance }, index) => named(instance, 'monitors', 'ips', index, 'instance')),
    ...srg.monitorObjects.flatMap((object, number) =>
      (['bfd', 'ip'] as const).flatMap((kind) =>
        (object[kind]?.entries ?? []).flatMap(({ instance }, index) =>
          named(instance, 'monitorObjects', number, kind, 'entries', index, 'instance'),
        ),
      ),
    ),
  ];
}

function instances({ node }: Committed): readonly Refusal[] {
  const { peer, srgs } = node;
  const used: readonly (readonly [string, string, Path])[] = [
    ...(peer.instance === undefined ? [] : [[peer.instance, 'ICL', ['peer', 'instance']] as const]),
    ...srgs.flatMap((srg, index) =>
      instancesOf(srg, ['srgs', index]).map(([instance, path]) => [instance, `SRG${srg.id}`, path] as const),
    ),
  ];
  return used.flatMap(([name, what, path]) => {
    const found = node.instances.find((instance) => instance.name === name);
    if (found === undefined) return [refusal('C4', what, path, 'referenced routing-instance must be defined')];
    return found.type === 'virtual-router'
      ? []
      : [
          refusal(
            'C4',
            what,
            path,
            "'instance-type' for the referenced routing-instance must be configured as virtual-router",
          ),
        ];
  });
}

function profile({ node }: Committed): readonly Refusal[] {
  const { vpnProfile } = node.peer;
  if (vpnProfile === undefined) return [];
  const vpn = node.ipsec.vpns.find(({ name }) => name === vpnProfile);
  if (vpn === undefined)
    return [
      refusal(
        'C5',
        'ICL',
        ['peer', 'vpnProfile'],
        'Referenced vpn object must be defined under [edit security ipsec vpn]',
      ),
    ];
  return vpn.haLinkEncryption
    ? []
    : [refusal('C5', 'ICL', ['peer', 'vpnProfile'], 'Referenced vpn object must have ha-link-encryption flag defined')];
}

function references({ node, tree, release }: Committed): readonly Refusal[] {
  const lists = new Set(childWords(tree, 'policy-options', 'prefix-list'));
  const isDefined = (port: string): boolean => child(tree, 'interfaces', port) !== undefined;
  const is223 = isAtLeast(release, 22, 3) && !isAtLeast(release, 22, 4);
  return node.srgs.flatMap((srg, index) => {
    const what = `SRG${srg.id}`;
    const at: Path = ['srgs', index];
    const watched: readonly (readonly [string, Path])[] = [
      ...srg.monitors.interfaces.map((port, entry) => [port, [...at, 'monitors', 'interfaces', entry]] as const),
      ...srg.monitorObjects.flatMap((object, number) =>
        (object.interface?.entries ?? []).map(
          (each, entry) => [each.interface, [...at, 'monitorObjects', number, 'interface', 'entries', entry]] as const,
        ),
      ),
    ];
    return [
      ...watched.flatMap(([port, path]) =>
        isDefined(port) ? [] : [refusal('C20', what, path, 'Interface must be defined before configuring monitoring')],
      ),
      ...srg.prefixLists.flatMap(({ name }, list) =>
        lists.has(name) && !(srg.id === 0 && is223)
          ? []
          : [
              refusal(
                'C21',
                what,
                [...at, 'prefixLists', list],
                'Prefix-list name must be configured under policy-options prefix-list',
              ),
            ],
      ),
    ];
  });
}

function datapath({ node }: Committed): readonly Refusal[] {
  const { localIp, localForwardingIp: own, peer } = node;
  const { forwarding } = peer;
  const told = (isWrong: boolean, path: Path, text: string): readonly Refusal[] =>
    isWrong ? [refusal('C22', 'ICD', path, text)] : [];
  const far: Path = ['peer', 'forwarding', 'peerIp'];
  return [
    ...told(
      forwarding !== undefined && own === undefined,
      ['localForwardingIp'],
      'Local forwarding ip must be configured',
    ),
    ...told(own === localIp, ['localForwardingIp'], 'local-forwarding-ip must be different from local-ip address'),
    ...told(forwarding?.peerIp === peer.peerIp, far, 'peer-forwarding-ip must be different from peer-ip address'),
    ...told(
      forwarding !== undefined && forwarding.peerIp === own,
      far,
      'peer-forwarding-ip must be different from local-forwarding-ip',
    ),
  ];
}

function interfaces({ node, tree, release }: Committed): readonly Refusal[] {
  const isSwitched = (unit: string | undefined): boolean => {
    if (unit === undefined) return false;
    const number = /\.(\d+)$/.exec(unit)?.[1] ?? '0';
    return child(tree, 'interfaces', portOf(unit), 'unit', number, 'family', 'ethernet-switching') !== undefined;
  };
  const text = 'Referenced interface must not be ethernet-switching interface of switching mode';
  const reserved = childWords(tree, 'interfaces', 'st0', 'unit').some((unit) => {
    const number = Number(unit);
    return number >= 16_000 && number <= 16_385;
  });
  return [
    ...(reserved && isAtLeast(release, 23, 4)
      ? [refusal('C26', 'st0', ['interfaces'], 'st0 unit 16000 to 16385 is disallowed in SRX HA mode')]
      : []),
    ...(isSwitched(node.peer.interface) ? [refusal('C27', 'ICL', ['peer', 'interface'], text)] : []),
    ...node.srgs.flatMap((srg, index) =>
      srg.virtualIps.flatMap((vip, number) =>
        isSwitched(vip.interface)
          ? [refusal('C27', `SRG${srg.id}`, ['srgs', index, 'virtualIps', number, 'interface'], text)]
          : [],
      ),
    ),
  ];
}

export const nodeRefusals = (committed: Committed): readonly Refusal[] => [
  ...identity(committed),
  ...instances(committed),
  ...profile(committed),
  ...references(committed),
  ...datapath(committed),
  ...interfaces(committed),
];
