// L31 to L45 and the limits of releases: tunnels, neighbours, what both have alike, statements that do not belong here.
import { describe, expect, it } from 'vitest';
import { readJunos } from '../../../vendor/junos';
import { readOneNode } from '../config-read';
import { without } from '../without';
import {
  A,
  B,
  groupOf,
  mended,
  pair,
  textsOf,
  told,
  withDevice,
  withGroup,
  withLines,
  withNode,
  withText,
} from './broken.fixture';
import { pairFindings } from './index';

const tr = pair('t-r');
const th = pair('t-h');

describe('tunnels', () => {
  it('L31: ESP on the backup', () => {
    const design = pair('t-r+ppob-off');
    expect(told(design)).toEqual(
      ['A', 'B'].map(
        (name) => `L31 warning ${name} SRG1: SRG1 of ${name} owns IPsec tunnels and has no process-packet-on-backup.`,
      ),
    );
    expect(told(mended(design, 'L31'))).toEqual([]);
    // before 22.4 the first group owns them without saying so
    expect(told(pair('t-r+20.4+ppob-off'), 'L31')).toHaveLength(2);
    expect(told(pair('t-h'), 'L31')).toEqual([]);
  });
  const gateway = (change: object) =>
    withNode(tr, 0, (node) => ({
      ...node,
      ike: {
        ...node.ike,
        gateways: node.ike.gateways.map((each) => (each.name === 'BRANCH' ? { ...each, ...change } : each)),
      },
    }));
  it('L32: ends on an address of the group', () => {
    expect(told(gateway({ localAddress: '10.3.0.2' }), 'L32')).toEqual([
      'L32 error A gateway BRANCH: local-address of IKE gateway BRANCH on A is 10.3.0.2, in no prefix list of a group: the tunnel is not owned by one.',
    ]);
    expect(told(gateway({ externalInterface: 'ge-0/0/3.0' }), 'L32')).toEqual([
      'L32 error A gateway BRANCH: external-interface of IKE gateway BRANCH on A is ge-0/0/3.0: in routing mode it is the loopback with the floating IP.',
    ]);
    expect(told(pair('t-r+20.4'), 'L32')).toEqual([]);
  });
  it('L33: one zone for the loopback and the ports, and a policy within', () => {
    const moved = withNode(tr, 0, (node) => ({
      ...node,
      zones: node.zones.map((zone) => ({
        ...zone,
        interfaces:
          zone.name === 'untrust'
            ? zone.interfaces.filter(({ name }) => name !== 'lo0.0')
            : zone.name === 'vpn'
              ? [...zone.interfaces, { name: 'lo0.0', services: [], protocols: [] }]
              : zone.interfaces,
      })),
    }));
    expect(told(moved, 'L33')).toEqual([
      'L33 error A lo0.0: lo0.0 of A, where tunnel BRANCH ends, is in zone vpn, with no port that IKE and ESP could arrive on.',
    ]);
    const policy = (change: (applications: readonly string[]) => readonly string[]) =>
      withNode(tr, 0, (node) => ({
        ...node,
        securityPolicies: node.securityPolicies.map((each) =>
          each.name === 'ike-esp' ? { ...each, applications: change(each.applications) } : each,
        ),
      }));
    expect(
      told(
        policy(() => ['junos-ike']),
        'L33',
      ),
    ).toEqual(['L33 error A lo0.0: No policy of A permits ESP within zone untrust, from the ports to lo0.0.']);
    expect(
      told(
        policy(() => ['any']),
        'L33',
      ),
    ).toEqual([]);
  });
  it('L34: tunnels without a group that moves', () => {
    const design = withGroup(tr, 'both', (srg) => ({ ...srg, managedIpsec: false }));
    expect(told(design)).toEqual(
      ['A', 'B'].map(
        (name) =>
          `L34 warning ${name} gateway BRANCH: IKE gateway BRANCH of ${name} ends on no group with roles: its tunnels do not move.`,
      ),
    );
  });
});

