// C1 to C28: the smallest configuration that each refuses, with the words of the device.
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../model/design';
import { without } from '../without';
import { A, findingsOf, pair, told, withDevice, withGroup, withLines, withNode, withText } from './broken.fixture';

const tr = pair('t-r');
const th = pair('t-h');
/** The texts of one rule that node A is refused with. */
const texts = (design: Design, rule: string): readonly string[] =>
  told(design, rule)
    .filter((line) => line.startsWith(`${rule} error A `))
    .map((line) => line.slice(line.indexOf('): ') + 3));
const switching = withGroup(th, 0, (srg) => ({
  ...without(srg, 'activeSignalRoute', 'backupSignalRoute'),
  deploymentType: 'switching',
}));
const cloud = withGroup(tr, 0, (srg) => ({
  ...without(srg, 'activeSignalRoute', 'backupSignalRoute', 'probe'),
  deploymentType: 'cloud',
  monitors: { bfd: [], ips: [], interfaces: [] },
}));
const HA_VPN = 'set security ipsec vpn ICL-VPN';
const HA_GATEWAY = 'set security ike gateway ICL-GW';
const NOT = 'When ha-link-encryption is enabled,';

describe('what a commit refuses', () => {
  it('nothing of the built-in pairs', () => {
    for (const spec of ['t-r', 't-h', 'srg0-only', 't-r+icd', 't-r+two-srgs', 't-h+two-srgs', 't-r+20.4'])
      expect(findingsOf(pair(spec)).filter(({ rule }) => rule.startsWith('C'))).toEqual([]);
    for (const design of [switching, cloud])
      expect(findingsOf(design).filter(({ rule }) => rule.startsWith('C'))).toEqual([]);
  });

  it.each<readonly [string, Design, readonly string[]]>([
    [
      'C1',
      withNode(tr, 0, (node) => ({ ...node, localId: 2 })),
      ['high-availability local-id must be different with peer-id'],
    ],
    [
      'C3',
      withGroup(tr, 0, (srg) => ({ ...srg, peerId: 3 })),
      ['above peer-id should be configured at chassis high-availability stanza'],
    ],
    [
      'C4',
      withNode(tr, 0, (node) => ({ ...node, peer: { ...node.peer, instance: 'NOWHERE' } })),
      ['referenced routing-instance must be defined'],
    ],
    [
      'C4',
      withNode(tr, 0, (node) => ({ ...node, instances: node.instances.map((each) => ({ ...each, type: 'vrf' })) })),
      ["'instance-type' for the referenced routing-instance must be configured as virtual-router"],
    ],
    [
      'C5',
      withNode(tr, 0, (node) => ({ ...node, peer: { ...node.peer, vpnProfile: 'OTHER' } })),
      ['Referenced vpn object must be defined under [edit security ipsec vpn]'],
    ],
    [
      'C5',
      withNode(tr, 0, (node) => ({ ...node, peer: { ...node.peer, vpnProfile: 'BRANCH' } })),
      ['Referenced vpn object must have ha-link-encryption flag defined'],
    ],
    [
      'C6',
      withGroup(tr, 0, (srg) => without(srg, 'probe')),
      ['activeness-probe dest-ip is mandatory for routing deployment type'],
    ],
    [
      'C6',
      withGroup(tr, 0, (srg) => without(srg, 'probe', 'deploymentType')),
      ['activeness-probe dest-ip is mandatory for routing deployment'],
    ],
    [
      'C7',
      withGroup(tr, 0, (srg) => ({ ...srg, probe: { destIp: '10.111.0.1' } })),
      ['activeness-probe src-ip is mandatory'],
    ],
    [
      'C8',
      withGroup(tr, 0, (srg) => without(srg, 'activeSignalRoute', 'backupSignalRoute')),
      [
        'active-signal-route is mandatory for routing deployment type',
        'backup-signal-route is mandatory for routing deployment type',
      ],
    ],
    [
      'C8',
      withGroup(th, 0, (srg) => without(srg, 'backupSignalRoute')),
      ['backup-signal-route is mandatory for hybrid deployment type'],
    ],
    [
      'C9',
      withGroup(tr, 0, (srg) => ({
        ...srg,
        virtualIps: [{ index: 1, address: '10.2.0.3/30', interface: 'ge-0/0/4.0', useVirtualMac: false }],
      })),
      ['virtual-ip is not allowed for routing deployment type'],
    ],
    [
      'C10',
      withGroup(th, 0, (srg) => ({ ...srg, virtualIps: srg.virtualIps.slice(1) })),
      ['virtual-ip index 1 is mandatory for hybrid deployment type'],
    ],
    [
      'C10',
      withGroup(switching, 0, (srg) => ({ ...srg, virtualIps: srg.virtualIps.slice(0, 1) })),
      ['virtual-ip index 2 is mandatory for switching deployment type'],
    ],
    [
      'C11',
      withGroup(th, 0, (srg) => ({
        ...srg,
        deploymentType: 'switching',
        probe: { destIp: '10.1.1.1', srcIp: '10.1.1.2' },
      })),
      [
        'active-signal-route is not allowed in switching deployment type',
        'backup-signal-route is not allowed in switching deployment type',
        'activeness-probe dest-ip is not allowed in switching  deployment type',
      ],
    ],
    [
      'C12',
      withGroup(th, 0, (srg) => ({
        ...srg,
        deploymentType: 'cloud',
        monitorObjects: [
          ...srg.monitorObjects,
          { name: 'T', threshold: 100, ip: { entries: [{ address: '10.200.0.1', weight: 100 }] } },
        ],
      })),
      [
        'virtual-ip is not allowed for cloud deployment type',
        'active-signal-route is not allowed for cloud deployment type',
        'backup-signal-route is not allowed for cloud deployment type',
        'activeness-probe is not allowed for cloud deployment type',
        'IP monitoring is not supported in cloud mode',
        'BFD monitoring is not supported in cloud mode',
      ],
    ],
    [
      'C12',
      withDevice(cloud, A, { release: '22.4R1' }),
      ['Services-redundancy-group 0 config is not allowed in cloud mode'],
    ],
    [
      'C13',
      withNode(cloud, 0, (node) => ({
        ...node,
        srgs: [
          ...node.srgs,
          ...node.srgs.slice(1).map((srg) => ({ ...srg, id: 2, deploymentType: 'routing' as const })),
        ],
      })),
      ['routing SRG is not supported in public cloud mode'],
    ],
    [
      'C14',
      withGroup(tr, 0, (srg) => ({ ...srg, probe: { ...srg.probe, minimumIntervalMs: 1000, multiplier: 3 } })),
      [
        'activeness-probe minimum-interval is only allowed in switching or hybrid deployment',
        'activeness-probe multiplier is only allowed in switching or hybrid deployment',
        'activeness-probe dest-ip is not allowed when activeness-probe minimum-interval is configured',
        'activeness-probe dest-ip is not allowed when activeness-probe multiplier is configured',
      ],
    ],
    [
      'C14',
      withGroup(th, 0, (srg) => ({
        ...srg,
        probe: { ...srg.probe, bfd: { sourceIp: '192.168.252.2', destinationIp: '192.168.252.3' } },
      })),
      ['activeness-probe minimum-interval must not be defined', 'activeness-probe multiplier must not be defined'],
    ],
    [
      'C15',
      withGroup(tr, 0, (srg) => ({ ...srg, backupSignalRoute: { address: '10.39.1.1' } })),
      ['active-signal-route must be different from backup-signal-route'],
    ],
    [
      'C15',
      withGroup(pair('t-r+two-srgs'), 0, (srg) => ({ ...srg, activeSignalRoute: { address: '10.39.2.1' } })),
      ['active-signal-route must be unique', 'active-signal-route must be unique'],
    ],
    [
      'C16',
      withGroup(th, 0, (srg) => ({
        ...srg,
        virtualIps: srg.virtualIps.map((vip) => ({ ...vip, address: '192.168.252.254/24', interface: 'ge-0/0/2.0' })),
      })),
      [
        'Virtual IPs must be unique',
        'Virtual IP interfaces must be unique',
        'Virtual IPs must be unique',
        'Virtual IP interfaces must be unique',
      ],
    ],
    [
      'C17',
      withGroup(th, 0, (srg) => ({
        ...srg,
        monitors: {
          bfd: [{ destination: '10.10.99.1', sessionType: 'singlehop', interface: 'ge-0/0/0.0' }],
          ips: [{ address: '10.200.0.1' }],
          interfaces: ['ge-0/0/2'],
        },
      })),
      [
        'monitor ip must not be defined',
        'monitor bfd-liveliness must not be defined',
        'monitor interface must not be defined',
      ],
    ],
    ['C18', withGroup(th, 0, (srg) => without(srg, 'threshold')), ['srg-threshold must be defined']],
    ['C18', withGroup(th, 0, (srg) => ({ ...srg, monitorObjects: [] })), ['monitor-object must be defined']],
    [
      'C18',
      withGroup(th, 0, (srg) => ({ ...srg, monitorObjects: [...srg.monitorObjects, { name: 'EMPTY' }] })),
      ['one or more monitor entry needs to be defined under this monitor-object!'],
    ],
    [
      'C19',
      withGroup(tr, 0, (srg) => ({
        ...srg,
        monitors: {
          ...srg.monitors,
          bfd: [
            { destination: '10.3.0.1', sessionType: 'singlehop' },
            { destination: '10.2.0.1', sessionType: 'multihop', interface: 'ge-0/0/4.0' },
          ],
        },
      })),
      [
        'Interface should be mentioned for singlehop bfd monitoring sessions',
        'Interface name not allowed for multihop bfd monitoring sessions',
      ],
    ],
    [
      'C20',
      withGroup(tr, 0, (srg) => ({ ...srg, monitors: { ...srg.monitors, interfaces: ['ge-0/0/9'] } })),
      ['Interface must be defined before configuring monitoring'],
    ],
    [
      'C21',
      withGroup(tr, 0, (srg) => ({ ...srg, prefixLists: [{ name: 'NONE' }] })),
      ['Prefix-list name must be configured under policy-options prefix-list'],
    ],
    [
      'C22',
      withNode(pair('t-r+icd'), 0, (node) => without(node, 'localForwardingIp')),
      ['Local forwarding ip must be configured'],
    ],
    [
      'C22',
      withNode(pair('t-r+icd'), 0, (node) => ({
        ...node,
        localForwardingIp: '10.22.0.1',
        peer: { ...node.peer, forwarding: { peerIp: '10.22.0.2', liveness: {} } },
      })),
      [
        'local-forwarding-ip must be different from local-ip address',
        'peer-forwarding-ip must be different from peer-ip address',
      ],
    ],
    [
      'C22',
      withNode(pair('t-r+icd'), 0, (node) => ({ ...node, localForwardingIp: '100.64.10.10' })),
      ['peer-forwarding-ip must be different from local-forwarding-ip'],
    ],
    [
      'C23',
      withLines(
        tr,
        0,
        `${HA_VPN} df-bit copy`,
        `${HA_VPN} establish-tunnels immediately`,
        `${HA_VPN} ike idle-time 60`,
      ),
      [
        `${NOT} ike idle-time configuration is not allowed`,
        `${NOT} df-bit configuration is not allowed`,
        `${NOT} establish-tunnels immediately configuration is not allowed`,
      ],
    ],
    [
      'C24',
      withLines(tr, 0, `${HA_GATEWAY} address 10.22.0.2`, `${HA_GATEWAY} dead-peer-detection interval 10`),
      [
        `${NOT} peer address is pre-defined and cannot be configured in associated IKE Gateway`,
        `${NOT} dead-peer-detection (mode:always-send, Interval: 3 sec, Threshold:10) is pre-defined and cannot be configured in associated IKE Gateway`,
      ],
    ],
    [
      'C25',
      withNode(tr, 0, (node) => ({
        ...node,
        ike: { ...node.ike, gateways: node.ike.gateways.map((each) => without(each, 'version')) },
      })),
      [`${NOT} associated IKE Gateway must be version 2`],
    ],
    [
      'C26',
      withLines(tr, 0, 'set interfaces st0 unit 16000 family inet'),
      ['st0 unit 16000 to 16385 is disallowed in SRX HA mode'],
    ],
    [
      'C27',
      withLines(th, 0, 'set interfaces ge-0/0/2 unit 0 family ethernet-switching'),
      ['Referenced interface must not be ethernet-switching interface of switching mode'],
    ],
    [
      'C28',
      withDevice(
        withNode(tr, 0, (node) => ({ ...node, junosIke: false })),
        A,
        { model: 'vSRX' },
      ),
      ["'ha-link-encryption' can be configure only in FIPS mode"],
    ],
  ])('%s', (rule, design, expected) => {
    expect(texts(design, rule)).toEqual(expected);
  });

  it('C2: an id without its counterpart', () => {
    const bare = (statement: RegExp): Design =>
      withText(tr, 0, (text) =>
        text
          .split('\n')
          .filter((line) => !statement.test(line))
          .join('\n'),
      );
    expect(texts(bare(/high-availability peer-id/), 'C2')).toEqual(['high-availability peer-id must be defined']);
    expect(texts(bare(/high-availability local-id/), 'C2')).toEqual(['high-availability local-id must be defined']);
  });

  it('C15: routes of one group may be those of another before 22.3', () => {
    const same = withGroup(pair('t-r+two-srgs'), 0, (srg) => ({ ...srg, activeSignalRoute: { address: '10.39.2.1' } }));
    expect(texts(withDevice(same, A, { release: '22.2R1' }), 'C15')).toEqual([]);
  });

  it('points at the place of the statement', () => {
    const design = withGroup(tr, 1, (srg) => without(srg, 'backupSignalRoute'));
    expect(findingsOf(design).find(({ rule }) => rule === 'C8')).toMatchObject({
      subject: { kind: 'group', id: 'A-B', path: ['nodes', 1, 'srgs', 1, 'backupSignalRoute'] },
      subjectName: 'B SRG1',
      source: 'YANG',
    });
  });
});