describe('neighbours', () => {
  it('L35: one AS towards a router', () => {
    const design = withNode(tr, 1, (node) => ({ ...node, as: 65_001 }));
    expect(told(design, 'L35')).toEqual([
      'L35 warning BGP group UP: BGP group UP presents AS 65000 on A and AS 65001 on B: neighbours do not compare their MED.',
      'L35 warning BGP group DOWN: BGP group DOWN presents AS 65000 on A and AS 65001 on B: neighbours do not compare their MED.',
    ]);
  });
  it('L36: internal BGP in a bow tie', () => {
    const design = pair('t-h+ibgp');
    expect(told(design)).toEqual(
      ['A', 'B'].map(
        (name) =>
          `L36 warning ${name} BGP group UPLINKS: ${name} speaks internal BGP with 2 routers, without another routing protocol and without an ICD.`,
      ),
    );
    expect(told(pair('t-h+ibgp+icd'))).toEqual([]);
    const igp = 'set protocols ospf area 0.0.0.0 interface ge-0/0/0.0';
    expect(told(withLines(design, 'both', igp), 'L36')).toEqual([]);
    expect(told(pair('t-r+ibgp'))).toEqual([]);
  });
  it('L37: a datapath where flows may be asymmetric', () => {
    expect(told(pair('t-r+ecmp'))).toEqual([
      'L37 warning ICD: Answers may come back through the other node (R1 and R2 use equal paths together), and there is no inter-chassis datapath.',
    ]);
    expect(told(pair('t-r+two-srgs'))).toEqual([
      'L37 warning ICD: Answers may come back through the other node (2 groups may be active on different nodes), and there is no inter-chassis datapath.',
    ]);
    expect(told(pair('t-r+ecmp+icd'))).toEqual([]);
  });
  it('L37: with room for the header', () => {
    const design = withNode(pair('t-r+icd'), 0, (node) => ({
      ...node,
      interfaces: node.interfaces.map((each) => without(each, 'mtu')),
    }));
    expect(told(design)).toEqual([
      'L37 warning A ge-0/0/7: The ICD of A on ge-0/0/7 has an MTU of 1514: at least 1600 is needed, 2000 for IPv6.',
    ]);
  });
});

describe('what both have alike', () => {
  it('L38: interfaces and zones', () => {
    const renamed = withText(tr, 1, (text) => text.replaceAll('ge-0/0/4', 'ge-0/0/1'));
    expect(told(renamed, 'L38')).toEqual([
      'L38 error B ge-0/0/4.0: A forwards on ge-0/0/4.0, and B has no such interface for traffic.',
      'L38 error A ge-0/0/1.0: B forwards on ge-0/0/1.0, and A has no such interface for traffic.',
    ]);
    const zoned = withText(tr, 1, (text) => text.replaceAll('zone trust', 'zone inside'));
    expect(told(zoned, 'L38')).toEqual([
      'L38 error B ge-0/0/4.0: ge-0/0/4.0 is in zone trust on A and in zone inside on B.',
    ]);
  });
  it('L39: policies, NAT and VPNs', () => {
    const line = 'set security nat source pool P address 203.0.113.100/32';
    expect(told(withLines(tr, 0, line))).toEqual([
      'L39 warning security nat: The statements under security nat differ between A and B.',
    ]);
    expect(told(withLines(tr, 'both', line))).toEqual([]);
    const policy = withNode(tr, 1, (node) => ({ ...node, securityPolicies: node.securityPolicies.slice(0, -2) }));
    expect(told(policy, 'L39')).toEqual([
      'L39 warning security policies: The statements under security policies differ between A and B.',
    ]);
  });
  it('L45: model and release', () => {
    expect(told(withDevice(tr, B, { model: 'SRX2300' }))).toEqual([
      'L45 error A-B: The nodes have different models: A SRX1600 and B SRX2300.',
    ]);
    const newer = withDevice(tr, B, { release: '24.2R2' });
    expect(told(newer)).toEqual(['L45 error A-B: The nodes have different releases: A 24.4R1 and B 24.2R2.']);
    expect(told(withNode(newer, 1, (node) => ({ ...node, softwareUpgrade: true })))).toEqual([]);
  });
});

describe('statements', () => {
  it('L40: proxy-arp', () => {
    expect(told(withLines(tr, 'both', 'set security nat proxy-arp interface ge-0/0/3.0 address 10.3.0.3/32'))).toEqual(
      ['A', 'B'].map(
        (name) =>
          `L40 warning ${name} proxy-arp: ${name} answers for NAT addresses by proxy-arp, and so does the other node.`,
      ),
    );
  });
  it('L41: virtual MAC on a virtual switch', () => {
    const virtual = (forgedTransmits: boolean) =>
      withNode(
        withDevice(withDevice(pair('t-h+virtual-mac'), A, { model: 'vSRX' }), B, { model: 'vSRX' }),
        0,
        (node) => ({
          ...node,
          forgedTransmits,
        }),
      );
    expect(told(virtual(true))).toEqual([]);
    expect(told(virtual(false))).toEqual([
      'L41 warning A: A uses virtual MAC addresses, and its virtual switch does not allow forged transmits.',
    ]);
  });
  it('L42: a default route that beats BGP', () => {
    expect(told(withLines(tr, 0, 'set interfaces fxp0 unit 0 family inet dhcp'))).toEqual([
      'L42 warning A fxp0: fxp0 of A gets its address by DHCP, and with it a default route.',
    ]);
    const routed = withLines(
      tr,
      0,
      'set interfaces fxp0 unit 0 family inet address 192.0.2.11/24',
      'set routing-options static route 0.0.0.0/0 next-hop 192.0.2.1',
    );
    expect(told(routed)).toEqual([
      'L42 warning A 0.0.0.0/0: The static default route of A points to 192.0.2.1, over a port in no security zone.',
    ]);
  });
  it('L43: statements of a chassis cluster', () => {
    const lines = ['set chassis cluster reth-count 2', 'set interfaces reth0 unit 0'];
    expect(told(withLines(tr, 0, ...lines), 'L43')).toEqual([
      'L43 warning A: A has statements of a chassis cluster: chassis cluster and reth0.',
    ]);
  });
  it('L44: the flat model on 26.x, the grid model before', () => {
    const late = withDevice(withDevice(tr, A, { release: '26.2R1' }), B, { release: '26.2R1' });
    expect(told(late)).toEqual(
      ['A', 'B'].map(
        (name) =>
          `L44 error ${name}: ${name} runs 26.2R1 and has the flat model: it commits, and Multinode HA is never activated.`,
      ),
    );
    expect(told(withLines(tr, 0, 'set chassis high-availability grid-id 1'), 'L44')).toEqual([
      'L44 error A: A has the grid model of 26.x and runs 24.4R1: it is never activated.',
    ]);
  });
});

describe('limits of releases and models', () => {
  it('statements that are newer than the release', () => {
    const old = withDevice(withDevice(th, A, { release: '22.3R1', model: 'SRX4600' }), B, {
      release: '22.3R1',
      model: 'SRX4600',
    });
    expect(told(old, '5.7').filter((line) => line.includes(' A: '))).toEqual([
      '5.7 error A: A has 22.3R1, which does not know activeness-probe minimum-interval and multiplier: from 22.4 on.',
      '5.7 error A: A has 22.3R1, which does not know monitor-object: from 23.4 on.',
    ]);
  });
  it('numbers of groups and of virtual IPs', () => {
    const big = withGroup(tr, 0, (srg) => ({ ...srg, id: 21 }));
    expect(told(big, '5.7')).toEqual(['5.7 error A: services-redundancy-group 21 of A: 0 to 20 from 22.3 on.']);
    const many = withGroup(withDevice(th, A, { release: '24.2R1' }), 0, (srg) => ({
      ...srg,
      virtualIps: srg.virtualIps.map((vip, at) => (at === 1 ? { ...vip, index: 33 } : vip)),
    }));
    expect(told(many, '5.7')).toEqual([
      '5.7 error A: A virtual IP of A has an index above 32, which 24.2R1 does not take.',
    ]);
  });
  it('models', () => {
    expect(told(withDevice(tr, A, { model: 'SRX345' }), '5.7')).toEqual([
      '5.7 error A: A: SRX345 has no Multinode HA.',
    ]);
    expect(told(withDevice(tr, A, { release: '22.4R1' }), '5.7')).toEqual([
      '5.7 error A: SRX1600 has Multinode HA from 23.4 on; A has 22.4R1.',
    ]);
  });
  it('a config that breaks its schema is one finding a field', () => {
    const group = { ...groupOf(tr), config: { ...groupOf(tr).config, bootOrder: 'never' } };
    expect(pairFindings(tr, group)).toMatchObject([{ rule: 'config', severity: 'error', subjectName: 'A-B' }]);
  });
});

it('compares nothing where one node was only inferred', () => {
  const [file] = textsOf(tr);
  if (file === undefined) throw new Error('There is no file.');
  const read = readOneNode(readJunos(file.text).tree, file);
  if (read === undefined) throw new Error('The file is no node.');
  const rules = new Set(told(read.design).map((line) => line.split(' ')[0]));
  expect([...rules].filter((rule) => ['L9', 'L15', 'L25', 'L38', 'L39', 'L45'].includes(rule ?? ''))).toEqual([]);
});
